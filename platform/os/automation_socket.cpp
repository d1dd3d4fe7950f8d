#include "platform/os/automation_socket.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "platform/os/descriptor.h"
#include "platform/os/files.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

namespace shuke::os {
namespace {

constexpr std::size_t k_most_lines = 256;               // taken by nobody yet; then nothing is read for a while
constexpr std::size_t k_most_unread = 8 * 1024 * 1024;  // bytes of answers that a script leaves lying
constexpr std::size_t k_most_connections = 16;
constexpr int k_farewell_ms = 500;

[[noreturn]] void refuse_socket(const std::string& path, int error) {
  throw OsError("The automation socket " + path + " cannot be made", error, "choose another path");
}

sockaddr_un address_of(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.empty() || path.size() >= sizeof address.sun_path) {
    throw OsError("The path of the automation socket must have 1 to " + std::to_string(sizeof address.sun_path - 1) +
                  " bytes; choose a shorter one.");
  }
  std::memcpy(address.sun_path, path.data(), path.size());
  return address;
}

int stream_socket() { return ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0); }

bool somebody_listens(const sockaddr_un& address) {
  const Descriptor probe(stream_socket());
  if (::connect(probe.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return true;
  return errno == EAGAIN;  // alive, its queue is full
}

// A till that was killed leaves its socket file behind; only a socket nobody answers is taken away.
void remove_stale(const std::string& path, const sockaddr_un& address) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) return;
  if (!S_ISSOCK(status.st_mode))
    throw OsError("The automation socket cannot be made at " + path + ": another file is there; choose another path.");
  if (somebody_listens(address))
    throw OsError("The automation socket " + path + " is in use by another shuke-till; close it or choose another path.");
  if (::unlink(path.c_str()) != 0) refuse_socket(path, errno);
}

int listen_at(const std::string& path) {
  const sockaddr_un address = address_of(path);
  remove_stale(path, address);
  Descriptor socket(stream_socket());
  // Before bind: the file never exists with another mode.
  const bool is_bound = socket.is_open() && ::fchmod(socket.get(), S_IRUSR | S_IWUSR) == 0 &&
                        ::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  if (!is_bound) refuse_socket(path, errno);
  if (::listen(socket.get(), static_cast<int>(k_most_connections)) != 0) refuse_socket(path, errno);
  return socket.release();
}

// One script at the other end.
struct Connection {
  explicit Connection(int file) : socket(file) {}
  Descriptor socket;
  std::string half;     // of a line
  std::string answers;  // not yet sent
  bool is_over = false;
};

}  // namespace

struct AutomationSocket::Parts {
  Parts(std::string socket_path, std::function<void()> wake_up, std::size_t longest)
      : path(std::move(socket_path)), wake(std::move(wake_up)), longest_line(longest), listener(listen_at(path)) {
    if (::pipe2(bell.data(), O_CLOEXEC | O_NONBLOCK) != 0) refuse_socket(path, errno);
    thread = std::jthread([this](std::stop_token stop) { serve(stop); });
  }
  ~Parts() {
    thread.request_stop();
    ring();
    if (thread.joinable()) thread.join();
    for (const int end : bell) ::close(end);
    ::unlink(path.c_str());
  }

  void ring() const {
    const char any = 1;
    [[maybe_unused]] const ssize_t full_is_fine = ::write(bell[1], &any, 1);
  }

  void serve(const std::stop_token& stop);
  void wait_for_work(int timeout_ms);
  void accept_one();
  void read_from(std::uint64_t id, Connection& connection);
  void cut_lines(std::uint64_t id, Connection& connection, std::string_view bytes);
  void write_to(Connection& connection) const;
  void collect_answers();
  void deliver();
  bool has_answers() const;

  const std::string path;
  const std::function<void()> wake;
  const std::size_t longest_line;
  const Descriptor listener;
  std::array<int, 2> bell{-1, -1};

  // Of the thread alone.
  std::map<std::uint64_t, Connection> connections;
  std::uint64_t last_id = 0;
  std::vector<SocketLine> fresh;
  bool is_full = false;

  std::mutex mailbox;
  std::vector<SocketLine> lines;                                // guarded by mailbox
  std::vector<std::pair<std::uint64_t, std::string>> outgoing;  // guarded by mailbox

  std::jthread thread;  // last: it uses everything above
};

void AutomationSocket::Parts::serve(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    wait_for_work(-1);
    collect_answers();
    for (auto& [id, connection] : connections) write_to(connection);
    deliver();
  }
  collect_answers();
  for (int round = 0; round < 10 && has_answers(); ++round) {
    wait_for_work(k_farewell_ms / 10);
    for (auto& [id, connection] : connections) write_to(connection);
  }
}

bool AutomationSocket::Parts::has_answers() const {
  return std::any_of(connections.begin(), connections.end(),
                     [](const auto& entry) { return !entry.second.answers.empty() && !entry.second.is_over; });
}

void AutomationSocket::Parts::wait_for_work(int timeout_ms) {
  std::vector<pollfd> watched{{bell[0], POLLIN, 0}, {listener.get(), POLLIN, 0}};
  std::vector<std::uint64_t> ids;
  for (const auto& [id, connection] : connections) {
    const int events = (is_full ? 0 : POLLIN) | (connection.answers.empty() ? 0 : POLLOUT);
    watched.push_back({connection.socket.get(), static_cast<short>(events), 0});
    ids.push_back(id);
  }
  if (::poll(watched.data(), watched.size(), timeout_ms) <= 0) return;
  char rings[64];
  while (::read(bell[0], rings, sizeof rings) > 0) {
  }
  for (std::size_t i = 0; i < ids.size(); ++i) {
    Connection& connection = connections.at(ids[i]);
    const short now = watched[i + 2].revents;
    if ((now & POLLIN) != 0) read_from(ids[i], connection);
    if ((now & (POLLHUP | POLLERR)) != 0 && (now & POLLIN) == 0) connection.is_over = true;
  }
  if ((watched[1].revents & POLLIN) != 0) accept_one();
}

void AutomationSocket::Parts::accept_one() {
  const int file = ::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
  if (file < 0) return;
  if (connections.size() < k_most_connections) {
    connections.try_emplace(++last_id, file);
  } else {
    ::close(file);
  }
}

void AutomationSocket::Parts::read_from(std::uint64_t id, Connection& connection) {
  char bytes[16384];
  const ssize_t count = ::read(connection.socket.get(), bytes, sizeof bytes);
  if (count > 0) return cut_lines(id, connection, {bytes, static_cast<std::size_t>(count)});
  if (count == 0 || (errno != EAGAIN && errno != EINTR)) connection.is_over = true;
}

void AutomationSocket::Parts::cut_lines(std::uint64_t id, Connection& connection, std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::size_t room = longest_line + 1 - connection.half.size();
    connection.half.append(bytes.substr(0, std::min(end, room)));
    if (end == bytes.size()) return;
    if (!connection.half.empty() && connection.half.back() == '\r') connection.half.pop_back();
    if (!connection.half.empty()) fresh.push_back({id, std::exchange(connection.half, {}), false});
    bytes.remove_prefix(end + 1);
  }
}

void AutomationSocket::Parts::write_to(Connection& connection) const {
  while (!connection.answers.empty()) {
    const ssize_t count = ::send(connection.socket.get(), connection.answers.data(), connection.answers.size(), MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      if (errno != EAGAIN) connection.is_over = true;
      return;
    }
    connection.answers.erase(0, static_cast<std::size_t>(count));
  }
}

void AutomationSocket::Parts::collect_answers() {
  std::vector<std::pair<std::uint64_t, std::string>> taken;
  {
    const std::lock_guard lock(mailbox);
    taken.swap(outgoing);
    is_full = lines.size() >= k_most_lines;
  }
  for (const auto& [id, text] : taken) {
    const auto it = connections.find(id);
    if (it == connections.end()) continue;
    it->second.answers.append(text).push_back('\n');
    if (it->second.answers.size() > k_most_unread) it->second.is_over = true;
  }
}

// Lines and ends go to the mailbox in their order, then the taker is woken.
void AutomationSocket::Parts::deliver() {
  std::erase_if(connections, [this](const auto& entry) {
    if (entry.second.is_over) fresh.push_back({entry.first, {}, true});
    return entry.second.is_over;
  });
  if (fresh.empty()) return;
  {
    const std::lock_guard lock(mailbox);
    lines.insert(lines.end(), std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
    is_full = lines.size() >= k_most_lines;
  }
  fresh.clear();
  wake();
}

AutomationSocket::AutomationSocket(std::string path, std::function<void()> wake, std::size_t longest_line)
    : parts_(std::make_unique<Parts>(std::move(path), std::move(wake), longest_line)) {}

AutomationSocket::~AutomationSocket() = default;

std::vector<SocketLine> AutomationSocket::take_lines() {
  std::vector<SocketLine> taken;
  {
    const std::lock_guard lock(parts_->mailbox);
    taken.swap(parts_->lines);
  }
  if (taken.size() >= k_most_lines) parts_->ring();
  return taken;
}

void AutomationSocket::send(std::uint64_t connection, std::string_view text) {
  {
    const std::lock_guard lock(parts_->mailbox);
    parts_->outgoing.emplace_back(connection, text);
  }
  parts_->ring();
}

}  // namespace shuke::os

#include <doctest/doctest.h>

#include <condition_variable>
#include <cstring>
#include <fstream>
#include <mutex>

#include "platform/os/automation_socket.h"
#include "platform/os/files.h"
#include "tests/support/temporary_folder.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace shuke::test {
namespace {

using os::AutomationSocket;
using os::SocketLine;

sockaddr_un address_of(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, path.data(), path.size());
  return address;
}

// A script at the other end, blocking; ten seconds at most.
class Script {
 public:
  explicit Script(const std::string& path) : file_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
    const timeval patience{10, 0};
    ::setsockopt(file_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    const sockaddr_un address = address_of(path);
    is_connected = ::connect(file_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  ~Script() { hang_up(); }
  Script(const Script&) = delete;
  Script& operator=(const Script&) = delete;

  void say(std::string_view text) const {
    while (!text.empty()) {
      const ssize_t count = ::send(file_, text.data(), text.size(), MSG_NOSIGNAL);
      if (count <= 0) return;
      text.remove_prefix(static_cast<std::size_t>(count));
    }
  }
  // One line without its line feed; what came when the other side hung up.
  std::string hear() const {
    std::string line;
    char c = 0;
    while (::recv(file_, &c, 1, 0) == 1 && c != '\n') line.push_back(c);
    return line;
  }
  void hang_up() {
    if (file_ >= 0) ::close(file_);
    file_ = -1;
  }
  bool is_connected = false;

 private:
  int file_;
};

// The till's side: waits for the bell, not for a time.
struct Till {
  TemporaryFolder folder;
  std::mutex mutex;
  std::condition_variable rung;
  int rings = 0;
  std::vector<SocketLine> heard;
  std::unique_ptr<AutomationSocket> socket;

  Till() { open(); }
  std::string path() const { return folder / "till.sock"; }
  void open(std::size_t longest_line = 64 * 1024) {
    const auto wake = [this] {
      const std::lock_guard lock(mutex);
      ++rings;
      rung.notify_all();
    };
    socket = std::make_unique<AutomationSocket>(path(), wake, longest_line);
  }
  // Until this many lines and ends have come, in all.
  const std::vector<SocketLine>& wait_for(std::size_t count) {
    while (true) {
      int seen = 0;
      {
        const std::lock_guard lock(mutex);
        seen = rings;
      }
      for (SocketLine& line : socket->take_lines()) heard.push_back(std::move(line));
      if (heard.size() >= count) return heard;
      std::unique_lock lock(mutex);
      if (!rung.wait_for(lock, std::chrono::seconds(10), [&] { return rings > seen; })) return heard;
    }
  }
};

TEST_CASE("a line goes in and its answer comes back") {
  Till till;
  const Script script(till.path());
  script.say("{\"do\":\"tree\"}\n");
  const auto& lines = till.wait_for(1);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].text == "{\"do\":\"tree\"}");
  CHECK_FALSE(lines[0].is_end);
  till.socket->send(lines[0].connection, "{\"ok\":true}");
  CHECK(script.hear() == "{\"ok\":true}");
}

TEST_CASE("lines arrive whole and in order however they were cut on the way") {
  Till till;
  const Script script(till.path());
  script.say("one\r\ntw");
  script.say("o\n\nthree\nfour");
  script.say("\n");
  const auto& lines = till.wait_for(4);
  REQUIRE(lines.size() == 4);
  CHECK(lines[0].text == "one");
  CHECK(lines[1].text == "two");
  CHECK(lines[2].text == "three");
  CHECK(lines[3].text == "four");
}

TEST_CASE("two scripts are told apart, and the end of one is told") {
  Till till;
  Script first(till.path());
  first.say("a\n");
  REQUIRE(till.wait_for(1).size() == 1);
  const Script second(till.path());
  second.say("b\n");
  REQUIRE(till.wait_for(2).size() == 2);
  first.hang_up();
  REQUIRE(till.wait_for(3).size() == 3);
  CHECK(till.heard[1].connection != till.heard[0].connection);
  CHECK(till.heard[2].is_end);
  CHECK(till.heard[2].connection == till.heard[0].connection);
  till.socket->send(till.heard[0].connection, "to nobody");
  till.socket->send(till.heard[1].connection, "to you");
  CHECK(second.hear() == "to you");
}

TEST_CASE("a line that is too long arrives one byte too long, and the next one is whole") {
  Till till;
  till.socket.reset();
  till.open(16);
  const Script script(till.path());
  script.say(std::string(100'000, 'x') + "\nnext\n");
  const auto& lines = till.wait_for(2);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].text == std::string(17, 'x'));
  CHECK(lines[1].text == "next");
}

TEST_CASE("a thousand lines at once are all taken, none twice") {
  Till till;
  const Script script(till.path());
  std::string all;
  for (int i = 0; i < 1000; ++i) all += std::to_string(i) + "\n";
  script.say(all);
  const auto& lines = till.wait_for(1000);
  REQUIRE(lines.size() == 1000);
  for (std::size_t i = 0; i < lines.size(); ++i) REQUIRE(lines[i].text == std::to_string(i));
}

TEST_CASE("only this user may open the socket") {
  Till till;
  struct stat status {};
  REQUIRE(::stat(till.path().c_str(), &status) == 0);
  CHECK(S_ISSOCK(status.st_mode));
  CHECK((status.st_mode & 0777) == 0600);
}

TEST_CASE("an answer given just before the end still leaves, and the socket file goes with the till") {
  Till till;
  const Script script(till.path());
  script.say("quit\n");
  const std::uint64_t connection = till.wait_for(1).front().connection;
  till.socket->send(connection, "bye");
  till.socket.reset();
  CHECK(script.hear() == "bye");
  CHECK(::access(till.path().c_str(), F_OK) != 0);
}

TEST_CASE("the socket file of a till that was killed is replaced") {
  Till till;
  till.socket.reset();
  const int dead = ::socket(AF_UNIX, SOCK_STREAM, 0);
  const sockaddr_un address = address_of(till.path());
  REQUIRE(::bind(dead, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  ::close(dead);
  REQUIRE(::access(till.path().c_str(), F_OK) == 0);
  till.open();
  CHECK(Script(till.path()).is_connected);
}

TEST_CASE("a socket that is in use, another file in its place, and a path that is too long are refused in one sentence") {
  Till till;
  CHECK_THROWS_WITH_AS(
      AutomationSocket(till.path(), [] {}),
      doctest::String(
          ("The automation socket " + till.path() + " is in use by another shuke-till; close it or choose another path.").c_str()),
      os::OsError);
  const std::string file = till.folder / "notes.txt";
  std::ofstream(file) << "keep me";
  CHECK_THROWS_AS(AutomationSocket(file, [] {}), os::OsError);
  CHECK(os::read_file(file, 100) == "keep me");
  CHECK_THROWS_WITH_AS(AutomationSocket(till.folder / std::string(200, 'a'), [] {}),
                       "The path of the automation socket must have 1 to 107 bytes; choose a shorter one.", os::OsError);
  CHECK_THROWS_AS(AutomationSocket(till.folder / "missing/till.sock", [] {}), os::OsError);
}

}  // namespace
}  // namespace shuke::test

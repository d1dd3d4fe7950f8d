#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <exception>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "core/base/error.h"
#include "core/codec/feed.h"
#include "core/codec/policy.h"
#include "core/demo/demo_chain.h"
#include "platform/net/listener.h"
#include "platform/os/files.h"
#include "platform/os/system_ports.h"
#include "sync/server/dump.h"
#include "sync/server/head_office.h"
#include "sync/server/key_file.h"
#include "sync/server/options.h"
#include "sync/server/publish_demo.h"
#include "sync/server/sqlite_storage.h"
#include "sync/server/verify.h"

// shuke-hq: plugs the listener, the machine's clock and one SQLite file into head office. The only file here that knows platform/.
namespace shuke::head_office {

namespace {

enum Exit { k_done = 0, k_refused = 1, k_usage = 2, k_world_failed = 3 };

constexpr std::int32_t k_china_offset_minutes = 480;

// One server a file: two that write and checkpoint one file would lose pages. The kernel lets go when the process ends.
class FileLock {
 public:
  explicit FileLock(const std::string& database) {
    const std::string path = database + ".lock";
    file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file_ < 0)
      throw std::runtime_error("Cannot write " + path + ": " + std::strerror(errno) + "; choose a folder that can be written.");
    if (::flock(file_, LOCK_EX | LOCK_NB) == 0) return;
    ::close(file_);
    throw std::runtime_error("Another head office is serving " + database + "; stop it first.");
  }
  ~FileLock() { ::close(file_); }
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  int file_ = -1;
};

std::string random_hex(std::size_t bytes) {
  std::vector<std::uint8_t> random(bytes);
  os::fill_random(random.data(), random.size());
  std::string out;
  char two[3];
  for (const std::uint8_t byte : random) {
    std::snprintf(two, sizeof two, "%02x", byte);
    out += two;
  }
  return out;
}

void complain(const std::string& sentence) { std::fprintf(stderr, "shuke-hq: %s\n", sentence.c_str()); }

sigset_t ending_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  return set;
}

void load_demo(SqliteStorage& storage, const Clock& clock) {
  if (storage.feed_head() > 0) return;
  publish_demo(storage, demo::make_demo_chain(demo::k_demo_seed, local_date(clock.now())));
}

int serve(const Options& options) {
  if (!is_loopback(options.host)) {
    complain("Only loopback is served until pairing and TLS are built; listen on 127.0.0.1.");
    return k_refused;
  }
  if (!options.allows_plain_http) {
    complain("Plain HTTP carries members' data in the clear; on loopback ask for it with --insecure-http.");
    return k_refused;
  }
  // Blocked before any thread begins, so that only the wait below sees them.
  const sigset_t signals = ending_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);

  const FileLock lock(options.file);
  SqliteStorage storage(options.file, {random_hex(16), random_hex(8)});
  const os::SystemClock clock(k_china_offset_minutes, options.now);
  const OpenedKey key = options.file == ":memory:" ? OpenedKey{seal::KeyPair::make(), {}} : make_or_open_key(storage, options.key_file);
  if (!key.pair) return complain(key.trouble), k_refused;
  if (options.is_demo) load_demo(storage, clock);
  HeadOffice office(storage, *key.pair, clock, [](std::string_view line) { complain(std::string(line)); });

  platform::ListenerConfig config;
  config.host = options.host;
  config.port = options.port;
  config.apply_slots = static_cast<int>(2 * std::max(1u, std::thread::hardware_concurrency()));
  config.body_limit = protocol::k_largest_push;
  platform::Listener listener(config, [&](const protocol::HttpRequest& request) { return office.handle(request); });
  const std::string shown = options.host.find(':') == std::string::npos ? options.host : "[" + options.host + "]";
  std::printf("shuke-hq: listening on http://%s:%u\n", shown.c_str(), static_cast<unsigned>(listener.port()));
  std::fflush(stdout);

  int signal = 0;
  sigwait(&signals, &signal);
  listener.stop();
  storage.checkpoint();
  return k_done;
}

int show_status(const Options& options) {
  SqliteStorage storage = SqliteStorage::read_only(options.file);
  const std::string text = options.as_json ? status_json(storage) + "\n" : status_text(storage);
  std::fputs(text.c_str(), stdout);
  return k_done;
}

int check(const Options& options) {
  SqliteStorage storage = SqliteStorage::read_only(options.file);
  const OpenedKey key = open_key(storage, options.key_file);
  if (!key.pair) return complain(key.trouble), k_refused;
  const auto findings = verify(storage, *key.pair);
  const std::string text = options.as_json ? findings_json(findings) + "\n" : findings_text(findings);
  std::fputs(text.c_str(), stdout);
  return findings.empty() ? k_done : k_refused;
}

int dump_to_stdout(const Options& options) {
  SqliteStorage storage = SqliteStorage::read_only(options.file);
  dump(storage, options.kind, [](const std::string& line) {
    std::fwrite(line.data(), 1, line.size(), stdout);
    std::fputc('\n', stdout);
  });
  if (std::fflush(stdout) != 0) throw std::runtime_error(std::string("Cannot write the dump: ") + std::strerror(errno) + ".");
  return k_done;
}

// A policy is taken whole or not at all; terminals get it with their next pull.
int import_policy(const Options& options) {
  constexpr std::size_t k_most_bytes = 1024 * 1024;
  const auto policy = codec::decode_policy(os::read_file(options.import_file, k_most_bytes));
  if (!policy) {
    complain(options.import_file + ": the policy is refused, the field " + policy.refusal().detail +
             " is wrong; the policy of before stays in force.");
    return k_refused;
  }
  if (!os::is_file(options.file)) {
    complain("There is no head office in " + options.file + "; check --db, or make one with shuke-hq serve.");
    return k_refused;
  }
  const FileLock lock(options.file);
  SqliteStorage storage(options.file, {random_hex(16), random_hex(8)});
  storage.transact([&] { storage.put_row({std::string(codec::k_policy_entity), "policy", 0, false, codec::encode_policy(*policy)}); });
  storage.checkpoint();
  std::printf("Policy version %d is published.\n", policy->version);
  return k_done;
}

int run(const Options& options) {
  switch (options.command) {
    case Command::serve: return serve(options);
    case Command::status: return show_status(options);
    case Command::check: return check(options);
    case Command::dump: return dump_to_stdout(options);
    case Command::import: return import_policy(options);
    case Command::help: std::fputs(k_help, stdout); return k_done;
    case Command::version: std::printf("shuke-hq %s\n", SHUKE_VERSION); return k_done;
  }
  return k_usage;
}

}  // namespace

}  // namespace shuke::head_office

int main(int count, char** words) {
  using namespace shuke::head_office;
  const ParsedOptions parsed = parse_options(std::vector<std::string>(words + 1, words + count));
  if (!parsed.error.empty()) {
    complain(parsed.error);
    return k_usage;
  }
  try {
    return run(parsed.options);
  } catch (const shuke::DbError& failure) {
    complain(shuke::sentence_of(failure, parsed.options.file));
    return k_world_failed;
  } catch (const std::exception& failure) {
    complain(failure.what());
    return k_world_failed;
  }
}

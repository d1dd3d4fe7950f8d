#include "platform/os/log_file.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <thread>
#include <vector>

#include "platform/os/files.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/fakes.h"

namespace shuke::os {
namespace {

constexpr std::size_t k_any = 10'000'000;

}  // namespace

TEST_CASE("a line tells when, how grave, what, and its numbers") {
  const test::TemporaryFolder folder;
  const test::FakeClock clock;
  {
    LogFile log(folder / "log", clock);
    log.info("sale committed", {{"seq", 12}, {"receipt", "NJX-01-1-002318"}, {"doubled", false}});
    log.warn("head office answered", {{"status", 503}, {"refusal", std::string_view("not_saved")}});
  }
  CHECK(read_file(folder / "log/till.log", k_any) ==
        "2026-11-22T14:32:00.000+08:00 info sale committed seq=12 receipt=NJX-01-1-002318 doubled=no\n"
        "2026-11-22T14:32:00.000+08:00 warn head office answered status=503 refusal=not_saved\n");
}

TEST_CASE("names, phones, cards and free words never reach the log") {
  CHECK(LogValue("张伟").text() == "?");
  CHECK(LogValue("Zhang Wei").text() == "?");
  CHECK(LogValue("13817126605").text() == "#");
  CHECK(LogValue("138 1712 6605").text() == "?");
  CHECK(LogValue("+86-13817126605").text() == "+86-#");
  CHECK(LogValue("6901234567892").text() == "#");
  CHECK(LogValue("a\nb").text() == "?");
  CHECK(LogValue("1234567").text() == "1234567");
  CHECK(LogValue("12345678").text() == "#");
  CHECK(LogValue("CS2611-BL-41").text() == "CS2611-BL-41");
  CHECK(LogValue("/tiers[2].rate").text() == "/tiers[2].rate");
}

TEST_CASE("a log goes on at the end after a restart") {
  const test::TemporaryFolder folder;
  const test::FakeClock clock;
  LogFile(folder.path(), clock).info("one");
  LogFile(folder.path(), clock).info("two");
  CHECK(read_file(folder / "till.log", k_any) == "2026-11-22T14:32:00.000+08:00 info one\n2026-11-22T14:32:00.000+08:00 info two\n");
}

TEST_CASE("a full page is put behind and the oldest falls away") {
  const test::TemporaryFolder folder;
  const test::FakeClock clock;
  LogFile log(folder.path(), clock, {100, 2});
  for (int i = 0; i < 12; ++i) log.info("event", {{"number", i}});
  const auto numbers = [&](const std::string& name) {
    std::string found;
    std::istringstream lines(read_file(folder / name, k_any));
    for (std::string line; std::getline(lines, line);) found += line.substr(line.find('=') + 1) + ' ';
    return found;
  };
  CHECK(numbers("till.2.log") == "6 7 8 ");
  CHECK(numbers("till.1.log") == "9 10 ");
  CHECK(numbers("till.log") == "11 ");
  CHECK_FALSE(is_file(folder / "till.3.log"));
  CHECK(log.dropped() == 0);
}

TEST_CASE("lines from several threads never mix and none is lost, also while pages turn") {
  const test::TemporaryFolder folder;
  const test::FakeClock clock;
  LogFile log(folder.path(), clock, {20'000, 9});
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
      threads.emplace_back([&log, thread] {
        for (int i = 0; i < 400; ++i) log.info("event", {{"thread", thread}, {"number", i}});
      });
    }
  }
  std::vector<std::string> lines;
  for (const char* name : {"till.log", "till.1.log", "till.2.log", "till.3.log", "till.4.log", "till.5.log", "till.6.log", "till.7.log",
                           "till.8.log", "till.9.log"}) {
    if (!is_file(folder / name)) continue;
    std::istringstream text(read_file(folder / name, k_any));
    for (std::string line; std::getline(text, line);) lines.push_back(line);
  }
  CHECK(lines.size() == 1600);
  std::sort(lines.begin(), lines.end());
  CHECK(std::unique(lines.begin(), lines.end()) == lines.end());
  CHECK(std::all_of(lines.begin(), lines.end(),
                    [](const std::string& line) { return line.starts_with("2026-11-22T14:32:00.000+08:00 info event thread="); }));
}

TEST_CASE("a log folder that cannot be made is told at once") {
  const test::TemporaryFolder folder;
  const test::FakeClock clock;
  write_file(folder / "log", "");
  CHECK_THROWS_AS(LogFile(folder / "log", clock), OsError);
}

}  // namespace shuke::os

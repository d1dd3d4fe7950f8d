// The disk after a power cut, at every step of what a till does. README.md has the model.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "tests/power/days.h"
#include "tests/power/examine.h"
#include "tests/power/planted.h"

using namespace shuke;
using namespace shuke::power;

namespace {

void expect_clean(const Examination& examination) {
  for (const std::string& finding : examination.findings()) FAIL_CHECK(finding);
  CHECK(examination.failed() == 0);
}

Examination examined(const Recording& recording) {
  Examination examination;
  examination.go_through(recording, {.seed = 7, .ways = 16, .most = 100'000});
  return examination;
}

bool finds(const Examination& examination, const char* what) {
  MESSAGE(examination.failed() << " of " << examination.examined() << " disks: " << examination.findings().front());
  return std::ranges::any_of(examination.findings(), [&](const std::string& finding) { return finding.find(what) != std::string::npos; });
}

}  // namespace

TEST_CASE("a sale that is written in two transactions is found torn") {
  const Examination examination = examined(a_sale_by_hand({.is_split = true}));
  REQUIRE(examination.failed() > 0);
  CHECK(finds(examination, "torn"));
}

TEST_CASE("a sale in a journal that does not sync its commits is found lost") {
  const Examination examination = examined(a_sale_by_hand({.durability = db::Durability::replica}));
  REQUIRE(examination.failed() > 0);
  CHECK(finds(examination, "lost"));
}

TEST_CASE("a till whose folder is never synced is found to lose what it said was done") {
  const Examination examination = examined(a_till_without_folder_syncs(true));
  REQUIRE(examination.failed() > 0);
  CHECK(finds(examination, "lost"));
}

TEST_CASE("keys whose folder is never synced are found to lock what they sealed") {
  const Examination examination = examined(a_till_without_folder_syncs(false));
  REQUIRE(examination.failed() > 0);
  CHECK(finds(examination, "the keys are locked"));
}

TEST_CASE("whenever the power goes while the keys are renewed and everything is sealed again, all of it opens") {
  const Examination examination = examined(a_renewal(false));
  MESSAGE(examination.examined() << " examinations, " << examination.failed() << " bad");
  expect_clean(examination);
}

TEST_CASE("older keys that are forgotten before everything is sealed again are found to lock it") {
  const Examination examination = examined(a_renewal(true));
  REQUIRE(examination.failed() > 0);
  CHECK(finds(examination, "does not open"));
}

TEST_CASE("an upgrade whose folder is never synced is found to lose the copy of the older journal") {
  Examination examination;
  examination.go_through(an_upgrade_without_folder_syncs(), {.seed = 7, .ways = 6, .most = 1'000});
  const auto& findings = examination.findings();
  REQUIRE(examination.failed() > 0);
  MESSAGE(examination.failed() << " of " << examination.examined() << " disks: " << findings.front());
  CHECK(std::ranges::any_of(findings, [](const std::string& finding) { return finding.ends_with("older journal is missing"); }));
}

TEST_CASE("a backup whose folder is never synced is found missing, and one that is made as the till makes it is whole or not there") {
  const Examination planted = examined(a_backup(true));
  REQUIRE(planted.failed() > 0);
  CHECK(finds(planted, "the backup is missing"));
  const Examination examination = examined(a_backup());
  MESSAGE(examination.disks() << " distinct disks, " << examination.failed() << " bad");
  expect_clean(examination);
}

TEST_CASE("the same sale by hand, as the till writes it, is found well") { expect_clean(examined(a_sale_by_hand({}))); }

namespace {

std::int64_t number_of(const char* variable, std::int64_t otherwise) {
  const char* const value = std::getenv(variable);
  return value == nullptr ? otherwise : std::stoll(value);
}

// Sanitizers look for other faults than a rare cut, and take ten times as long.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::int64_t k_disks = 1'250;
constexpr std::int64_t k_upgrade_disks = 500;
constexpr std::uint64_t k_comeback_days = 1;
#else
constexpr std::int64_t k_disks = 12'500;
constexpr std::int64_t k_upgrade_disks = 5'000;
constexpr std::uint64_t k_comeback_days = 4;
#endif

}  // namespace

TEST_CASE("whenever the power goes, the till comes back with every act that it said was done, and none by halves") {
  const std::int64_t disks = number_of("POWER_DISKS", k_disks);
  auto seed = static_cast<std::uint64_t>(number_of("POWER_SEED", 1));
  std::int64_t acts = 0;
  Examination examination;
  for (; examination.disks() < disks; ++seed) {
    const Recording day = a_day(seed);
    acts += static_cast<std::int64_t>(day.acts.size());
    examination.go_through(day, {.seed = seed, .ways = 12, .most = disks});
    INFO("POWER_SEED=" << seed);
    expect_clean(examination);
    if (examination.failed() > 0) break;
  }
  for (const auto& [act, count] : examination.by_act()) MESSAGE(act << ": " << count);
  MESSAGE("seeds up to " << seed - 1 << ": " << acts << " acts, " << examination.disks() << " distinct disks, " << examination.examined()
                         << " examinations, " << examination.failed() << " bad");
}

TEST_CASE("whenever the power goes in an upgrade from the first release, the till comes back with all, and the copy is whole") {
  auto seed = static_cast<std::uint64_t>(number_of("POWER_SEED", 1));
  const std::uint64_t last = seed + 30;
  Examination examination;
  const Recording upgrade = an_upgrade();
  for (; seed < last && examination.disks() < k_upgrade_disks && examination.failed() == 0; ++seed) {
    examination.go_through(upgrade, {.seed = seed, .ways = 20, .most = k_upgrade_disks});
    INFO("POWER_SEED=" << seed);
    expect_clean(examination);
  }
  MESSAGE("seeds up to " << seed - 1 << ": " << examination.disks() << " distinct disks, " << examination.failed() << " bad");
  CHECK(examination.disks() >= k_upgrade_disks);
}

TEST_CASE("a second power cut while the till comes back from the first, or in its next sale, takes nothing either") {
  const auto seed = static_cast<std::uint64_t>(number_of("POWER_SEED", 1));
  Examination examination;
  for (std::uint64_t more = 0; more < k_comeback_days; ++more) {
    examination.go_through_comebacks(a_day(seed + more), {.seed = seed, .ways = 5, .most = 100'000}, 2);
  }
  MESSAGE("seed " << seed << ": " << examination.disks() << " distinct disks, " << examination.failed() << " bad");
  expect_clean(examination);
}

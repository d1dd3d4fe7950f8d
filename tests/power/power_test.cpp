// The disk after a power cut, at every step of what a till does. README.md has the model.
#include <doctest/doctest.h>

#include <algorithm>

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
  Examination examination(7);
  examination.go_through(recording, 24, 100'000);
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
  const Examination examination = examined(a_till_without_folder_syncs());
  REQUIRE(examination.failed() > 0);
  CHECK(finds(examination, "lost"));
}

TEST_CASE("the same sale by hand, as the till writes it, is found well") { expect_clean(examined(a_sale_by_hand({}))); }

TEST_CASE("whenever the power goes, the till comes back with every act that it said was done, and none by halves") {
  constexpr std::uint64_t seed = 1;
  Examination examination(seed);
  examination.go_through(a_day(seed), 6, 2'000);
  MESSAGE("seed " << seed << ": " << examination.disks() << " distinct disks");
  expect_clean(examination);
}

// What-if with figures worked out by hand. The policy in force: member from ¥1,000 (one sale or in all, that sale included, less
// ¥30), 9.8折 and 1 point a yuan; silver from ¥3,000 in twelve months, 9.5折 and 1.2; gold from ¥10,000, 9折 and 1.5; a new tier from the
// next sale on.
#include <doctest/doctest.h>

#include "core/domain/loyalty/what_if.h"
#include "tests/support/history.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

constexpr Date k_asked{2026, 11, 22};

struct Shopper {
  History history = a_history();
  std::optional<Birthday> birthday{};

  // A sale worth `tested` before any member benefit, of which `growth` counted.
  Shopper& buys(Date day, Money tested, Money growth) {
    history.buys(day, growth);
    history.records.back().tested = tested;
    return *this;
  }
  Shopper& brings_back(Date day, Money growth) {
    history.brings_back(day, history.records.front().id, growth);
    return *this;
  }
};

Shopper a_shopper() { return {}; }
// Enrols with one sale: 1,200 at 9.8折 is 1,176, less the welcome.
Shopper a_member() { return Shopper().buys({2026, 3, 1}, yuan(1200), yuan(1146)); }

WhatIf what_if(const Shopper& shopper, const Policy& other) {
  const PolicyComparison comparison({a_policy(), other}, k_asked);
  WhatIf sums = comparison.of_nobody();
  comparison.add(sums, shopper.history.records, shopper.birthday);
  return sums;
}

Policy with_enrolment_from(Money amount) {
  Policy policy = a_policy();
  policy.tiers[0].qualify = {one_sale_of(amount), spend_of(amount)};
  return policy;
}

Policy with_silver_from(Money amount) {
  Policy policy = a_policy();
  policy.tiers[1].qualify = policy.tiers[1].keep = {spend_of(amount, k_twelve_months)};
  return policy;
}

Policy with_member_rates(BasisPoints price, BasisPoints points) {
  Policy policy = a_policy();
  policy.tiers[0].price_rate = price;
  policy.tiers[0].points_rate = points;
  return policy;
}

}  // namespace

TEST_CASE("a lower threshold enrols whom the one in force does not, and gives that sale its price, welcome and points") {
  const WhatIf sums = what_if(a_shopper().buys({2026, 10, 1}, yuan(600), yuan(600)), with_enrolment_from(yuan(500)));
  CHECK(moves_of(sums) == Moves{.enrol = 1});
  CHECK(sums.in_force == UnderPolicy{});
  CHECK(sums.other == UnderPolicy{{558}, yuan(12), yuan(30)});  // 600 - 12 - 30
}

TEST_CASE("a higher threshold leaves without a tier whom the one in force enrols, and costs nothing of it") {
  const WhatIf sums = what_if(a_member(), with_enrolment_from(yuan(2000)));
  CHECK(moves_of(sums) == Moves{.lose = 1});
  CHECK(sums.in_force == UnderPolicy{{1146}, yuan(24), yuan(30)});
  CHECK(sums.other == UnderPolicy{});
}

TEST_CASE("a sale that was cheaper for a member counts in full where they are none, and enrols later with it") {
  // 1,146 and 980 counted; without tier price and welcome 1,200 and 1,000, which are the 2,200.
  const WhatIf sums = what_if(a_member().buys({2026, 6, 1}, yuan(1000), yuan(980)), with_enrolment_from(yuan(2200)));
  CHECK(moves_of(sums) == Moves{.same = 1});
  CHECK(sums.other == UnderPolicy{{950}, yuan(20), yuan(30)});  // the second sale: 1,000 - 20 - 30
}

TEST_CASE("a lower threshold lifts to silver earlier: price and points of the sales after it") {
  const Shopper shopper = a_member().buys({2026, 6, 1}, yuan(1000), yuan(980)).buys({2026, 9, 1}, yuan(500), yuan(490));
  const WhatIf sums = what_if(shopper, with_silver_from(yuan(2000)));
  CHECK(moves_of(sums) == Moves{.up = 1});
  CHECK(sums.moves[1][2] == 1);
  CHECK(sums.in_force == UnderPolicy{{2616}, yuan(54), yuan(30)});
  CHECK(sums.other == UnderPolicy{{2696}, yuan(69), yuan(30)});  // the third: 25 off, 475 at 1.2 is 570
}

TEST_CASE("a higher threshold leaves below silver whom the one in force lifts") {
  const Shopper shopper = a_shopper().buys({2026, 3, 1}, yuan(4000), yuan(3890)).buys({2026, 6, 1}, yuan(1000), yuan(950));
  const WhatIf sums = what_if(shopper, with_silver_from(yuan(5000)));
  CHECK(moves_of(sums) == Moves{.down = 1});
  CHECK(sums.in_force == UnderPolicy{{5030}, yuan(130), yuan(30)});  // 3,890 and 950 at 1.2
  CHECK(sums.other == UnderPolicy{{4870}, yuan(100), yuan(30)});     // 3,890 and 980
}

TEST_CASE("who goes without shopping drops under a shorter cycle and not under the one in force") {
  Policy other = a_policy();
  other.retention = {.cycle_months = 3, .cycle_end = RoundTo::day, .grace_days = 0};
  other.tiers[1].keep = {spend_of(yuan(3000), {WindowKind::rolling_months, 3})};
  const WhatIf sums = what_if(a_shopper().buys({2026, 3, 1}, yuan(4000), yuan(3890)), other);
  CHECK(sums.moves[2][1] == 1);
  CHECK(moves_of(sums) == Moves{.down = 1});
}

TEST_CASE("benefits in the very sale that lifts make that sale cheaper and richer in points") {
  Policy other = a_policy();
  other.upgrade = Crossing::this_sale;
  const WhatIf sums = what_if(a_shopper().buys({2026, 3, 1}, yuan(4000), yuan(3890)), other);
  CHECK(moves_of(sums) == Moves{.same = 1});
  CHECK(sums.in_force == UnderPolicy{{3890}, yuan(80), yuan(30)});
  CHECK(sums.other == UnderPolicy{{4524}, yuan(200), yuan(30)});  // 3,770 at 1.2
}

TEST_CASE("benefits from the next sale on leave the sale that enrols at its price") {
  Policy other = a_policy();
  other.enrolment.benefits = Crossing::next_sale;
  CHECK(what_if(a_member(), other).other == UnderPolicy{{}, {}, yuan(30)});
}

TEST_CASE("a return takes back its share of points and discount under each policy, and the whole of the whole") {
  const Policy other = with_member_rates({9000}, {20000});
  const Shopper half = a_member().brings_back({2026, 3, 5}, yuan(573));
  CHECK(what_if(half, other).in_force == UnderPolicy{{573}, yuan(12), yuan(15)});
  CHECK(what_if(half, other).other == UnderPolicy{{1050}, yuan(60), yuan(15)});  // 1,200 - 120 - 30 is 1,050: 2,100 points
  const WhatIf whole = what_if(Shopper(half).brings_back({2026, 3, 6}, yuan(573)), other);
  CHECK(whole.in_force == UnderPolicy{});
  CHECK(whole.other == UnderPolicy{});
}

TEST_CASE("a return takes from what counts towards a tier under each policy what it is worth there") {
  // In force 1,146 + 1,960 is 3,106, less 100 is silver. At 9折 1,050 + 1,800 is 2,850, less 91.
  const Shopper shopper = a_member().buys({2026, 6, 1}, yuan(2000), yuan(1960)).brings_back({2026, 6, 2}, yuan(100));
  CHECK(what_if(shopper, with_member_rates({9000}, {10000})).moves[2][1] == 1);
  Policy lower = with_member_rates({9000}, {10000});
  lower.tiers[1].qualify = {spend_of({2758'38}, k_twelve_months)};  // 2,850 - 91.62, towards zero
  CHECK(what_if(shopper, lower).moves[2][2] == 1);
  lower.tiers[1].qualify = {spend_of({2758'39}, k_twelve_months)};
  lower.returns.tier = AfterReturn::at_once;
  CHECK(what_if(shopper, lower).moves[2][1] == 1);
}

TEST_CASE("a return that is known before its sale takes back the sale's points and discount all the same") {
  Shopper shopper = a_member().brings_back({2026, 3, 1}, yuan(1146));
  shopper.history.records.back().date = {2026, 2, 28};
  const WhatIf sums = what_if(shopper, with_member_rates({9000}, {20000}));
  CHECK(sums.in_force == UnderPolicy{});
  CHECK(sums.other == UnderPolicy{});
}

TEST_CASE("a sale that was paid with points comes back by its pieces") {
  Shopper shopper = a_member().buys({2026, 6, 1}, yuan(100), {});
  shopper.history.records.back().pieces = 2;
  shopper.history.brings_back({2026, 6, 2}, shopper.history.last(), {});
  CHECK(what_if(shopper, a_policy()).in_force == UnderPolicy{{1146}, yuan(25), yuan(30)});  // 24, and half of 2
}

TEST_CASE("sums are of the twelve months up to today; what lies before counts for the tier only") {
  const Shopper before = a_shopper().buys({2025, 11, 22}, yuan(1200), yuan(1146));
  CHECK(what_if(before, a_policy()).in_force == UnderPolicy{});
  CHECK(members_in_force(what_if(before, a_policy()), 1) == 1);
  const Shopper within = a_shopper().buys({2025, 11, 23}, yuan(1200), yuan(1146));
  CHECK(what_if(within, a_policy()).in_force == UnderPolicy{{1146}, yuan(24), yuan(30)});
}

TEST_CASE("a tier set by hand is a floor under both policies") {
  Shopper shopper = a_member();
  shopper.history.is_set_to({2026, 4, 1}, 3, {2026, 12, 31}, "regular");
  shopper.buys({2026, 6, 1}, yuan(100), yuan(90));
  Policy other = a_policy();
  other.tiers[2].price_rate = {8000};
  const WhatIf sums = what_if(shopper, other);
  CHECK(sums.moves[3][3] == 1);
  CHECK(sums.in_force == UnderPolicy{{1281}, yuan(34), yuan(30)});  // 90 at 1.5 is 135
  CHECK(sums.other == UnderPolicy{{1266}, yuan(44), yuan(30)});     // 80 at 1.5 is 120
}

TEST_CASE("points that were granted or spent are not points that a policy issues") {
  Shopper shopper = a_member();
  shopper.history.is_granted({2026, 4, 1}, 500, {2027, 4, 1}).spends({2026, 4, 2}, {{shopper.history.lot(), {100}}});
  CHECK(what_if(shopper, a_policy()).other.earned == Points{1146});
}

TEST_CASE("the birthday's multiplier and the cap a day are each policy's own") {
  Policy other = a_policy();
  other.earning.birthday_span = BirthdaySpan::month;
  Shopper shopper = a_member();
  shopper.birthday = Birthday{1990, 3, 20, false};
  CHECK(what_if(shopper, other).in_force.earned == Points{1146});
  CHECK(what_if(shopper, other).other.earned == Points{2292});
  other.earning.most_per_day = {2500};
  CHECK(what_if(shopper.buys({2026, 3, 1}, yuan(200), yuan(196)), other).other.earned == Points{2500});
}

TEST_CASE("which goods were sold is not known: multipliers of categories and what the other policy excludes change nothing") {
  Policy other = a_policy();
  other.earning.categories = {{Category::tops, {30000}}};
  other.earning.excluded_categories = {Category::accessories};
  CHECK(what_if(a_member(), other).other == what_if(a_member(), a_policy()).in_force);
}

TEST_CASE("a policy with fewer tiers has everybody in those it has") {
  Policy other = a_policy();
  other.tiers.resize(1);
  const WhatIf sums = what_if(a_shopper().buys({2026, 3, 1}, yuan(4000), yuan(3890)), other);
  CHECK(sums.moves == std::vector<std::vector<std::int64_t>>{{0, 0}, {0, 0}, {0, 1}, {0, 0}});
  CHECK(members_under_other(sums, 1) == 1);
  CHECK(members_under_other(sums, 2) == 0);
  CHECK(members_in_force(sums, 4) == 0);
  CHECK(cost_of(other, {{250}, yuan(5), yuan(30)}) == Money{37'50});
}

TEST_CASE("nobody comes to nothing, and who never bought has no tier under either") {
  const PolicyComparison comparison({a_policy(), a_policy()}, k_asked);
  WhatIf sums = comparison.of_nobody();
  CHECK(members_seen(sums) == 0);
  CHECK(comparison.counted_from() == Date{2025, 11, 23});
  comparison.add(sums, {}, std::nullopt);
  CHECK(sums.moves[0][0] == 1);
  CHECK(moves_of(sums) == Moves{.same = 1});
}

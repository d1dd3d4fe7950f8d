#include "core/domain/loyalty/redemption.h"

#include <doctest/doctest.h>

#include "core/domain/loyalty/draws.h"
#include "tests/support/history.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

// Each till has 500 yuan of grants, each member 50.
constexpr Offline k_careful{yuan(50), yuan(500), {}};

Allowance granted_whole() { return {yuan(50), {}, yuan(500), {}, {}}; }

}  // namespace

TEST_CASE("a hundred points are one yuan, for up to half of what is due") {
  CHECK(most_redeemable(a_policy(), yuan(300), Points{20000}) == Points{15000});
  CHECK(most_redeemable(a_policy(), yuan(300), Points{800}) == Points{800});
  CHECK(most_redeemable(a_policy(), Money{3}, Points{800}) == Points{1});
  CHECK(most_redeemable(a_policy(), -yuan(3), Points{800}) == Points{0});
}

TEST_CASE("points are offered in whole steps") {
  Policy policy = a_policy();
  policy.spending.step = 100;
  CHECK(most_redeemable(policy, yuan(300), Points{799}) == Points{700});
}

TEST_CASE("as many points as there are may be spent, and no more") {
  CHECK(may_redeem(a_policy(), {{500}, yuan(300)}, Points{500}).ok());
  CHECK(may_redeem(a_policy(), {{501}, yuan(300)}, Points{500}).refusal() == Refusal{Reason::points_missing, "1"});
  CHECK(may_redeem(a_policy(), {{500}, yuan(300)}, Points{-20}).refusal() == Refusal{Reason::points_missing, "500"});
}

TEST_CASE("half of the due may be paid with points, and not one point more") {
  CHECK(may_redeem(a_policy(), {{15000}, yuan(300)}, Points{20000}).ok());
  CHECK(may_redeem(a_policy(), {{15001}, yuan(300)}, Points{20000}).refusal() == Refusal{Reason::points_share, "15000"});
}

TEST_CASE("pressing redeem again does not pay the whole: the share is of what was due before") {
  const Money due = yuan(100);
  const Points first = most_redeemable(a_policy(), due, Points{20000});
  CHECK(worth_of(a_policy(), first) == yuan(50));
  CHECK(may_redeem(a_policy(), {first + first, due}, Points{20000}).reason() == Reason::points_share);
}

TEST_CASE("points that are no whole step, or none, are refused") {
  Policy policy = a_policy();
  policy.spending.step = 100;
  CHECK(may_redeem(policy, {{250}, yuan(300)}, Points{500}).refusal() == Refusal{Reason::points_step, "100"});
  CHECK(may_redeem(policy, {{200}, yuan(300)}, Points{500}).ok());
  CHECK(may_redeem(policy, {{0}, yuan(300)}, Points{500}).reason() == Reason::amount_not_valid);
  CHECK(may_redeem(policy, {{-100}, yuan(300)}, Points{500}).reason() == Reason::amount_not_valid);
}

TEST_CASE("a balance that nobody knows is not 0: it is refused by that name, and nothing is offered") {
  CHECK(may_redeem(a_policy(), {{100}, yuan(300)}, std::nullopt).reason() == Reason::balance_unknown);
  CHECK(most_redeemable(a_policy(), yuan(300), std::nullopt) == Points{0});
}

TEST_CASE("a redemption names the lots it takes from") {
  History history = a_history();
  history.is_granted({2026, 1, 1}, 100, {2026, 12, 31}).is_granted({2026, 1, 1}, 100, {2026, 6, 30});
  const Standing standing = history.on({2026, 5, 1});
  CHECK(may_redeem(a_policy(), {{150}, yuan(300)}, standing.usable).ok());
  CHECK(draw_to_spend(lot_balances(standing), {150}, standing.today) == Drawn{{{{11, 2, 1}, {100}}, {{11, 1, 1}, {50}}}, {}});
  CHECK(may_redeem(a_policy(), {{201}, yuan(300)}, standing.usable).refusal() == Refusal{Reason::points_missing, "1"});
}

TEST_CASE("a parked sale takes nothing: asking for the draws changes no standing") {
  History history = a_history();
  history.is_granted({2026, 1, 1}, 100, {2026, 12, 31});
  const Standing before = history.on({2026, 5, 1});
  CHECK(draw_to_spend(lot_balances(before), {100}, before.today).short_by == Points{});
  CHECK(history.on({2026, 5, 1}) == before);
}

TEST_CASE("offline a member's grant may be spent to the last fen") {
  CHECK(may_spend(k_careful, granted_whole(), yuan(50)).value() == OfflineSpend{yuan(50), {}});
  CHECK(may_spend(k_careful, granted_whole(), Money{50'01}).refusal() == Refusal{Reason::offline_member_limit, "5000"});
  CHECK(may_spend(k_careful, granted_whole(), Money{}).reason() == Reason::amount_not_valid);
}

TEST_CASE("offline a till's grants end as well") {
  Allowance allowance = granted_whole();
  allowance.till_used = yuan(470);
  CHECK(may_spend(k_careful, allowance, yuan(30)).ok());
  CHECK(may_spend(k_careful, allowance, yuan(31)).refusal() == Refusal{Reason::offline_till_limit, "3000"});
}

TEST_CASE("without a grant nothing is spent offline, and a grant above the policy's cap counts as the cap") {
  CHECK(may_spend(k_careful, {}, Money{1}).refusal() == Refusal{Reason::offline_member_limit, "0"});
  CHECK(may_spend(k_careful, {yuan(80), {}, yuan(900), {}, {}}, yuan(51)).reason() == Reason::offline_member_limit);
}

TEST_CASE("a courtesy goes beyond the grants, once a till and day") {
  Offline offline = k_careful;
  offline.courtesy = yuan(20);
  const OfflineSpend spend = may_spend(offline, granted_whole(), yuan(65)).value();
  CHECK(spend == OfflineSpend{yuan(50), yuan(15)});
  const Allowance after = after_spending(granted_whole(), spend);
  CHECK(after == Allowance{yuan(50), yuan(50), yuan(500), yuan(50), yuan(15)});
  CHECK(may_spend(offline, after, yuan(5)).value() == OfflineSpend{{}, yuan(5)});
  CHECK(may_spend(offline, after, yuan(6)).reason() == Reason::offline_member_limit);
}

TEST_CASE("the worst case is a number: every till's grants once and its courtesy a day") {
  CHECK(worst_case(k_careful, 12, 3) == yuan(6000));
  CHECK(worst_case({yuan(50), yuan(500), yuan(20)}, 12, 3) == yuan(6720));
}

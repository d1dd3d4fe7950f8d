#include "core/domain/loyalty/referral.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"
#include "tests/support/history.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

constexpr Date k_invited{2026, 3, 1};

Policy paying_referrals() {
  Policy policy = a_policy();
  policy.referral = {{500}, {200}};
  return policy;
}

Invitation brought(std::uint8_t referrer, std::uint8_t newcomer, Date on = k_invited) { return {an_id(referrer), an_id(newcomer), on}; }

ReferralCase case_of(const Invitation& invitation, std::optional<Date> first_sale = std::nullopt) {
  ReferralCase one{invitation, {}, {}, first_sale};
  one.referrer.phone = "13817126688";
  one.newcomer.phone = "13817126605";
  return one;
}

Referred alone(const ReferralCase& one, Date today = {2026, 12, 1}) {
  return referral_on(paying_referrals(), one, {one.invitation}, today);
}

}  // namespace

TEST_CASE("where the policy gives nothing for it there is no referral") {
  const ReferralCase one = case_of(brought(1, 2), k_invited);
  CHECK(referral_on(a_policy(), one, {one.invitation}, {2026, 12, 1}).state == ReferralState::off);
}

TEST_CASE("a referral waits for the newcomer's first sale, then until it can no longer be returned, and vests the day after") {
  CHECK(alone(case_of(brought(1, 2))).state == ReferralState::waits_for_sale);
  const ReferralCase bought = case_of(brought(1, 2), Date{2026, 3, 10});
  CHECK(alone(bought, {2026, 3, 17}) == Referred{ReferralState::waits_for_return_time, ReferralFlag::none, Date{2026, 3, 18}, {0}, {0}});
  CHECK(alone(bought, {2026, 3, 18}) == Referred{ReferralState::vested, ReferralFlag::none, Date{2026, 3, 18}, {500}, {200}});
}

TEST_CASE("a first sale that was taken back whole is none") {
  History history = a_history();
  history.buys({2026, 3, 2}, yuan(100)).brings_back({2026, 3, 3}, history.last(), yuan(100));
  CHECK_FALSE(first_kept_sale(history.on({2026, 3, 3})).has_value());
  history.buys({2026, 3, 9}, yuan(100));
  CHECK(first_kept_sale(history.on({2026, 3, 9})) == Date{2026, 3, 9});
}

TEST_CASE("the same phone earns nothing and is flagged") {
  ReferralCase one = case_of(brought(1, 2), k_invited);
  one.newcomer.phone = one.referrer.phone;
  CHECK(alone(one) == Referred{ReferralState::flagged, ReferralFlag::same_phone, std::nullopt, {0}, {0}});
  one.newcomer.phone.clear();
  one.referrer.phone.clear();
  CHECK(alone(one).flag == ReferralFlag::none);
}

TEST_CASE("the same card earns nothing and is flagged, also when it was reported lost") {
  ReferralCase one = case_of(brought(1, 2), k_invited);
  one.referrer.cards = {{"8801000000917", CardState::blocked}};
  one.newcomer.cards = {{"8801000000918", CardState::active}, {"8801000000917", CardState::active}};
  CHECK(alone(one).flag == ReferralFlag::same_card);
}

TEST_CASE("who brings themselves, each other, or somebody round a longer way is a loop") {
  CHECK(alone(case_of(brought(1, 1), k_invited)).flag == ReferralFlag::loop);
  const auto flag_in = [](const Invitation& invitation, const std::vector<Invitation>& all) {
    return referral_on(paying_referrals(), case_of(invitation, k_invited), all, {2026, 12, 1}).flag;
  };
  const std::vector<Invitation> pair{brought(1, 2), brought(2, 1)};
  CHECK(flag_in(pair[0], pair) == ReferralFlag::loop);
  CHECK(flag_in(pair[1], pair) == ReferralFlag::loop);
  const std::vector<Invitation> ring{brought(1, 2), brought(2, 3), brought(3, 4), brought(4, 1), brought(4, 5)};
  for (std::size_t i = 0; i < 4; ++i) CHECK(flag_in(ring[i], ring) == ReferralFlag::loop);
  CHECK(flag_in(ring[4], ring) == ReferralFlag::none);
  const std::vector<Invitation> chain{brought(1, 2), brought(2, 3), brought(3, 4)};
  CHECK(flag_in(chain[2], chain) == ReferralFlag::none);
}

TEST_CASE("only the first invitation of a newcomer counts") {
  const std::vector<Invitation> all{brought(1, 9, {2026, 3, 2}), brought(2, 9, {2026, 3, 1}), brought(3, 9, {2026, 3, 1})};
  const auto flag_in = [&](const Invitation& one) {
    return referral_on(paying_referrals(), case_of(one, k_invited), all, {2026, 12, 1}).flag;
  };
  CHECK(flag_in(all[0]) == ReferralFlag::already_invited);
  CHECK(flag_in(all[1]) == ReferralFlag::none);
  CHECK(flag_in(all[2]) == ReferralFlag::already_invited);
}

TEST_CASE("a policy may reward one side only") {
  const ReferralCase one = case_of(brought(1, 2), k_invited);
  Policy policy = a_policy();
  policy.referral = {{0}, {200}};
  CHECK(referral_on(policy, one, {one.invitation}, {2026, 12, 1}) ==
        Referred{ReferralState::vested, ReferralFlag::none, Date{2026, 3, 9}, {0}, {200}});
  policy.referral = {{500}, {0}};
  CHECK(referral_on(policy, one, {one.invitation}, {2026, 12, 1}).for_referrer == Points{500});
}

TEST_CASE("growth that head office grants is no first sale") {
  History history = a_history();
  History::grow(history.add(RecordKind::granted, {2026, 3, 2}), yuan(500));
  CHECK_FALSE(first_kept_sale(history.on({2026, 3, 3})).has_value());
}

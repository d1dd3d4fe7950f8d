#include "core/domain/members/member.h"

#include <algorithm>

namespace shuke::domain {
bool is_blocked(const MemberCore& core, std::string_view card) {
  return std::any_of(core.cards.begin(), core.cards.end(),
                     [&](const Card& one) { return one.number == card && one.state == CardState::blocked; });
}

Member on_day(Member member, const PolicyBook& policies, const std::vector<MemberRecord>& later, Date today) {
  member.standing = continued(policies, member.standing, later, today);
  const Standing& standing = member.standing;
  MemberFacts& facts = member.facts;
  facts.tier = standing.tier.rank;
  facts.tier_until = standing.tier.grace_until ? standing.tier.grace_until : standing.tier.holds_until;
  facts.points = standing.balance();
  facts.lifetime_spend = standing.state.facts.lifetime_spend;
  facts.spend_in_window = policies.is_empty() ? facts.lifetime_spend : spend_in_tier_window(standing, policies.on(standing.today));
  facts.stored_value = standing.state.stored_value;
  facts.visits = standing.state.facts.lifetime_visits;
  facts.ahead.reset();
  facts.keep.reset();
  if (!policies.is_empty()) {
    const Policy& policy = policies.on(standing.today);
    facts.ahead = tiers_ahead(policy, standing);
    facts.keep = keep_ahead(policy, standing);
  }
  return member;
}

Sequence included_up_to(const AccountState& account, std::uint32_t terminal) {
  const auto known =
      std::find_if(account.included.begin(), account.included.end(), [&](const RecordId& last) { return last.terminal == terminal; });
  return known == account.included.end() ? 0 : known->seq;
}

void note_purchase(MemberFacts& facts, const Purchase& purchase) {
  if (!facts.last || facts.last->date <= purchase.date) facts.last = purchase;
}

std::vector<Entitlement> gift_rights(const PolicyBook& policies, const Member& member) {
  if (policies.is_empty()) return {};
  return entitlements(policies, occasions_of(member.standing, member.core.birthday));
}

Customer customer_of(const Member& member) {
  Customer customer;
  customer.is_known = true;
  customer.tier = member.facts.tier;
  customer.spend_in_window = member.facts.spend_in_window;
  customer.lifetime_spend = member.facts.lifetime_spend;
  customer.ahead = member.facts.ahead;
  customer.keep = member.facts.keep;
  customer.birthday = member.core.birthday;
  customer.earned_today = member.standing.earned_today;
  customer.avoids_wool = member.facts.avoids_wool;
  customer.sizes = member.facts.sizes;
  return customer;
}

}  // namespace shuke::domain

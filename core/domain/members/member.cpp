#include "core/domain/members/member.h"

#include <algorithm>

namespace shuke::domain {
namespace {

void raise_tier(MemberFacts& facts, TierRank tier, Date on, const Policy& policy) {
  if (tier <= facts.tier) return;
  facts.tier = tier;
  facts.tier_until = tier_holds_until(policy, on);
}

void add_sale(MemberFacts& facts, const OwnSale& sale, const Policy& policy) {
  facts.points += sale.points;
  facts.spend_in_window += sale.growth;
  facts.lifetime_spend += sale.growth;
  const bool is_return = !sale.purchase.items.empty() && sale.purchase.items.front().quantity < 0;
  if (is_return) return;  // neither a visit nor the last purchase, and no return raises a tier
  ++facts.visits;
  if (!facts.last || facts.last->date <= sale.purchase.date) facts.last = sale.purchase;
  raise_tier(facts, sale.tier_after, sale.purchase.date, policy);
  // Sales of other tills that came with the row may complete what this one alone did not reach.
  if (facts.tier > k_no_tier) raise_tier(facts, tier_for_spend(policy, facts.spend_in_window), sale.purchase.date, policy);
}

}  // namespace

bool is_blocked(const MemberCore& core, std::string_view card) {
  return std::any_of(core.cards.begin(), core.cards.end(),
                     [&](const Card& one) { return one.number == card && one.state == CardState::blocked; });
}

MemberFacts with_own_sales(MemberFacts facts, std::uint32_t terminal, const std::vector<OwnSale>& sales, const Policy& policy) {
  std::vector<const OwnSale*> in_order;
  for (const OwnSale& sale : sales) in_order.push_back(&sale);
  std::sort(in_order.begin(), in_order.end(), [](const OwnSale* a, const OwnSale* b) { return a->seq < b->seq; });
  for (const OwnSale* const sale : in_order) {
    const auto known = facts.included.find(terminal);
    if (known != facts.included.end() && sale->seq <= known->second) continue;
    add_sale(facts, *sale, policy);
    facts.included[terminal] = sale->seq;
  }
  return facts;
}

Customer customer_of(const Member& member) {
  Customer customer;
  customer.is_known = true;
  customer.tier = member.facts.tier;
  customer.spend_in_window = member.facts.spend_in_window;
  customer.lifetime_spend = member.facts.lifetime_spend;
  customer.birthday = member.core.birthday;
  customer.avoids_wool = member.facts.avoids_wool;
  customer.sizes = member.facts.sizes;
  return customer;
}

}  // namespace shuke::domain

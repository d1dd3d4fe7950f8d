#include "core/domain/loyalty/gap.h"

#include <algorithm>
#include <optional>

#include "core/domain/sales/quote.h"

namespace shuke::domain {
namespace {

constexpr std::size_t k_most_nudges = 2;

Money not_negative(Money amount) { return std::max(amount, Money{}); }

// Two ways lead to a card, one sale or accumulated spend: the nearer one counts. Nothing where spend alone makes no member.
std::optional<Gap> enrolment_gap(const PricingRules& rules, const PricedBasket& priced) {
  const Policy& policy = rules.policy;
  Gap gap;
  gap.tier = 1;
  const auto one_sale = enrol_single_sale(policy);
  const auto in_all = enrol_accumulated(policy);
  if (!one_sale && !in_all) return std::nullopt;
  const Money lifetime = rules.customer.is_known ? rules.customer.lifetime_spend : Money{};
  if (one_sale) gap.missing = not_negative(*one_sale - priced.total_without_member), gap.goal = *one_sale;
  if (!in_all) return gap;
  const Money missing = not_negative(*in_all - lifetime - priced.total_without_member);
  if (!one_sale || missing < gap.missing) gap.missing = missing, gap.goal = *in_all;
  return gap;
}

// Every tier this sale reaches, and the first one it does not.
void add_tier_gaps(const PricingRules& rules, const PricedBasket& priced, std::vector<Gap>& gaps) {
  const Money spend = rules.customer.spend_in_window + priced.total;
  for (TierRank rank = tier_of(rules.policy, rules.customer) + 1; const Tier* tier = tier_at(rules.policy, rank); ++rank) {
    const auto threshold = spend_threshold(*tier);
    if (!threshold) continue;  // is not earned by spend alone
    Gap gap;
    gap.kind = GapKind::next_tier;
    gap.tier = rank;
    gap.goal = threshold->amount;
    gap.missing = not_negative(gap.goal - spend);
    gaps.push_back(gap);
    if (gap.missing > Money{}) return;
  }
}

void add_promotion_gaps(const PricingRules& rules, const PricedBasket& priced, std::vector<Gap>& gaps) {
  const Money line_sum = priced.list_total - priced.line_savings;
  Money off_now;
  for (const PriceReason& reason : priced.basket_reasons) {
    if (reason.kind == ReasonKind::threshold_off) off_now = reason.amount;
  }
  for (const Promotion& promotion : rules.book.promotions()) {
    const bool is_open = promotion.least_tier <= priced.tier_used && is_running(promotion, rules.today);
    if (promotion.kind != PromotionKind::threshold_off || !is_open) continue;
    const Money missing = not_negative(promotion.threshold - line_sum);
    if (missing > Money{} && promotion.off <= off_now) continue;  // a step that would give nothing more
    Gap gap;
    gap.kind = GapKind::promotion_step;
    gap.missing = missing;
    gap.goal = promotion.threshold;
    gap.promotion_id = promotion.id;
    gaps.push_back(std::move(gap));
  }
}

Money saved_by_enrolling(const PricingRules& rules, const std::vector<Good>& goods) {
  Customer enrolled = rules.customer;
  enrolled.is_known = true;
  enrolled.tier = k_no_tier;
  const Decision decision = decide({rules.book, rules.policy, enrolled, rules.today}, goods);
  return not_negative(decision.total_without_member - decision.total());
}

// What the customer has from reaching the goal with the best closer in the basket; nothing while no goods reach it.
Money saves(const Nudge& nudge, const PricingRules& rules, const Basket& basket) {
  const bool is_reached = nudge.gap.missing == Money{};
  if (!is_reached && nudge.closers.empty()) return {};
  const std::vector<Good> before = goods_of(rules.book, basket);
  std::vector<Good> after = before;
  if (!is_reached) after.push_back(good_of(rules.book, *rules.book.find_sku(nudge.closers[0].sku), nudge.closers[0].quantity));
  switch (nudge.gap.kind) {
    case GapKind::enrolment: return saved_by_enrolling(rules, after);
    case GapKind::next_tier: return {};  // upgrades give their prices from the next sale on
    case GapKind::promotion_step: return not_negative(decide(rules, after).quote.threshold_off - decide(rules, before).quote.threshold_off);
  }
  return {};
}

// Worth saying: the card to everybody who has none, and what is not further away than the basket is large already.
bool is_worth_saying(const Gap& gap, const PricedBasket& priced) {
  switch (gap.kind) {
    case GapKind::enrolment: return priced.tier_used == k_no_tier;
    case GapKind::next_tier:
    case GapKind::promotion_step: return gap.missing > Money{} && gap.missing <= priced.total;
  }
  return false;
}

}  // namespace

std::vector<Gap> gaps(const PricingRules& rules, const Basket&, const PricedBasket& priced) {
  std::vector<Gap> all;
  if (rules.policy.tiers.empty()) {
    // No policy yet: promotions only.
  } else if (tier_of(rules.policy, rules.customer) == k_no_tier) {
    if (auto gap = enrolment_gap(rules, priced)) all.push_back(*std::move(gap));
  } else {
    add_tier_gaps(rules, priced, all);
  }
  add_promotion_gaps(rules, priced, all);
  std::stable_sort(all.begin(), all.end(), [](const Gap& a, const Gap& b) {
    const bool a_is_open = a.missing > Money{};
    const bool b_is_open = b.missing > Money{};
    return a_is_open != b_is_open ? a_is_open : a.missing < b.missing;
  });
  return all;
}

std::vector<Nudge> nudges(const PricingRules& rules, const Basket& basket, const PricedBasket& priced, const StoreId& store) {
  if (basket.lines.empty()) return {};
  std::vector<Gap> worth = gaps(rules, basket, priced);
  std::erase_if(worth, [&](const Gap& gap) { return !is_worth_saying(gap, priced); });
  std::stable_partition(worth.begin(), worth.end(), [](const Gap& gap) { return gap.kind == GapKind::enrolment; });
  if (worth.size() > k_most_nudges) worth.resize(k_most_nudges);
  std::vector<Nudge> said;
  for (Gap& gap : worth) {
    Nudge nudge;
    nudge.closers = closers(gap, rules, basket, store);
    nudge.gap = std::move(gap);
    nudge.saves = saves(nudge, rules, basket);
    said.push_back(std::move(nudge));
  }
  return said;
}

}  // namespace shuke::domain

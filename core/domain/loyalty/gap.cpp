#include "core/domain/loyalty/gap.h"

#include <algorithm>
#include <optional>

#include "core/domain/loyalty/ahead.h"
#include "core/domain/sales/quote.h"
#include "core/domain/sales/sale.h"

namespace shuke::domain {
namespace {

constexpr std::size_t k_most_nudges = 2;

Money not_negative(Money amount) { return std::max(amount, Money{}); }

// Of several ways to a card the nearest counts. Nothing where no sale makes a member.
std::optional<Gap> enrolment_gap(const PricingRules& rules, const PricedBasket& priced) {
  const std::vector<TierAhead> ahead = tiers_ahead(rules.policy, rules.customer);
  if (ahead.empty() || ahead.front().tier != 1) return std::nullopt;
  const Shortfall least = shortfall(ahead.front(), priced.tested, priced.tested);
  Gap gap;
  gap.tier = 1;
  gap.missing = least.missing;
  gap.goal = least.goal;
  return gap;
}

// Every tier this sale reaches, and the first one it does not.
void add_tier_gaps(const PricingRules& rules, const PricedBasket& priced, std::vector<Gap>& gaps) {
  const Money counted = counted_for_tier(rules, priced);
  for (const TierAhead& ahead : tiers_ahead(rules.policy, rules.customer)) {
    const Shortfall least = shortfall(ahead, counted, priced.tested);
    gaps.push_back({GapKind::next_tier, least.missing, least.goal, ahead.tier, {}, {}, {}});
    if (least.missing > Money{}) return;
  }
}

// Nothing where this sale earns a tier above it: that begins a cycle of its own.
void add_keep_gap(const PricingRules& rules, const PricedBasket& priced, std::vector<Gap>& gaps) {
  const std::optional<KeepAhead>& keep = rules.customer.keep;
  if (!keep || tier_after_sale(rules, priced) > keep->keeps.tier || tier_at(rules.policy, keep->keeps.tier) == nullptr) return;
  const Shortfall least = shortfall(keep->keeps, counted_for_tier(rules, priced), priced.tested);
  gaps.push_back({GapKind::keep_tier, least.missing, least.goal, keep->keeps.tier, {}, {}, keep->until});
}

// Gifts for one sale that the customer has the tier for once this one is made; of who is nobody's member no sale is known afterwards.
void add_gift_gaps(const PricingRules& rules, const PricedBasket& priced, std::vector<Gap>& gaps) {
  const TierRank tier = tier_after_sale(rules, priced);
  if (tier == k_no_tier) return;
  for (const GiftRule& gift : rules.policy.gifts) {
    if (gift.occasion != GiftOccasion::single_sale || tier < gift.least_tier) continue;
    gaps.push_back({GapKind::free_gift, not_negative(gift.amount - priced.tested), gift.amount, k_no_tier, {}, gift.id, {}});
  }
}

bool takes_line(const Promotion& promotion, const PricingRules& rules, const PricedLine& line) {
  return takes(promotion.goods, rules.book.style_of(*rules.book.find_sku(line.sku)));
}

// What a threshold's goods cost before anything is taken off several lines.
Money sum_of_goods(const Promotion& promotion, const PricingRules& rules, const PricedBasket& priced) {
  Money sum;
  for (const PricedLine& line : priced.lines) {
    if (!takes_line(promotion, rules, line)) continue;
    sum += line.amount;
    for (const PriceReason& reason : line.reasons) sum += reason.kind == ReasonKind::manual ? reason.amount : Money{};
  }
  return sum;
}

// What thresholds take off goods of this one now.
Money off_now(const Promotion& promotion, const PricingRules& rules, const PricedBasket& priced) {
  Money off;
  for (const PriceReason& reason : priced.basket_reasons) {
    if (reason.kind != ReasonKind::threshold_off) continue;
    for (const Promotion& used : rules.book.promotions()) {
      if (used.id != reason.promotion_id) continue;
      const bool is_shared = std::any_of(priced.lines.begin(), priced.lines.end(), [&](const PricedLine& line) {
        return takes_line(promotion, rules, line) && takes_line(used, rules, line);
      });
      if (is_shared) off += reason.amount;
    }
  }
  return off;
}

// The sum at which it would give more than `off`, or nothing: the next step, or for one that repeats the next time.
std::optional<Money> next_goal(const Promotion& promotion, Money sum, Money off) {
  for (const ThresholdStep& step : promotion.steps) {
    Money goal = step.threshold;
    if (promotion.repeats && goal <= sum) goal = goal * (sum.fen / goal.fen + 1);
    if (goal > sum && threshold_off(promotion, goal) > off) return goal;
  }
  return std::nullopt;
}

void add_promotion_gaps(const PricingRules& rules, const PricedBasket& priced, std::vector<Gap>& gaps) {
  for (const Promotion& promotion : rules.book.promotions()) {
    if (promotion.kind != PromotionKind::threshold_off) continue;
    if (promotion.steps.empty() || !is_running(promotion, rules.today, rules.time, priced.tier_used)) continue;
    const Money sum = sum_of_goods(promotion, rules, priced);
    Gap gap;
    gap.kind = GapKind::promotion_step;
    gap.promotion_id = promotion.id;
    if (const auto goal = next_goal(promotion, sum, off_now(promotion, rules, priced))) {
      gap.goal = *goal;
      gap.missing = *goal - sum;
    } else if (sum >= promotion.steps.front().threshold) {
      for (const ThresholdStep& step : promotion.steps) gap.goal = step.threshold <= sum ? step.threshold : gap.goal;
    } else {
      continue;
    }
    gaps.push_back(std::move(gap));
  }
}

Money saved_by_enrolling(const PricingRules& rules, const Cart& cart, const Hint& hint) {
  Customer enrolled = rules.customer;
  enrolled.is_known = true;
  enrolled.tier = k_no_tier;
  const Decision decision = decide({rules.book, rules.policy, enrolled, rules.today, rules.time}, cart, &hint);
  return not_negative(decision.total_without_member - decision.total());
}

Money thresholds_of(const PricedBasket& priced) {
  Money sum;
  for (const PriceReason& reason : priced.basket_reasons) sum += reason.kind == ReasonKind::threshold_off ? reason.amount : Money{};
  return sum;
}

// What the customer has from reaching the goal with the best closer in the basket; nothing while no goods reach it.
Money saves(const Nudge& nudge, const PricingRules& rules, const Basket& basket, const PricedBasket& priced) {
  const bool is_reached = nudge.gap.missing == Money{};
  if (!is_reached && nudge.closers.empty()) return {};
  const Hint hint = hint_of(rules, priced);
  Cart after = cart_of(rules.book, basket);
  if (!is_reached) after.goods.push_back(good_of(rules.book, *rules.book.find_sku(nudge.closers[0].sku), nudge.closers[0].quantity));
  switch (nudge.gap.kind) {
    case GapKind::enrolment: return saved_by_enrolling(rules, after, hint);
    case GapKind::next_tier:  // upgrades give their prices from the next sale on
    case GapKind::free_gift:
    case GapKind::keep_tier: return {};
    case GapKind::promotion_step: return not_negative(decide(rules, after, &hint).quote.threshold_off() - thresholds_of(priced));
  }
  return {};
}

// Worth saying: the card to everybody who has none, and what is not further away than the basket is large already. What is a year off is
// no reason to buy today.
bool is_worth_saying(const Gap& gap, const PricedBasket& priced, Date today) {
  const bool is_near = gap.missing > Money{} && gap.missing <= priced.total;
  switch (gap.kind) {
    case GapKind::enrolment: return priced.tier_used == k_no_tier;
    case GapKind::next_tier:
    case GapKind::promotion_step:
    case GapKind::free_gift: return is_near;
    case GapKind::keep_tier: return is_near && days_between(today, *gap.until) <= k_tier_ends_soon_days;
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
  add_gift_gaps(rules, priced, all);
  add_keep_gap(rules, priced, all);
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
  std::erase_if(worth, [&](const Gap& gap) { return !is_worth_saying(gap, priced, rules.today); });
  const auto rank = [](const Gap& gap) { return gap.kind == GapKind::enrolment ? 0 : gap.kind == GapKind::keep_tier ? 2 : 1; };
  std::stable_sort(worth.begin(), worth.end(), [&](const Gap& a, const Gap& b) { return rank(a) < rank(b); });
  if (worth.size() > k_most_nudges) worth.resize(k_most_nudges);
  std::vector<Nudge> said;
  for (Gap& gap : worth) {
    Nudge nudge;
    nudge.closers = closers(gap, rules, basket, {store, &priced});
    nudge.gap = std::move(gap);
    nudge.saves = saves(nudge, rules, basket, priced);
    said.push_back(std::move(nudge));
  }
  return said;
}

}  // namespace shuke::domain

#include "core/domain/sales/quote.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/domain/loyalty/earning.h"
#include "core/domain/sales/search.h"

namespace shuke::domain {
namespace {

// Which promotions a customer of this tier may use now, looked up once.
class Usable {
 public:
  Usable(const PricingRules& rules, TierRank tier) : rules_(rules), tier_(tier), known_(rules.book.promotions().size(), k_unknown) {}
  bool operator()(std::size_t place) {
    if (known_[place] == k_unknown) known_[place] = is_running(rules_.book.promotions()[place], rules_.today, rules_.time, tier_) ? 1 : 0;
    return known_[place] == 1;
  }

 private:
  static constexpr std::int8_t k_unknown = -1;
  const PricingRules& rules_;
  TierRank tier_;
  std::vector<std::int8_t> known_;
};

ProblemPromotion& promotion_at(Problem& problem, const PriceBook& book, std::size_t place, std::size_t lines) {
  for (ProblemPromotion& promotion : problem.promotions) {
    if (promotion.place == place) return promotion;
  }
  problem.promotions.push_back({&book.promotions()[place], place, -1, std::vector<std::uint32_t>(lines)});
  return problem.promotions.back();
}

// Special prices go to their line and are a matter of choice like all others; trim() takes out what there is no question about.
void add_offer(Problem& problem, const PricingRules& rules, const StyleOffer& offer, std::size_t line) {
  const Promotion& promotion = rules.book.promotions()[offer.promotion];
  const bool is_markdown = promotion.kind == PromotionKind::special_price;
  if (is_markdown) problem.lines[line].markdowns.push_back({offer.promotion, offer.price, promotion.stacks, !promotion.group.empty()});
  ProblemPromotion& chosen = promotion_at(problem, rules.book, offer.promotion, problem.lines.size());
  chosen.roles[line] = is_markdown ? 1 : offer.roles;
}

void number_groups(Problem& problem) {
  for (std::size_t i = 0; i < problem.promotions.size(); ++i) {
    const std::string& group = problem.promotions[i].terms->group;
    if (group.empty()) continue;
    std::size_t first = 0;
    while (problem.promotions[first].terms->group != group) ++first;
    problem.promotions[i].group = static_cast<int>(first);
  }
}

void add_coupons(Problem& problem, const PricingRules& rules, const Cart& cart, TierRank tier) {
  std::vector<std::string_view> codes;
  for (std::size_t i = 0; i < cart.coupons.size(); ++i) {
    if (cart.coupons[i] == nullptr) continue;
    const HeldCoupon& held = *cart.coupons[i];
    const bool is_twice = std::find(codes.begin(), codes.end(), held.coupon.code) != codes.end();
    if (is_twice || refused(held, cart.member, tier, rules.today)) continue;
    codes.push_back(held.coupon.code);
    ProblemCoupon coupon{&held.rule, i, {}};
    for (const Good& good : cart.goods) coupon.takes.push_back(takes(held.rule.goods, *good.style) ? 1 : 0);
    if (!held.rule.goes_with_promotions) {
      std::erase_if(problem.promotions, [](const ProblemPromotion& one) { return one.terms->kind != PromotionKind::special_price; });
    }
    problem.coupons.push_back(std::move(coupon));
  }
}

Problem problem_of(const PricingRules& rules, const Cart& cart, TierRank tier) {
  Problem problem;
  if (const Tier* const benefits = tier_at(rules.policy, tier)) problem.tier_rate = benefits->price_rate;
  Usable usable(rules, tier);
  for (const Good& good : cart.goods) {
    problem.lines.push_back({good.quantity, good.sku->list_price, std::min(good.sku->floor_price, good.sku->list_price)});
  }
  for (std::size_t line = 0; line < cart.goods.size(); ++line) {
    for (const StyleOffer& offer : *cart.goods[line].offers) {
      if (usable(offer.promotion)) add_offer(problem, rules, offer, line);
    }
  }
  std::sort(problem.promotions.begin(), problem.promotions.end(),
            [](const ProblemPromotion& a, const ProblemPromotion& b) { return a.place < b.place; });
  number_groups(problem);
  add_coupons(problem, rules, cart, tier);
  trim(problem);
  return problem;
}

Quote quote_of(const Problem& problem, const Choice& choice, TierRank tier) {
  Quote quote{evaluate(problem, choice), tier};
  for (std::size_t i = 0; i < problem.promotions.size(); ++i) {
    if ((choice.mask >> i & 1) != 0) quote.promotions.push_back(problem.promotions[i].place);
  }
  for (const LineOutcome& line : quote.lines) {
    if (line.markdown != k_no_place) quote.promotions.push_back(line.markdown);
  }
  std::sort(quote.promotions.begin(), quote.promotions.end());
  quote.promotions.erase(std::unique(quote.promotions.begin(), quote.promotions.end()), quote.promotions.end());
  return quote;
}

std::optional<Choice> choice_of(const Problem& problem, const Hint* hint) {
  if (hint == nullptr) return std::nullopt;
  Choice choice{0, hint->uses_tier};
  for (std::size_t i = 0; i < problem.promotions.size(); ++i) {
    const auto& used = hint->promotions;
    if (std::find(used.begin(), used.end(), problem.promotions[i].place) != used.end()) choice.mask |= 1u << i;
  }
  return choice;
}

// A coupon that had promotions left out and yet took nothing off is put back.
bool drop_idle_coupons(Cart& cart, const Problem& problem, const Quote& quote) {
  bool has_dropped = false;
  for (const ProblemCoupon& coupon : problem.coupons) {
    const auto is_it = [&](const BasketOff& off) { return off.place == coupon.place; };
    const bool is_used = std::any_of(quote.coupons.begin(), quote.coupons.end(), is_it);
    if (coupon.rule->goes_with_promotions || is_used) continue;
    cart.coupons[coupon.place] = nullptr;
    has_dropped = true;
  }
  return has_dropped;
}

bool leaves_promotions_out(const Cart& cart, const Quote& quote) {
  return std::any_of(quote.coupons.begin(), quote.coupons.end(),
                     [&](const BasketOff& off) { return !cart.coupons[off.place]->rule.goes_with_promotions; });
}

}  // namespace

Money counted_of(const PricingRules& rules, const Cart& cart, const Quote& quote) {
  const Earning& earning = rules.policy.earning;
  if (earning.excluded_categories.empty() && earning.excluded_tags.empty()) return quote.payable;
  Money sum;
  for (std::size_t i = 0; i < cart.goods.size(); ++i) {
    const Style& style = *cart.goods[i].style;
    if (!is_excluded(earning, {{}, {}, style.category, style.tags})) sum += quote.lines[i].paid;
  }
  return sum;
}

Money Quote::threshold_off() const {
  Money sum;
  for (const BasketOff& off : thresholds) sum += off.off;
  return sum;
}

Hint hint_of(const Quote& quote) { return {quote.choice.uses_tier, quote.promotions}; }

Hint hint_of(const PricingRules& rules, const PricedBasket& priced) {
  Hint hint{priced.price_rate < k_whole || priced.tier_used == k_no_tier, {}};
  const auto& promotions = rules.book.promotions();
  for (std::size_t i = 0; i < promotions.size(); ++i) {
    const auto& used = priced.used_promotions;
    if (std::find(used.begin(), used.end(), promotions[i].id) != used.end()) hint.promotions.push_back(i);
  }
  return hint;
}

Good good_of(const PriceBook& book, const Sku& sku, int quantity) { return {&sku, quantity, &book.offers_on(sku), &book.style_of(sku)}; }

Cart cart_of(const PriceBook& book, const Basket& basket) {
  Cart cart;
  cart.goods.reserve(basket.lines.size() + 1);  // the nudge tries one more
  for (const LineItem& line : basket.lines) {
    const Sku* const sku = book.find_sku(line.sku);
    SHUKE_CHECK(sku != nullptr);
    cart.goods.push_back(good_of(book, *sku, line.quantity));
  }
  for (const HeldCoupon& held : basket.coupons) cart.coupons.push_back(&held);
  cart.member = basket.member;
  return cart;
}

Quote quote_for(const PricingRules& rules, const Cart& cart, TierRank tier, const Hint* hint) {
  Cart tried = cart;
  for (;;) {
    const Problem problem = problem_of(rules, tried, tier);
    Quote quote = quote_of(problem, best_choice(problem, choice_of(problem, hint)).choice, tier);
    if (!drop_idle_coupons(tried, problem, quote)) return quote;
  }
}

std::vector<std::size_t> choosable_promotions(const PricingRules& rules, const Cart& cart, TierRank tier) {
  std::vector<std::size_t> places;
  for (const ProblemPromotion& promotion : problem_of(rules, cart, tier).promotions) places.push_back(promotion.place);
  return places;
}

std::optional<Quote> evaluate_set(const PricingRules& rules, const Cart& cart, TierRank tier, const Choice& choice) {
  const Problem problem = problem_of(rules, cart, tier);
  if (!may_stand_together(problem, choice.mask)) return std::nullopt;
  return quote_of(problem, choice, tier);
}

Money amount_alone(const PricingRules& rules, const Good& good, TierRank tier) {
  ProblemLine line{good.quantity, good.sku->list_price, std::min(good.sku->floor_price, good.sku->list_price)};
  for (const StyleOffer& offer : *good.offers) {
    const Promotion& promotion = rules.book.promotions()[offer.promotion];
    const bool is_markdown = promotion.kind == PromotionKind::special_price && promotion.group.empty();
    if (is_markdown && is_running(promotion, rules.today, rules.time, tier)) {
      line.markdowns.push_back({offer.promotion, offer.price, promotion.stacks});
    }
  }
  const Tier* const benefits = tier_at(rules.policy, tier);
  return unit_price(line, benefits ? benefits->price_rate : k_whole, {}).alone * good.quantity;
}

TierInSale tier_in_sale(const Policy& policy, const Customer& customer, Money tested) {
  TierInSale sale{tier_of(policy, customer)};
  const std::vector<TierAhead> ahead = tiers_ahead(policy, customer);
  if (sale.rank == k_no_tier) {
    sale.reaches_enrolment = highest_reached(ahead, tested, tested) > k_no_tier;
    if (!sale.reaches_enrolment || !customer.is_known || policy.enrolment.benefits == Crossing::next_sale) return sale;
    sale.rank = base_tier(policy);
  }
  if (policy.upgrade == Crossing::this_sale) sale.rank = std::max(sale.rank, highest_reached(ahead, tested, tested));
  return sale;
}

TierRank tier_of(const Policy& policy, const Customer& customer) {
  if (!customer.is_known || customer.tier <= k_no_tier) return k_no_tier;
  return std::min(customer.tier, static_cast<TierRank>(policy.tiers.size()));
}

namespace {

// A member has every choice a guest has, but for the limits of the search: where those would cost something, the guest's price counts.
Quote not_dearer(const Cart& cart, Quote quote, Quote as_guest) {
  if (quote.payable <= as_guest.payable || leaves_promotions_out(cart, quote)) return quote;
  as_guest.tier = quote.tier;
  return as_guest;
}

}  // namespace

Decision decide(const PricingRules& rules, const Cart& cart, const Hint* hint) {
  Cart of_anybody = cart;
  of_anybody.member.reset();  // coupons bound to a member are a member's benefit
  Decision decision;
  decision.quote = quote_for(rules, of_anybody, k_no_tier, hint);
  decision.total_without_member = decision.quote.payable;
  decision.tested = counted_of(rules, cart, decision.quote);
  const auto for_member = [&](TierRank rank) { return not_dearer(cart, quote_for(rules, cart, rank, hint), std::move(decision.quote)); };
  const TierInSale in_sale = tier_in_sale(rules.policy, rules.customer, decision.tested);
  if (tier_of(rules.policy, rules.customer) > k_no_tier) {
    decision.quote = for_member(in_sale.rank);
    return decision;
  }
  decision.reaches_enrolment = !cart.goods.empty() && in_sale.reaches_enrolment;
  if (!decision.reaches_enrolment || !rules.customer.is_known) {
    if (!cart.coupons.empty()) decision.quote = for_member(k_no_tier);
    return decision;
  }
  decision.quote = for_member(in_sale.rank);
  Money room;
  for (std::size_t i = 0; i < cart.goods.size(); ++i) room += decision.quote.lines[i].paid - cart.goods[i].floor();
  decision.welcome_off = std::min(rules.policy.enrolment.welcome_off, room);
  return decision;
}

}  // namespace shuke::domain

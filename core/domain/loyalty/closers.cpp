#include <algorithm>
#include <set>
#include <string_view>

#include "core/domain/loyalty/earning.h"
#include "core/domain/loyalty/gap.h"
#include "core/domain/sales/quote.h"

namespace shuke::domain {
namespace {

constexpr std::size_t k_most_closers = 3;
constexpr std::size_t k_most_priced_exactly = 12;
constexpr Money k_overshoot_always_fine = yuan(50);
constexpr Money k_paired_always_near = yuan(20);

struct Candidate {
  Good good;
  Money overshoot;
  bool is_paired = false;
};

// What people take two of without thinking.
bool is_bought_in_pairs(Garment garment) { return garment == Garment::socks || garment == Garment::tee; }

bool fits(const Sku& sku, const Style& style, const Customer& customer) {
  if (style.size_family == SizeFamily::one_size) return true;
  const auto& sizes = customer.sizes;
  const auto of_family = [&](const SizeOf& size) { return size.family == style.size_family; };
  if (std::none_of(sizes.begin(), sizes.end(), of_family)) return true;
  return std::any_of(sizes.begin(), sizes.end(), [&](const SizeOf& size) { return of_family(size) && size.size == sku.size; });
}

// The variant to suggest: in the customer's size, of which most are here; the earlier one of equals.
const Sku* variant_to_suggest(const PricingRules& rules, const Style& style, const StoreId& store) {
  const Sku* best = nullptr;
  int most = 0;
  for (const Sku* const sku : rules.book.variants_of(style.code)) {
    if (!fits(*sku, style, rules.customer)) continue;
    const int here = stock_at(*sku, store);
    if (here > most) best = sku, most = here;
  }
  return best;
}

// A card and a gift look at what a guest would pay [3], the others at what the customer pays.
bool is_tested_on(GapKind kind) { return kind == GapKind::enrolment || kind == GapKind::free_gift; }

struct Errand {
  const Gap& gap;
  const PricingRules& rules;
  const StoreId& store;
  TierRank tier = k_no_tier;               // whose price the gap is measured in
  const Promotion* promotion = nullptr;    // promotion_step
  std::set<std::string_view> in_basket{};  // styles
  std::set<std::string_view> paired{};     // styles that go with them
};

Errand errand_for(const Gap& gap, const PricingRules& rules, const Cart& cart, const Shelf& shelf) {
  Errand errand{gap, rules, shelf.store};
  if (!is_tested_on(gap.kind)) errand.tier = shelf.priced ? shelf.priced->tier_used : decide(rules, cart).quote.tier;
  for (const Promotion& promotion : rules.book.promotions()) {
    if (gap.kind == GapKind::promotion_step && promotion.id == gap.promotion_id) errand.promotion = &promotion;
  }
  for (const Good& good : cart.goods) {
    errand.in_basket.insert(good.style->code);
    errand.paired.insert(good.style->goes_with.begin(), good.style->goes_with.end());
  }
  return errand;
}

// The sum the gap is measured on.
Money measured(const Errand& errand, const Cart& cart, const Quote& quote) {
  switch (errand.gap.kind) {
    case GapKind::enrolment:
    case GapKind::free_gift:
    case GapKind::next_tier:
    case GapKind::keep_tier: return counted_of(errand.rules, cart, quote);
    case GapKind::promotion_step: break;
  }
  Money sum;
  for (std::size_t i = 0; i < cart.goods.size(); ++i) {
    if (errand.promotion != nullptr && takes(errand.promotion->goods, *cart.goods[i].style)) sum += quote.lines[i].amount;
  }
  return sum;
}

bool comes_first(const Candidate& a, const Candidate& b, Money missing) {
  const Money near = std::max(Money{missing.fen / 2}, k_paired_always_near);
  const bool a_leads = a.is_paired && a.overshoot <= near;
  const bool b_leads = b.is_paired && b.overshoot <= near;
  if (a_leads != b_leads) return a_leads;
  if (a.overshoot != b.overshoot) return a.overshoot < b.overshoot;
  return a.good.sku->code < b.good.sku->code;
}

// An estimate: what the goods would cost alone. Promotions that count goods together may change it; the exact pricing tells.
void add_candidate(const Errand& errand, const Style& style, std::vector<Candidate>& candidates) {
  if (errand.in_basket.contains(style.code) || (style.has_wool && errand.rules.customer.avoids_wool)) return;
  if (errand.promotion != nullptr && !takes(errand.promotion->goods, style)) return;
  const bool must_count = errand.gap.kind != GapKind::promotion_step;
  if (must_count && is_excluded(errand.rules.policy.earning, {{}, {}, style.category, style.tags})) return;
  const Sku* const sku = variant_to_suggest(errand.rules, style, errand.store);
  if (!sku) return;
  const Money missing = errand.gap.missing;
  const int most = is_bought_in_pairs(style.garment) ? std::min(2, stock_at(*sku, errand.store)) : 1;
  for (int quantity = 1; quantity <= most; ++quantity) {
    const Good good = good_of(errand.rules.book, *sku, quantity);
    const Money overshoot = amount_alone(errand.rules, good, errand.tier) - missing;
    if (overshoot < Money{}) continue;
    if (overshoot <= std::max(missing, k_overshoot_always_fine)) {
      candidates.push_back({good, overshoot, errand.paired.contains(style.code)});
    }
    return;
  }
}

void keep_best(std::vector<Candidate>& candidates, std::size_t count, Money missing) {
  const auto before = [&](const Candidate& a, const Candidate& b) { return comes_first(a, b, missing); };
  const std::size_t kept = std::min(count, candidates.size());
  std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(kept), candidates.end(), before);
  candidates.resize(kept);
}

}  // namespace

std::vector<Closer> closers(const Gap& gap, const PricingRules& rules, const Basket& basket, const Shelf& shelf) {
  if (gap.missing <= Money{}) return {};
  Cart cart = cart_of(rules.book, basket);
  const Errand errand = errand_for(gap, rules, cart, shelf);
  const Hint of_basket = shelf.priced ? hint_of(rules, *shelf.priced) : Hint();
  const Quote quote = quote_for(rules, cart, errand.tier, shelf.priced ? &of_basket : nullptr);
  const Hint start = hint_of(quote);
  const Money now = measured(errand, cart, quote);
  std::vector<Candidate> candidates;
  for (const Style& style : rules.book.styles()) add_candidate(errand, style, candidates);
  keep_best(candidates, k_most_priced_exactly, gap.missing);
  for (Candidate& candidate : candidates) {
    cart.goods.push_back(candidate.good);
    candidate.overshoot = measured(errand, cart, quote_for(rules, cart, errand.tier, &start)) - now - gap.missing;
    cart.goods.pop_back();
  }
  std::erase_if(candidates, [](const Candidate& candidate) { return candidate.overshoot < Money{}; });
  keep_best(candidates, k_most_closers, gap.missing);
  std::vector<Closer> best;
  best.reserve(candidates.size());
  for (const Candidate& candidate : candidates) {
    best.push_back({candidate.good.sku->code, candidate.good.quantity, gap.missing + candidate.overshoot, candidate.overshoot});
  }
  return best;
}

}  // namespace shuke::domain

#include "core/domain/sales/terms.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/domain/sales/resplit.h"

namespace shuke::domain {
namespace {

Style style_of(const SaleLine& line) {
  Style style;
  style.code = line.style;
  style.category = line.category;
  style.brand = line.brand;
  style.tags = line.tags;
  return style;
}

struct KeptLine {
  const SaleLine* line = nullptr;
  int quantity = 0;
};

std::vector<KeptLine> lines_of(const std::vector<KeptPiece>& pieces) {
  std::map<int, KeptLine> by_no;
  for (const KeptPiece& piece : pieces) {
    KeptLine& kept = by_no[piece.name.line_no];
    kept.line = piece.line;
    ++kept.quantity;
  }
  std::vector<KeptLine> lines;
  lines.reserve(by_no.size());
  for (const auto& [no, kept] : by_no) lines.push_back(kept);
  return lines;
}

std::vector<FrozenLine> frozen(const std::vector<KeptLine>& lines) {
  std::vector<FrozenLine> goods;
  goods.reserve(lines.size());
  for (const KeptLine& kept : lines) {
    goods.push_back({style_of(*kept.line), kept.quantity, kept.line->priced.unit_list, kept.line->unit_floor});
  }
  return goods;
}

Money taken_off(const std::vector<PriceReason>& reasons, ReasonKind kind) {
  Money sum;
  for (const PriceReason& reason : reasons) sum += reason.kind == kind ? reason.amount : Money{};
  return sum;
}

// By hand a row was made cheaper: every piece of it by its share.
Money by_hand(const std::vector<KeptLine>& lines) {
  Money sum;
  for (const KeptLine& kept : lines) {
    sum += Money{taken_off(kept.line->priced.reasons, ReasonKind::manual).fen * kept.quantity / kept.line->priced.quantity};
  }
  return sum;
}

FrozenPrice price_of(const Sale& sale, const std::vector<KeptLine>& lines) {
  FrozenTerms terms{.used = sale.terms.promotions, .tier_rate = sale.terms.price_rate};
  for (const HeldCoupon& held : sale.terms.coupons) terms.coupons.push_back(held.rule);
  terms.off = taken_off(sale.basket_reasons, ReasonKind::welcome_off) + taken_off(sale.basket_reasons, ReasonKind::manual) + by_hand(lines);
  return price_with(terms, frozen(lines));
}

// The promotion as far as these goods are concerned: lists of a whole season do not belong into every record.
Promotion trimmed(Promotion promotion, const std::set<std::string>& styles) {
  const auto is_foreign = [&](const StyleCode& style) { return !styles.contains(style); };
  std::erase_if(promotion.prices, [&](const SpecialPrice& price) { return is_foreign(price.style); });
  const auto trim = [&](GoodsFilter& goods) {
    if (goods.styles.size() > 1) {
      const StyleCode first = goods.styles.front();
      std::erase_if(goods.styles, is_foreign);
      if (goods.styles.empty()) goods.styles.push_back(first);  // an empty list would take all goods
    }
    std::erase_if(goods.except, is_foreign);
  };
  trim(promotion.goods);
  trim(promotion.get_goods);
  for (BundlePart& part : promotion.parts) trim(part.goods);
  return promotion;
}

}  // namespace

SaleTerms terms_of(const PricingRules& rules, const Basket& basket, const PricedBasket& priced) {
  SaleTerms terms;
  terms.is_known = true;
  terms.price_rate = priced.price_rate;
  std::set<std::string> styles;
  for (const LineItem& line : basket.lines) styles.insert(rules.book.style_of(*rules.book.find_sku(line.sku)).code);
  for (const Promotion& promotion : rules.book.promotions()) {
    const auto& used = priced.used_promotions;
    if (std::find(used.begin(), used.end(), promotion.id) != used.end()) terms.promotions.push_back(trimmed(promotion, styles));
  }
  for (const HeldCoupon& held : basket.coupons) {
    const auto& reasons = priced.basket_reasons;
    const auto is_of = [&](const PriceReason& reason) { return reason.kind == ReasonKind::coupon && reason.code == held.coupon.code; };
    if (std::any_of(reasons.begin(), reasons.end(), is_of)) terms.coupons.push_back(held);
  }
  return terms;
}

KeptPrice kept_price_of(const Sale& sale) {
  if (!sale.terms.is_known) return kept_as_paid();
  return [&sale](const std::vector<KeptPiece>& pieces) { return price_of(sale, lines_of(pieces)).payable; };
}

bool covers(const Sale& sale, const PriceReason& reason, const SaleLine& line) {
  for (const Promotion& promotion : sale.terms.promotions) {
    if (reason.kind != ReasonKind::coupon && promotion.id == reason.promotion_id) return takes(promotion.goods, style_of(line));
  }
  for (const HeldCoupon& held : sale.terms.coupons) {
    if (reason.kind == ReasonKind::coupon && held.coupon.code == reason.code) return takes(held.rule.goods, style_of(line));
  }
  return true;
}

std::vector<Attached> coupons_of(const Sale& sale) {
  std::vector<Attached> coupons;
  for (std::size_t i = 0; i < sale.terms.coupons.size(); ++i) {
    coupons.push_back({sale.terms.coupons[i].coupon.code, [&sale, i](const std::vector<KeptPiece>& pieces) {
                         const std::vector<std::size_t> used = price_of(sale, lines_of(pieces)).coupons;
                         return std::find(used.begin(), used.end(), i) != used.end();
                       }});
  }
  return coupons;
}

}  // namespace shuke::domain

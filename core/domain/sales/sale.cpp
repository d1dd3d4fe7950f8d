#include "core/domain/sales/sale.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/domain/sales/quote.h"
#include "core/domain/sales/spending.h"
#include "core/domain/sales/terms.h"

namespace shuke::domain {
namespace {

Outcome check_goods(const PriceBook& book, const Basket& basket) {
  if (basket.lines.empty()) return Reason::empty_basket;
  for (const LineItem& line : basket.lines) {
    if (!book.find_sku(line.sku)) return Refusal{Reason::unknown_sku, line.sku};
  }
  return Done{};
}

std::vector<SaleLine> sale_lines(const PriceBook& book, std::vector<PricedLine> priced) {
  std::vector<SaleLine> lines;
  lines.reserve(priced.size());
  for (PricedLine& one : priced) {
    const Sku& sku = *book.find_sku(one.sku);
    const Style& style = book.style_of(sku);
    SaleLine line;
    line.line_no = static_cast<int>(lines.size()) + 1;
    line.sku = sku.code;
    line.name = style.name;
    line.colour = sku.colour;
    line.size = sku.size;
    line.garment = style.garment;
    line.rgb = sku.rgb;
    line.style = style.code;
    line.category = style.category;
    line.brand = style.brand;
    line.tags = style.tags;
    line.unit_floor = sku.floor_price;
    line.priced = std::move(one);
    lines.push_back(std::move(line));
  }
  return lines;
}

Money growth_of(const PricedBasket& priced) {
  Money growth;
  for (const PricedLine& line : priced.lines) {
    for (const PricedPiece& piece : line.pieces) growth += piece.growth;
  }
  return growth;
}

// A prospect below the threshold gathers growth, which is what makes them a member one day, but no points.
std::vector<LedgerEntry> ledger_of(const PricingRules& rules, const PricedBasket& priced, Date business_date) {
  std::vector<LedgerEntry> ledger;
  const auto add = [&](LedgerEntry entry) {
    entry.entry_no = static_cast<int>(ledger.size()) + 1;
    entry.available_from = business_date;
    entry.policy_version = rules.policy.version;
    ledger.push_back(entry);
  };
  if (priced.tier_used != k_no_tier && priced.points > Points{}) {
    LedgerEntry points;
    points.points = priced.points;
    points.expires = points_expire_on(rules.policy, business_date);
    add(points);
    ledger.back().available_from = points_usable_from(rules.policy, business_date);
  }
  if (const Money grown = growth_of(priced); rules.customer.is_known && grown > Money{}) {
    LedgerEntry growth;
    growth.account = Account::growth;
    growth.kind = EntryKind::grown;
    growth.growth = grown;
    add(growth);
  }
  return ledger;
}

// What points and stored value pay of a sale, as entries.
Result<std::vector<LedgerEntry>> spent_from_account(const Policy& policy, const Payment& payment, const SaleContext& context,
                                                    bool has_member) {
  const std::vector<Tender>& tenders = payment.tenders;
  const Money from_account = tendered(tenders, TenderKind::points) + tendered(tenders, TenderKind::stored_value);
  if (from_account > Money{} && !has_member) return Reason::unknown_member;
  const Spendable account{usable_in(context.lots, context.business_date), context.stored_value};
  if (const Outcome may = may_pay_from_account(policy, payment.due, tenders, account); !may) return may.refusal();
  return spending_entries(policy, tenders, context.lots.value_or(std::vector<LotBalance>{}), context.business_date);
}

void append_entries(std::vector<LedgerEntry>& ledger, std::vector<LedgerEntry> more) {
  for (LedgerEntry& entry : more) {
    entry.entry_no = static_cast<int>(ledger.size()) + 1;
    ledger.push_back(std::move(entry));
  }
}

void check_sums(const Sale& sale) {
  Money lines;
  Money pieces;
  for (const SaleLine& line : sale.lines) {
    lines += line.priced.paid;
    for (const PricedPiece& piece : line.priced.pieces) pieces += piece.paid;
  }
  Money tenders;
  for (const Tender& tender : sale.tenders) tenders += tender.amount;
  SHUKE_CHECK(lines == sale.total && pieces == sale.total);
  SHUKE_CHECK(tenders == sale.total);
}

}  // namespace

Money counted_for_tier(const PricingRules& rules, const PricedBasket& priced) {
  return rules.policy.upgrade == Crossing::this_sale ? priced.tested : growth_of(priced);
}

TierRank tier_after_sale(const PricingRules& rules, const PricedBasket& priced) {
  const Customer& customer = rules.customer;
  if (!customer.is_known) return k_no_tier;
  const TierRank earned = highest_reached(tiers_ahead(rules.policy, customer), counted_for_tier(rules, priced), priced.tested);
  const TierRank enrolled = priced.reaches_enrolment ? base_tier(rules.policy) : k_no_tier;
  return std::max({customer.tier, priced.tier_used, enrolled, earned});
}

Result<Sale> close_basket(const PaidBasket& paid, const SaleContext& context) {
  const auto& [rules, basket, payment, member] = paid;
  SHUKE_CHECK(basket.member == (member ? std::optional(member->id) : std::nullopt));
  if (const Outcome goods = check_goods(rules.book, basket); !goods) return goods.refusal();
  Result<std::vector<Tender>> tenders = settled_tenders(payment);
  if (!tenders) return tenders.refusal();
  PricedBasket priced = price(rules, basket);
  if (priced.total != payment.due) return Reason::tender_missing;
  Result<std::vector<LedgerEntry>> spent = spent_from_account(rules.policy, payment, context, member.has_value());
  if (!spent) return spent.refusal();
  priced = net_of_tenders(rules, std::move(priced), *tenders, points_for(rules.policy, tendered(*tenders, TenderKind::points)));
  Sale sale;
  sale.basket_id = basket.id;
  sale.terminal = context.terminal;
  sale.at = context.at;
  sale.monotonic_ms = context.monotonic_ms;
  sale.business_date = context.business_date;
  sale.associates = {AssociateShare{basket.associate, k_whole}};
  sale.member = basket.member;
  sale.tier_before = rules.customer.is_known ? rules.customer.tier : k_no_tier;
  sale.tier_used = priced.tier_used;
  sale.tier_after = tier_after_sale(rules, priced);
  sale.points_rate = priced.points_rate;
  sale.price_set_version = rules.book.version();
  sale.policy_version = rules.policy.version;
  sale.tenders = std::move(tenders).value();
  sale.ledger = ledger_of(rules, priced, context.business_date);
  append_entries(sale.ledger, std::move(spent).value());
  sale.list_total = priced.list_total;
  sale.total = priced.total;
  if (member) sale.points_before = member->facts.points;
  sale.tested = priced.tested;
  sale.terms = terms_of(rules, basket, priced);
  sale.basket_reasons = std::move(priced.basket_reasons);
  sale.lines = sale_lines(rules.book, std::move(priced.lines));
  check_sums(sale);
  return sale;
}

Purchase purchase_of(const Sale& sale) {
  Purchase purchase;
  purchase.date = sale.business_date;
  purchase.store = sale.terminal.store;
  purchase.total = sale.total;
  for (const SaleLine& line : sale.lines) {
    purchase.items.push_back({line.sku, line.name, line.colour, line.size, line.priced.quantity, line.garment, line.rgb});
  }
  return purchase;
}

}  // namespace shuke::domain

#pragma once

#include <utility>
#include <vector>

#include "core/domain/sales/exchange.h"
#include "core/domain/sales/returning.h"
#include "tests/support/builders.h"

// A sale that is over, and a counter where its pieces come back.
namespace shuke::test {

// What the pieces that stay cost by themselves at that counter: its prices, promotions and customer, on its day.
inline domain::KeptPrice priced_at(Counter counter) {
  return [counter = std::move(counter)](const std::vector<domain::KeptPiece>& kept) {
    Basket basket = a_basket({});
    int line_no = 0;
    for (const domain::KeptPiece& piece : kept) {
      if (piece.name.line_no != line_no) basket.lines.push_back({piece.line->sku, 0});
      line_no = piece.name.line_no;
      ++basket.lines.back().quantity;
    }
    return counter.price(basket).total;
  };
}

struct ReturnDesk {
  Sale sale;
  domain::KeptPrice kept_price = domain::kept_as_paid();
  Policy policy = a_policy();
  domain::ReturningMember member = {};
  Date today = k_story_day;
  Rounding rounding = Rounding::none;
  std::vector<domain::Attached> coupons = {};
  std::vector<StoreId> stores = {};
  AssociateId allowed_by = {};
  std::vector<Sale> returns = {};

  explicit ReturnDesk(Sale sold) : sale(std::move(sold)) {
    sale.seq = 10;
    sale.receipt = "NJX-01-1-000010";
  }

  Result<domain::ReturnPlan> plan(std::vector<domain::PieceName> pieces) const {
    return domain::plan_return({sale, returns, policy, kept_price, coupons, stores}, member, {std::move(pieces), today, allowed_by});
  }
  domain::ReturnClosing closing() const {
    domain::ReturnClosing closing{an_id(static_cast<std::uint8_t>(100 + returns.size())), "A02", rounding, a_context()};
    closing.at.business_date = today;
    return closing;
  }
  // The next return of this till, committed.
  Sale keep(Sale taken) {
    taken.seq = sale.seq + 1 + static_cast<Sequence>(returns.size());
    returns.push_back(taken);
    return taken;
  }
  Sale take(std::vector<domain::PieceName> pieces) {
    const domain::ReturnPlan planned = plan(std::move(pieces)).value();
    return keep(domain::close_return(planned, planned.proposed, closing()).value());
  }
};

inline Money refunded_by(const Sale& taken, TenderKind kind) {
  Money sum;
  for (const Tender& row : taken.tenders) sum -= row.kind == kind ? row.amount : Money{};
  return sum;
}

inline const LedgerEntry* entry_of(const Sale& sale, EntryKind kind) {
  for (const LedgerEntry& entry : sale.ledger) {
    if (entry.kind == kind) return &entry;
  }
  return nullptr;
}

// A sale with these tenders to somebody who may have lots to spend.
inline Sale sold_for(const Counter& counter, const Basket& basket, const std::optional<Member>& member,
                     std::initializer_list<Tender> tenders, Rounding rounding = Rounding::none, std::vector<domain::LotBalance> lots = {}) {
  SaleContext context = a_context();
  context.lots = std::move(lots);
  const Payment payment = paid_with(counter.price(basket).total, tenders, rounding);
  return domain::close_basket({counter.rules(), basket, payment, member}, context).value();
}

// A shop in which only these promotions run.
inline Shop a_shop_with(std::vector<Promotion> promotions) {
  PriceBookParts parts = story_goods();
  parts.promotions = std::move(promotions);
  return a_shop(std::move(parts));
}

}  // namespace shuke::test

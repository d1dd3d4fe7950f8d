#include "core/domain/sales/receipt.h"

namespace shuke::domain {
namespace {

ReceiptRowKind row_kind(TenderKind kind) {
  switch (kind) {
    case TenderKind::cash:
    case TenderKind::bank_card:
    case TenderKind::wechat:
    case TenderKind::alipay:
    case TenderKind::stored_value:
    case TenderKind::points:
    case TenderKind::voucher:
    case TenderKind::exchange:
    case TenderKind::spent_points: return ReceiptRowKind::tender;
    case TenderKind::change: return ReceiptRowKind::change;
    case TenderKind::rounding: return ReceiptRowKind::rounding;
  }
  return ReceiptRowKind::tender;
}

// What was spent on the sale, or came back to where it was spent from, is in the balance only.
bool is_of_this_sale(EntryKind kind) { return kind != EntryKind::spent && kind != EntryKind::restored; }

struct PointsInSale {
  Points earned;  // or taken back
  Points change;
};

PointsInSale points_in(const Sale& sale) {
  PointsInSale points;
  for (const LedgerEntry& entry : sale.ledger) {
    points.change += entry.points;
    if (is_of_this_sale(entry.kind)) points.earned += entry.points;
  }
  return points;
}

}  // namespace

std::vector<ReceiptRow> receipt_rows(const Sale& sale) {
  std::vector<ReceiptRow> rows;
  for (std::size_t i = 0; i < sale.lines.size(); ++i) {
    rows.push_back({ReceiptRowKind::line_item, i, sale.lines[i].priced.amount, {}});
  }
  for (std::size_t i = 0; i < sale.basket_reasons.size(); ++i) {
    rows.push_back({ReceiptRowKind::basket_reason, i, -sale.basket_reasons[i].amount, {}});
  }
  rows.push_back({ReceiptRowKind::due, 0, sale.total, {}});
  for (std::size_t i = 0; i < sale.tenders.size(); ++i) {
    rows.push_back({row_kind(sale.tenders[i].kind), i, sale.tenders[i].amount, {}});
  }
  if (!sale.member) return rows;
  const PointsInSale points = points_in(sale);
  if (sale.tier_used != k_no_tier) {
    rows.push_back({ReceiptRowKind::points_earned, 0, {}, points.earned});
    rows.push_back({ReceiptRowKind::points_balance, 0, {}, sale.points_before + points.change});
  }
  rows.push_back({ReceiptRowKind::member, 0, {}, {}});
  return rows;
}

}  // namespace shuke::domain

#pragma once

#include <string>
#include <vector>

#include "core/domain/sales/sale.h"

namespace shuke::domain {

// The layout of a receipt as rows, for paper, screen and text alike; words come from app/text by key, so rows carry values only.
enum class ReceiptRowKind { line_item, basket_reason, due, tender, change, rounding, points_earned, points_balance, member };

struct ReceiptRow {
  ReceiptRowKind kind = ReceiptRowKind::line_item;
  std::size_t index = 0;  // into the sale's lines, basket_reasons or tenders
  Money amount;
  Points points;
};

// Rows from top to bottom between the heading and the code. Pure.
std::vector<ReceiptRow> receipt_rows(const Sale& sale);

}  // namespace shuke::domain

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/result.h"

namespace shuke::domain {

inline constexpr int k_most_pieces_a_line = 999;
inline constexpr std::size_t k_most_lines = 1000;

// One row being sold. Rows keep their place; a second scan of the same SKU raises the quantity.
struct LineItem {
  SkuCode sku;
  int quantity = 1;
  bool operator==(const LineItem&) const = default;
};

// A sale that is being built. `id` is made when the basket opens and makes its commit happen at most once.
struct Basket {
  Uuid id;
  std::vector<LineItem> lines;
  std::optional<MemberId> member;
  AssociateId associate;
  bool operator==(const Basket&) const = default;
};

Result<Basket> with_item(Basket basket, const SkuCode& sku, int quantity = 1);  // quantity_limit, line_limit
Result<Basket> with_quantity(Basket basket, std::size_t line, int quantity);    // 0 removes the line
Basket without_line(Basket basket, std::size_t line);
int piece_count(const Basket& basket);

}  // namespace shuke::domain

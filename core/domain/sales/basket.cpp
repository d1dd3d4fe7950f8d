#include "core/domain/sales/basket.h"

#include <algorithm>

namespace shuke::domain {

Result<Basket> with_item(Basket basket, const SkuCode& sku, int quantity) {
  if (quantity < 1 || quantity > k_most_pieces_a_line) return Reason::quantity_limit;
  const auto line = std::find_if(basket.lines.begin(), basket.lines.end(), [&](const LineItem& item) { return item.sku == sku; });
  if (line == basket.lines.end()) {
    if (basket.lines.size() >= k_most_lines) return Reason::line_limit;
    basket.lines.push_back({sku, quantity});
    return basket;
  }
  if (line->quantity + quantity > k_most_pieces_a_line) return Reason::quantity_limit;
  line->quantity += quantity;
  return basket;
}

// A line that is not there any more (a finger was faster than the frame) changes nothing.
Result<Basket> with_quantity(Basket basket, std::size_t line, int quantity) {
  if (quantity < 0 || quantity > k_most_pieces_a_line) return Reason::quantity_limit;
  if (quantity == 0) return without_line(std::move(basket), line);
  if (line < basket.lines.size()) basket.lines[line].quantity = quantity;
  return basket;
}

Basket without_line(Basket basket, std::size_t line) {
  if (line < basket.lines.size()) basket.lines.erase(basket.lines.begin() + static_cast<std::ptrdiff_t>(line));
  return basket;
}

int piece_count(const Basket& basket) {
  int count = 0;
  for (const LineItem& line : basket.lines) count += line.quantity;
  return count;
}

}  // namespace shuke::domain

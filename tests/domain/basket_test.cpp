#include "core/domain/sales/basket.h"

#include <doctest/doctest.h>

using namespace shuke;
using namespace shuke::domain;

namespace {

Basket with_lines(std::size_t count) {
  Basket basket;
  for (std::size_t i = 0; i < count; ++i) basket.lines.push_back({"SKU-" + std::to_string(i), 1});
  return basket;
}

}  // namespace

TEST_CASE("a second scan of the same goods raises the quantity and moves no line") {
  const Basket basket = with_item(with_lines(3), "SKU-1").value();
  REQUIRE(basket.lines.size() == 3);
  CHECK(basket.lines[1] == LineItem{"SKU-1", 2});
  CHECK(piece_count(basket) == 4);
}

TEST_CASE("new goods go to the end") { CHECK(with_item(with_lines(2), "NEW", 3)->lines.back() == LineItem{"NEW", 3}); }

TEST_CASE("999 pieces of one line are sold, one more is refused") {
  const Basket full = with_item(Basket{}, "SKU-0", 999).value();
  CHECK(full.lines[0].quantity == 999);
  CHECK(with_item(full, "SKU-0").reason() == Reason::quantity_limit);
  CHECK(with_item(Basket{}, "SKU-0", 1000).reason() == Reason::quantity_limit);
  CHECK(with_quantity(full, 0, 1000).reason() == Reason::quantity_limit);
}

TEST_CASE("no pieces and fewer than none are refused") {
  CHECK(with_item(Basket{}, "SKU-0", 0).reason() == Reason::quantity_limit);
  CHECK(with_item(Basket{}, "SKU-0", -1).reason() == Reason::quantity_limit);
  CHECK(with_quantity(with_lines(1), 0, -1).reason() == Reason::quantity_limit);
}

TEST_CASE("1000 lines are sold, one more is refused, more of a line that is there is not") {
  const Basket full = with_lines(1000);
  CHECK(with_item(full, "NEW").reason() == Reason::line_limit);
  CHECK(with_item(full, "SKU-7").ok());
}

TEST_CASE("another quantity of a line holds for it alone") {
  CHECK(with_quantity(with_lines(2), 1, 7).value().lines == std::vector<LineItem>{{"SKU-0", 1}, {"SKU-1", 7}});
}

TEST_CASE("quantity nought takes the line out and keeps the order of the others") {
  const Basket basket = with_quantity(with_lines(3), 1, 0).value();
  CHECK(basket.lines == std::vector<LineItem>{{"SKU-0", 1}, {"SKU-2", 1}});
}

TEST_CASE("a line that is gone already changes nothing") {
  CHECK(without_line(with_lines(2), 2) == with_lines(2));
  CHECK(with_quantity(with_lines(2), 5, 3).value() == with_lines(2));
}

// Who may take off how much by hand, and why not.
#include <doctest/doctest.h>

#include "core/domain/sales/manual_discount.h"
#include "tests/domain/counters.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

const Associate k_associate{"A01", {"李娜", "Li Na"}, "NJX", false};
const Associate k_manager{"A02", {"王晓", "Wang Xiao"}, "NJX", true};

DiscountRequest so_much_off(Money amount, std::optional<std::size_t> line = std::nullopt) {
  return {line, {.amount = amount, .reason = "damaged"}};
}
DiscountRequest at_rate_of(int rate, std::optional<std::size_t> line = std::nullopt) {
  return {line, {.rate = {rate}, .reason = "goodwill"}};
}

// Two tees of 99.00, floor 39.60 each; the associate may take off a tenth.
struct Desk {
  Counter counter = guest_under({});
  Basket basket = a_basket({{k_tee}, {k_white_tee}});

  Result<Basket> ask(const DiscountRequest& request, const Associate& by = k_associate) const {
    return with_manual_discount(counter.rules(), basket, request, by);
  }
  Money total() const { return counter.price(basket).total; }
};

}  // namespace

TEST_CASE("a discount within the limit is on the basket, with the name of who answers for it") {
  Desk desk;
  const Basket with = desk.ask(so_much_off(Money{19'80})).value();
  REQUIRE(with.manual.has_value());
  CHECK(with.manual->authorised_by == "A01");
  CHECK(desk.counter.price(with).total == Money{178'20});
}

TEST_CASE("one fen above the associate's share is refused with what they may take off") {
  const auto refused = Desk().ask(so_much_off(Money{19'81}));
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.refusal() == Refusal{Reason::discount_limit, "1980"});
}

TEST_CASE("a line and the basket together stay within the associate's share of the whole") {
  Desk desk;
  desk.basket = desk.ask(so_much_off(Money{9'90}, 0)).value();
  CHECK(desk.ask(so_much_off(Money{9'90})).ok());
  CHECK(desk.ask(so_much_off(Money{9'91})).refusal() == Refusal{Reason::discount_limit, "990"});
}

TEST_CASE("a manager has no limit but the floor") {
  Desk desk;
  CHECK(desk.ask(so_much_off(Money{118'80}), k_manager).ok());
  CHECK(desk.ask(so_much_off(Money{118'81}), k_manager).refusal() == Refusal{Reason::discount_floor, "11880"});
}

TEST_CASE("a line discount is not refused for the basket's own, which follows it") {
  Desk desk;
  desk.basket = desk.ask(at_rate_of(9500), k_manager).value();
  const Basket with = desk.ask(so_much_off(yuan(50), 0), k_manager).value();
  CHECK(desk.counter.price(with).lines[0].amount == yuan(49));
}

TEST_CASE("a second discount takes the place of the first") {
  Desk desk;
  desk.basket = desk.ask(at_rate_of(9500)).value();
  desk.basket = desk.ask(at_rate_of(9000)).value();
  CHECK(desk.total() == Money{178'20});
  desk.basket = without_manual_discount(desk.basket, std::nullopt);
  CHECK(desk.total() == yuan(198));
}

TEST_CASE("a discount of nothing, and one of a line that is not there, are refused") {
  CHECK(Desk().ask(so_much_off(Money{})).reason() == Reason::amount_not_valid);
  CHECK(Desk().ask(at_rate_of(10000)).reason() == Reason::amount_not_valid);
  CHECK(Desk().ask(so_much_off(yuan(1), 2)).reason() == Reason::amount_not_valid);
}

TEST_CASE("what a line costs before its discount counts promotions and leaves out what people took off") {
  Desk desk;
  desk.basket = desk.ask(so_much_off(Money{9'90}, 0)).value();
  CHECK(before_discount(desk.counter.rules(), desk.basket, 0) == yuan(99));
  CHECK(before_discount(desk.counter.rules(), desk.basket, std::nullopt) == Money{188'10});
  CHECK(discount_limit(desk.counter.rules(), desk.basket, std::nullopt, k_associate) == Money{9'90});
}

// Taking something off by hand, on the counter.
#include <doctest/doctest.h>

#include "tests/terminal/till.h"

using namespace shuke;
using namespace shuke::test;
using namespace shuke::terminal;
using namespace shuke::terminal::test;

namespace {

Till till_with_two_tees() {
  Till till;
  till.sell({{k_tee}, {k_white_tee}});
  return till;
}

void give(Till& till, std::optional<std::size_t> line, const std::string& typed) {
  till.want(OpenDiscount{line});
  till.want(TypeDiscount{typed});
  till.want(PickDiscountReason{"damaged"});
  till.want(ConfirmDiscount{});
}

}  // namespace

TEST_CASE("a rate on the basket shows what it will cost and waits for a reason") {
  Till till = till_with_two_tees();
  till.want(OpenDiscount{});
  till.want(PickDiscountRate{{9000}});
  const DiscountView view = *till.view().discount;
  CHECK(view.before == "198.00");
  CHECK(view.after == "178.20");
  CHECK(view.limit == "你最多能优惠 ¥19.80");
  CHECK_FALSE(view.can_confirm);
  till.want(PickDiscountReason{"goodwill"});
  CHECK(till.view().discount->can_confirm);
}

TEST_CASE("confirmed, the discount is on the basket and its reason among the totals") {
  Till till = till_with_two_tees();
  give(till, std::nullopt, "10");
  CHECK(till.state.overlay == Overlay::none);
  CHECK(till.state.priced.total == yuan(188));
  CHECK(till.view().basket.totals.back().label == "手工折扣 · 有瑕疵");
  CHECK(till.state.basket.manual->authorised_by == "A01");
}

TEST_CASE("a discount of a line stands on the line") {
  Till till = till_with_two_tees();
  give(till, 1, "9.90");
  CHECK(till.view().basket.lines[1].amount == "89.10");
  CHECK(till.view().basket.lines[1].reason == "手工折扣 · 有瑕疵");
}

TEST_CASE("more than the associate may give is refused in place, in both languages") {
  Till till = till_with_two_tees();
  till.want(OpenDiscount{});
  till.want(TypeDiscount{"19.81"});
  CHECK(till.view().discount->refusal.starts_with("这次优惠超过你能给的"));
  till.want(SwitchLanguage{Language::en});
  CHECK(till.view().discount->refusal.starts_with("That's more than you may take off"));
  till.want(PickDiscountReason{"damaged"});
  till.want(ConfirmDiscount{});
  CHECK_FALSE(till.state.basket.manual.has_value());
  CHECK(till.state.overlay == Overlay::discount);
}

TEST_CASE("a manager is stopped by the floor price alone") {
  Till till = till_with_two_tees();
  till.want(PickAssociate{"A02"});
  till.want(OpenDiscount{});
  till.want(TypeDiscount{"118.81"});
  CHECK(till.view().discount->refusal.starts_with("再低就低于底价了"));
  till.want(TypeDiscount{"118.80"});
  CHECK(till.view().discount->refusal.empty());
}

TEST_CASE("opened again the sheet holds what was given, and takes it off") {
  Till till = till_with_two_tees();
  give(till, std::nullopt, "10");
  till.want(OpenDiscount{});
  CHECK(till.view().discount->typed == "10");
  CHECK(till.view().discount->can_remove);
  till.want(RemoveDiscount{});
  CHECK(till.state.priced.total == yuan(198));
}

TEST_CASE("a discount that the goods do not carry any more goes, and that is said") {
  Till till = till_with_two_tees();
  give(till, std::nullopt, "19.80");
  till.want(SetQuantity{1, 0});
  CHECK_FALSE(till.state.basket.manual.has_value());
  CHECK(till.state.priced.total == yuan(99));
}

TEST_CASE("a rate stays while goods come and go") {
  Till till = till_with_two_tees();
  till.want(OpenDiscount{});
  till.want(PickDiscountRate{{9500}});
  till.want(PickDiscountReason{"goodwill"});
  till.want(ConfirmDiscount{});
  till.want(SetQuantity{1, 0});
  CHECK(till.state.basket.manual.has_value());
  CHECK(till.state.priced.total == Money{94'05});
}

TEST_CASE("an empty basket has nothing to take off from") {
  Till till;
  till.want(OpenDiscount{});
  CHECK(till.state.overlay == Overlay::none);
}

TEST_CASE("a line with a member price and a discount by hand says the one by hand") {
  Till till;
  till.attach(zhang_wei());
  till.sell({{k_shirt}});
  CHECK(till.view().basket.lines[0].reason == "会员9.5折");
  give(till, 0, "10");
  CHECK(till.view().basket.lines[0].reason == "手工折扣 · 有瑕疵");
}

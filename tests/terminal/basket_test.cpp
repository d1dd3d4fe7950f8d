#include <doctest/doctest.h>

#include "tests/terminal/till.h"

using namespace shuke;
using namespace shuke::test;
using namespace shuke::terminal;
using namespace shuke::terminal::test;

TEST_CASE("the figures of the story stand on the counter") {
  Till till;
  till.attach(zhang_wei());
  till.sell_story();
  const View view = till.view();
  CHECK(view.basket.lines[0].amount == "319.20");
  CHECK(view.basket.lines[1].amount == "379.05");
  CHECK(view.basket.lines[2].amount == "67.50");
  CHECK(view.basket.lines[3].amount == "178.00");
  CHECK(view.basket.total == "883.75");
  CHECK(view.basket.points == "1,060");
  REQUIRE(view.nudge.has_value());
  CHECK(view.nudge->amount == "87");
  CHECK(view.nudge->gap_fen == 8700);
  CHECK(view.nudge->suggestions.front().price == "87.40");
}

TEST_CASE("a line taken out comes back to its place while the toast stands") {
  Till till;
  till.sell_story();
  till.want(SetQuantity{1, 0});
  CHECK(till.state.basket.lines.size() == 3);
  REQUIRE(till.view().toast.has_value());
  CHECK(till.view().toast->can_undo);
  till.want(UndoRemove{});
  REQUIRE(till.state.basket.lines.size() == 4);
  CHECK(till.state.basket.lines[1].sku == k_trousers);
  CHECK(till.view().basket.total == "1,003.00");
}

TEST_CASE("after five seconds nothing can be undone") {
  Till till;
  till.sell_story();
  till.want(SetQuantity{0, 0});
  till.wait(5'000);
  CHECK_FALSE(till.view().toast.has_value());
  till.want(UndoRemove{});
  CHECK(till.state.basket.lines.size() == 3);
}

TEST_CASE("a quantity above the limit is refused and stays") {
  Till till;
  till.want(AddItem{k_shirt, domain::k_most_pieces_a_line});
  till.want(AddItem{k_shirt, 1});
  CHECK(till.state.basket.lines[0].quantity == domain::k_most_pieces_a_line);
  CHECK(till.toast() == till.said(Reason::quantity_limit));
}

TEST_CASE("goods nobody knows are refused") {
  Till till;
  till.want(AddItem{"NO-SUCH-SKU"});
  CHECK(till.state.basket.lines.empty());
  CHECK(till.state.toast->is_bad);
}

TEST_CASE("a held basket waits, another customer is served, and it comes back with its member asked for") {
  Till till;
  till.attach(zhang_wei());
  till.sell_story();
  till.want(HoldBasket{});
  CHECK(till.state.basket.lines.empty());
  CHECK_FALSE(till.state.member.has_value());
  CHECK(till.view().basket.parked == 1);
  till.want(OpenParked{});
  CHECK(till.state.basket.lines.size() == 4);
  REQUIRE(till.last<FindById>() != nullptr);
  CHECK(till.last<FindById>()->member == zhang_wei().id);
  till.tell(MemberFound{till.last<FindById>()->request, zhang_wei()});
  CHECK(till.view().basket.total == "883.75");
}

TEST_CASE("an empty basket is not held") {
  Till till;
  till.want(HoldBasket{});
  CHECK(till.state.parked.empty());
}

TEST_CASE("taking the member off recounts without a benefit") {
  Till till;
  till.attach(zhang_wei());
  till.sell_story();
  till.want(RemoveMember{});
  CHECK(till.view().basket.total == "1,003.00");
  CHECK_FALSE(till.state.basket.member.has_value());
}

TEST_CASE("a new price list recounts the basket and takes out what it dropped") {
  Till till;
  till.sell({{k_shirt}, {k_hat}});
  PriceBookParts parts = story_goods();
  std::erase_if(parts.skus, [](const domain::Sku& sku) { return sku.code == k_hat; });
  for (domain::Sku& sku : parts.skus) sku.list_price = sku.code == k_shirt ? yuan(300) : sku.list_price;
  till.tell(ShopPublished{std::make_shared<const Shop>(a_shop(std::move(parts)))});
  CHECK(till.view().basket.total == "300.00");
  CHECK_FALSE(till.toast().empty());
}

TEST_CASE("a style of one variant is added at once, one of several opens the sheet") {
  Till till;
  till.want(TapStyle{"PD2602"});
  CHECK(till.state.overlay == Overlay::none);
  CHECK(till.state.basket.lines.size() == 1);
  till.want(TapStyle{"TX2605"});
  CHECK(till.state.overlay == Overlay::variant);
}

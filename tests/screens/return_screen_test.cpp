#include <doctest/doctest.h>

#include "tests/screens/counter_window.h"

using namespace shuke;
using namespace shuke::screens;
using namespace shuke::terminal;
using shuke::test::CounterWindow;
using shuke::test::TapResult;

namespace {

const std::function<void(test::CounterStage&)>& return_scene(std::string_view name) {
  for (const test::Scene& scene : test::scenes()) {
    if (scene.name == name) return scene.play;
  }
  FAIL("no such scene");
  return test::scenes().front().play;
}

}  // namespace

TEST_CASE("the story of the picture is told whole: refund, what is lost, points both ways, tier, and the sum") {
  CounterWindow counter(return_scene("return"));
  const ReturnView view = counter.view().returning;
  CHECK(view.refund == "197.15");
  CHECK(view.refund_way == "微信支付原路退回");
  CHECK(view.refund_points == "另退 895 积分，值 ¥8.95");
  REQUIRE(view.consequences.size() == 5);
  CHECK(view.consequences[0].amount == "−42.10");
  CHECK(view.consequences[1].amount == "−21.05");
  CHECK(view.consequences[2].amount == "+895 分");
  CHECK(view.consequences[3].amount == "−296 分");
  CHECK(view.consequences[4].title == "金卡不变");
  REQUIRE(view.proof.size() == 2);
  CHECK(view.proof[0] == "269.25 − 42.10 − 21.05 = 206.10");
  CHECK(view.proof[1].starts_with("= 退款 197.15 + 积分 8.95"));
  for (const std::string& words : {view.proof[0], view.consequences[0].title, view.head.receipt}) CHECK(counter.window().shows(words));
}

TEST_CASE("the ids of the return are there, with and without a receipt") {
  CounterWindow found(return_scene("return"));
  for (const char* id :
       {"return/back", "return/other", "return/piece/1", "return/piece/4", "return/why/size", "return/why/other", "return/goods/resell",
        "return/goods/defect", "return/exchange", "return/swap/1", "return/cancel", "return/confirm", "nav/receipts"})
    CHECK_MESSAGE(found.window().registry().find(id) != nullptr, id);
  CounterWindow choose(return_scene("return-choose"));
  for (const char* id :
       {"return/back", "return/number", "return/pad/7", "return/pad/back", "return/find", "return/purchase/1", "return/confirm"})
    CHECK_MESSAGE(choose.window().registry().find(id) != nullptr, id);
}

TEST_CASE("a tap on a piece chooses it and the right side counts anew; nothing can be confirmed before") {
  CounterWindow counter(return_scene("return-nothing-chosen"));
  counter.window().frame(30);
  CHECK(counter.tap("return/confirm") == TapResult::disabled);
  CHECK(counter.tap("return/piece/1") == TapResult::done);
  CHECK(counter.view().returning.pieces[0].is_chosen);
  CHECK(counter.view().returning.has_plan);
  CHECK(counter.tap("return/why/quality") == TapResult::done);
  CHECK(counter.view().returning.condition == domain::GoodsCondition::defect);
  CHECK(counter.tap("return/goods/resell") == TapResult::done);
  CHECK(counter.view().returning.condition == domain::GoodsCondition::resell);
}

TEST_CASE("confirming leads to the done screen of a return, and next leads back") {
  CounterWindow counter(return_scene("return"));
  counter.window().frame(30);
  CHECK(counter.tap("return/confirm") == TapResult::done);
  CHECK(counter.view().screen == Screen::done);
  CHECK(counter.window().shows("退好了"));
  counter.stage().wait(400);
  counter.window().frame(30);
  CHECK(counter.tap("done/next") == TapResult::done);
  CHECK(counter.view().screen == Screen::sale);
}

TEST_CASE("a piece that came back before is no target") {
  CounterWindow counter(return_scene("return-many"));
  CHECK(counter.view().returning.pieces[1].is_returned);
  CHECK(counter.tap("return/piece/2") == TapResult::disabled);
}

TEST_CASE("after the window the reason stands above the button, which is off") {
  CounterWindow counter(return_scene("return-too-late"));
  counter.window().frame(30);
  CHECK(counter.tap("return/confirm") == TapResult::disabled);
  CHECK(counter.window().shows(counter.view().returning.leave));
  CHECK(counter.tap("return/leave") == TapResult::done);
  const std::string manager = "leave/" + counter.view().associates.value().rows.front().id;
  CHECK(counter.tap(manager) == TapResult::done);
  CHECK(counter.window().shows(counter.view().returning.leave));
  CHECK(counter.tap("return/confirm") == TapResult::done);
  CHECK(counter.view().screen == Screen::done);
}

TEST_CASE("a receipt is found by typing its last digits on drawn or real keys, or by a tap in the list") {
  CounterWindow counter(return_scene("return-choose"));
  for (const char* key : {"return/pad/2", "return/pad/3", "return/pad/0"}) CHECK(counter.tap(key) == TapResult::done);
  counter.type("1");
  CHECK(counter.view().returning.search.typed == "2301");
  CHECK(counter.tap("return/find") == TapResult::done);
  CHECK(counter.view().returning.head.receipt == "NJX-01-1-002301");
  CHECK(counter.tap("return/other") == TapResult::done);
  CHECK_FALSE(counter.view().returning.is_found);
  CHECK(counter.tap("return/purchase/1") == TapResult::done);
  CHECK(counter.view().returning.is_found);
  CHECK(counter.tap("return/back") == TapResult::done);
  CHECK(counter.view().screen == Screen::sale);
  CHECK(counter.view().basket.lines.size() == 3);
}

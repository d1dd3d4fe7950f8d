#include <doctest/doctest.h>

#include "tests/screens/counter_window.h"

using namespace shuke;
using namespace shuke::screens;
using namespace shuke::terminal;
using shuke::test::CounterStage;
using shuke::test::CounterWindow;
using shuke::test::scenes;
using shuke::test::TapResult;

namespace {

const std::function<void(CounterStage&)>& play(std::string_view name) {
  for (const test::Scene& scene : scenes()) {
    if (scene.name == name) return scene.play;
  }
  FAIL("no such scene");
  return scenes().front().play;
}

bool has(CounterWindow& counter, std::string_view id) { return counter.window().registry().find(id) != nullptr; }

}  // namespace

TEST_CASE("the ids that scripts rely on are there") {
  CounterWindow sale(play("sale-member"));
  for (const char* id : {"sale/search", "sale/pay", "sale/hold", "sale/line/3/plus", "sale/line/3/minus", "sale/line/1/plus",
                         "sale/associate", "member/remove", "nudge/add/1", "nav/sale", "nav/members", "nav/more", "status/sync"})
    CHECK_MESSAGE(has(sale, id), id);
  CHECK_FALSE(has(sale, "sale/line/5/plus"));
  CounterWindow guest(play("sale-guest"));
  for (const char* id : {"member/phone", "member/pad/1", "member/enrol"}) CHECK_MESSAGE(has(guest, id), id);
  CounterWindow pay(play("pay"));
  for (const char* id : {"pay/cash", "pay/wechat", "pay/alipay", "pay/card", "pay/confirm", "pay/cancel", "pay/quick/1", "pay/key/7",
                         "pay/key/add", "pay/rounding/yuan"})
    CHECK_MESSAGE(has(pay, id), id);
  CounterWindow enrol(play("enrol"));
  for (const char* id : {"enrol/phone", "enrol/name", "enrol/save", "enrol/leave", "enrol/consent/file", "enrol/year"})
    CHECK_MESSAGE(has(enrol, id), id);
  CounterWindow done(play("done"));
  CHECK(has(done, "done/next"));
  CounterWindow more(play("more"));
  for (const char* id : {"more/language/en", "more/language/zh", "more/theme/dark", "more/rules", "sheet/close"})
    CHECK_MESSAGE(has(more, id), id);
  CounterWindow search(play("search"));
  for (const char* id : {"sale/search", "search/member/1", "search/goods/1", "search/key/q"}) CHECK_MESSAGE(has(search, id), id);
}

TEST_CASE("plus and minus ask for the line's next quantity") {
  CounterWindow counter(play("sale-member"));
  CHECK(counter.tap("sale/line/3/plus") == TapResult::done);
  REQUIRE(counter.last<SetQuantity>() != nullptr);
  CHECK(counter.last<SetQuantity>()->line == 2);
  CHECK(counter.last<SetQuantity>()->quantity == 3);
  counter.tap("sale/line/1/minus");
  CHECK(counter.last<SetQuantity>()->quantity == 0);
  CHECK(counter.view().basket.lines.size() == 3);
  CHECK(counter.tap("toast/action") == TapResult::done);
  CHECK(counter.view().basket.lines.size() == 4);
}

TEST_CASE("a notice that was read goes away with a tap, and the line that it speaks of stays out") {
  CounterWindow counter(play("sale-member"));
  counter.tap("sale/line/1/minus");
  REQUIRE(counter.view().toast.has_value());
  CHECK(counter.tap("toast/close") == TapResult::done);
  CHECK_FALSE(counter.view().toast.has_value());
  CHECK(counter.view().basket.lines.size() == 3);
}

TEST_CASE("the sentence worth saying stands beside three flags too, and flags that find no place are counted") {
  for (const int height : {800, 768}) {
    CounterWindow counter(play("sale-five-flags"), {.width = height == 800 ? 1280 : 1024, .height = height});
    const MemberPanel panel = *counter.view().member.panel;
    REQUIRE(panel.flags.size() == 3);
    CHECK(panel.more_flags == "还有 2 项");
    CHECK(counter.window().shows(panel.more_flags));
    REQUIRE_FALSE(panel.advice.empty());
    CHECK(counter.window().shows(panel.advice));
  }
}

TEST_CASE("a suggestion adds its goods, and the nudge reaches its goal") {
  CounterWindow counter(play("sale-member"));
  CHECK(counter.tap("nudge/add/1") == TapResult::done);
  REQUIRE(counter.last<AddItem>() != nullptr);
  CHECK(counter.last<AddItem>()->sku == "MZ2604-NV-F");
  CHECK(counter.view().basket.total == "971.15");
}

TEST_CASE("a tile of several sizes opens the sheet, the sheet adds the chosen one") {
  CounterWindow counter(play("sale-member"));
  CHECK(counter.tap("sale/tile/YR2607") == TapResult::done);
  REQUIRE(counter.view().variant.has_value());
  CHECK(counter.view().variant->chosen == "墨绿 · XL");
  CHECK(counter.tap("variant/size/1") == TapResult::done);
  counter.window().frame(30);
  CHECK(counter.tap("variant/add") == TapResult::done);
  CHECK_FALSE(counter.view().variant.has_value());
  CHECK(counter.view().basket.lines.back().variant == "墨绿 · S");
}

TEST_CASE("paying in cash: amount on drawn keys, confirm, next sale") {
  CounterWindow counter(play("pay"));
  counter.window().frame(30);
  for (const char* key : {"pay/key/1", "pay/key/00", "pay/key/0"}) CHECK(counter.tap(key) == TapResult::done);
  CHECK(counter.view().pay.typed == "1000");
  CHECK(counter.view().pay.change == "28.90");
  counter.window().frame(30);
  CHECK(counter.tap("pay/confirm") == TapResult::done);
  CHECK(counter.view().screen == Screen::done);
  counter.stage().wait(400);
  counter.window().frame(30);
  CHECK(counter.tap("done/next") == TapResult::done);
  CHECK(counter.view().screen == Screen::sale);
  CHECK(counter.view().basket.lines.empty());
}

TEST_CASE("under a sheet nothing can be hit, and beside it a tap closes") {
  CounterWindow counter(play("associates"));
  CHECK(counter.tap("sale/pay") == TapResult::covered);
  CHECK(counter.view().screen == Screen::sale);
  CounterWindow again(play("associates"));
  CHECK(again.tap("associate/A02") == TapResult::done);
  CHECK(again.view().status.associate == "王建国");
  CHECK_FALSE(again.view().associates.has_value());
}

TEST_CASE("the question is answered by its two buttons") {
  CounterWindow counter(play("question"));
  REQUIRE(counter.view().question.has_value());
  CHECK(counter.tap("question/no") == TapResult::done);
  CHECK(counter.view().member.panel->name == "张伟");
  CounterWindow again(play("question"));
  CHECK(again.tap("question/yes") == TapResult::done);
  CHECK(again.view().member.panel->name == "曾薇");
}

TEST_CASE("language and theme change from the sheet") {
  CounterWindow counter(play("more"));
  CHECK(counter.tap("more/language/en") == TapResult::done);
  CHECK(counter.view().language == Language::en);
  CHECK(counter.tap("more/theme/dark") == TapResult::done);
  CHECK(counter.view().is_dark);
}

TEST_CASE("the page of rules opens from the sheet of everything else, moves under the finger, and closes") {
  CounterWindow counter(play("more"));
  CHECK(counter.tap("more/rules") == TapResult::done);
  REQUIRE(counter.view().rules.has_value());
  counter.window().frame(30);
  CHECK(counter.window().shows("会员规则"));
  CHECK_FALSE(counter.window().shows("退货"));
  for (int i = 0; i < 6; ++i) counter.window().drag({640, 700}, {640, 120});
  counter.window().frame(60);
  CHECK(counter.window().shows("退货"));
  CHECK(counter.tap("sheet/close") == TapResult::done);
  CHECK_FALSE(counter.view().rules.has_value());
  counter.tap("nav/more"), counter.window().frame(30);
  counter.tap("more/rules"), counter.window().frame(30);
  CHECK(counter.window().shows("怎样成为会员"));  // from its beginning again
}

TEST_CASE("a tap on the tier card tells what the tier and the points are worth") {
  CounterWindow counter(play("sale-member"));
  CHECK(counter.tap("member/tier") == TapResult::done);
  REQUIRE(counter.view().standing.has_value());
  counter.window().frame(30);
  CHECK(counter.window().shows("距金卡还差"));
  CHECK(counter.window().shows("可抵 ¥126.80"));
  CHECK(counter.tap("sheet/close") == TapResult::done);
  CHECK_FALSE(counter.view().standing.has_value());
}

TEST_CASE("an empty basket cannot be paid, and says what to do") {
  CounterWindow counter(play("sale-empty"));
  CHECK(counter.tap("sale/pay") == TapResult::disabled);
  CHECK(counter.view().screen == Screen::sale);
  CHECK(counter.window().shows("扫第一件，或点左边的货"));
}

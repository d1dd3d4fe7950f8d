#include <doctest/doctest.h>

#include "app/screens/widgets/keypad.h"
#include "app/screens/widgets/text_field.h"
#include "core/base/text.h"
#include "tests/screens/headless_frame.h"

using namespace shuke;
using namespace shuke::screens;
using shuke::test::HeadlessFrame;
using shuke::test::TapResult;

TEST_CASE("a character beyond the basic plane is one character to the caret and to backspace") {
  LineEdit line;
  line.insert("欧阳𬭎");
  CHECK(line.caret == line.text.size());
  line.left();
  line.insert("x");
  CHECK(line.text == "欧阳x𬭎");
  line.right();
  line.backspace();
  CHECK(line.text == "欧阳x");
  line.to_start();
  line.erase();
  CHECK(line.text == "阳x");
}

TEST_CASE("backspace takes letters in composition before it takes characters") {
  LineEdit line;
  line.insert("张");
  line.composition = "we";
  line.backspace();
  CHECK(line.composition == "w");
  line.backspace();
  CHECK(line.text == "张");
  line.backspace();
  CHECK(line.text.empty());
  line.backspace();
  CHECK(line.is_empty());
}

TEST_CASE("a line takes no control characters and no more characters than it may hold") {
  LineEdit line;
  line.most = 4;
  line.insert("a\nb\tc\x7F");
  CHECK(line.text == "abc");
  line.insert("𬭎𬸚");
  CHECK(line.text == "abc𬭎");
  line.insert("d");
  CHECK(line.text == "abc𬭎");
}

TEST_CASE("broken bytes leave a valid line") {
  LineEdit line;
  line.insert("a\xF0\x9F");
  line.insert("b");
  CHECK(is_valid_utf8(line.text));
  while (!line.text.empty()) line.backspace();
  CHECK(line.caret == 0);
}

TEST_CASE("the caret stops at both ends") {
  LineEdit line;
  line.set("ab");
  line.right();
  CHECK(line.caret == 2);
  line.to_start();
  line.left();
  CHECK(line.caret == 0);
}

TEST_CASE("drawn letters, space and backspace edit the line; the ink key confirms") {
  LineEdit line;
  bool confirmed = false;
  HeadlessFrame window([&](Ui& ui) {
    const KeyPress press = keyboard(ui, {"name/key", {84, 578, 740, 210}, KeyboardPage::letters, "空格", "中/英", "下一项", "退格"});
    line.apply(press);
    confirmed = confirmed || press.kind == KeyPress::Kind::confirm;
  });
  CHECK(window.type_on("name/key", "zhang wei") == TapResult::done);
  CHECK(line.text == "zhang wei");
  window.tap("name/key/back");
  CHECK(line.text == "zhang we");
  CHECK(window.tap_label("下一项") == TapResult::done);
  CHECK(confirmed);
}

TEST_CASE("the money pad gives digits, double zero and the point, and can be cleared") {
  LineEdit line;
  KeyPress::Kind last = KeyPress::Kind::none;
  bool can_confirm = false;
  HeadlessFrame window([&](Ui& ui) {
    const KeyPress press = amount_pad(ui, {"pay/pad", {408, 256, 416, 320}, "清空", "收下", "退格", can_confirm});
    if (press.happened()) last = press.kind;
    line.apply(press);
  });
  for (const char* key : {"pay/pad/5", "pay/pad/00", "pay/pad/point", "pay/pad/5"}) CHECK(window.tap(key) == TapResult::done);
  CHECK(line.text == "500.5");
  CHECK(window.tap("pay/pad/add") == TapResult::disabled);
  can_confirm = true;
  window.frame();
  CHECK(window.tap("pay/pad/add") == TapResult::done);
  CHECK(last == KeyPress::Kind::confirm);
  window.tap("pay/pad/clear");
  CHECK(line.text.empty());
}

TEST_CASE("the phone pad types a number; its extra key is only there when it has a name") {
  LineEdit line;
  std::string_view extra;
  HeadlessFrame window([&](Ui& ui) {
    line.apply(phone_pad(ui, {.id = "m/pad", .rect = {102, 266, 252, 268}, .extra_label = extra, .back_label = "退格"}));
  });
  CHECK(window.type_on("m/pad", "6688") == TapResult::done);
  CHECK(line.text == "6688");
  CHECK(window.tap("m/pad/extra") == TapResult::unknown);
  extra = "拼音";
  window.frame();
  CHECK(window.tap("m/pad/extra") == TapResult::done);
  CHECK(line.text == "6688");
}

TEST_CASE("a field tells its text, a masked one only how much there is") {
  LineEdit name, pin;
  name.set("曾薇");
  pin.set("1234");
  HeadlessFrame window([&](Ui& ui) {
    field(ui, {.id = "e/name", .label = "姓名", .rect = {100, 100, 200, 52}, .active = true}, name);
    field(ui, {.id = "e/pin", .label = "密码", .rect = {100, 160, 200, 52}, .masked = true}, pin);
  });
  CHECK(window.entry("e/name").value == "曾薇");
  CHECK(window.entry("e/pin").value == "••••");
  CHECK_FALSE(window.shows("1234"));
}

TEST_CASE("the search field opens at a touch and offers to clear what stands in it") {
  LineEdit line;
  SearchEvent last = SearchEvent::none;
  bool active = false;
  HeadlessFrame window([&](Ui& ui) {
    const SearchEvent event = search_field(ui, {"sale/search", "搜索", "刷卡、扫码", "清空", active}, line);
    if (event != SearchEvent::none) last = event;
  });
  CHECK(window.registry().find("sale/search/clear") == nullptr);
  CHECK(window.tap("sale/search") == TapResult::done);
  CHECK(last == SearchEvent::opened);
  active = true;
  line.set("zw");
  window.frame();
  CHECK(window.tap("sale/search/clear") == TapResult::done);
  CHECK(last == SearchEvent::cleared);
}

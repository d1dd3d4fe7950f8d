#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "app/screens/widgets/controls.h"
#include "app/screens/widgets/overlay.h"
#include "app/screens/widgets/paper.h"
#include "app/screens/widgets/progress.h"
#include "app/screens/widgets/rows.h"
#include "app/screens/widgets/text_field.h"
#include "app/screens/widgets/tiles.h"
#include "tests/screens/headless_frame.h"

using namespace shuke;
using namespace shuke::screens;
using shuke::test::HeadlessFrame;
using shuke::test::HeadlessOptions;
using shuke::test::TapResult;

namespace {

// Everything that can be touched, at the sizes of the design, with words of both languages.
void draw_everything(Ui& ui) {
  const Rect& work = ui.layout.work;
  const float x = work.x, y = work.y;
  search_field(ui, {"t/search", "搜索", "刷卡、扫码", "清空"}, LineEdit{});
  category_tab(ui, {"t/tab", "Outerwear", {x, y, 67, 44}, true});
  flag_row(ui, {"t/flag", "投诉未结 · 拉链", "明天到期", {x, y + 50, 250, 44}, Tone::bad, Icon::support_agent, true});
  action_row(ui, {.id = "t/row", .title = "Reprint receipt", .sub = "says “copy”", .rect = {x, y + 100, 250, 68}, .icon = Icon::print});
  stepper(ui, {"t/step", "少一件", "多一件", {x, y + 180, 116, 44}, "2"});
  constexpr std::array<std::string_view, 2> k_keys{"solar", "lunar"}, k_labels{"公历", "农历"};
  segmented(ui, {"t/calendar", k_keys, k_labels, {x, y + 230, 160, 44}, 1});
  toggle(ui, {.id = "t/toggle", .label = "打印小票", .sub = "58 毫米", .rect = {x, y + 280, 200, 56}, .on = true});
  checkbox(ui, {.id = "t/check", .label = "退这件", .rect = {x, y + 340, 200, 44}, .on = true});
  choice(ui, {.id = "t/choice", .label = "XL", .rect = {x, y + 390, 120, 72}, .chosen = true, .note = "仅 1 件"});
  choice(ui, {.id = "t/pill", .label = "修身", .rect = {x + 130, y + 394, 88, 36}, .radius = 18});
  quiet_button(ui, {.id = "t/quiet", .label = "Scan another receipt", .rect = {x, y + 470, 120, 48}, .icon = Icon::qr_code_scanner});
  ink_button(ui, {.id = "t/ink", .label = "加入购物单", .rect = {x + 130, y + 470, 120, 48}});
  icon_button(ui, {"t/icon", "移除", {x, y + 530, 44, 44}, Icon::close, {IconSize::s20, ui.theme.ink_2}});
  product_tile(ui, {.id = "t/tile",
                    .name = "Quilted light down jacket",
                    .price = "¥664.05",
                    .rect = {x + 260, y, 141, 159},
                    .art = {Picture::down_jacket, {0x2F4F45}},
                    .colours = {},
                    .tag = TileTag{"last one in XL", Tone::warm},
                    .in_basket = 12});
  tender_tile(ui, {"t/tender", "微信支付", "已收 ¥300.00", {x + 260, y + 170, 148, 116}, Icon::qr_code, {0x0B9B4A}, false, true});
  suggestion(ui, {"t/nudge", "棉线针织帽", "藏青 · 均码", "¥87.40", "正好", {x + 260, y + 300, 205, 76}, {Picture::hat, {0x2B3A55}}});
  phone_pad(ui, {"t/pad", {x + 260, y + 390, 252, 268}, "拼音", "退格"});
  side_action(ui, {"t/side", "Return or exchange", Icon::assignment_return});
  primary_button(ui, {"t/primary", "Take payment", "12,883.75", "saved ¥170.25"});
}

}  // namespace

TEST_CASE("no component has a target below 44, at any panel size") {
  for (const auto& [width, height] : {std::pair{1280, 800}, std::pair{1024, 768}, std::pair{1920, 1080}}) {
    HeadlessFrame window(draw_everything, {.width = width, .height = height});
    CHECK(window.registry().first_duplicate().empty());
    for (const WidgetEntry& entry : window.registry().entries()) {
      CAPTURE(entry.id);
      CHECK(std::min(entry.rect.width, entry.rect.height) >= 43.5F * window.layout().scale);
    }
  }
}

TEST_CASE("no component cuts a word or writes below 13, in both themes") {
  for (const bool dark : {false, true}) {
    HeadlessFrame window(draw_everything, {.dark = dark});
    CHECK(window.texts().size() > 30);
    for (const DrawnText& text : window.texts()) {
      CAPTURE(text.words);
      CHECK(text.em >= 13);
      CHECK_FALSE(text.is_cut);
    }
  }
}

TEST_CASE("the primary button lies where the layout says, whatever it says") {
  HeadlessFrame window([](Ui& ui) { primary_button(ui, {.id = "a/pay", .label = "完成收款"}); });
  CHECK(window.entry("a/pay").rect == Rect{948, 704, 312, 80});
  HeadlessFrame small(
      [](Ui& ui) {
        primary_button(ui, {"a/pay", "Take payment", "112,883.75", "saved ¥170.25"});
      },
      {.width = 1024, .height = 768});
  CHECK(small.entry("a/pay").rect == Rect{752, 672, 252, 80});
  CHECK(small.entry("a/pay").value == "112,883.75");
}

TEST_CASE("the primary button's label gives way before its amount does") {
  HeadlessFrame window(
      [](Ui& ui) {
        primary_button(ui, {"a/pay", "Finish the payment now", "112,883.75"});
      },
      {.width = 1024, .height = 768});
  CHECK(window.shows("112,883.75"));
  CHECK(window.texts()[0].is_shortened);
}

TEST_CASE("a disabled primary button is seen, has no shadow and does not fire") {
  int fired = 0;
  HeadlessFrame window([&](Ui& ui) { fired += primary_button(ui, {.id = "a/pay", .label = "收款", .enabled = false}) ? 1 : 0; });
  window.settle();
  CHECK(window.tap("a/pay") == TapResult::disabled);
  CHECK(fired == 0);
}

TEST_CASE("a stepper says which way, and refuses the way that is closed") {
  int steps = 0;
  HeadlessFrame window([&](Ui& ui) {
    steps += stepper(ui, {.id = "line/1",
                          .minus_label = "少一件",
                          .plus_label = "多一件",
                          .rect = {100, 100, 116, 44},
                          .quantity = "1",
                          .can_decrease = false});
  });
  CHECK(window.tap("line/1/plus") == TapResult::done);
  CHECK(steps == 1);
  CHECK(window.tap("line/1/minus") == TapResult::disabled);
  CHECK(steps == 1);
}

TEST_CASE("a segmented control answers with the segment that was tapped") {
  int tapped = -1;
  constexpr std::array<std::string_view, 3> k_keys{"none", "jiao", "yuan"}, k_labels{"不抹", "抹到角", "抹到元"};
  HeadlessFrame window([&](Ui& ui) {
    if (const int i = segmented(ui, {"pay/rounding", k_keys, k_labels, {100, 100, 264, 56}, 2}); i >= 0) tapped = i;
  });
  CHECK(window.entry("pay/rounding/yuan").value == "on");
  CHECK(window.tap_label("抹到角") == TapResult::done);
  CHECK(tapped == 1);
}

TEST_CASE("chips that find no room become a count") {
  int shown = 0;
  const std::array<Chip, 4> chips{Chip{"藏青"}, Chip{"牛津纺"}, Chip{"¥300–500"}, Chip{"不要大标"}};
  HeadlessFrame window([&](Ui& ui) { shown = draw_chip_row(ui, {100, 100}, 280, chips); });
  CHECK(shown == 2);
  CHECK(window.shows("+2"));
}

TEST_CASE("a toast covers only itself and offers its one action") {
  int undone = 0, below = 0;
  HeadlessFrame window([&](Ui& ui) {
    below += hit(ui, {.id = "a/far", .label = "x", .rect = {100, 100, 60, 60}}).fired ? 1 : 0;
    undone += draw_toast(ui, {"sale/toast", "已移走 精梳棉中筒袜", "关闭", "撤销"}) == ToastTap::action ? 1 : 0;
  });
  CHECK(window.tap_label("撤销") == TapResult::done);
  CHECK(undone == 1);
  CHECK(window.tap("a/far") == TapResult::done);
  CHECK(below == 1);
}

TEST_CASE("a sheet slides in, comes to rest, and is at its place at once without motion") {
  const auto draw = [](Rect& place) {
    return [&place](Ui& ui) {
      const Sheet sheet(ui, {"a/sheet", "关闭", {372, 64, 460, 736}, {372, 150, 460, 650}});
      place = sheet.rect();
    };
  };
  Rect moving, still;
  HeadlessFrame with(draw(moving), {.motion = true});
  CHECK(moving.y > 400);
  with.settle();
  CHECK(moving.y == 150);
  HeadlessFrame without(draw(still));
  CHECK(still.y == 150);
  CHECK_FALSE(without.wants_frame());
}

TEST_CASE("every module of a code is a whole number of pixels, at every scale") {
  BitMatrix matrix{21, std::vector<bool>(441, false)};
  for (std::size_t i = 0; i < 441; i += 2) matrix.bits[i] = true;
  for (const auto& [width, height] : {std::pair{1280, 800}, std::pair{1920, 1080}}) {
    HeadlessFrame window([&](Ui& ui) { draw_matrix(ui, {300, 300, 100, 100}, matrix); }, {.width = width, .height = height});
    const Rect area = window.drawn_area();
    CHECK(area.x == std::floor(area.x));
    CHECK(static_cast<int>(area.width) % 25 == 0);
  }
}

TEST_CASE("a frame full of components stays cheap") {
  HeadlessFrame window(draw_everything);
  CHECK(window.vertex_count() < 16000);
}

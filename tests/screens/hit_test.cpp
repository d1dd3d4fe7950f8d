#include <doctest/doctest.h>

#include "app/screens/widgets/buttons.h"
#include "app/screens/widgets/canvas.h"
#include "app/screens/widgets/overlay.h"
#include "tests/screens/headless_frame.h"

using namespace shuke;
using namespace shuke::screens;
using shuke::test::HeadlessFrame;
using shuke::test::TapResult;

namespace {
const Rect k_place{100, 100, 120, 60};
}

TEST_CASE("a tap fires once, when the finger is lifted") {
  int fired = 0;
  bool held = false;
  HeadlessFrame window([&](Ui& ui) {
    const Hit h = hit(ui, {.id = "a/b", .label = "收款", .rect = k_place});
    fired += h.fired ? 1 : 0;
    held = h.held;
  });
  window.press_at({160, 130});
  CHECK(held);  // in the frame of the touch
  CHECK(fired == 0);
  window.lift();
  CHECK(fired == 1);
  window.frame(5);
  CHECK(fired == 1);
}

TEST_CASE("a finger that slides off before it is lifted fires nothing") {
  int fired = 0;
  HeadlessFrame window([&](Ui& ui) { fired += hit(ui, {.id = "a/b", .label = "x", .rect = k_place}).fired ? 1 : 0; });
  window.drag({160, 130}, {400, 400});
  CHECK(fired == 0);
}

TEST_CASE("a disabled thing is registered and does not fire") {
  int fired = 0;
  HeadlessFrame window([&](Ui& ui) { fired += hit(ui, {.id = "a/b", .label = "收款", .rect = k_place, .enabled = false}).fired ? 1 : 0; });
  CHECK(window.tap("a/b") == TapResult::disabled);
  CHECK(fired == 0);
  CHECK(window.entry("a/b").text == "收款");
  CHECK_FALSE(window.entry("a/b").enabled);
}

TEST_CASE("what is clipped away cannot be tapped, what is half clipped is tapped in its visible half") {
  int hidden = 0, half = 0;
  HeadlessFrame window([&](Ui& ui) {
    const Clip clip(ui, {100, 100, 200, 100});
    hidden += hit(ui, {.id = "a/hidden", .label = "x", .rect = {100, 300, 60, 60}}).fired ? 1 : 0;
    half += hit(ui, {.id = "a/half", .label = "y", .rect = {100, 170, 60, 60}}).fired ? 1 : 0;
  });
  CHECK(window.tap("a/hidden") == TapResult::clipped);
  CHECK(window.entry("a/half").rect.height == 30);
  CHECK(window.tap("a/half") == TapResult::done);
  window.press_at({130, 215});
  window.lift();
  CHECK(hidden == 0);
  CHECK(half == 1);
}

TEST_CASE("what lies under a sheet is covered and does not fire, the sheet's own things do") {
  int below = 0, above = 0, outside = 0;
  bool open = true;
  HeadlessFrame window([&](Ui& ui) {
    below += hit(ui, {.id = "page/a", .label = "x", .rect = k_place}).fired ? 1 : 0;
    if (!open) return;
    Sheet sheet(ui, {"page/sheet", "关闭", {0, 0, 600, 800}, {0, 300, 600, 500}});
    above += hit(ui, {.id = "sheet/b", .label = "y", .rect = {100, 400, 100, 60}}).fired ? 1 : 0;
    outside += sheet.was_dismissed() ? 1 : 0;
  });
  window.frame();
  CHECK(window.entry("page/a").covered);
  CHECK_FALSE(window.entry("page/a").can_be_hit());
  CHECK(window.tap("page/a") == TapResult::covered);
  CHECK(below == 0);
  CHECK(outside == 1);  // the scrim took it
  CHECK(window.tap("sheet/b") == TapResult::done);
  CHECK(above == 1);
  open = false;
  window.frame(2);
  CHECK(window.tap("page/a") == TapResult::done);
  CHECK(below == 1);
}

TEST_CASE("what a sheet leaves free stays within reach") {
  int beside = 0;
  HeadlessFrame window([&](Ui& ui) {
    beside += hit(ui, {.id = "page/a", .label = "x", .rect = {900, 100, 100, 60}}).fired ? 1 : 0;
    const Sheet sheet(ui, {"page/sheet", "关闭", {0, 0, 600, 800}, {0, 300, 600, 500}});
  });
  CHECK(window.tap("page/a") == TapResult::done);
  CHECK(beside == 1);
}

TEST_CASE("a guarded button is deaf for 0.3 s after it appears and after it fired") {
  int fired = 0;
  HeadlessFrame window(
      [&](Ui& ui) { fired += hit(ui, {.id = "pay/confirm", .label = "x", .rect = k_place, .guarded = true}).fired ? 1 : 0; });
  CHECK(window.tap("pay/confirm") == TapResult::disabled);
  CHECK(fired == 0);
  window.settle();
  CHECK(window.tap("pay/confirm") == TapResult::done);
  CHECK(fired == 1);
  window.tap("pay/confirm");
  CHECK(fired == 1);
  window.settle();
  CHECK(window.tap("pay/confirm") == TapResult::done);
  CHECK(fired == 2);
}

TEST_CASE("a guarded button that comes back is deaf again") {
  int fired = 0;
  bool shown = true;
  HeadlessFrame window([&](Ui& ui) {
    if (shown) fired += hit(ui, {.id = "pay/confirm", .label = "x", .rect = k_place, .guarded = true}).fired ? 1 : 0;
  });
  window.settle();
  shown = false;
  window.frame(3);
  shown = true;
  window.frame();
  CHECK(window.tap("pay/confirm") == TapResult::disabled);
  CHECK(fired == 0);
}

TEST_CASE("the same state draws the same vertices, a press draws others") {
  HeadlessFrame window([&](Ui& ui) { quiet_button(ui, {.id = "a/b", .label = "挂单", .rect = k_place}); });
  window.frame();
  const std::uint64_t before = window.vertex_hash();
  window.frame();
  CHECK(window.vertex_hash() == before);
  window.press_at({160, 130});
  CHECK(window.vertex_hash() != before);
  window.lift();
  CHECK(window.vertex_hash() == before);
}

TEST_CASE("a resting pointer changes nothing: there are no hover styles") {
  HeadlessFrame window([&](Ui& ui) { quiet_button(ui, {.id = "a/b", .label = "挂单", .rect = k_place}); });
  window.frame();
  const std::uint64_t before = window.vertex_hash();
  window.move_to({160, 130});
  window.frame();
  CHECK(window.vertex_hash() == before);
}

TEST_CASE("a thing is found by its label, and an id used twice is reported") {
  int fired = 0;
  HeadlessFrame window([&](Ui& ui) {
    fired += hit(ui, {.id = "a/b", .label = "收款", .rect = k_place}).fired ? 1 : 0;
    hit(ui, {.id = "a/twice", .label = "x", .rect = {300, 100, 60, 60}});
    hit(ui, {.id = "a/twice", .label = "x", .rect = {400, 100, 60, 60}});
  });
  CHECK(window.tap_label("收款") == TapResult::done);
  CHECK(fired == 1);
  CHECK(window.tap_label("没有") == TapResult::unknown);
  CHECK(window.registry().first_duplicate() == "a/twice");
}

TEST_CASE("the registry speaks device pixels at every scale") {
  HeadlessFrame window([&](Ui& ui) { hit(ui, {.id = "a/b", .label = "x", .rect = k_place}); }, {.width = 1920, .height = 1080});
  const Rect rect = window.entry("a/b").rect;
  CHECK(rect.x == 135);
  CHECK(rect.width == 162);
  CHECK(window.tap("a/b") == TapResult::done);
}

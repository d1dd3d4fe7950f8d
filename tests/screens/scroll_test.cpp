#include <doctest/doctest.h>

#include <cmath>

#include "app/screens/widgets/scroll_list.h"
#include "app/screens/widgets/wheel.h"
#include "tests/screens/headless_frame.h"

using namespace shuke;
using namespace shuke::screens;
using shuke::test::HeadlessFrame;
using shuke::test::TapResult;

namespace {

struct Board {
  ScrollState state;
  std::size_t count = 50;
  bool follow_end = false;
  int fired = -1;
  int drawn = 0;

  void draw(Ui& ui) {
    drawn = 0;
    const ScrollLook look{.id = "list",
                          .label = "单",
                          .area = {100, 100, 300, 400},
                          .row_height = 80,
                          .count = count,
                          .ground = ui.theme.surface,
                          .follow_end = follow_end};
    scroll_list(ui, state, look, [&](std::size_t i, const Rect& rect) {
      ++drawn;
      if (hit(ui, {.id = "list/" + std::to_string(i), .label = "x", .rect = rect, .kind = WidgetKind::row}).fired)
        fired = static_cast<int>(i);
    });
  }
};

HeadlessFrame window_of(Board& board, bool motion = true) {
  return HeadlessFrame([&board](Ui& ui) { board.draw(ui); }, {.motion = motion});
}

}  // namespace

TEST_CASE("a tap on a row fires it") {
  Board board;
  HeadlessFrame window = window_of(board);
  CHECK(window.tap("list/2") == TapResult::done);
  CHECK(board.fired == 2);
}

TEST_CASE("a drag moves the list with the finger and fires nothing") {
  Board board;
  HeadlessFrame window = window_of(board, false);
  window.drag({200, 400}, {200, 250});
  CHECK(board.fired == -1);
  CHECK(board.state.kinetic.offset == doctest::Approx(150));
}

TEST_CASE("a wobble of 8 is still a tap, 9 is a drag") {
  Board board;
  HeadlessFrame window = window_of(board);
  window.drag({200, 200}, {200, 208}, 1);
  CHECK(board.fired == 1);
  CHECK(board.state.kinetic.offset == 0);
  board.fired = -1;
  window.drag({200, 208}, {200, 199}, 1);
  CHECK(board.fired == -1);
}

TEST_CASE("a flick runs on and comes to rest by itself") {
  Board board;
  HeadlessFrame window = window_of(board);
  window.drag({200, 450}, {200, 250}, 5);
  const float left_at = board.state.kinetic.offset;
  CHECK(window.wants_frame());
  const int frames = window.settle();
  CHECK(frames < 300);
  CHECK(board.state.kinetic.offset > left_at + 50);
  CHECK_FALSE(window.wants_frame());
}

TEST_CASE("a finger that rests before it is lifted leaves no momentum") {
  Board board;
  HeadlessFrame window = window_of(board);
  window.press_at({200, 450});
  for (float y = 440; y >= 300; y -= 20) window.move_to({200, y});
  window.frame(30);
  const float left_at = board.state.kinetic.offset;
  window.lift();
  window.settle();
  CHECK(board.state.kinetic.offset == doctest::Approx(left_at).epsilon(0.01));
}

TEST_CASE("a touch that stops a gliding list is no tap") {
  Board board;
  HeadlessFrame window = window_of(board);
  window.drag({200, 450}, {200, 250}, 5);
  REQUIRE(board.state.kinetic.is_moving());
  window.press_at({200, 300});
  window.lift();
  CHECK(board.fired == -1);
  CHECK_FALSE(board.state.kinetic.is_moving());
}

TEST_CASE("a list stops at both ends") {
  Board board;
  HeadlessFrame window = window_of(board, false);
  window.drag({200, 200}, {200, 480});
  CHECK(board.state.kinetic.offset == 0);
  for (int i = 0; i < 20; ++i) window.drag({200, 480}, {200, 120});
  CHECK(board.state.kinetic.offset == 50 * 80 - 400);
}

TEST_CASE("a list that fits does not move") {
  Board board;
  board.count = 4;
  HeadlessFrame window = window_of(board);
  window.drag({200, 450}, {200, 150});
  CHECK(board.state.kinetic.offset == 0);
}

TEST_CASE("of 500 rows only those in sight are drawn and registered") {
  Board board;
  board.count = 500;
  HeadlessFrame window = window_of(board);
  CHECK(board.drawn <= 6);
  CHECK(window.registry().find("list/499") == nullptr);
  CHECK(window.entry("list").value == "500");
}

TEST_CASE("a new row comes into sight when the list follows its end") {
  Board board;
  board.follow_end = true;
  board.count = 6;
  HeadlessFrame window = window_of(board);
  board.count = 7;
  window.settle();
  CHECK(board.state.kinetic.offset == doctest::Approx(7 * 80 - 400));
}

TEST_CASE("a wheel turns by one at a tap and snaps to a row after a drag") {
  WheelState state;
  int year = 5;
  std::vector<std::string> rows;
  for (int i = 1990; i < 2010; ++i) rows.push_back(std::to_string(i));
  HeadlessFrame window([&](Ui& ui) { year = wheel(ui, state, {"e/year", "年", {100, 100, 100, 132}, rows, year}); }, {.motion = true});
  CHECK(window.entry("e/year").value == "1995");
  CHECK(window.tap("e/year/down") == TapResult::done);
  window.settle();
  CHECK(year == 6);
  CHECK(window.tap("e/year/up") == TapResult::done);
  window.settle();
  CHECK(year == 5);
  window.drag({150, 210}, {150, 115}, 6);
  window.settle();
  CHECK(year > 6);
  CHECK(std::fmod(state.kinetic.offset, 44.0F) == doctest::Approx(0));
  CHECK(window.entry("e/year").value == rows[static_cast<std::size_t>(year)]);
}

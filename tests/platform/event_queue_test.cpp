#include <doctest/doctest.h>

#include "platform/input/hand.h"

using namespace shuke;
using namespace shuke::input;

namespace {

EventQueue queue_of(std::initializer_list<decltype(InputEvent::what)> events) {
  EventQueue queue;
  for (const auto& what : events) queue.push({1, 1, what});
  return queue;
}

KeyChange down(Key key, Modifiers modifiers = {}) { return {key, true, modifiers}; }
KeyChange up(Key key) { return {key, false, {}}; }

}  // namespace

TEST_CASE("moves become one move, characters share a frame") {
  EventQueue queue = queue_of({PointerMove{1, 1}, PointerMove{2, 2}, Character{U'a'}, Character{U'b'}, PointerMove{3, 3}});
  const FrameInput frame = queue.next_frame();
  CHECK(frame.pointer == PointerMove{3, 3});
  CHECK(frame.characters == U"ab");
  CHECK(queue.empty());
}

TEST_CASE("a press and its release take two frames, each at its own place, and then nothing points") {
  EventQueue queue = queue_of({ButtonChange{0, true, 10, 20}, ButtonChange{0, false, 11, 21}, PointerMove{500, 500}});
  const FrameInput press = queue.next_frame();
  CHECK(press.button == ButtonChange{0, true, 10, 20});
  CHECK(press.pointer == PointerMove{10, 20});
  const FrameInput release = queue.next_frame();
  CHECK(release.button == ButtonChange{0, false, 11, 21});
  CHECK(release.pointer == PointerMove{11, 21});
  CHECK_FALSE(release.pointer_gone);
  const FrameInput after = queue.next_frame();
  CHECK_FALSE(after.pointer_gone);
  CHECK(after.pointer == PointerMove{500, 500});
}

TEST_CASE("after a touch the pointer leaves in a frame of its own, and the queue says that it is still to come") {
  EventQueue queue = queue_of({ButtonChange{0, true, 1, 1}, ButtonChange{0, false, 1, 1}});
  queue.next_frame();
  queue.next_frame();
  CHECK_FALSE(queue.empty());
  CHECK(queue.next_frame().pointer_gone);
  CHECK(queue.empty());
}

TEST_CASE("the end of a drag is seen while the finger is down, and then the release") {
  EventQueue queue = queue_of({ButtonChange{0, true, 0, 0}, PointerMove{0, 50}, PointerMove{0, 90}, ButtonChange{0, false, 0, 90}});
  CHECK(queue.next_frame().button->down);
  const FrameInput drag = queue.next_frame();
  CHECK(drag.pointer == PointerMove{0, 90});
  CHECK_FALSE(drag.button.has_value());
  CHECK_FALSE(queue.next_frame().button->down);
}

TEST_CASE("100 taps between two frames are 100 presses in order") {
  EventQueue queue;
  for (int i = 0; i < 100; ++i) {
    const auto x = static_cast<float>(i);
    queue.push({1, 1, PointerMove{x, 0}});
    queue.push({1, 1, ButtonChange{0, true, x, 0}});
    queue.push({1, 1, ButtonChange{0, false, x, 0}});
  }
  int presses = 0;
  while (!queue.empty()) {
    const FrameInput frame = queue.next_frame();
    if (!frame.button || !frame.button->down) continue;
    REQUIRE(frame.pointer->x == static_cast<float>(presses));
    ++presses;
  }
  CHECK(presses == 100);
}

TEST_CASE("a key never shares a frame with a character, a button or another key") {
  EventQueue queue =
      queue_of({Character{U'1'}, down(Key::enter), up(Key::enter), Character{U'2'}, down(Key::backspace), ButtonChange{0, true, 5, 5}});
  CHECK(queue.next_frame().characters == U"1");
  CHECK(queue.next_frame().key == down(Key::enter));
  CHECK(queue.next_frame().key == up(Key::enter));
  CHECK(queue.next_frame().characters == U"2");
  CHECK(queue.next_frame().key == down(Key::backspace));
  CHECK(queue.next_frame().button->down);
  CHECK(queue.empty());
}

TEST_CASE("a release of a key that was never seen pressed is nothing") {
  EventQueue queue = queue_of({up(Key::enter), Character{U'x'}});
  const FrameInput frame = queue.next_frame();
  CHECK_FALSE(frame.key.has_value());
  CHECK(frame.characters == U"x");
}

TEST_CASE("a letter key counts only as a shortcut") {
  EventQueue queue =
      queue_of({down(Key::a), Character{U'a'}, up(Key::a), down(Key::ctrl), down(Key::c, {.ctrl = true}), up(Key::c), up(Key::ctrl)});
  CHECK(queue.next_frame().characters == U"a");
  const FrameInput copy = queue.next_frame();
  CHECK(copy.key == down(Key::c, {.ctrl = true}));
  CHECK(copy.modifiers.ctrl);
  CHECK(queue.next_frame().key == up(Key::c));
  CHECK_FALSE(queue.next_frame().modifiers.ctrl);
  CHECK(queue.empty());
}

TEST_CASE("Shift shares with the characters it made") {
  EventQueue queue = queue_of({down(Key::shift), Character{U'A'}, up(Key::shift), Character{U'b'}});
  const FrameInput frame = queue.next_frame();
  CHECK(frame.characters == U"Ab");
  CHECK_FALSE(frame.modifiers.shift);
  CHECK(queue.empty());
}

TEST_CASE("losing the focus releases everything in a frame of its own") {
  EventQueue queue = queue_of({ButtonChange{0, true, 5, 5}, down(Key::left), FocusLoss{}, Character{U'z'}});
  queue.next_frame();
  queue.next_frame();
  const FrameInput loss = queue.next_frame();
  CHECK(loss.release_all);
  CHECK(loss.pointer_gone);
  CHECK(queue.next_frame().characters == U"z");
  queue.push({1, 1, up(Key::left)});
  CHECK_FALSE(queue.next_frame().key.has_value());
}

TEST_CASE("a scripted person is never a scanner, a scripted scanner always is") {
  EventQueue queue;
  ScanFilter filter({}, queue);
  Hand hand(filter);
  hand.type("13812345678\n", 1'000'000);
  CHECK(filter.take_codes().empty());
  CHECK(queue.next_frame().characters == U"13812345678");
  CHECK(queue.next_frame().key == down(Key::enter));
  CHECK(queue.next_frame().key == up(Key::enter));
  hand.read("6901234567892", 1'500'000);
  CHECK(filter.take_codes() == std::vector<CodeRead>{{Reader::scanner, "6901234567892"}});
  hand.read("%B21?;21?", 2'000'000);
  CHECK(filter.take_codes() == std::vector<CodeRead>{{Reader::stripe, "%B21?;21?"}});
  CHECK_FALSE(filter.is_holding());
}

TEST_CASE("a scripted drag moves step by step and rests at its end") {
  EventQueue queue;
  ScanFilter filter({}, queue);
  Hand hand(filter);
  hand.drag({100, 400}, {100, 100}, 1'000'000);
  int moves = 0;
  bool is_released = false;
  while (hand.next_at()) {
    hand.act(*hand.next_at());
    while (!queue.empty()) {
      const FrameInput frame = queue.next_frame();
      moves += frame.pointer && !frame.button ? 1 : 0;
      is_released = is_released || (frame.button && !frame.button->down && frame.button->y == 100);
    }
  }
  CHECK(moves == 12);
  CHECK(is_released);
}

TEST_CASE("keys are known by the names of the automation socket") {
  CHECK(key_from_name("Enter") == Key::enter);
  CHECK(key_from_name("F12") == Key::f12);
  CHECK_FALSE(key_from_name("enter").has_value());
}

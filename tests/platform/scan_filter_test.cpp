#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "platform/input/scan_filter.h"
#include "platform/input/stamp_clock.h"

using namespace shuke;
using namespace shuke::input;

namespace {

constexpr Micros k_start = 1'000'000;

// A keyboard in front of the filter, with its own time in milliseconds.
struct Keyboard {
  explicit Keyboard(ScanRules rules = {}) : filter(std::move(rules), queue) {}

  EventQueue queue;
  ScanFilter filter;
  Micros now = k_start;
  Micros uncertainty = 0;  // how much earlier an event may have happened than it says

  void wait(Micros ms) {
    now += ms * k_millisecond;
    filter.settle(now);
  }
  void send(decltype(InputEvent::what) what) { filter.accept({now, now - uncertainty, what}); }
  void type(std::string_view text, Micros gap_ms) {
    for (const char c : text) {
      now += gap_ms * k_millisecond;
      send(Character{static_cast<char32_t>(c)});
    }
  }
  void press(Key key, Micros gap_ms = 0) {
    now += gap_ms * k_millisecond;
    send(KeyChange{key, true, {}});
    send(KeyChange{key, false, {}});
  }
  std::vector<CodeRead> codes() { return filter.take_codes(); }
  // What Dear ImGui would see, frame after frame: characters as they are, Enter as ↵.
  std::string typed() {
    std::string text;
    while (!queue.empty()) {
      const FrameInput frame = queue.next_frame();
      for (const char32_t c : frame.characters) text.push_back(static_cast<char>(c));
      if (frame.key && frame.key->down && is_terminator(frame.key->key)) text += "/";
      if (frame.key && frame.key->down && frame.key->key == Key::backspace) text += "<";
      if (frame.button && frame.button->down) text += "!";
    }
    return text;
  }
};

using Codes = std::vector<CodeRead>;

}  // namespace

TEST_CASE("thirteen digits at scanner speed with Enter are one code and nothing is typed") {
  Keyboard keyboard;
  keyboard.type("6901234567892", 2);
  keyboard.press(Key::enter, 2);
  CHECK(keyboard.codes() == Codes{{Reader::scanner, "6901234567892"}});
  keyboard.wait(1000);
  CHECK(keyboard.typed() == "");
  CHECK(keyboard.codes().empty());
}

TEST_CASE("Tab and the keypad's Enter end a code too, and a second terminator right after goes with it") {
  Keyboard keyboard;
  keyboard.type("A-0017", 1);
  keyboard.press(Key::tab, 1);
  keyboard.press(Key::enter, 1);
  keyboard.type("2100000000012", 1);
  keyboard.press(Key::keypad_enter, 1);
  CHECK(keyboard.codes() == Codes{{Reader::scanner, "A-0017"}, {Reader::scanner, "2100000000012"}});
  keyboard.wait(60);
  CHECK(keyboard.typed() == "");
}

TEST_CASE("Enter that a person presses after a scan is an Enter") {
  Keyboard keyboard;
  keyboard.type("6901234567892", 2);
  keyboard.press(Key::enter, 2);
  keyboard.press(Key::enter, 300);
  CHECK(keyboard.typed() == "/");
}

TEST_CASE("a phone number typed at 8 keys a second is never a code, and no digit waits longer than the patience") {
  Keyboard keyboard;
  for (const char digit : std::string("13812345678")) {
    keyboard.type(std::string(1, digit), 75);
    keyboard.wait(50);
    CHECK(keyboard.typed() == "");
    keyboard.wait(1);
    CHECK(keyboard.typed() == std::string(1, digit));
  }
  keyboard.press(Key::enter, 125);
  CHECK(keyboard.typed() == "/");
  CHECK(keyboard.codes().empty());
}

TEST_CASE("the same number seen only after frames of 100 ms is no code either, with or without stamps") {
  for (const Micros uncertainty_ms : {0, 100}) {
    CAPTURE(uncertainty_ms);
    Keyboard keyboard;
    keyboard.filter.set_frame_time(100 * k_millisecond);
    keyboard.uncertainty = uncertainty_ms * k_millisecond;
    std::string typed;
    for (int i = 0; i < 11; ++i) {
      // Without stamps every key seems to come at the end of the frame in which it was pressed.
      const Micros pressed = 125 * (i + 1);
      const Micros polled = (pressed + 99) / 100 * 100;
      keyboard.now = k_start + (uncertainty_ms == 0 ? pressed : polled) * k_millisecond;
      keyboard.send(Character{static_cast<char32_t>("13812345678"[i])});
      keyboard.filter.settle(k_start + polled * k_millisecond);
    }
    keyboard.press(Key::enter, 125);
    CHECK(keyboard.codes().empty());
    CHECK(keyboard.typed() == "13812345678/");
  }
}

TEST_CASE("a whole scan that arrives in one poll after a stall is a code without any stamps") {
  Keyboard keyboard;
  keyboard.uncertainty = 100 * k_millisecond;
  keyboard.type("6901234567892", 0);
  keyboard.press(Key::enter);
  CHECK(keyboard.codes() == Codes{{Reader::scanner, "6901234567892"}});
  CHECK(keyboard.typed() == "");
}

TEST_CASE("two digits and Enter that arrive together after a stall are typed") {
  Keyboard keyboard;
  keyboard.uncertainty = 250 * k_millisecond;
  keyboard.type("138", 0);
  keyboard.press(Key::enter);
  CHECK(keyboard.codes().empty());
  CHECK(keyboard.typed() == "138/");
}

TEST_CASE("a fast run without an end is typed, once the silence says so") {
  Keyboard keyboard;
  keyboard.type("6901234567892", 2);
  keyboard.wait(119);
  CHECK(keyboard.typed() == "");
  keyboard.wait(2);
  CHECK(keyboard.typed() == "6901234567892");
  CHECK(keyboard.codes().empty());
}

TEST_CASE("a run shorter than every code is typed, with its Enter, in order") {
  Keyboard keyboard;
  keyboard.type("123", 2);
  keyboard.press(Key::enter, 2);
  CHECK(keyboard.typed() == "123/");
  CHECK(keyboard.codes().empty());
}

TEST_CASE("a run broken by another key or a finger is typed before it") {
  Keyboard keyboard;
  keyboard.type("12345", 2);
  keyboard.press(Key::backspace, 2);
  CHECK(keyboard.typed() == "12345<");
  keyboard.type("67890", 2);
  keyboard.send(ButtonChange{0, true, 10, 10});
  CHECK(keyboard.typed() == "67890!");
  keyboard.press(Key::enter, 2);
  CHECK(keyboard.codes().empty());
}

TEST_CASE("a key held down repeats fast, and is still typed") {
  Keyboard keyboard;
  keyboard.type("0", 2);
  for (int i = 0; i < 9; ++i) {
    keyboard.now += 25 * k_millisecond;
    keyboard.send(Character{U'0', true});
  }
  keyboard.press(Key::enter, 20);
  CHECK(keyboard.codes().empty());
  CHECK(keyboard.typed() == "0000000000/");
}

TEST_CASE("one slow gap inside a fast code does not break it") {
  Keyboard keyboard;
  keyboard.type("690123", 2);
  keyboard.wait(100);
  keyboard.type("4567892", 2);
  keyboard.press(Key::enter, 2);
  CHECK(keyboard.codes() == Codes{{Reader::scanner, "6901234567892"}});
}

TEST_CASE("a machine with slow frames is given more time, up to a limit that 8 keys a second still exceed") {
  Keyboard keyboard;
  keyboard.filter.set_frame_time(300 * k_millisecond);
  keyboard.type("6", 0);
  keyboard.wait(105);
  keyboard.type("901234567892", 2);
  keyboard.press(Key::enter, 2);
  CHECK(keyboard.codes() == Codes{{Reader::scanner, "6901234567892"}});
  keyboard.type("6", 200);
  keyboard.wait(125);
  CHECK(keyboard.typed() == "6");
  for (int i = 0; i < 40; ++i) keyboard.filter.set_frame_time(1 * k_millisecond);
  keyboard.type("6", 200);
  keyboard.wait(60);
  CHECK(keyboard.typed() == "6");
}

TEST_CASE("capital letters and signs come with Shift and belong to the code") {
  Keyboard keyboard;
  for (const char c : std::string("AB-12:%x")) {
    keyboard.now += 2 * k_millisecond;
    keyboard.send(KeyChange{Key::shift, true, {}});
    keyboard.send(Character{static_cast<char32_t>(c)});
    keyboard.send(KeyChange{Key::shift, false, {}});
  }
  keyboard.press(Key::enter, 2);
  CHECK(keyboard.codes() == Codes{{Reader::scanner, "AB-12:%x"}});
  CHECK(keyboard.typed() == "");
}

TEST_CASE("both tracks of a stripe are one reading, in one line or in two") {
  Keyboard keyboard;
  keyboard.type("%B2100000000012^ZHANG/WEI?;2100000000012=9912?", 1);
  keyboard.press(Key::enter, 1);
  CHECK(keyboard.codes() == Codes{{Reader::stripe, "%B2100000000012^ZHANG/WEI?;2100000000012=9912?"}});
  keyboard.wait(1000);
  keyboard.type("%B2100000000012^ZHANG/WEI?", 1);
  keyboard.press(Key::enter, 1);
  keyboard.type(";2100000000012=9912?", 1);
  keyboard.press(Key::enter, 1);
  CHECK(keyboard.codes() == Codes{{Reader::stripe, "%B2100000000012^ZHANG/WEI?;2100000000012=9912?"}});
  CHECK(keyboard.typed() == "");
}

TEST_CASE("a first track alone is a reading when the second does not follow") {
  Keyboard keyboard;
  keyboard.type("%B2100000000012?", 1);
  keyboard.press(Key::enter, 1);
  CHECK(keyboard.codes().empty());
  CHECK(keyboard.filter.deadline().has_value());
  keyboard.wait(121);
  CHECK(keyboard.codes() == Codes{{Reader::stripe, "%B2100000000012?"}});
}

TEST_CASE("half a stripe is still the stripe reader's, and a whole one without Enter never lands in a field") {
  Keyboard keyboard;
  keyboard.type(";21000000", 1);
  keyboard.press(Key::enter, 1);
  CHECK(keyboard.codes() == Codes{{Reader::stripe, ";21000000"}});
  keyboard.type(";6222021234567890=2912?", 1);
  keyboard.wait(121);
  CHECK(keyboard.codes() == Codes{{Reader::stripe, ";6222021234567890=2912?"}});
  CHECK(keyboard.typed() == "");
}

TEST_CASE("a run longer than any code is typed to its end, and its tail is no code") {
  Keyboard keyboard;
  const std::string flood(340, '7');
  keyboard.type(flood, 1);
  keyboard.press(Key::enter, 1);
  CHECK(keyboard.codes().empty());
  CHECK(keyboard.typed() == flood + "/");
  keyboard.wait(1000);
  keyboard.type("6901234567892", 1);
  keyboard.press(Key::enter, 1);
  CHECK(keyboard.codes() == Codes{{Reader::scanner, "6901234567892"}});
}

TEST_CASE("a configured prefix makes a code of any length at any reader's speed, and is taken off") {
  Keyboard keyboard({.prefix = "~"});
  keyboard.type("~7", 100);
  keyboard.press(Key::enter, 100);
  CHECK(keyboard.codes() == Codes{{Reader::scanner, "7"}});
  keyboard.wait(1000);
  keyboard.type("~", 2);
  keyboard.press(Key::enter, 2);
  CHECK(keyboard.codes().empty());
  CHECK(keyboard.typed() == "~/");
}

TEST_CASE("characters beyond ASCII are typed at once") {
  Keyboard keyboard;
  keyboard.send(Character{U'é'});
  CHECK_FALSE(keyboard.queue.empty());
  CHECK_FALSE(keyboard.filter.is_holding());
}

TEST_CASE("stamps of one batch keep their distances and none is later than now") {
  StampClock clock;
  clock.observe(5'000, 9'000'000);
  CHECK(clock.to_local(5'000) == 9'000'000);
  CHECK(clock.to_local(4'875) == 8'875'000);
  // The next batch waited 30 ms less than the first: the distance of the clocks is known better.
  clock.observe(5'130, 9'100'000);
  CHECK(clock.to_local(5'130) == 9'100'000);
  clock.observe(5'200, 9'270'000);
  CHECK(clock.to_local(5'200) == 9'170'000);
}

TEST_CASE("stamps go on over their wrap and after the server's clock was set") {
  StampClock clock;
  clock.observe(0xffffffffU, 1'000'000);
  clock.observe(9, 1'010'000);
  CHECK(clock.to_local(9) == 1'010'000);
  CHECK(clock.to_local(0xffffffffU) == 1'000'000);
  clock.observe(500'000'000, 2'000'000);
  CHECK(clock.to_local(500'000'000) == 2'000'000);
}

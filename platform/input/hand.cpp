#include "platform/input/hand.h"

#include <array>
#include <utility>

#include "core/base/text.h"

namespace shuke::input {
namespace {

constexpr Micros k_person_pace = 40 * k_millisecond;
constexpr Micros k_reader_pace = 2 * k_millisecond;
constexpr Micros k_long_silence = 1000 * k_millisecond;
constexpr int k_drag_steps = 12;
constexpr Micros k_drag_pace = 16 * k_millisecond;

constexpr std::array<std::pair<std::string_view, Key>, 25> k_key_names{{
    {"Enter", Key::enter},
    {"Tab", Key::tab},
    {"Backspace", Key::backspace},
    {"Escape", Key::escape},
    {"Delete", Key::del},
    {"Left", Key::left},
    {"Right", Key::right},
    {"Up", Key::up},
    {"Down", Key::down},
    {"Home", Key::home},
    {"End", Key::end},
    {"PageUp", Key::page_up},
    {"PageDown", Key::page_down},
    {"F1", Key::f1},
    {"F2", Key::f2},
    {"F3", Key::f3},
    {"F4", Key::f4},
    {"F5", Key::f5},
    {"F6", Key::f6},
    {"F7", Key::f7},
    {"F8", Key::f8},
    {"F9", Key::f9},
    {"F10", Key::f10},
    {"F11", Key::f11},
    {"F12", Key::f12},
}};

PointerMove between(PointerMove from, PointerMove to, int step) {
  const float part = static_cast<float>(step) / k_drag_steps;
  return {from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
}

}  // namespace

void Hand::tap(PointerMove at, Micros now) {
  send(now, at);
  send(now, ButtonChange{0, true, at.x, at.y});
  send(now, ButtonChange{0, false, at.x, at.y});
}

void Hand::drag(PointerMove from, PointerMove to, Micros now) {
  later_.push_back({now, now, ButtonChange{0, true, from.x, from.y}});
  for (int step = 1; step <= k_drag_steps; ++step) {
    now += k_drag_pace;
    later_.push_back({now, now, between(from, to, step)});
  }
  now += k_drag_pace;
  later_.push_back({now, now, ButtonChange{0, false, to.x, to.y}});
}

void Hand::type(std::string_view utf8, Micros now) {
  for (const char32_t character : code_points(utf8)) {
    type_character(character, now);
    now += k_person_pace;
  }
  filter_.settle(now + k_long_silence);
}

void Hand::press(Key key, Modifiers modifiers, Micros now) {
  filter_.settle(now + k_long_silence);
  send(now, KeyChange{key, true, modifiers});
  send(now, KeyChange{key, false, modifiers});
}

void Hand::read(std::string_view code, Micros now) {
  filter_.settle(now + k_long_silence);
  for (const char32_t character : code_points(code)) {
    type_character(character, now);
    now += k_reader_pace;
  }
  type_character('\n', now);
  filter_.settle(now + k_long_silence);
}

void Hand::act(Micros now) {
  while (!later_.empty() && later_.front().at <= now) {
    filter_.accept(later_.front());
    later_.pop_front();
  }
}

std::optional<Micros> Hand::next_at() const {
  if (later_.empty()) return std::nullopt;
  return later_.front().at;
}

void Hand::type_character(char32_t character, Micros at) {
  if (character != '\n' && character != '\t') return send(at, Character{character});
  const Key key = character == '\n' ? Key::enter : Key::tab;
  send(at, KeyChange{key, true, {}});
  send(at, KeyChange{key, false, {}});
}

std::optional<Key> key_from_name(std::string_view name) {
  for (const auto& [known, key] : k_key_names)
    if (known == name) return key;
  return std::nullopt;
}

}  // namespace shuke::input

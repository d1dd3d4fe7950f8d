#pragma once

#include <array>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "app/screens/widgets/keypad.h"
#include "app/screens/widgets/paper.h"
#include "app/screens/widgets/scroll_list.h"
#include "app/screens/widgets/text_field.h"
#include "app/screens/widgets/wheel.h"
#include "app/text/composition.h"
#include "app/text/pinyin_port.h"
#include "app/terminal/view_enrol.h"

namespace shuke::screens {

// What a screen remembers between frames that is nobody else's business: half-typed text, scroll positions, the open keyboard
// page. Nothing here is lost when it is thrown away. One per window, UI thread only.
struct SearchScratch {
  bool is_open = false;
  LineEdit line;
  KeyboardPage page = KeyboardPage::letters;
  ScrollState members;
};

enum class EnrolFocus { phone, name };

struct EnrolScratch {
  bool is_open = false;
  EnrolFocus focus = EnrolFocus::phone;
  LineEdit phone{.text = {}, .caret = 0, .composition = {}, .most = 13};
  LineEdit name{.text = {}, .caret = 0, .composition = {}, .most = 20};
  bool types_chinese = true;
  std::size_t first_candidate = 0;
  KeyboardPage page = KeyboardPage::letters;
  std::array<WheelState, 3> wheels;
  domain::Birthday shown{.year = 1990, .month = 1, .day = 1, .is_lunar = false};  // where the wheels stand
};

// The code on the receipt, made once per receipt by whoever can (platform/devices); without one the receipt shows none.
using QrMaker = std::function<BitMatrix(const std::string&)>;
struct QrScratch {
  std::string code;
  BitMatrix matrix;
};

struct Scratch {
  Scratch(text::PinyinPort& port, QrMaker maker) : make_qr(std::move(maker)), pinyin(port, text::PinyinField::name) {}

  QrMaker make_qr;
  SearchScratch search;
  EnrolScratch enrol;
  text::Composition pinyin;
  ScrollState tiles;
  ScrollState lines;
  ScrollState tenders;
  ScrollState rows;  // of whichever list sheet is open
  ScrollState page;  // of a sheet that is read
  ScrollState receipt;
  ScrollState purchases;
  ScrollState pieces;
  ScrollState consequences;
  int category = -1;  // whose scroll position `tiles` is
  QrScratch qr;
};

}  // namespace shuke::screens

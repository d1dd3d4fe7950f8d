#pragma once

#include <string>
#include <vector>

#include "core/domain/loyalty/gifts.h"

namespace shuke::terminal {

// The row of the member column that opens the sheet: a gift waits, or was handed over today.
struct GiftBand {
  std::string text;  // "送棉麻围巾", "礼物 · 2 份可领"
  std::string hint;  // "最晚 12-22"
  bool waits = false;
};

struct GiftRowView {
  domain::GiftRight right;
  std::string name;
  std::string why;   // "09-23 升到金卡"
  std::string note;  // until when; who handed it over and when; why it cannot be
  bool can_give = false;
  bool is_asked = false;  // its button asks once more
  bool is_given = false;
};

// The sheet: what waits first, then what was given, then what is over.
struct GiftsView {
  std::vector<GiftRowView> rows;
  std::string refusal;      // of the last hand-over, as one sentence
  bool is_handing = false;  // on its way to the disk
};

}  // namespace shuke::terminal

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/money.h"

namespace shuke::terminal {

struct DiscountChoice {
  std::string code;   // of a reason
  std::string label;  // "9折", "有瑕疵"
  BasisPoints rate;
  bool is_chosen = false;
};

// Taking something off by hand, of one line or of the whole basket.
struct DiscountView {
  std::string title;   // "整单优惠", the name of the goods
  std::string before;  // "883.75"
  std::string after;   // with what is chosen; empty while nothing is
  std::string typed;
  std::vector<DiscountChoice> rates;
  std::vector<DiscountChoice> reasons;
  std::string limit;    // "你最多能优惠 ¥88.37"
  std::string refusal;  // why not, as one sentence
  bool can_confirm = false;
  bool can_remove = false;
};

}  // namespace shuke::terminal

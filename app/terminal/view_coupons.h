#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shuke::terminal {

// The row above the totals: what coupons could do for this basket, or do already.
struct CouponBand {
  std::string text;    // "2 张券可用，最多省 ¥50.00"
  bool saves = false;  // something is on, or could be
};

struct CouponRow {
  std::string code;
  std::string name;
  std::string detail;  // until when, and the end of its number
  std::string saves;   // "省 ¥50.00"; empty where it cannot be used
  std::string reason;  // why it cannot be used, as one sentence
  bool is_on = false;
  bool can_tap = false;
  std::int64_t saves_fen = 0;
};

// The picker: what is on first, then what would save most, then what cannot be used.
struct CouponsView {
  std::vector<CouponRow> rows;
};

}  // namespace shuke::terminal

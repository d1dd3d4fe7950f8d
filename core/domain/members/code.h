#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace shuke::domain {

enum class CodeKind {
  member_card,  // EAN-13 with an in-store prefix, or a stripe that carries the card number
  goods,        // any other EAN-13
  phone,        // eleven digits
  receipt,      // NJX-01-1-002318
  coupon,       // EAN-13 with the in-store prefix of coupons
  staff_card,
  bank_card,     // refused and wiped: not stored, not shown, not logged
  payment_code,  // WeChat 10-15, Alipay 25-30, 16 to 24 digits: belongs to the payment screen
  half_read,
  unknown
};

// What a scanner or stripe reader delivered, understood. `text` is the normalised code; empty for a bank card.
struct Code {
  CodeKind kind = CodeKind::unknown;
  std::string text;
};

// The one classifier: which kind a code is, by prefix, length and check digit, on any screen. Pure.
Code classify_code(std::string_view raw);

// Without the spaces and control characters at both ends.
std::string_view trimmed(std::string_view text);

bool has_valid_ean13_check(std::string_view digits);
char ean13_check_digit(std::string_view first_twelve);
// The prefix of this chain's own cards inside the EAN-13 in-store range (20 to 29).
inline constexpr std::string_view k_member_card_prefix = "28";
inline constexpr std::string_view k_staff_card_prefix = "29";
inline constexpr std::string_view k_coupon_prefix = "27";

}  // namespace shuke::domain

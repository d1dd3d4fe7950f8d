#include "core/domain/members/code.h"

#include <algorithm>
#include <vector>

#include "core/base/text.h"
#include "core/domain/members/member.h"
#include "core/domain/members/stripe.h"

namespace shuke::domain {
namespace {

bool is_space(char c) { return static_cast<unsigned char>(c) <= ' '; }

std::string without_gaps(std::string_view text) {
  std::string kept;
  for (const char c : text) {
    if (c != ' ' && c != '-') kept += c;
  }
  return kept;
}

int two_digits(std::string_view text) { return (text[0] - '0') * 10 + (text[1] - '0'); }

bool is_payment_code(std::string_view digits) {
  const int prefix = two_digits(digits);
  if (digits.size() == 18 && prefix >= 10 && prefix <= 15) return true;               // WeChat
  return digits.size() >= 16 && digits.size() <= 24 && prefix >= 25 && prefix <= 30;  // Alipay
}

Code thirteen_digits(std::string_view digits) {
  if (!has_valid_ean13_check(digits)) return {CodeKind::half_read, std::string(digits)};
  if (digits.starts_with(k_member_card_prefix)) return {CodeKind::member_card, std::string(digits)};
  if (digits.starts_with(k_staff_card_prefix)) return {CodeKind::staff_card, std::string(digits)};
  if (digits.starts_with(k_coupon_prefix)) return {CodeKind::coupon, std::string(digits)};
  return {CodeKind::goods, std::string(digits)};
}

// Long numbers that are nothing of ours may be card numbers with a slip in them: what they were is not kept.
Code long_number(std::string_view digits) {
  if (is_payment_code(digits)) return {CodeKind::payment_code, std::string(digits)};
  if (digits.size() <= 19 && passes_luhn(digits)) return {CodeKind::bank_card, {}};
  return {CodeKind::unknown, digits.size() <= 19 ? std::string() : std::string(digits)};
}

Code number(std::string_view digits) {
  if (digits.size() > 13) return long_number(digits);
  if (digits.size() == 13) return thirteen_digits(digits);
  // A twelve-digit UPC-A is the EAN-13 with a nought in front.
  const std::string as_ean13 = "0" + std::string(digits);
  if (has_valid_ean13_check(as_ean13)) return {CodeKind::goods, as_ean13};
  return {digits.size() >= 8 ? CodeKind::half_read : CodeKind::unknown, std::string(digits)};
}

std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t hyphen = text.find('-');
    parts.push_back(text.substr(0, hyphen));
    if (hyphen == std::string_view::npos) return parts;
    text.remove_prefix(hyphen + 1);
  }
}

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

bool is_store_code(std::string_view text) {
  const auto is_letter = [](char c) { return c >= 'A' && c <= 'Z'; };
  return text.size() <= 8 && std::any_of(text.begin(), text.end(), is_letter) &&
         std::all_of(text.begin(), text.end(), [&](char c) { return is_letter(c) || is_digit(c); });
}

// store-till-incarnation-counter, see receipt_number().
bool is_receipt(std::string_view text) {
  const std::vector<std::string_view> parts = parts_of(text);
  return parts.size() == 4 && is_store_code(parts[0]) && is_all_digits(parts[1]) && is_all_digits(parts[2]) && is_all_digits(parts[3]) &&
         parts[1].size() <= 6 && parts[3].size() >= 6;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

char ean13_check_digit(std::string_view first_twelve) {
  int sum = 0;
  for (std::size_t i = 0; i < first_twelve.size(); ++i) sum += (first_twelve[i] - '0') * (i % 2 == 0 ? 1 : 3);
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

bool has_valid_ean13_check(std::string_view digits) {
  return digits.size() == 13 && is_all_digits(digits) && ean13_check_digit(digits.substr(0, 12)) == digits[12];
}

Code classify_code(std::string_view raw) {
  const std::string_view text = trimmed(raw);
  if (text.empty()) return {};
  if (looks_like_stripe(text)) return classify_stripe(text);
  if (const Result<std::string> phone = normal_phone(text)) return {CodeKind::phone, *phone};
  if (const std::string compact = without_gaps(text); is_all_digits(compact)) return number(compact);
  if (std::string receipt = upper(text); is_receipt(receipt)) return {CodeKind::receipt, std::move(receipt)};
  return {CodeKind::unknown, std::string(text)};
}

}  // namespace shuke::domain

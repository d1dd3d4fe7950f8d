#include <algorithm>

#include "core/base/text.h"
#include "core/domain/members/member.h"

namespace shuke::domain {
namespace {

std::string without_separators(std::string_view typed) {
  std::string kept;
  for (const char c : typed) {
    if (c != ' ' && c != '-' && c != '\t' && c != '\r' && c != '\n') kept += c;
  }
  return kept;
}

}  // namespace

Result<std::string> normal_phone(std::string_view typed) {
  std::string phone = without_separators(typed);
  for (const std::string_view country : {"+86", "0086"}) {
    if (phone.starts_with(country)) phone.erase(0, country.size());
  }
  const bool is_mobile = phone.size() == k_phone_digits && phone[0] == '1' && phone[1] >= '3' && phone[1] <= '9';
  if (!is_mobile || !is_all_digits(phone)) return Reason::phone_not_valid;
  return phone;
}

std::string masked_phone(std::string_view phone) {
  if (phone.size() < 8) return std::string(phone.size(), '*');
  return std::string(phone.substr(0, 3)) + std::string(phone.size() - 7, '*') + std::string(phone.substr(phone.size() - 4));
}

// One star whatever the length, so that the mask does not tell it.
std::string masked_name(std::string_view name) {
  if (name.empty()) return {};
  std::size_t at = 0;
  std::string masked;
  append_utf8(masked, next_code_point(name, at));
  return masked + '*';
}

std::string masked_card(std::string_view number) {
  if (number.size() < 9) return std::string(number.size(), '*');
  return std::string(number.substr(0, 4)) + " **** " + std::string(number.substr(number.size() - 4));
}

}  // namespace shuke::domain

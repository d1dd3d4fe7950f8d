#include "core/base/log.h"

#include "core/base/text.h"

namespace shuke {
namespace {

constexpr std::size_t k_longest_code = 120;
constexpr std::size_t k_shortest_secret = 8;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_code(char c) { return is_digit(c) || is_letter(c) || std::string_view("._:/+=,-[]").find(c) != std::string_view::npos; }

}  // namespace

std::string LogValue::log_code(std::string_view code) {
  code = code.substr(0, k_longest_code);
  std::string text;
  for (std::size_t at = 0; at < code.size();) {
    if (!is_code(code[at])) return "?";
    std::size_t end = at;
    while (end < code.size() && is_digit(code[end])) ++end;
    if (end - at >= k_shortest_secret) {
      text += '#';
    } else {
      end = end == at ? at + 1 : end;
      text += code.substr(at, end - at);
    }
    at = end;
  }
  return text;
}

}  // namespace shuke

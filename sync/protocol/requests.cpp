#include <algorithm>

#include "sync/protocol/codec.h"
#include "sync/protocol/frames.h"

namespace shuke::protocol {

namespace {

std::string terminal_query(const TerminalIdentity& terminal) {
  return "?terminal=" + std::to_string(terminal.terminal) + "&incarnation=" + std::to_string(terminal.incarnation);
}

std::vector<Header> headers_of(const char* content_type) {
  std::vector<Header> out{{"Accept", std::string(k_json_type) + ", " + k_problem_type}};
  if (content_type != nullptr) out.push_back({"Content-Type", content_type});
  return out;
}

int nibble(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

HttpRequest hello_request(const HelloRequest& message) { return {"POST", "/v1/hello", headers_of(k_json_type), encode(message)}; }

HttpRequest mark_request(const TerminalIdentity& terminal) {
  return {"GET", "/v1/hwm" + terminal_query(terminal), headers_of(nullptr), {}};
}

HttpRequest push_request(const PushBatch& batch) { return {"POST", "/v1/push", headers_of(k_push_type), encode(batch)}; }

HttpRequest pull_request(const TerminalIdentity& terminal, std::string_view cursor) {
  return {"GET",
          "/v1/pull" + terminal_query(terminal) + "&protocol=" + std::to_string(k_protocol) + "&schema=" + std::to_string(k_schema) +
              "&cursor=" + encode_query(cursor),
          headers_of(nullptr),
          {}};
}

std::size_t framed_size(const Record& record) {
  constexpr std::size_t k_fixed = 4 + 8 + 4 + 8 + 32 + 32 + 3 * 4;
  const std::size_t key = record.sealed.empty() ? 0 : 4 + record.key.for_head_office.size();
  return k_fixed + record.kind.size() + record.body.size() + record.sealed.size() + key;
}

std::string to_hex(const Hash& hash) {
  static constexpr char k_digits[] = "0123456789abcdef";
  std::string out;
  for (const std::uint8_t byte : hash) {
    out += k_digits[byte >> 4];
    out += k_digits[byte & 15];
  }
  return out;
}

bool hash_from_hex(std::string_view text, Hash& out) {
  if (text.size() != out.size() * 2) return false;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const int high = nibble(text[2 * i]);
    const int low = nibble(text[2 * i + 1]);
    if (high < 0 || low < 0) return false;
    out[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return true;
}

}  // namespace shuke::protocol

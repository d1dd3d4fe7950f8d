#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "core/base/ids.h"

namespace shuke {

// A value fit for a log: a number, an id, or a short code such as a receipt number or a refusal's name. Names, phones and card
// numbers must never be given to it; what slips through as text is blotted out (see log_code).
class LogValue {
 public:
  LogValue(int number) : text_(std::to_string(number)) {}
  LogValue(std::int64_t number) : text_(std::to_string(number)) {}
  LogValue(std::uint32_t number) : text_(std::to_string(number)) {}
  LogValue(std::size_t number) : text_(std::to_string(number)) {}
  LogValue(bool flag) : text_(flag ? "yes" : "no") {}
  LogValue(const Uuid& id) : text_(to_text(id)) {}
  LogValue(std::string_view code) : text_(log_code(code)) {}
  LogValue(const std::string& code) : text_(log_code(code)) {}
  LogValue(const char* code) : text_(log_code(code)) {}
  const std::string& text() const { return text_; }

 private:
  // Letters, digits and ._:/+=,-[] pass, at most 120 of them. A text with anything else in it is no code and becomes '?'; runs of
  // eight digits and more (phones, cards, barcodes) become '#'.
  static std::string log_code(std::string_view code);
  std::string text_;
};

struct LogField {
  std::string_view name;
  LogValue value;
};

// What the technician reads the next day. Real one in platform/os, a collecting one in tests. Any thread; never throws, never blocks
// for long: a log that cannot be written is no reason to stop selling.
class Log {
 public:
  virtual ~Log() = default;
  // `event` is a fixed English phrase of ours: "sale committed".
  virtual void info(std::string_view event, std::initializer_list<LogField> fields = {}) = 0;
  virtual void warn(std::string_view event, std::initializer_list<LogField> fields = {}) = 0;
};

}  // namespace shuke

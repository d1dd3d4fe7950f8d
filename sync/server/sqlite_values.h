#pragma once

#include <algorithm>
#include <string_view>

#include "core/base/ids.h"
#include "core/base/record.h"

// Columns to values. Bytes of the wrong length read as zeros, which no check accepts.
namespace shuke::head_office {

inline Uuid uuid_of(std::string_view bytes) {
  Uuid out;
  if (bytes.size() == out.bytes.size()) std::copy(bytes.begin(), bytes.end(), out.bytes.begin());
  return out;
}

inline Hash hash_of(std::string_view bytes) {
  Hash out{};
  if (bytes.size() == out.size()) std::copy(bytes.begin(), bytes.end(), out.begin());
  return out;
}

inline Date date_of(std::string_view text) { return date_from_text(text).value_or(Date{}); }

}  // namespace shuke::head_office

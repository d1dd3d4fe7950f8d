#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/check.h"

namespace shuke {

enum class Reason {
#define SHUKE_REFUSAL(name) name,
#include "core/base/refusal.def"
#undef SHUKE_REFUSAL
};

// The reason's name as it stands in refusal.def, for logs, JSON and text keys.
std::string_view name_of(Reason reason);

// The shop says no: why, and at most one detail that is no personal data (a field's path, a SKU, an amount).
struct Refusal {
  Reason reason;
  std::string detail = {};
  bool operator==(const Refusal&) const = default;
};

// A value, or the reason why there is none. Expected refusals travel as Result; the world's failures are thrown at the edge
// (DbError) and our own bugs hit SHUKE_CHECK. Reading the wrong side is a bug.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(Refusal refusal) : refusal_(std::move(refusal)) {}
  Result(Reason reason) : refusal_(Refusal{reason}) {}

  bool ok() const { return value_.has_value(); }
  explicit operator bool() const { return ok(); }

  const T& value() const& {
    SHUKE_CHECK(ok());
    return *value_;
  }
  T&& value() && {
    SHUKE_CHECK(ok());
    return std::move(*value_);
  }
  const T& operator*() const& { return value(); }
  const T* operator->() const { return &value(); }

  const Refusal& refusal() const {
    SHUKE_CHECK(!ok());
    return refusal_;
  }
  Reason reason() const { return refusal().reason; }

 private:
  std::optional<T> value_;
  Refusal refusal_{Reason::unknown_code};
};

struct Done {
  bool operator==(const Done&) const = default;
};
using Outcome = Result<Done>;

}  // namespace shuke

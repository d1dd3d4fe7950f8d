#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "core/base/ids.h"
#include "core/base/time.h"

namespace shuke {

// The business clock. Real one in platform/os (honours --now), a hand-set one in tests/support. Any thread.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Timestamp now() const = 0;
  // Milliseconds that only grow while the process lives; for time-outs, never shown.
  virtual std::int64_t monotonic_ms() const = 0;
};

// Fresh identifiers. Real one in platform/os, a counting one in tests/support. Any thread.
class IdSource {
 public:
  virtual ~IdSource() = default;
  virtual Uuid new_id(const Timestamp& now) = 0;
};

// What is left where the till's files lie. Real one in platform/os, a hand-set one in tests/support. Store thread.
class Space {
 public:
  virtual ~Space() = default;
  // Bytes that this user may still write; nullopt when the machine does not say.
  virtual std::optional<std::int64_t> free_bytes() const = 0;
};

}  // namespace shuke

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "core/base/ports.h"

namespace shuke::os {

// The machine's clock in the store's zone. Any thread. With a business start (--now) the business clock begins there and runs on
// at the machine's pace; the monotonic clock is never touched.
class SystemClock : public Clock {
 public:
  explicit SystemClock(std::int32_t offset_minutes, std::optional<Timestamp> business_start = std::nullopt);
  Timestamp now() const override;
  std::int64_t monotonic_ms() const override;

 private:
  std::int32_t offset_minutes_;
  std::int64_t shift_ms_ = 0;
};

// UUIDv7: the time given, then the kernel's randomness. Any thread. Throws OsError when the kernel has none.
class SystemIds : public IdSource {
 public:
  Uuid new_id(const Timestamp& now) override;
};

// Of the file system in which the directory lies. Any thread.
class SystemSpace : public Space {
 public:
  explicit SystemSpace(std::string directory) : directory_(std::move(directory)) {}
  std::optional<std::int64_t> free_bytes() const override;

 private:
  std::string directory_;
};

// The kernel's randomness, as good for keys as it gets. Throws OsError when the kernel refuses.
void fill_random(void* bytes, std::size_t count);

}  // namespace shuke::os

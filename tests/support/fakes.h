#pragma once

#include "core/base/ports.h"

namespace shuke::test {

// A clock that a test sets by hand; starts at the moment of the design pictures.
class FakeClock : public Clock {
 public:
  Timestamp at = *timestamp_from_rfc3339("2026-11-22T14:32:00+08:00");
  std::int64_t monotonic = 0;

  Timestamp now() const override { return at; }
  std::int64_t monotonic_ms() const override { return monotonic; }
  void pass_ms(std::int64_t ms) { at.unix_ms += ms, monotonic += ms; }
};

// Ids that count: the first is ...0001. Two runs of one test make the same ones.
class CountingIds : public IdSource {
 public:
  Uuid new_id(const Timestamp& now) override {
    ++count_;
    std::array<std::uint8_t, 10> tail{};
    for (std::size_t i = 0; i < 8; ++i) tail[9 - i] = static_cast<std::uint8_t>(count_ >> (8 * i));
    return make_uuid_v7(now.unix_ms, tail);
  }

 private:
  std::uint64_t count_ = 0;
};

// A disk that has what a test says; nullopt: it does not say.
class FakeSpace : public Space {
 public:
  std::optional<std::int64_t> free;
  std::optional<std::int64_t> free_bytes() const override { return free; }
};

}  // namespace shuke::test

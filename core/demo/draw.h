#pragma once

#include <cstddef>
#include <cstdint>

namespace shuke::demo {

// Scrambles two numbers into one (splitmix64's finaliser over both). The same on every machine.
constexpr std::uint64_t scramble(std::uint64_t a, std::uint64_t b) {
  std::uint64_t z = a + 0x9E3779B97F4A7C15ull * (b + 1);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
  return z ^ (z >> 31);
}

// A row of draws that follows from one number. Integers only, so that every compiler deals the same cards.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() { return scramble(state_, ++count_); }
  int below(int bound) { return static_cast<int>(next() % static_cast<std::uint64_t>(bound)); }
  int between(int least, int most) { return least + below(most - least + 1); }
  bool permille(int chance) { return below(1000) < chance; }
  template <class List>
  const auto& one_of(const List& list) {
    return list[static_cast<std::size_t>(next() % list.size())];
  }

 private:
  std::uint64_t state_;
  std::uint64_t count_ = 0;
};

}  // namespace shuke::demo

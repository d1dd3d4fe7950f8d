#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

// Internal to core/store.
namespace shuke::store {

// Finds the rows of somebody's columns by what stands in them: an open hash table of row numbers alone, some five bytes each. The owner
// brings hashes and comparisons, and must erase a row before its columns change. One thread.
class NumberTable {
 public:
  template <class IsIt>
  std::optional<std::uint32_t> find(std::uint64_t hash, const IsIt& is_it) const {
    if (cells_.empty()) return std::nullopt;
    for (std::size_t at = home_of(hash); cells_[at] != k_free; at = after(at)) {
      if (is_it(cells_[at])) return cells_[at];
    }
    return std::nullopt;
  }

  // `hash_of(number)` answers the hash of any number that was put in before.
  template <class HashOf>
  void insert(std::uint64_t hash, std::uint32_t number, const HashOf& hash_of) {
    if (5 * (count_ + 1) > 4 * cells_.size()) grow(hash_of);
    place(hash, number);
    ++count_;
  }

  template <class HashOf>
  void erase(std::uint64_t hash, std::uint32_t number, const HashOf& hash_of) {
    if (cells_.empty()) return;
    std::size_t at = home_of(hash);
    while (cells_[at] != k_free && cells_[at] != number) at = after(at);
    if (cells_[at] == k_free) return;
    cells_[at] = k_free;
    --count_;
    // What stands behind a gap may have been pushed there by what is gone.
    for (at = after(at); cells_[at] != k_free; at = after(at)) {
      const std::uint32_t moved = std::exchange(cells_[at], k_free);
      place(hash_of(moved), moved);
    }
  }

 private:
  static constexpr std::uint32_t k_free = 0xFFFFFFFF;

  std::size_t home_of(std::uint64_t hash) const { return static_cast<std::size_t>((hash >> 32) * cells_.size() >> 32); }
  std::size_t after(std::size_t at) const { return at + 1 == cells_.size() ? 0 : at + 1; }

  void place(std::uint64_t hash, std::uint32_t number) {
    std::size_t at = home_of(hash);
    while (cells_[at] != k_free) at = after(at);
    cells_[at] = number;
  }

  // By an eighth: doubling would leave half of a million's table empty.
  template <class HashOf>
  void grow(const HashOf& hash_of) {
    std::vector<std::uint32_t> old(cells_.size() + cells_.size() / 8 + 16, k_free);
    old.swap(cells_);
    for (const std::uint32_t number : old) {
      if (number != k_free) place(hash_of(number), number);
    }
  }

  std::vector<std::uint32_t> cells_;
  std::size_t count_ = 0;
};

// Spreads a number over all bits.
constexpr std::uint64_t spread(std::uint64_t number) {
  number = (number ^ (number >> 32)) * 0x9E3779B97F4A7C15ULL;
  return number ^ (number >> 29) ^ (number << 32);
}

// One more at the end; room grows by a sixteenth, because doubling would leave half of a large column empty.
template <class Value>
void append_tightly(std::vector<Value>& column, Value value) {
  if (column.size() == column.capacity()) column.reserve(column.size() + column.size() / 16 + 64);
  column.push_back(std::move(value));
}

}  // namespace shuke::store

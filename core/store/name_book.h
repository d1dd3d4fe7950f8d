#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/store/number_table.h"

// Internal to core/store.
namespace shuke::store {

// Every name once, however many members share it: a million members have a quarter of a million names. A Chinese name is up to four
// parts, each a character with what it may be read as; few parts exist, so a query asks every part once what it takes of the typed
// text, and a name is then four small numbers to look up. Other names are kept as text. A name that nobody has any more stays. One thread.
class NameBook {
 public:
  // The name's number, counted from 0; new names get the next.
  std::uint32_t number_of(std::string_view name, const std::vector<std::string>& readings);
  std::size_t size() const { return names_.size(); }

  struct Hit {
    std::uint32_t name = 0;
    bool is_exact = false;  // the text is the whole name as it is written
  };
  // Names that `typed` names (name_match.h), or has inside as it is written. `typed` is plain and not empty.
  std::vector<Hit> find(std::u32string_view typed) const;

 private:
  static constexpr std::size_t k_most_parts = 4;
  static constexpr std::uint16_t k_no_part = 0;
  static constexpr std::uint16_t k_other = 0xFFFF;  // in the first place: a name that is kept as text, its number in the next two
  using Parts = std::array<std::uint16_t, k_most_parts>;
  struct Part {
    char32_t character = 0;
    std::vector<std::string> syllables;
  };
  struct Other {
    std::u32string name;
    std::vector<std::string> readings;
  };
  class Takes;
  class ShortSteps;
  class LongSteps;

  std::optional<std::uint16_t> part_of(char32_t character, const std::vector<std::string>& syllables);
  std::optional<Parts> parts_of(std::u32string_view name, const std::vector<std::string>& readings);
  Parts parts_of_other(std::u32string name, std::string_view written, const std::vector<std::string>& readings);
  const Other& other(const Parts& parts) const { return others_[parts[1] | static_cast<std::size_t>(parts[2]) << 16]; }
  template <class NamesParts>
  std::vector<Hit> find_where(std::u32string_view typed, const NamesParts& names_parts) const;
  bool is_exact(const Parts& parts, std::u32string_view typed) const;

  std::vector<Parts> names_;
  NumberTable number_by_parts_;
  std::vector<Part> parts_{1};  // the first is k_no_part
  std::unordered_map<std::string, std::uint16_t> part_numbers_;
  std::vector<Other> others_;
  std::unordered_map<std::string, std::size_t> other_numbers_;
};

}  // namespace shuke::store

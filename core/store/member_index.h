#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/ids.h"
#include "core/base/time.h"

namespace shuke::store {

// What a member is found and ranked by.
struct MemberKey {
  MemberId id;
  std::string name;
  std::string phone;  // digits
  std::vector<std::string> cards;
  std::vector<std::string> readings;  // "zhang wei"; several for polyphonic surnames
  std::optional<Date> last_visit;
  StoreId last_store;  // of that visit
  bool operator==(const MemberKey&) const = default;
};

struct SearchHits {
  std::vector<MemberId> members;  // best first, at most the limit asked for
  int total = 0;                  // how many match
};

// Every member this terminal knows, searchable by one text: whole phone or card, any run of four or more digits of the phone, any
// part of the name, pinyin in full, in part or as initials, and mixtures ("张w", "zhang伟"). Columns of fixed-size keys are scanned
// and only what passes is compared in full: a change costs one row, 5,000 members answer in under 0.1 ms, a million in
// milliseconds (README). One thread.
class MemberIndex {
 public:
  // Adds the member or replaces what was known, except that a later visit stays (see note_visit).
  void put(const MemberKey& key);
  void remove(const MemberId& id);
  // A purchase that is newer than what the key says moves the member up.
  void note_visit(const MemberId& id, Date day, const StoreId& store);

  std::size_t size() const { return slot_by_id_.size(); }
  bool holds(const MemberId& id) const { return slot_by_id_.contains(id); }
  std::optional<MemberId> find_phone(std::string_view phone) const;
  std::optional<MemberId> find_card(std::string_view card) const;

  // Exact matches first (whole phone, card or name; the typed digits end the phone), then the others; among equals visitors of
  // `here` by their last visit, then everybody else by theirs. Fewer than two letters, one Chinese character or four digits find
  // nothing.
  SearchHits search(std::string_view text, const StoreId& here, std::size_t limit) const;

 private:
  struct IdHash {
    std::size_t operator()(const Uuid& id) const noexcept;
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>()(text); }
  };
  struct Row {  // read only for what passed the columns
    MemberId id;
    std::uint32_t last_store = 0;  // number in store_numbers_
    std::string texts;             // name, cards with spaces, then readings: one a line
  };
  struct Hit {
    std::uint32_t slot = 0;
    bool is_exact = false;
  };

  std::uint32_t slot_for(const MemberId& id);
  void set_visit(std::uint32_t slot, Date day, const StoreId& store);
  void forget_cards(std::uint32_t slot);
  std::vector<Hit> find_digits(std::string_view digits) const;
  std::vector<Hit> find_name(std::u32string_view text) const;
  SearchHits ranked(std::vector<Hit> hits, const StoreId& here, std::size_t limit) const;

  // Columns, one row a slot. A phone and masks of 0 match nothing: such is a free slot.
  std::vector<std::uint64_t> phones_;        // a digit a nibble, plus one, the last digit lowest
  std::vector<std::uint32_t> letter_masks_;  // bit n: the n-th letter of the alphabet stands in a reading
  std::vector<std::uint64_t> name_masks_;    // characters of the name, hashed to a bit each
  std::vector<std::int32_t> last_days_;      // since 1970, most negative for never
  std::vector<Row> rows_;
  std::vector<std::uint32_t> free_slots_;
  std::unordered_map<MemberId, std::uint32_t, IdHash> slot_by_id_;
  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> slot_by_card_;
  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> store_numbers_;
};

}  // namespace shuke::store

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
#include "core/store/name_book.h"
#include "core/store/number_table.h"

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
// part of the name, pinyin in full, in part or as initials, and mixtures ("张w", "zhang伟"). Some 62 bytes a member; among a million
// the slowest text answers in under 4 ms of CPU, whole phones and cards in under a microsecond (README). One thread.
class MemberIndex {
 public:
  // Adds the member or replaces what was known, except that a later visit stays (see note_visit).
  void put(const MemberKey& key);
  void remove(const MemberId& id);
  // A purchase that is newer than what the key says moves the member up.
  void note_visit(const MemberId& id, Date day, const StoreId& store);

  std::size_t size() const { return ids_.size() - free_slots_.size(); }
  bool holds(const MemberId& id) const { return slot_of(id).has_value(); }
  std::optional<MemberId> find_phone(std::string_view phone) const;
  std::optional<MemberId> find_card(std::string_view card) const;

  // Exact matches first (whole phone, card or name; the typed digits end the phone), then the others; among equals visitors of
  // `here` by their last visit, then everybody else by theirs, then by id. Whoever still matches a longer text keeps their place among
  // the others who do, unless it has become somebody's whole name. Fewer than two letters, one Chinese character or four digits find
  // nothing.
  SearchHits search(std::string_view text, const StoreId& here, std::size_t limit) const;

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>()(text); }
  };
  // What a search reads of everybody it finds, in one piece: it is spread over the memory as names are.
  struct Place {
    std::uint32_t next = 0;        // slot of who else has the name; the last says which name it is
    std::uint16_t last_day = 0;    // since 1970, 0 for never
    std::uint16_t last_store = 0;  // number in store_numbers_
  };
  class Best;

  std::optional<std::uint32_t> slot_of(const MemberId& id) const;
  std::optional<std::uint32_t> slot_of_phone(std::uint64_t phone) const;
  std::optional<std::uint32_t> slot_of_card(std::string_view card) const;
  std::uint32_t slot_for(const MemberId& id);
  void put_name(std::uint32_t slot, std::uint32_t name);
  void put_phone(std::uint32_t slot, std::uint64_t phone);
  void put_card(std::uint32_t slot, const std::string& card);
  void forget(std::uint32_t slot);  // all but id and visit
  void forget_name(std::uint32_t slot);
  void forget_phone(std::uint32_t slot);
  void forget_cards(std::uint32_t slot);
  void set_visit(std::uint32_t slot, Date day, const StoreId& store);
  void find_digits(std::string_view digits, Best& best) const;
  void find_name(std::u32string_view text, Best& best) const;
  void add_namesakes(std::vector<std::uint32_t> slots, bool is_exact, Best& best) const;

  // Columns, one row a slot.
  std::vector<MemberId> ids_;
  std::vector<std::uint64_t> phones_;  // a digit a nibble, plus one, the last digit lowest; 0 for none
  std::vector<std::uint64_t> cards_;   // the first card in the same way; 0 for none
  std::vector<Place> places_;
  std::vector<std::uint32_t> free_slots_;

  NameBook names_;
  std::vector<std::uint32_t> first_slots_;  // one a name: who has it
  NumberTable slot_by_id_;
  NumberTable slot_by_phone_;  // of those who share a phone the lowest slot
  NumberTable slot_by_card_;
  // Cards beside the first, and those that are not up to sixteen digits.
  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> slot_by_other_card_;
  std::unordered_multimap<std::uint32_t, std::string> other_cards_;
  std::unordered_map<std::string, std::uint16_t, TextHash, std::equal_to<>> store_numbers_;
};

}  // namespace shuke::store

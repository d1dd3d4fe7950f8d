#include "core/store/member_index.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "core/store/name_match.h"

namespace shuke::store {

namespace {

constexpr std::size_t k_least_digits = 4;
constexpr std::size_t k_most_digits = 16;  // nibbles in a column of phones
constexpr std::size_t k_least_letters = 2;
constexpr std::uint32_t k_nobody = 0x7FFFFFFF;
constexpr std::uint32_t k_is_name = 0x80000000;  // in Place::next: no slot but the number of the name
constexpr std::int64_t k_last_day = 0xFFFF;      // in the year 2149
constexpr std::size_t k_most_stores = 0xFFFF;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// 0 for what is no number; no digit is a 0 nibble, so the empty places in front never match.
std::uint64_t digits_to_nibbles(std::string_view digits) {
  if (digits.size() > k_most_digits) return 0;
  std::uint64_t nibbles = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return 0;
    nibbles = (nibbles << 4) | static_cast<std::uint64_t>(digit - '0' + 1);
  }
  return nibbles;
}

std::uint64_t hash_of_id(const MemberId& id) {
  std::uint64_t tail = 0;  // the random half of a UUIDv7
  std::memcpy(&tail, id.bytes.data() + 8, sizeof tail);
  return spread(tail);
}

// A machine word of two phones, and the same as their eight quarters.
using Pair = std::uint64_t __attribute__((vector_size(16)));
using Quarters = std::uint16_t __attribute__((vector_size(16)));
constexpr std::size_t k_block = 8;

// Whether four digits stand anywhere in one of a block of phones: in one of its four quarters, however it is shifted.
bool have_four(const std::uint64_t* phones, std::uint16_t four) {
  const Quarters wanted = Quarters{} + four;
  Quarters found{};
  for (std::size_t at = 0; at < k_block; at += 2) {
    Pair pair;
    std::memcpy(&pair, phones + at, sizeof pair);
    for (int shift = 0; shift < 16; shift += 4) found |= reinterpret_cast<Quarters>(pair >> shift) == wanted;
  }
  const auto any = reinterpret_cast<Pair>(found);
  return (any[0] | any[1]) != 0;
}

bool is_inside(std::uint64_t phone, std::uint64_t digits, std::uint64_t mask) {
  for (; phone >= digits; phone >>= 4) {
    if ((phone & mask) == digits) return true;
  }
  return false;
}

}  // namespace

// Keeps the first hits of those it is shown, and counts all.
class MemberIndex::Best {
 public:
  Best(const MemberIndex& index, const StoreId& here, std::size_t limit) : index_(index), limit_(limit) {
    const auto number = index.store_numbers_.find(here);
    if (number != index.store_numbers_.end()) here_ = number->second;
  }

  void add(std::uint32_t slot, bool is_exact) {
    ++total_;
    const Place& place = index_.places_[slot];
    const bool is_here = here_ != 0 && place.last_store == here_;
    const Hit hit{(is_exact ? 1U << 17 : 0U) | (is_here ? 1U << 16 : 0U) | place.last_day, slot};
    if (hit.rank < least_) return;
    const auto stands_before = [this](const Hit& a, const Hit& b) { return before(a, b); };
    if (hits_.size() == limit_) {
      if (hits_.empty() || !before(hit, hits_.front())) return;
      std::pop_heap(hits_.begin(), hits_.end(), stands_before);
      hits_.pop_back();
    }
    hits_.push_back(hit);
    std::push_heap(hits_.begin(), hits_.end(), stands_before);
    if (hits_.size() == limit_) least_ = hits_.front().rank;
  }

  SearchHits ranked() {
    std::sort(hits_.begin(), hits_.end(), [this](const Hit& a, const Hit& b) { return before(a, b); });
    SearchHits answer{.members = {}, .total = total_};
    for (const Hit& hit : hits_) answer.members.push_back(index_.ids_[hit.slot]);
    return answer;
  }

 private:
  struct Hit {
    std::uint32_t rank = 0;  // the higher the earlier
    std::uint32_t slot = 0;
  };
  bool before(const Hit& a, const Hit& b) const { return a.rank != b.rank ? a.rank > b.rank : index_.ids_[a.slot] < index_.ids_[b.slot]; }

  const MemberIndex& index_;
  std::size_t limit_;
  std::uint16_t here_ = 0;
  std::vector<Hit> hits_;    // a heap, the last of the first in front
  std::uint32_t least_ = 0;  // the rank of that one, once there are enough
  int total_ = 0;
};

std::optional<std::uint32_t> MemberIndex::slot_of(const MemberId& id) const {
  return slot_by_id_.find(hash_of_id(id), [&](std::uint32_t slot) { return ids_[slot] == id; });
}

std::optional<std::uint32_t> MemberIndex::slot_of_phone(std::uint64_t phone) const {
  return slot_by_phone_.find(spread(phone), [&](std::uint32_t slot) { return phones_[slot] == phone; });
}

std::optional<std::uint32_t> MemberIndex::slot_of_card(std::string_view card) const {
  const auto other = slot_by_other_card_.find(card);
  if (other != slot_by_other_card_.end()) return other->second;
  const std::uint64_t number = digits_to_nibbles(card);
  if (number == 0) return std::nullopt;
  return slot_by_card_.find(spread(number), [&](std::uint32_t slot) { return cards_[slot] == number; });
}

std::uint32_t MemberIndex::slot_for(const MemberId& id) {
  auto slot = static_cast<std::uint32_t>(ids_.size());
  if (free_slots_.empty()) {
    append_tightly(ids_, id);
    append_tightly(phones_, std::uint64_t{0});
    append_tightly(cards_, std::uint64_t{0});
    append_tightly(places_, Place{});
  } else {
    slot = free_slots_.back();
    free_slots_.pop_back();
    ids_[slot] = id;
  }
  slot_by_id_.insert(hash_of_id(id), slot, [&](std::uint32_t other) { return hash_of_id(ids_[other]); });
  return slot;
}

void MemberIndex::put_name(std::uint32_t slot, std::uint32_t name) {
  if (name == first_slots_.size()) append_tightly(first_slots_, k_nobody);
  const std::uint32_t first = std::exchange(first_slots_[name], slot);
  places_[slot].next = first == k_nobody ? k_is_name | name : first;
}

void MemberIndex::forget_name(std::uint32_t slot) {
  std::uint32_t last = slot;
  while ((places_[last].next & k_is_name) == 0) last = places_[last].next;
  const std::uint32_t name = places_[last].next & ~k_is_name;
  const bool is_last = slot == last;
  if (first_slots_[name] == slot) {
    first_slots_[name] = is_last ? k_nobody : places_[slot].next;
  } else {
    std::uint32_t before = first_slots_[name];
    while (places_[before].next != slot) before = places_[before].next;
    places_[before].next = places_[slot].next;
  }
  places_[slot].next = k_nobody;
}

// A phone stands in the table once however many share it: some tills write the shop's own number for thousands.
void MemberIndex::put_phone(std::uint32_t slot, std::uint64_t phone) {
  if (phone == 0) return;
  const auto hash_of = [&](std::uint32_t other) { return spread(phones_[other]); };
  const auto shared = slot_of_phone(phone);
  if (shared && *shared > slot) slot_by_phone_.erase(spread(phone), *shared, hash_of);
  phones_[slot] = phone;
  if (!shared || *shared > slot) slot_by_phone_.insert(spread(phone), slot, hash_of);
}

void MemberIndex::forget_phone(std::uint32_t slot) {
  const std::uint64_t phone = phones_[slot];
  if (phone == 0) return;
  const auto hash_of = [&](std::uint32_t other) { return spread(phones_[other]); };
  const bool is_held = slot_of_phone(phone) == slot;
  if (is_held) slot_by_phone_.erase(spread(phone), slot, hash_of);
  phones_[slot] = 0;
  const auto heir = is_held ? std::find(phones_.begin(), phones_.end(), phone) : phones_.end();
  if (heir != phones_.end()) slot_by_phone_.insert(spread(phone), static_cast<std::uint32_t>(heir - phones_.begin()), hash_of);
}

// Who brings a card last has it.
void MemberIndex::put_card(std::uint32_t slot, const std::string& card) {
  const auto hash_of = [&](std::uint32_t other) { return spread(cards_[other]); };
  const std::uint64_t number = digits_to_nibbles(card);
  const bool fits = number != 0 && cards_[slot] == 0;
  if (number != 0) {
    const auto before = slot_by_card_.find(spread(number), [&](std::uint32_t other) { return cards_[other] == number; });
    if (before == slot) return;
    if (before) {
      slot_by_card_.erase(spread(number), *before, hash_of);
      cards_[*before] = 0;
    }
  }
  slot_by_other_card_.erase(card);
  if (fits) {
    cards_[slot] = number;
    slot_by_card_.insert(spread(number), slot, hash_of);
  } else {
    slot_by_other_card_.emplace(card, slot);
    other_cards_.emplace(slot, card);
  }
}

void MemberIndex::forget_cards(std::uint32_t slot) {
  if (cards_[slot] != 0) slot_by_card_.erase(spread(cards_[slot]), slot, [&](std::uint32_t other) { return spread(cards_[other]); });
  cards_[slot] = 0;
  const auto [first, last] = other_cards_.equal_range(slot);
  for (auto card = first; card != last; ++card) {
    const auto held = slot_by_other_card_.find(card->second);
    if (held != slot_by_other_card_.end() && held->second == slot) slot_by_other_card_.erase(held);
  }
  other_cards_.erase(first, last);
}

void MemberIndex::forget(std::uint32_t slot) {
  forget_name(slot);
  forget_phone(slot);
  forget_cards(slot);
}

void MemberIndex::set_visit(std::uint32_t slot, Date day, const StoreId& store) {
  const auto days = static_cast<std::uint16_t>(std::clamp<std::int64_t>(days_since_1970(day), 1, k_last_day));
  Place& place = places_[slot];
  if (days < place.last_day) return;
  place.last_day = days;
  if (store_numbers_.size() < k_most_stores) store_numbers_.emplace(store, static_cast<std::uint16_t>(store_numbers_.size() + 1));
  const auto number = store_numbers_.find(store);
  place.last_store = number == store_numbers_.end() ? std::uint16_t{0} : number->second;
}

void MemberIndex::put(const MemberKey& key) {
  const auto known = slot_of(key.id);
  if (known) forget(*known);
  const std::uint32_t slot = known ? *known : slot_for(key.id);
  put_name(slot, names_.number_of(key.name, key.readings));
  put_phone(slot, digits_to_nibbles(key.phone));
  for (const auto& card : key.cards) put_card(slot, card);
  if (key.last_visit) set_visit(slot, *key.last_visit, key.last_store);
}

void MemberIndex::remove(const MemberId& id) {
  const auto slot = slot_of(id);
  if (!slot) return;
  forget(*slot);
  slot_by_id_.erase(hash_of_id(id), *slot, [&](std::uint32_t other) { return hash_of_id(ids_[other]); });
  places_[*slot] = {};
  ids_[*slot] = {};
  free_slots_.push_back(*slot);
}

void MemberIndex::note_visit(const MemberId& id, Date day, const StoreId& store) {
  if (const auto slot = slot_of(id)) set_visit(*slot, day, store);
}

std::optional<MemberId> MemberIndex::find_phone(std::string_view phone) const {
  const std::uint64_t wanted = digits_to_nibbles(phone);
  const auto slot = wanted == 0 ? std::nullopt : slot_of_phone(wanted);
  if (!slot) return std::nullopt;
  return ids_[*slot];
}

std::optional<MemberId> MemberIndex::find_card(std::string_view card) const {
  const auto slot = slot_of_card(card);
  if (!slot) return std::nullopt;
  return ids_[*slot];
}

void MemberIndex::find_digits(std::string_view digits, Best& best) const {
  if (digits.size() < k_least_digits) return;
  const auto card = slot_of_card(digits);
  if (card) best.add(*card, true);
  const std::uint64_t wanted = digits_to_nibbles(digits);
  if (wanted == 0) return;
  const std::uint64_t mask = ~std::uint64_t{0} >> (4 * (k_most_digits - digits.size()));
  const auto first_four = static_cast<std::uint16_t>(wanted >> (4 * (digits.size() - k_least_digits)));
  for (std::size_t first = 0; first < phones_.size(); first += k_block) {
    const std::size_t end = std::min(first + k_block, phones_.size());
    if (end - first == k_block && !have_four(&phones_[first], first_four)) continue;
    for (std::size_t slot = first; slot < end; ++slot) {
      if (card == slot || !is_inside(phones_[slot], wanted, mask)) continue;
      best.add(static_cast<std::uint32_t>(slot), (phones_[slot] & mask) == wanted);
    }
  }
}

void MemberIndex::find_name(std::u32string_view text, Best& best) const {
  if (text.size() < k_least_letters && is_pinyin_letter(text[0])) return;
  const std::vector<NameBook::Hit> hits = names_.find(text);
  for (const bool is_exact : {true, false}) {
    std::vector<std::uint32_t> slots;
    for (const NameBook::Hit& hit : hits) {
      if (hit.is_exact == is_exact && first_slots_[hit.name] != k_nobody) slots.push_back(first_slots_[hit.name]);
    }
    add_namesakes(std::move(slots), is_exact, best);
  }
}

// One step along every name's row of people at a time, the memory of those further on asked for ahead: along one row each step would
// wait for the last.
void MemberIndex::add_namesakes(std::vector<std::uint32_t> slots, bool is_exact, Best& best) const {
  constexpr std::size_t k_ahead = 16;
  while (!slots.empty()) {
    std::size_t kept = 0;
    for (std::size_t at = 0; at < slots.size(); ++at) {
      __builtin_prefetch(&places_[slots[std::min(at + k_ahead, slots.size() - 1)]]);
      const std::uint32_t slot = slots[at];
      best.add(slot, is_exact);
      const std::uint32_t next = places_[slot].next;
      slots[kept] = next;
      kept += (next & k_is_name) == 0 ? 1 : 0;
    }
    slots.resize(kept);
  }
}

SearchHits MemberIndex::search(std::string_view text, const StoreId& here, std::size_t limit) const {
  const std::u32string typed = plain(text);
  const auto digits = static_cast<std::size_t>(std::count_if(typed.begin(), typed.end(), is_digit));
  Best best(*this, here, limit);
  if (digits == typed.size()) {
    std::string number;
    for (const char32_t digit : typed) number += static_cast<char>(digit);
    find_digits(number, best);
  } else {
    find_name(typed, best);
  }
  return best.ranked();
}

}  // namespace shuke::store

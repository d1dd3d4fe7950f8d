#include "core/store/member_index.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "core/store/name_match.h"

namespace shuke::store {

namespace {

constexpr std::int32_t k_never = std::numeric_limits<std::int32_t>::min();
constexpr std::size_t k_least_digits = 4;
constexpr std::size_t k_most_digits = 16;  // nibbles in a column of phones
constexpr std::size_t k_least_letters = 2;

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

std::uint32_t letter_mask(std::u32string_view text) {
  std::uint32_t mask = 0;
  for (const char32_t c : text) {
    if (is_pinyin_letter(c)) mask |= 1U << (c - U'a');
  }
  return mask;
}

std::uint64_t name_mask(std::u32string_view text) {
  std::uint64_t mask = 0;
  for (const char32_t c : text) {
    if (!is_pinyin_letter(c)) mask |= std::uint64_t{1} << (static_cast<std::uint64_t>(c) * 0x9E3779B97F4A7C15ULL >> 58);
  }
  return mask;
}

std::string_view take_line(std::string_view& texts) {
  const auto end = texts.find('\n');
  const std::string_view line = texts.substr(0, end);
  texts.remove_prefix(end == std::string_view::npos ? texts.size() : end + 1);
  return line;
}

// A name that nobody gave readings for is read as it is written.
std::string texts_of(const MemberKey& key) {
  std::string texts = key.name + '\n';
  for (const auto& card : key.cards) texts += card + ' ';
  for (const auto& reading : key.readings) texts += '\n' + reading;
  if (key.readings.empty()) {
    texts += '\n';
    for (const char c : key.name) texts += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return texts;
}

}  // namespace

std::size_t MemberIndex::IdHash::operator()(const Uuid& id) const noexcept {
  std::uint64_t tail = 0;  // the random half of a UUIDv7
  std::memcpy(&tail, id.bytes.data() + 8, sizeof tail);
  return tail * 0x9E3779B97F4A7C15ULL;
}

std::uint32_t MemberIndex::slot_for(const MemberId& id) {
  if (const auto known = slot_by_id_.find(id); known != slot_by_id_.end()) return known->second;
  auto slot = static_cast<std::uint32_t>(rows_.size());
  if (free_slots_.empty()) {
    phones_.push_back(0);
    letter_masks_.push_back(0);
    name_masks_.push_back(0);
    last_days_.push_back(k_never);
    rows_.emplace_back();
  } else {
    slot = free_slots_.back();
    free_slots_.pop_back();
  }
  slot_by_id_.emplace(id, slot);
  return slot;
}

void MemberIndex::set_visit(std::uint32_t slot, Date day, const StoreId& store) {
  const auto days = static_cast<std::int32_t>(days_since_1970(day));
  if (days < last_days_[slot]) return;
  last_days_[slot] = days;
  rows_[slot].last_store = store_numbers_.emplace(store, static_cast<std::uint32_t>(store_numbers_.size() + 1)).first->second;
}

void MemberIndex::put(const MemberKey& key) {
  const std::uint32_t slot = slot_for(key.id);
  forget_cards(slot);
  Row& row = rows_[slot];
  row.id = key.id;
  row.texts = texts_of(key);
  std::string_view readings = row.texts;
  take_line(readings);
  take_line(readings);
  phones_[slot] = digits_to_nibbles(key.phone);
  letter_masks_[slot] = letter_mask(plain(readings));
  name_masks_[slot] = name_mask(plain(key.name));
  for (const auto& card : key.cards) slot_by_card_[card] = slot;
  if (key.last_visit) set_visit(slot, *key.last_visit, key.last_store);
}

void MemberIndex::forget_cards(std::uint32_t slot) {
  std::string_view texts = rows_[slot].texts;
  take_line(texts);
  std::string_view cards = take_line(texts);
  while (!cards.empty()) {
    const auto end = cards.find(' ');
    const auto card = slot_by_card_.find(cards.substr(0, end));
    if (card != slot_by_card_.end() && card->second == slot) slot_by_card_.erase(card);
    cards.remove_prefix(end == std::string_view::npos ? cards.size() : end + 1);
  }
}

void MemberIndex::remove(const MemberId& id) {
  const auto known = slot_by_id_.find(id);
  if (known == slot_by_id_.end()) return;
  const std::uint32_t slot = known->second;
  forget_cards(slot);
  phones_[slot] = 0;
  letter_masks_[slot] = 0;
  name_masks_[slot] = 0;
  last_days_[slot] = k_never;
  rows_[slot] = {};
  free_slots_.push_back(slot);
  slot_by_id_.erase(known);
}

void MemberIndex::note_visit(const MemberId& id, Date day, const StoreId& store) {
  const auto known = slot_by_id_.find(id);
  if (known != slot_by_id_.end()) set_visit(known->second, day, store);
}

std::optional<MemberId> MemberIndex::find_phone(std::string_view phone) const {
  const std::uint64_t wanted = digits_to_nibbles(phone);
  if (wanted == 0) return std::nullopt;
  const auto found = std::find(phones_.begin(), phones_.end(), wanted);
  if (found == phones_.end()) return std::nullopt;
  return rows_[static_cast<std::size_t>(found - phones_.begin())].id;
}

std::optional<MemberId> MemberIndex::find_card(std::string_view card) const {
  const auto found = slot_by_card_.find(card);
  if (found == slot_by_card_.end()) return std::nullopt;
  return rows_[found->second].id;
}

std::vector<MemberIndex::Hit> MemberIndex::find_digits(std::string_view digits) const {
  std::vector<Hit> hits;
  if (digits.size() < k_least_digits) return hits;
  const auto card = slot_by_card_.find(digits);
  if (card != slot_by_card_.end()) hits.push_back({.slot = card->second, .is_exact = true});
  const std::uint64_t wanted = digits_to_nibbles(digits);
  if (wanted == 0) return hits;
  const std::size_t places = k_most_digits - digits.size();
  const std::uint64_t mask = ~std::uint64_t{0} >> (4 * places);
  for (std::size_t slot = 0; slot < phones_.size(); ++slot) {
    bool is_inside = false;
    for (std::size_t place = 0; place <= places; ++place) is_inside |= ((phones_[slot] >> (4 * place)) & mask) == wanted;
    if (is_inside) hits.push_back({.slot = static_cast<std::uint32_t>(slot), .is_exact = (phones_[slot] & mask) == wanted});
  }
  return hits;
}

std::vector<MemberIndex::Hit> MemberIndex::find_name(std::u32string_view text) const {
  std::vector<Hit> hits;
  const std::uint32_t letters = letter_mask(text);
  const std::uint64_t characters = name_mask(text);
  if (characters == 0 && text.size() < k_least_letters) return hits;
  for (std::size_t slot = 0; slot < rows_.size(); ++slot) {
    if ((letter_masks_[slot] & letters) != letters || (name_masks_[slot] & characters) != characters) continue;
    std::string_view texts = rows_[slot].texts;
    const std::string_view written = take_line(texts);
    take_line(texts);
    // Letters are held against the readings alone, which saves decoding a name that does not match.
    const std::u32string name = characters == 0 ? std::u32string() : plain(written);
    bool is_named = letters == 0 && name.find(text) != std::u32string::npos;
    while (!is_named && !texts.empty()) is_named = names(text, name, take_line(texts));
    if (!is_named) continue;
    hits.push_back({.slot = static_cast<std::uint32_t>(slot), .is_exact = (characters == 0 ? plain(written) : name) == text});
  }
  return hits;
}

SearchHits MemberIndex::ranked(std::vector<Hit> hits, const StoreId& here, std::size_t limit) const {
  const auto number = store_numbers_.find(here);
  const std::uint32_t own = number == store_numbers_.end() ? 0 : number->second;
  const auto stands_before = [&](const Hit& a, const Hit& b) {
    if (a.is_exact != b.is_exact) return a.is_exact;
    const bool a_is_here = own != 0 && rows_[a.slot].last_store == own;
    const bool b_is_here = own != 0 && rows_[b.slot].last_store == own;
    if (a_is_here != b_is_here) return a_is_here;
    if (last_days_[a.slot] != last_days_[b.slot]) return last_days_[a.slot] > last_days_[b.slot];
    return rows_[a.slot].id < rows_[b.slot].id;
  };
  const auto shown = static_cast<std::ptrdiff_t>(std::min(limit, hits.size()));
  std::partial_sort(hits.begin(), hits.begin() + shown, hits.end(), stands_before);
  SearchHits answer{.total = static_cast<int>(hits.size())};
  for (auto hit = hits.begin(); hit != hits.begin() + shown; ++hit) answer.members.push_back(rows_[hit->slot].id);
  return answer;
}

SearchHits MemberIndex::search(std::string_view text, const StoreId& here, std::size_t limit) const {
  const std::u32string typed = plain(text);
  const auto digits = static_cast<std::size_t>(std::count_if(typed.begin(), typed.end(), is_digit));
  if (digits == typed.size()) {
    std::string number;
    for (const char32_t digit : typed) number += static_cast<char>(digit);
    return ranked(find_digits(number), here, limit);
  }
  return ranked(find_name(typed), here, limit);
}

}  // namespace shuke::store

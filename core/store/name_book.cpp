#include "core/store/name_book.h"

#include <algorithm>
#include <cstring>

#include "core/store/name_match.h"

namespace shuke::store {

namespace {

// Four syllables of six letters; a longer text names nobody who is made of parts.
constexpr std::size_t k_most_typed = 24;

bool has_letters(std::u32string_view text) { return std::any_of(text.begin(), text.end(), is_pinyin_letter); }

std::uint64_t hash_of_parts(const std::array<std::uint16_t, 4>& parts) {
  std::uint64_t number = 0;
  std::memcpy(&number, parts.data(), sizeof number);
  return spread(number);
}

// A name that nobody gave readings for is read as it is written.
std::string small_letters(std::string_view name) {
  std::string text;
  for (const char c : name) text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

// Where in `typed` a syllable that is typed from `at` on may end, a bit a place.
std::uint32_t ends_of(std::u32string_view typed, std::size_t at, std::string_view syllable) {
  const std::u32string_view rest = typed.substr(at);
  std::size_t same = 0;
  while (same < rest.size() && same < syllable.size() && rest[same] == static_cast<char32_t>(syllable[same])) ++same;
  std::uint32_t ends = 0;
  if (same == syllable.size() || same == rest.size()) ends |= 1U << (at + same);
  if (same >= initial_length(syllable)) ends |= 1U << (at + initial_length(syllable));
  if (same >= 1) ends |= 1U << (at + 1);
  return ends;
}

}  // namespace

// What every part takes of one typed text: a row a place of the text, in it a bit for each place where the part may end.
class NameBook::Takes {
 public:
  Takes(std::u32string_view typed, const std::vector<Part>& parts) : places_(typed.size()), ends_(parts.size() * typed.size()) {
    for (std::size_t part = 1; part < parts.size(); ++part) {
      for (std::size_t at = 0; at < places_; ++at) ends_[part * places_ + at] = taken(typed, at, parts[part]);
    }
  }

  std::size_t places() const { return places_; }
  bool begins(std::size_t part) const { return ends_[part * places_] != 0; }

  // Where the text may be after one more part, when it may have been at `reached` before; a part may always begin it.
  std::uint32_t after(std::uint32_t reached, std::size_t part) const {
    std::uint32_t next = ends_[part * places_];
    for (std::size_t at = 1; at < places_ && reached >> at != 0; ++at) {
      if ((reached >> at & 1U) != 0) next |= ends_[part * places_ + at];
    }
    return next;
  }

  bool name(const Parts& parts) const {
    std::uint32_t reached = 0;
    for (const std::uint16_t part : parts) {
      if (part == k_no_part) return false;
      reached = after(reached, part);
      if (reached >> places_ != 0) return true;
    }
    return false;
  }

 private:
  static std::uint32_t taken(std::u32string_view typed, std::size_t at, const Part& part) {
    if (!is_pinyin_letter(typed[at])) return part.character == typed[at] ? 1U << (at + 1) : 0;
    std::uint32_t ends = 0;
    for (const std::string& syllable : part.syllables) ends |= ends_of(typed, at, syllable);
    return ends & ~(1U << at);
  }

  std::size_t places_;
  std::vector<std::uint32_t> ends_;
};

// Short texts name up to a quarter of all, so the answer for each name is four steps of a table without a branch. A state has a bit for
// each place that may be reached, the highest once the end was.
class NameBook::ShortSteps {
 public:
  static constexpr std::size_t k_most_typed = 4;

  ShortSteps(const Takes& takes, std::size_t parts) : steps_(parts * k_states) {
    for (std::size_t part = 0; part < parts; ++part) {
      for (std::uint32_t state = 0; state < k_states; ++state) {
        const std::uint32_t next = part == k_no_part ? 0 : takes.after(state << 1 & (k_end - 1) << 1, part);
        const bool is_done = (state & k_end) != 0 || next >> takes.places() != 0;
        steps_[part * k_states + state] = static_cast<std::uint8_t>(is_done ? k_end : next >> 1 & (k_end - 1));
      }
    }
  }

  bool name(const Parts& parts) const {
    std::size_t state = 0;
    for (const std::uint16_t part : parts) state = steps_[part * k_states + state];
    return state == k_end;
  }

 private:
  static constexpr std::size_t k_states = 16;
  static constexpr std::uint32_t k_end = 8;
  std::vector<std::uint8_t> steps_;
};

// For longer ones: most names have no part that the text could begin with.
class NameBook::LongSteps {
 public:
  LongSteps(const Takes& takes, std::size_t parts) : takes_(takes), begins_(parts) {
    for (std::size_t part = 1; part < parts; ++part) begins_[part] = takes.begins(part);
  }

  bool name(const Parts& parts) const {
    const bool may = (begins_[parts[0]] | begins_[parts[1]] | begins_[parts[2]] | begins_[parts[3]]) != 0;
    return may && takes_.name(parts);
  }

 private:
  const Takes& takes_;
  std::vector<std::uint8_t> begins_;
};

std::optional<std::uint16_t> NameBook::part_of(char32_t character, const std::vector<std::string>& syllables) {
  std::string key(reinterpret_cast<const char*>(&character), sizeof character);
  for (const std::string& syllable : syllables) key += syllable + ' ';
  const auto known = part_numbers_.find(key);
  if (known != part_numbers_.end()) return known->second;
  if (parts_.size() == k_other) return std::nullopt;
  const auto number = static_cast<std::uint16_t>(parts_.size());
  parts_.push_back({character, syllables});
  part_numbers_.emplace(std::move(key), number);
  return number;
}

std::optional<NameBook::Parts> NameBook::parts_of(std::u32string_view name, const std::vector<std::string>& readings) {
  if (name.empty() || name.size() > k_most_parts || (readings.empty() && has_letters(name))) return std::nullopt;
  std::array<std::vector<std::string>, k_most_parts> said;
  for (const std::string& reading : readings) {
    const auto syllables = syllables_of(reading);
    if (syllables.size() != name.size()) return std::nullopt;
    for (std::size_t at = 0; at < name.size(); ++at) {
      if (std::find(said[at].begin(), said[at].end(), syllables[at]) == said[at].end()) said[at].emplace_back(syllables[at]);
    }
  }
  Parts parts{};
  for (std::size_t at = 0; at < name.size(); ++at) {
    const auto part = part_of(name[at], said[at]);
    if (!part) return std::nullopt;
    parts[at] = *part;
  }
  return parts;
}

NameBook::Parts NameBook::parts_of_other(std::u32string name, std::string_view written, const std::vector<std::string>& readings) {
  std::vector<std::string> said = readings;
  if (said.empty()) said.push_back(small_letters(written));
  std::string key(written);
  for (const std::string& reading : said) key += '\n' + reading;
  const auto [known, is_new] = other_numbers_.emplace(std::move(key), others_.size());
  if (is_new) others_.push_back({std::move(name), std::move(said)});
  return {k_other, static_cast<std::uint16_t>(known->second), static_cast<std::uint16_t>(known->second >> 16), k_no_part};
}

std::uint32_t NameBook::number_of(std::string_view name, const std::vector<std::string>& readings) {
  std::u32string characters = plain(name);
  const auto made = parts_of(characters, readings);
  const Parts parts = made ? *made : parts_of_other(std::move(characters), name, readings);
  const std::uint64_t hash = hash_of_parts(parts);
  const auto known = number_by_parts_.find(hash, [&](std::uint32_t number) { return names_[number] == parts; });
  if (known) return *known;
  const auto number = static_cast<std::uint32_t>(names_.size());
  append_tightly(names_, parts);
  number_by_parts_.insert(hash, number, [&](std::uint32_t other) { return hash_of_parts(names_[other]); });
  return number;
}

bool NameBook::is_exact(const Parts& parts, std::u32string_view typed) const {
  if (parts[0] == k_other) return other(parts).name == typed;
  for (std::size_t at = 0; at < k_most_parts; ++at) {
    const char32_t typed_here = at < typed.size() ? typed[at] : 0;
    if (parts_[parts[at]].character != typed_here) return false;
  }
  return typed.size() <= k_most_parts;
}

template <class NamesParts>
std::vector<NameBook::Hit> NameBook::find_where(std::u32string_view typed, const NamesParts& names_parts) const {
  const bool has_letter = has_letters(typed);
  const auto names_other = [&](const Other& name) {
    if (!has_letter && name.name.find(typed) != std::u32string::npos) return true;
    return std::any_of(name.readings.begin(), name.readings.end(), [&](const auto& reading) { return names(typed, name.name, reading); });
  };
  std::vector<Hit> hits;
  for (std::size_t number = 0; number < names_.size(); ++number) {
    const Parts& parts = names_[number];
    if (parts[0] == k_other ? names_other(other(parts)) : names_parts(parts))
      hits.push_back({static_cast<std::uint32_t>(number), is_exact(parts, typed)});
  }
  return hits;
}

std::vector<NameBook::Hit> NameBook::find(std::u32string_view typed) const {
  if (typed.size() > k_most_typed) return find_where(typed, [](const Parts&) { return false; });
  const Takes takes(typed, parts_);
  if (typed.size() > ShortSteps::k_most_typed) {
    const LongSteps steps(takes, parts_.size());
    return find_where(typed, [&](const Parts& parts) { return steps.name(parts); });
  }
  const ShortSteps steps(takes, parts_.size());
  return find_where(typed, [&](const Parts& parts) { return steps.name(parts); });
}

}  // namespace shuke::store

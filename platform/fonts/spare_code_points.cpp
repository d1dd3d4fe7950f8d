#include "platform/fonts/spare_code_points.h"

#include <algorithm>

namespace shuke::fonts {

std::optional<SpareCodePoints::Loan> SpareCodePoints::lend(char32_t character, Frame frame) {
  if (const auto known = spare_of_.find(character); known != spare_of_.end()) {
    touch(known->second, frame);
    return Loan{known->second, false};
  }
  const bool has_fresh = slots_.size() <= k_last - k_first;
  const auto place = has_fresh ? std::optional(slots_.size()) : oldest(frame);
  if (!place) return std::nullopt;
  if (has_fresh) slots_.emplace_back();
  spare_of_.erase(slots_[*place].character);
  slots_[*place] = {character, frame};
  const auto spare = static_cast<char32_t>(k_first + *place);
  spare_of_[character] = spare;
  return Loan{spare, !has_fresh};
}

char32_t SpareCodePoints::character_of(char32_t spare) const {
  const bool is_lent = is_private(spare) && spare - k_first < slots_.size();
  return is_lent ? slots_[spare - k_first].character : 0;
}

std::optional<std::size_t> SpareCodePoints::oldest(Frame frame) const {
  const auto found =
      std::max_element(slots_.begin(), slots_.end(), [&](const Slot& a, const Slot& b) { return frame - a.used_in < frame - b.used_in; });
  if (found == slots_.end() || found->used_in == frame) return std::nullopt;
  return static_cast<std::size_t>(found - slots_.begin());
}

}  // namespace shuke::fonts

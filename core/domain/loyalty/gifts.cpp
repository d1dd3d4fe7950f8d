#include "core/domain/loyalty/gifts.h"

#include <algorithm>
#include <tuple>

namespace shuke::domain {
namespace {

bool acted_before(const HandedOver& a, const HandedOver& b) { return std::tie(a.at, a.by) < std::tie(b.at, b.by); }

bool is_earned_by(const GiftRule& gift, const Occasion& occasion) {
  if (gift.occasion != occasion.kind || occasion.tier < gift.least_tier) return false;
  return gift.occasion != GiftOccasion::single_sale || occasion.amount >= gift.amount;
}

// The last one up to `today`; a lunar one may fall up to 384 days back.
std::optional<Date> last_birthday(const Birthday& birthday, Date today) {
  std::optional<Date> last;
  for (auto next = next_birthday(birthday, plus_days(today, -400)); next && *next <= today;
       next = next_birthday(birthday, plus_days(*next, 1))) {
    last = next;
  }
  return last;
}

}  // namespace

std::vector<Occasion> occasions_of(const Standing& standing, const std::optional<Birthday>& birthday) {
  const TierRank tier = standing.tier.rank;
  std::vector<Occasion> occasions;
  if (tier == k_no_tier) return occasions;
  const TierState& history = standing.state.tier;
  if (history.enrolled_on) occasions.push_back({GiftOccasion::enrolment, *history.enrolled_on, tier, {}});
  if (history.upgraded_on) occasions.push_back({GiftOccasion::upgrade, *history.upgraded_on, tier, {}});
  const auto kept = birthday ? last_birthday(*birthday, standing.today) : std::nullopt;
  if (kept) occasions.push_back({GiftOccasion::birthday, *kept, tier, {}});
  for (const SaleFacts& sale : standing.state.facts.sales) {
    if (!sale.is_visit || sale.is_taken_back_whole()) continue;
    occasions.push_back({GiftOccasion::single_sale, sale.place.date, tier, sale.single(), sale.place.id});
  }
  return occasions;
}

std::vector<Entitlement> entitlements(const PolicyBook& book, const std::vector<Occasion>& occasions) {
  std::vector<Entitlement> rights;
  for (const Occasion& occasion : occasions) {
    const Policy& policy = book.on(occasion.on);
    for (const GiftRule& gift : policy.gifts) {
      if (!is_earned_by(gift, occasion)) continue;
      rights.push_back({gift.id, gift.name, occasion, plus_days(occasion.on, gift.valid_days), policy.version});
    }
  }
  return rights;
}

GiftRight right_of(const Entitlement& entitlement) {
  const Occasion& why = entitlement.why;
  return {entitlement.gift, why.kind, why.on, why.record};
}

const Entitlement* find_entitlement(const std::vector<Entitlement>& rights, const GiftRight& right) {
  const auto found = std::find_if(rights.begin(), rights.end(), [&](const Entitlement& one) { return right_of(one) == right; });
  return found == rights.end() ? nullptr : &*found;
}

Outcome may_hand_over(const Entitlement& entitlement, const std::vector<HandedOver>& handed, Date today) {
  if (today < entitlement.why.on) return Reason::gift_not_yet;
  const HandedOver* const given = handed_over(handed, right_of(entitlement));
  if (given != nullptr) return Refusal{Reason::gift_already_given, std::to_string(given->by.terminal)};
  if (today > entitlement.until) return Reason::gift_expired;
  return Done{};
}

const HandedOver* handed_over(const std::vector<HandedOver>& handed, const GiftRight& right) {
  const HandedOver* first = nullptr;
  for (const HandedOver& act : handed) {
    if (act.right == right && (first == nullptr || acted_before(act, *first))) first = &act;
  }
  return first;
}

void note_hand_over(std::vector<HandedOver>& handed, const HandedOver& act) {
  const auto is_it = [&](const HandedOver& known) { return known.by == act.by; };
  if (std::any_of(handed.begin(), handed.end(), is_it)) return;
  handed.insert(std::upper_bound(handed.begin(), handed.end(), act, acted_before), act);
}

std::vector<RecordId> given_twice(std::vector<HandedOver> handed) {
  std::sort(handed.begin(), handed.end(), acted_before);
  std::vector<RecordId> twice;
  for (const HandedOver& act : handed) {
    const bool is_again = act.by != handed_over(handed, act.right)->by;
    if (is_again && std::find(twice.begin(), twice.end(), act.by) == twice.end()) twice.push_back(act.by);
  }
  return twice;
}

}  // namespace shuke::domain

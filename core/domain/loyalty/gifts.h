#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/domain/loyalty/account.h"
#include "core/domain/loyalty/policy.h"
#include "core/domain/members/member.h"

// [17] Gifts: a right to one (what, why, valid when), and handing it over, once in the whole chain. Pure.
namespace shuke::domain {

// Something that happened to a member and may be worth a gift.
struct Occasion {
  GiftOccasion kind = GiftOccasion::enrolment;
  Date on;
  TierRank tier = k_no_tier;         // the member's
  Money amount;                      // single_sale: tested, less what came back
  std::optional<RecordId> record{};  // single_sale: which
  bool operator==(const Occasion&) const = default;
};

struct Entitlement {
  std::string gift;  // GiftRule::id
  Bilingual name;
  Occasion why;
  Date until;  // the last day
  int policy_version = 0;
  bool operator==(const Entitlement&) const = default;
};

// The act of handing over, as the chain keeps it. It names the entitlement by gift and occasion.
struct HandedOver {
  std::string gift;
  GiftOccasion occasion = GiftOccasion::enrolment;
  Date occasion_on;
  std::optional<RecordId> occasion_record;  // of a sale
  RecordId by;                              // the record of the act
  std::int64_t at = 0;                      // ms since 1970
  bool operator==(const HandedOver&) const = default;
};

// Enrolment, the last upgrade, the last birthday, and the sales that the standing knows and that were not taken back whole.
std::vector<Occasion> occasions_of(const Standing& standing, const std::optional<Birthday>& birthday);
// What the policy in force on the day of each occasion gives for it, also what has expired since; in the policy's order.
std::vector<Entitlement> entitlements(const PolicyBook& book, const std::vector<Occasion>& occasions);

HandedOver hand_over(const Entitlement& entitlement, const RecordId& by, std::int64_t at);
// gift_not_yet: before the occasion; gift_expired; gift_already_given (detail: the terminal that did).
Outcome may_hand_over(const Entitlement& entitlement, const std::vector<HandedOver>& handed, Date today);
// Hand-overs of what had been handed over already (two tills offline): an alarm for head office. The first by moment and id stands.
std::vector<RecordId> given_twice(std::vector<HandedOver> handed);

}  // namespace shuke::domain

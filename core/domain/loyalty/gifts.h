#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/money.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/domain/loyalty/account.h"
#include "core/domain/loyalty/policy.h"
#include "core/domain/members/birthday.h"

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

// Which right: a gift for one occasion. It is what a hand-over uses up, at whatever till.
struct GiftRight {
  std::string gift;  // GiftRule::id
  GiftOccasion occasion = GiftOccasion::enrolment;
  Date on;                           // of the occasion; may be a birthday
  std::optional<RecordId> record{};  // single_sale: the sale
  bool operator==(const GiftRight&) const = default;
};

struct Entitlement {
  std::string gift;  // GiftRule::id
  Bilingual name;
  Occasion why;
  Date until;  // the last day
  int policy_version = 0;
  bool operator==(const Entitlement&) const = default;
};
GiftRight right_of(const Entitlement& entitlement);

// The act of handing over, as the chain keeps it with the member.
struct HandedOver {
  GiftRight right;
  RecordId by;          // the record of the act
  std::int64_t at = 0;  // ms since 1970
  AssociateId associate;
  bool operator==(const HandedOver&) const = default;
};

// The same as one record of a till.
struct GiftHandover {
  Uuid id;  // of the act, like a basket's: makes it happen once
  TerminalIdentity terminal;
  MemberId member;
  HandedOver gift;  // `by.seq` belongs to the record and is 0 until it has one
  Timestamp at;     // the moment of `gift.at`
  Date business_date;
  int policy_version = 0;  // which gave the right
  bool operator==(const GiftHandover&) const = default;
};

// Enrolment, the last upgrade, the last birthday, and the sales that the standing knows and that were not taken back whole.
std::vector<Occasion> occasions_of(const Standing& standing, const std::optional<Birthday>& birthday);
// What the policy in force on the day of each occasion gives for it, also what has expired since; in the policy's order.
std::vector<Entitlement> entitlements(const PolicyBook& book, const std::vector<Occasion>& occasions);

// The entitlement that is this right; nullptr where nothing gives it (any more).
const Entitlement* find_entitlement(const std::vector<Entitlement>& rights, const GiftRight& right);
// gift_not_yet: before the occasion; gift_expired; gift_already_given (detail: the terminal that did).
Outcome may_hand_over(const Entitlement& entitlement, const std::vector<HandedOver>& handed, Date today);
// The hand-over that used the right up: of several (two tills offline) the first by moment and id. nullptr for none.
const HandedOver* handed_over(const std::vector<HandedOver>& handed, const GiftRight& right);
// With one more, in the order of moment and id; one that is there already is passed over.
void note_hand_over(std::vector<HandedOver>& handed, const HandedOver& act);
// Hand-overs of what had been handed over already (two tills offline): an alarm for head office. The first by moment and id stands.
std::vector<RecordId> given_twice(std::vector<HandedOver> handed);

}  // namespace shuke::domain

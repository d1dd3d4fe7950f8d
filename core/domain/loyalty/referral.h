#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/money.h"
#include "core/base/time.h"
#include "core/domain/loyalty/account.h"
#include "core/domain/loyalty/policy.h"
#include "core/domain/members/member.h"

// [18] Who brought whom, and when that is worth points. Pure; head office decides and grants them with entries of kind `granted`.
namespace shuke::domain {

struct Invitation {
  MemberId referrer;
  MemberId newcomer;
  Date on;
  bool operator==(const Invitation&) const = default;
};

// What makes an invitation earn nothing; a person at head office looks at it.
enum class ReferralFlag {
  none,
  same_phone,      // both gave the same number
  same_card,       // both have the same card
  loop,            // somebody brought, over however many others, who had brought them
  already_invited  // an earlier invitation brought the newcomer
};

enum class ReferralState {
  off,                    // the policy gives nothing for it
  flagged,                // earns nothing
  waits_for_sale,         // the newcomer has bought nothing that was kept
  waits_for_return_time,  // the first sale may still come back
  vested
};

struct Referred {
  ReferralState state = ReferralState::off;
  ReferralFlag flag = ReferralFlag::none;
  std::optional<Date> vests_on;  // once there is a first sale
  Points for_referrer;           // vested only
  Points for_newcomer;
  bool operator==(const Referred&) const = default;
};

struct ReferralCase {
  Invitation invitation;
  MemberCore referrer;
  MemberCore newcomer;
  std::optional<Date> first_sale;  // of the newcomer, see first_kept_sale
};

// The newcomer's first sale that was not taken back whole.
std::optional<Date> first_kept_sale(const Standing& newcomer);
// `all` are the chain's invitations, this one among them. The policy is the one in force on the day of the invitation.
Referred referral_on(const Policy& policy, const ReferralCase& one, const std::vector<Invitation>& all, Date today);

}  // namespace shuke::domain

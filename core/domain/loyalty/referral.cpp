#include "core/domain/loyalty/referral.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace shuke::domain {
namespace {

bool have_same_card(const MemberCore& a, const MemberCore& b) {
  return std::any_of(a.cards.begin(), a.cards.end(), [&](const Card& card) {
    return std::any_of(b.cards.begin(), b.cards.end(), [&](const Card& other) { return other.number == card.number; });
  });
}

// Who brought the referrer, who brought those, and so on: whether the newcomer is among them.
bool is_loop(const Invitation& invitation, const std::vector<Invitation>& all) {
  std::set<MemberId> seen;
  std::vector<MemberId> open{invitation.referrer};
  while (!open.empty()) {
    const MemberId member = open.back();
    open.pop_back();
    if (member == invitation.newcomer) return true;
    if (!seen.insert(member).second) continue;
    for (const Invitation& other : all) {
      if (other.newcomer == member) open.push_back(other.referrer);
    }
  }
  return false;
}

// The earliest counts; of one day, the smaller id of who brought them.
bool is_first(const Invitation& invitation, const std::vector<Invitation>& all) {
  return std::none_of(all.begin(), all.end(), [&](const Invitation& other) {
    return other.newcomer == invitation.newcomer && std::tie(other.on, other.referrer) < std::tie(invitation.on, invitation.referrer);
  });
}

ReferralFlag flag_of(const ReferralCase& one, const std::vector<Invitation>& all) {
  if (!one.referrer.phone.empty() && one.referrer.phone == one.newcomer.phone) return ReferralFlag::same_phone;
  if (have_same_card(one.referrer, one.newcomer)) return ReferralFlag::same_card;
  if (is_loop(one.invitation, all)) return ReferralFlag::loop;
  return is_first(one.invitation, all) ? ReferralFlag::none : ReferralFlag::already_invited;
}

}  // namespace

std::optional<Date> first_kept_sale(const Standing& newcomer) {
  for (const SaleFacts& sale : newcomer.state.facts.sales) {
    if (sale.is_visit && !sale.is_taken_back_whole()) return sale.place.date;
  }
  return std::nullopt;
}

Referred referral_on(const Policy& policy, const ReferralCase& one, const std::vector<Invitation>& all, Date today) {
  Referred referred;
  const Referral& referral = policy.referral;
  if (referral.for_referrer == Points{} && referral.for_newcomer == Points{}) return referred;
  referred.flag = flag_of(one, all);
  referred.state = ReferralState::flagged;
  if (referred.flag != ReferralFlag::none) return referred;
  referred.state = ReferralState::waits_for_sale;
  if (!one.first_sale) return referred;
  referred.vests_on = plus_days(*one.first_sale, policy.returns.window_days + 1);
  referred.state = ReferralState::waits_for_return_time;
  if (today < *referred.vests_on) return referred;
  referred.state = ReferralState::vested;
  referred.for_referrer = referral.for_referrer;
  referred.for_newcomer = referral.for_newcomer;
  return referred;
}

}  // namespace shuke::domain

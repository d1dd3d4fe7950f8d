#include "core/domain/loyalty/redemption.h"

#include <algorithm>
#include <string>

namespace shuke::domain {
namespace {

Points most_for_share(const Policy& policy, Money due) {
  const Spending& spending = policy.spending;
  const Money most = at_rate_floor(std::max(due, Money{}), spending.most_share);
  return {most.fen * spending.points_per_yuan / 100};
}

std::string in_text(std::int64_t number) { return std::to_string(number); }

}  // namespace

Points most_redeemable(const Policy& policy, Money due, std::optional<Points> balance) {
  if (!balance) return {};
  const Points most = std::max(std::min(most_for_share(policy, due), *balance), Points{});
  return {most.count - most.count % policy.spending.step};
}

Outcome may_redeem(const Policy& policy, const Redemption& redemption, std::optional<Points> balance) {
  const Points points = redemption.points;
  if (points <= Points{}) return Reason::amount_not_valid;
  if (!balance) return Reason::balance_unknown;
  if (points.count % policy.spending.step != 0) return Refusal{Reason::points_step, in_text(policy.spending.step)};
  if (points > *balance) return Refusal{Reason::points_missing, in_text((points - std::max(*balance, Points{})).count)};
  if (points > most_for_share(policy, redemption.due)) {
    return Refusal{Reason::points_share, in_text(most_redeemable(policy, redemption.due, balance).count)};
  }
  return Done{};
}

Result<OfflineSpend> may_spend(const Offline& offline, const Allowance& allowance, Money amount) {
  if (amount <= Money{}) return Reason::amount_not_valid;
  const Money of_member = std::max(std::min(allowance.member_granted, offline.per_member) - allowance.member_used, Money{});
  const Money of_till = std::max(std::min(allowance.till_granted, offline.per_till) - allowance.till_used, Money{});
  const Money courtesy = std::max(offline.courtesy - allowance.courtesy_used_today, Money{});
  const Money from_grant = std::min({amount, of_member, of_till});
  const Money rest = amount - from_grant;
  if (rest <= courtesy) return OfflineSpend{from_grant, rest};
  const Money left = std::min(of_member, of_till) + courtesy;
  return Refusal{of_till < of_member ? Reason::offline_till_limit : Reason::offline_member_limit, in_text(left.fen)};
}

Allowance after_spending(Allowance allowance, const OfflineSpend& spend) {
  allowance.member_used += spend.from_grant;
  allowance.till_used += spend.from_grant;
  allowance.courtesy_used_today += spend.from_courtesy;
  return allowance;
}

Money worst_case(const Offline& offline, int tills, int days) { return (offline.per_till + offline.courtesy * days) * tills; }

}  // namespace shuke::domain

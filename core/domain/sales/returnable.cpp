#include "core/domain/sales/returnable.h"

#include "core/domain/sales/history.h"
#include "core/domain/sales/terms.h"

namespace shuke::domain {
namespace {

ReturnTerms return_terms(const ReturnableSale& returnable, const Policy& policy, const std::vector<Store>& known) {
  ReturnTerms terms{.sale = returnable.sale,
                    .earlier = returnable.earlier,
                    .policy = policy,
                    .kept_price = kept_price_of(returnable.sale),
                    .coupons = coupons_of(returnable.sale),
                    .stores = {}};
  for (const Store& store : known) terms.stores.push_back(store.id);
  return terms;
}

ReturningMember member_of(const ReturnableSale& returnable, const PolicyBook& policies) {
  if (!returnable.member) return {};
  const Standing& standing = returnable.member->standing;
  const Sale& sale = returnable.sale;
  const auto tier_after = [&](Money growth, int pieces) {
    return tier_without(policies, standing, {record_of(sale), sale.business_date, growth, pieces});
  };
  return {.lots = lot_balances(standing), .balance = standing.balance(), .tier = standing.tier.rank, .tier_after = tier_after};
}

// [17] What was handed over by a right that the return takes away; a tier that falls at the end of the day falls for this, too.
std::vector<Entitlement> gifts_undone(const Member& member, const PolicyBook& policies, const Sale& returned) {
  if (member.facts.gifts.empty()) return {};
  const Member after = on_day(with_return(member, policies, returned), policies, {}, plus_days(returned.business_date, 1));
  const std::vector<Entitlement> rights = gift_rights(policies, member);
  const std::vector<Entitlement> left = gift_rights(policies, after);
  std::vector<Entitlement> undone;
  for (const Entitlement& right : rights) {
    const bool is_lost = find_entitlement(left, right_of(right)) == nullptr && right.why.kind != GiftOccasion::birthday;
    if (is_lost && handed_over(member.facts.gifts, right_of(right)) != nullptr) undone.push_back(right);
  }
  return undone;
}

}  // namespace

Result<ReturnPlan> plan_of(const ReturnableSale& returnable, const Shop& shop, const ReturnRequest& request) {
  const Policy* const policy = shop.policies.version(returnable.sale.policy_version);
  if (policy == nullptr) return Refusal{Reason::return_policy_missing, std::to_string(returnable.sale.policy_version)};
  Result<ReturnPlan> planned = plan_return(return_terms(returnable, *policy, shop.stores), member_of(returnable, shop.policies), request);
  if (!planned || !returnable.member) return planned;
  ReturnPlan plan = std::move(planned).value();
  plan.gifts = gifts_undone(*returnable.member, shop.policies, plan.record);
  for (const Entitlement& gift : plan.gifts) plan.record.gifts_back.push_back(gift.gift);
  return plan;
}

std::optional<Date> returnable_until(const Sale& sale, const Shop& shop) {
  const Policy* const policy = shop.policies.version(sale.policy_version);
  if (policy == nullptr) return std::nullopt;
  return plus_days(sale.business_date, policy->returns.window_days);
}

bool may_allow_late(const Shop& shop, const AssociateId& associate) {
  const Associate* const found = shop.find_associate(associate);
  return found != nullptr && found->is_manager && found->store == shop.here;
}

}  // namespace shuke::domain

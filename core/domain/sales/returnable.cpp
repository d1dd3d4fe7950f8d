#include "core/domain/sales/returnable.h"

#include "core/domain/sales/terms.h"

namespace shuke::domain {
namespace {

ReturnTerms terms_of(const ReturnableSale& returnable, const Shop& shop) {
  ReturnTerms terms{.sale = returnable.sale,
                    .earlier = returnable.earlier,
                    .policy = shop.policy,
                    .kept_price = kept_price_of(returnable.sale),
                    .coupons = coupons_of(returnable.sale),
                    .gifts = {},
                    .stores = {}};
  for (const Store& store : shop.stores) terms.stores.push_back(store.id);
  return terms;
}

ReturningMember member_of(const ReturnableSale& returnable) {
  if (!returnable.member) return {};
  return {.lots = returnable.lots, .balance = returnable.member->facts.points, .tier = returnable.member->facts.tier, .tier_after = {}};
}

}  // namespace

Result<ReturnPlan> plan_of(const ReturnableSale& returnable, const Shop& shop, const ReturnRequest& request) {
  return plan_return(terms_of(returnable, shop), member_of(returnable), request);
}

std::optional<Date> returnable_until(const Sale& sale, const Shop& shop) {
  if (shop.policy.version != sale.policy_version) return std::nullopt;
  return plus_days(sale.business_date, shop.policy.returns.window_days);
}

}  // namespace shuke::domain

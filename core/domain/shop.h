#pragma once

#include <memory>
#include <vector>

#include "core/domain/catalogue/coupon.h"
#include "core/domain/catalogue/price_book.h"
#include "core/domain/loyalty/policy.h"
#include "core/domain/staff/associate.h"

namespace shuke::domain {

// All that head office published and the counter works by, as one immutable snapshot: published to the UI thread as
// shared_ptr<const Shop> whenever a pull has brought something new.
struct Shop {
  Bilingual chain;
  StoreId here;
  std::vector<Store> stores;
  std::vector<Associate> associates;
  PolicyBook policies;  // at least one, wherever there is something to sell
  PriceBook book;
  std::vector<CouponRule> coupon_rules;

  const Policy& policy_on(Date day) const { return policies.on(day); }
  const Store* find_store(const StoreId& id) const;
  const Associate* find_associate(const AssociateId& id) const;
  const CouponRule* find_coupon_rule(const std::string& id) const;
};

}  // namespace shuke::domain

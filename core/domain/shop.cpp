#include "core/domain/shop.h"

#include <algorithm>

namespace shuke::domain {
namespace {

template <class T>
const T* find_by_id(const std::vector<T>& all, const std::string& id) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const T& one) { return one.id == id; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

const Store* Shop::find_store(const StoreId& id) const { return find_by_id(stores, id); }

const Associate* Shop::find_associate(const AssociateId& id) const { return find_by_id(associates, id); }

const CouponRule* Shop::find_coupon_rule(const std::string& id) const { return find_by_id(coupon_rules, id); }

}  // namespace shuke::domain

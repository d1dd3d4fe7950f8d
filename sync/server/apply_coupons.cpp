#include "sync/server/apply_coupons.h"

#include "core/codec/feed.h"
#include "core/domain/sales/coupon_use.h"

namespace shuke::head_office {

namespace {

bool move_of_member(Storage& storage, const domain::Sale& sale) {
  if (!sale.member) return true;
  const auto row = storage.find_row(codec::k_member_entity, to_text(*sale.member));
  if (!row || row->is_removed) return true;
  auto member = codec::decode_member(*row);
  if (!member) return true;
  const std::vector<domain::Coupon> before = member->facts.coupons;
  domain::Member moved = std::move(member).value();
  const bool is_twice = domain::move_coupons(moved.facts.coupons, sale);
  if (moved.facts.coupons != before) storage.put_row(codec::encode_member(moved, 0));
  return !is_twice;
}

bool move_brought(Storage& storage, const domain::Sale& sale, const std::string& code) {
  const auto row = storage.find_row(codec::k_coupon_entity, code);
  if (!row || row->is_removed) return true;
  auto coupon = codec::decode_coupon(row->body);
  if (!coupon) return true;
  std::vector<domain::Coupon> one{std::move(coupon).value()};
  const bool is_twice = domain::move_coupons(one, sale);
  storage.put_row({std::string(codec::k_coupon_entity), code, 0, false, codec::encode_coupon(one.front())});
  return !is_twice;
}

}  // namespace

bool move_coupons(Storage& storage, const domain::Sale& sale) {
  const std::vector<std::string> codes = domain::coupons_moved(sale);
  if (codes.empty()) return true;
  bool is_once = move_of_member(storage, sale);
  for (const std::string& code : codes) is_once = move_brought(storage, sale, code) && is_once;
  return is_once;
}

}  // namespace shuke::head_office

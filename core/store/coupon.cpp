#include "core/domain/sales/coupon_use.h"
#include "core/store/files.h"
#include "core/store/store.h"

namespace shuke::store {

namespace {

constexpr std::string_view k_insert_use = "INSERT INTO coupon_use (code, sale_seq, act) VALUES (?1, ?2, ?3)";

constexpr std::string_view k_select_last_act =
    "SELECT act, sale_seq "
    "FROM coupon_use "
    "WHERE code = ?1 "
    "ORDER BY sale_seq DESC "
    "LIMIT 1";

}  // namespace

void put_coupon_uses(db::Database& journal, const domain::Sale& sale) {
  const std::string_view act = sale.returns_of ? "revived" : "used";
  for (const std::string& code : domain::coupons_moved(sale)) journal.run(k_insert_use, code, sale.seq, act);
}

Sequence Store::coupon_used_at(std::string_view code) const {
  auto rows = files_->journal.query(k_select_last_act, code);
  return rows.next() && rows.view(0) == "used" ? rows.integer(1) : 0;
}

}  // namespace shuke::store

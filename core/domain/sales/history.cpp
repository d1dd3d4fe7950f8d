#include "core/domain/sales/history.h"

#include <cstdlib>

namespace shuke::domain {

MemberRecord member_record_of(const Sale& sale) {
  MemberRecord record;
  record.id = record_of(sale);
  record.at = sale.at.unix_ms;
  record.date = sale.business_date;
  record.kind = sale.returns_of ? RecordKind::goods_returned : RecordKind::sale;
  if (sale.returns_of) record.of = sale.returns_of->record;
  if (!sale.returns_of) record.tested = sale.tested;
  for (const SaleLine& line : sale.lines) record.pieces += std::abs(line.priced.quantity);
  record.entries = sale.ledger;
  return record;
}

std::vector<LotBalance> lot_balances(const Standing& standing) {
  std::vector<LotBalance> balances;
  for (const Lot& lot : standing.lots()) balances.push_back({lot.id, lot.remainder, lot.available_from, lot.expires});
  return balances;
}

Money spend_in_tier_window(const Standing& standing, const Policy& policy) {
  const int months = tier_window_months(policy);
  for (const WindowSum& sum : standing.windows) {
    if (sum.window == Window{WindowKind::rolling_months, months}) return sum.growth;
  }
  return standing.state.facts.lifetime_spend;
}

Customer customer_with(const Standing& standing, const Policy& policy, const std::optional<Birthday>& birthday) {
  Customer customer;
  customer.is_known = true;
  customer.tier = standing.tier.rank;
  customer.spend_in_window = spend_in_tier_window(standing, policy);
  customer.lifetime_spend = standing.state.facts.lifetime_spend;
  customer.birthday = birthday;
  return customer;
}

}  // namespace shuke::domain

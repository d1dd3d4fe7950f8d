#include "core/domain/sales/history.h"

#include <cstdlib>
#include <limits>

#include "core/domain/sales/coupon_use.h"

namespace shuke::domain {
namespace {

// A record that no terminal has written: it comes after all that happened today.
void place_last(MemberRecord& record) {
  record.id = {std::numeric_limits<std::uint32_t>::max(), 1};
  record.at = std::numeric_limits<std::int64_t>::max();
}

}  // namespace

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

Customer customer_with(const Standing& standing, const Policy& policy, const std::optional<Birthday>& birthday) {
  Customer customer;
  customer.is_known = true;
  customer.tier = standing.tier.rank;
  customer.spend_in_window = spend_in_tier_window(standing, policy);
  customer.lifetime_spend = standing.state.facts.lifetime_spend;
  customer.ahead = tiers_ahead(policy, standing);
  customer.keep = keep_ahead(policy, standing);
  customer.birthday = birthday;
  customer.earned_today = standing.earned_today;
  return customer;
}

Member with_return(Member member, const PolicyBook& policies, const Sale& returned) {
  if (returned.member != member.id) return member;
  MemberRecord record = member_record_of(returned);
  place_last(record);
  move_coupons(member.facts.coupons, returned);
  return on_day(std::move(member), policies, {record}, returned.business_date);
}

TierRank tier_without(const PolicyBook& policies, const Standing& standing, const Ungrown& ungrown) {
  MemberRecord record;
  place_last(record);
  record.date = standing.today;
  record.kind = RecordKind::goods_returned;
  record.of = ungrown.sale;
  record.pieces = ungrown.pieces;
  record.entries.push_back({.account = Account::growth, .growth = -ungrown.growth, .kind = EntryKind::ungrown});
  record.entries.back().counts_on = ungrown.sold_on;
  const Standing after = continued(policies, standing, {record}, standing.today);
  const auto& look = after.next_look;
  if (!look || look->cause != LookCause::return_undid) return after.tier.rank;
  return standing_on(policies, after.state, plus_days(look->on, 1)).tier.rank;
}

}  // namespace shuke::domain

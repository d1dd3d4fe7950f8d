#include "core/demo/account.h"

#include <utility>

#include "core/domain/loyalty/earning.h"

namespace shuke::demo {
namespace {

constexpr std::int64_t k_most_records = 1000;  // of one member
constexpr std::int64_t k_noon_ms = 12LL * 3600 * 1000;

}  // namespace

domain::Standing Account::on(Date date) const { return domain::standing_on(policies_, standing_.state, date); }

void Account::add_sale(Date date, Money total, int pieces) {
  const domain::Policy& policy = policies_.on(date);
  const domain::Standing standing = domain::standing_on(policies_, standing_.state, date);
  domain::TierRank tier = standing.tier.rank;
  if (tier == domain::k_no_tier && domain::highest_reached(domain::tiers_ahead(policy, standing), total, total) > tier) tier = 1;
  domain::MemberRecord sale;
  sale.date = date;
  sale.tested = total;
  sale.pieces = pieces;
  domain::EarningPiece whole;
  whole.paid = total;
  domain::LedgerEntry points;
  points.points = domain::points_of_sale(policy, {whole}, {tier, date, birthday_, {}}).total;
  points.available_from = domain::points_usable_from(policy, date);
  points.expires = domain::points_expire_on(policy, date);
  points.policy_version = policy.version;
  if (points.points > Points{}) sale.entries.push_back(points);
  domain::LedgerEntry growth;
  growth.entry_no = static_cast<int>(sale.entries.size()) + 1;
  growth.account = domain::Account::growth;
  growth.kind = domain::EntryKind::grown;
  growth.growth = total;
  growth.available_from = date;
  growth.policy_version = policy.version;
  sale.entries.push_back(growth);
  add(std::move(sale));
}

void Account::add_stored_value(Date date, Money amount) {
  domain::MemberRecord granted;
  granted.date = date;
  granted.kind = domain::RecordKind::granted;
  domain::LedgerEntry entry;
  entry.account = domain::Account::stored_value;
  entry.kind = domain::EntryKind::topped_up;
  entry.stored = amount;
  entry.available_from = date;
  entry.policy_version = policies_.on(date).version;
  granted.entries.push_back(entry);
  add(std::move(granted));
}

void Account::add(domain::MemberRecord record) {
  record.id = {0, number_ * k_most_records + static_cast<Sequence>(records_.size()) + 1};
  record.at = days_since_1970(record.date) * 86'400'000 + k_noon_ms + static_cast<std::int64_t>(records_.size());
  book(std::move(record));
}

void Account::book(domain::MemberRecord record) {
  standing_ = domain::continued(policies_, standing_, {record}, record.date);
  records_.push_back(std::move(record));
}

}  // namespace shuke::demo

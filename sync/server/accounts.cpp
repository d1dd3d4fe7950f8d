#include "sync/server/accounts.h"

#include <utility>

#include "core/codec/policy.h"

namespace shuke::head_office {

domain::PolicyBook policies_of(Storage& storage) {
  std::vector<domain::Policy> policies;
  storage.each_row(codec::k_policy_entity, [&](const codec::FeedRow& row) {
    if (row.is_removed) return;
    auto policy = codec::decode_policy(row.body);
    if (policy) policies.push_back(std::move(policy).value());
  });
  auto book = domain::PolicyBook::of(std::move(policies));
  return book ? std::move(book).value() : domain::PolicyBook{};
}

std::vector<domain::MemberRecord> history_of(Storage& storage, const MemberId& member) {
  std::vector<domain::MemberRecord> records;
  for (const codec::FeedRow& row : storage.rows_of(codec::k_history_entity, to_text(member))) {
    const auto history = codec::decode_history(row.body);
    if (history) records.insert(records.end(), history->records.begin(), history->records.end());
  }
  return records;
}

domain::AccountState enter(Storage& storage, const MemberId& member, const domain::AccountState& account,
                           const domain::MemberRecord& record) {
  storage.put_row(codec::encode_history({member, {record}}, 0));
  const domain::PolicyBook policies = policies_of(storage);
  const bool is_next = !account.day || *account.day < record.date;
  if (!is_next) return domain::standing_of(policies, history_of(storage, member), record.date).state;
  domain::Standing before;
  before.state = account;
  return domain::continued(policies, before, {record}, record.date).state;
}

}  // namespace shuke::head_office

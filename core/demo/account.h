#pragma once

#include <optional>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"
#include "core/domain/loyalty/account.h"
#include "core/domain/members/birthday.h"

namespace shuke::demo {

// The account of somebody from before there were tills of ours: records of terminal 0, folded like all others, and then those of a till.
// `number` makes their sequence numbers; no two members may share it.
class Account {
 public:
  Account(const domain::PolicyBook& policies, std::int64_t number, std::optional<domain::Birthday> birthday)
      : policies_(policies), number_(number), birthday_(birthday) {}  // borrows the policies

  domain::Standing on(Date date) const;
  domain::TierRank tier_on(Date date) const { return on(date).tier.rank; }
  // Days never go back. Points as the policy gives them; the sale that enrols earns at the first tier's rate, as at the counter.
  void add_sale(Date date, Money total, int pieces);
  void add_stored_value(Date date, Money amount);

  // What a till of ours recorded: the record keeps its name.
  void book(domain::MemberRecord record);

  const std::vector<domain::MemberRecord>& records() const { return records_; }
  const domain::AccountState& state() const { return standing_.state; }

 private:
  void add(domain::MemberRecord record);

  const domain::PolicyBook& policies_;
  std::int64_t number_;
  std::optional<domain::Birthday> birthday_;
  std::vector<domain::MemberRecord> records_;
  domain::Standing standing_;
};

}  // namespace shuke::demo

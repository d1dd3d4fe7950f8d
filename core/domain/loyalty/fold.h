#pragma once

#include <optional>
#include <vector>

#include "core/domain/loyalty/account.h"

// How records become an account, step by step: what account.h's functions are made of, and for whoever asks something between two
// records (what_if). Pure.
namespace shuke::domain {

// Each record once, in canonical order, without what the state includes already; what is wrong with them goes into the state. The
// pointers are into `records`.
std::vector<const MemberRecord*> in_order(AccountState& state, const std::vector<MemberRecord>& records);

// One fold over the records of a member, which are added in canonical order. Borrows all three.
class Fold {
 public:
  Fold(const PolicyBook& book, const Reach& reach, AccountState& state) : book_(book), reach_(reach), state_(state) {}

  // What falls due up to the beginning of `day`; add() does it by itself. Answers the day, which never lies before that of an earlier
  // record.
  Date turn_to(Date day);
  void add(const MemberRecord& record);

 private:
  void forget_before(Date day);
  void book_entries(const MemberRecord& record, Date day);
  void note_earned(Date day, Points points);
  void add_lifetime(Money growth);
  SaleFacts& add_growth(const MemberRecord& record, bool is_visit);
  void add_sale(const MemberRecord& record);
  TakenBack take_back(SaleFacts& sale, Money amount, int pieces);
  void add_return(const MemberRecord& record, Date day);
  std::optional<TakenBack> take_back_of(const MemberRecord& record);
  void add_membership(const MemberRecord& record, Date day);

  const PolicyBook& book_;
  const Reach& reach_;
  AccountState& state_;
};

Money growth_of(const MemberRecord& record);  // of its entries together
Date sale_day(const MemberRecord& record);    // [9] of a return: its reversal counts on the business date of the sale

}  // namespace shuke::domain

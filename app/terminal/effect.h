#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/terminal/event.h"
#include "core/domain/loyalty/gifts.h"
#include "core/domain/members/code.h"
#include "core/domain/members/enrolment.h"
#include "core/domain/sales/returning.h"

namespace shuke::terminal {

// What the world is asked to do; app/runtime hands each to the worker that can.

struct FindByCode {  // a member card or a whole phone number
  std::uint64_t request = 0;
  domain::Code code;
};
struct FindById {
  std::uint64_t request = 0;
  MemberId member;
};
struct SearchMembers {
  std::uint64_t request = 0;
  std::string text;
};
struct CheckPhone {
  std::uint64_t request = 0;
  std::string phone;
};
struct EnrolMember {
  domain::EnrolmentForm form;
  AssociateId associate;
};
struct SaveDraft {
  Draft draft;
};
struct CommitSale {
  std::shared_ptr<const domain::Shop> shop;  // the prices that were shown are the prices that are charged
  domain::Basket basket;
  domain::Payment payment;
  std::optional<domain::Member> member;
  bool is_connected = true;
};
struct FindCoupon {  // one that somebody brought
  std::uint64_t request = 0;
  std::shared_ptr<const domain::Shop> shop;
  std::string code;
};
struct FindSale {
  std::uint64_t request = 0;
  std::string receipt;  // the whole number, or the last digits of one of this till
};
struct ListSales {  // the latest of a member, or of this till
  std::uint64_t request = 0;
  std::optional<MemberId> member;
};
struct CommitReturn {
  std::shared_ptr<const domain::Shop> shop;
  domain::ReturnBasket back;
  std::vector<domain::RefundShare> shares;  // as they were read aloud; others are refused
  domain::Rounding rounding = domain::Rounding::none;
};
struct CommitExchange {  // both or neither
  CommitReturn back;
  CommitSale goods;
};
struct HandOverGift {
  std::shared_ptr<const domain::Shop> shop;
  Uuid id;  // of the act: makes it happen once
  MemberId member;
  domain::GiftRight right;
  AssociateId associate;
};
struct SaveReceipt {  // the receipt as plain text, for whoever prints or sends it
  std::string number;
  std::string text;
};
struct NudgeSync {};

using Effect = std::variant<FindByCode, FindById, SearchMembers, CheckPhone, EnrolMember, SaveDraft, CommitSale, FindCoupon, FindSale,
                            ListSales, CommitReturn, CommitExchange, HandOverGift, SaveReceipt, NudgeSync>;
using Effects = std::vector<Effect>;

}  // namespace shuke::terminal

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "app/terminal/event.h"
#include "core/domain/members/code.h"
#include "core/domain/members/enrolment.h"

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
};
struct SaveReceipt {  // the receipt as plain text, for whoever prints or sends it
  std::string number;
  std::string text;
};
struct NudgeSync {};

using Effect = std::variant<FindByCode, FindById, SearchMembers, CheckPhone, EnrolMember, SaveDraft, CommitSale, SaveReceipt, NudgeSync>;
using Effects = std::vector<Effect>;

}  // namespace shuke::terminal

#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/domain/members/enrolment.h"

namespace shuke::terminal {

enum class EnrolStep { phone, name, birthday, card, preferences, consent };

enum class PhoneCheck { empty, typing, not_valid, checking, free_here, free_everywhere, taken };

// The enrolment inside a sale. `form` is what the state holds; the screen edits its own scratch and hands it back.
struct EnrolView {
  domain::EnrolmentForm form;
  std::array<bool, 6> done{};  // per EnrolStep
  PhoneCheck phone = PhoneCheck::empty;
  std::string phone_note;      // "没有重复", "离线：只查过本机"
  std::string duplicate_name;  // whom the number belongs to, masked where not signed in
  std::string card;            // masked number of the new card, or empty
  std::string card_note;
  std::string birthday_text;  // "四月初四"
  std::string birthday_note;  // "公历 1996-05-20 · 每年按农历提醒"
  bool reaches_threshold = false;
  std::string benefit;                                            // "46.50": what this basket saves by the card; empty when nothing
  std::vector<std::pair<std::string, std::string>> benefit_rows;  // "会员价 9.8折" / "−16.50"
  std::string before;                                             // "1,003.00"
  std::string after;                                              // "956.50"
  std::string hint;                                               // "还差姓名，可跳过。同意第一项即可完成。"
  bool can_confirm = false;
  std::string refusal;  // why it was not taken, in place
};

}  // namespace shuke::terminal

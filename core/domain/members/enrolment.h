#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/domain/members/member.h"

namespace shuke::domain {

// What was filled in at the counter. Only the phone and the first consent are needed.
struct EnrolmentForm {
  std::string phone;  // as typed
  std::string name;
  std::optional<Birthday> birthday;
  std::string card;  // number of the new card, empty for none
  std::optional<MemberId> referrer;
  std::vector<Preference> preferences;
  bool consents_to_file = false;
  bool consents_to_greetings = false;
  bool consents_to_marketing = false;
  bool operator==(const EnrolmentForm&) const = default;
};

// The committed act: a person this terminal enrolled. They are a prospect until a sale reaches the threshold.
struct Enrolment {
  MemberId member;
  MemberCore core;
  std::vector<Consent> consents;
  std::vector<Preference> preferences;
  std::optional<MemberId> referrer;
  AssociateId associate;
  StoreId store;
  Timestamp at;
  Date business_date;
};

struct EnrolmentContext {
  MemberId id;  // fresh
  AssociateId associate;
  StoreId store;
  Timestamp at;
  Date business_date;
  std::vector<std::string> pinyin;  // readings of the name
};

// A day that exists, solar or lunar, not after today; year 0 where it was not said.
bool is_valid_birthday(const Birthday& birthday, Date today);

// Checks and normalises the form: phone_not_valid, consent_missing, birthday_not_valid, card_not_valid. Whether phone or card
// are in use already is asked of the store by the operation.
Result<Enrolment> enrol(const EnrolmentForm& form, const EnrolmentContext& context);
Member member_of(const Enrolment& enrolment);
// Who was brought by a member has that in their account; nullopt for everybody else. `id` is the place of the enrolment's record.
std::optional<MemberRecord> invitation_of(const Enrolment& enrolment, const RecordId& id);

}  // namespace shuke::domain

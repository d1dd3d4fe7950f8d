#include "core/domain/members/enrolment.h"

#include <algorithm>

#include "core/domain/care/lunar.h"
#include "core/domain/members/code.h"

namespace shuke::domain {
namespace {

constexpr int k_oldest_year = 1900;
constexpr int k_leap_year = 2000;  // stands in where the year was not said, so that 29 February passes

// The form does not ask for leap months, so the longer of the two months of one number counts.
bool is_valid_lunar(const Birthday& birthday, Date today) {
  if (birthday.year == 0) return birthday.day <= 30;
  const int days =
      std::max(days_in_lunar_month(birthday.year, birthday.month, false), days_in_lunar_month(birthday.year, birthday.month, true));
  const std::optional<Date> month_begins = to_solar({birthday.year, birthday.month, 1, false});
  return birthday.day <= days && month_begins && *month_begins <= today;
}

std::vector<Consent> consents_of(const EnrolmentForm& form, const EnrolmentContext& context) {
  return {{ConsentPurpose::file, form.consents_to_file, context.at, context.associate},
          {ConsentPurpose::greetings, form.consents_to_greetings, context.at, context.associate},
          {ConsentPurpose::marketing, form.consents_to_marketing, context.at, context.associate}};
}

}  // namespace

bool is_valid_birthday(const Birthday& birthday, Date today) {
  if (birthday.month < 1 || birthday.month > 12 || birthday.day < 1) return false;
  if (birthday.year != 0 && (birthday.year < k_oldest_year || birthday.year > today.year)) return false;
  if (birthday.is_lunar) return is_valid_lunar(birthday, today);
  const Date date{birthday.year == 0 ? k_leap_year : birthday.year, birthday.month, birthday.day};
  return is_valid(date) && (birthday.year == 0 || date <= today);
}

Result<Enrolment> enrol(const EnrolmentForm& form, const EnrolmentContext& context) {
  Result<std::string> phone = normal_phone(form.phone);
  if (!phone) return phone.refusal();
  if (!form.consents_to_file) return Reason::consent_missing;
  if (form.birthday && !is_valid_birthday(*form.birthday, context.business_date)) return Reason::birthday_not_valid;
  Enrolment enrolment;
  if (!form.card.empty()) {
    Code card = classify_code(form.card);
    if (card.kind != CodeKind::member_card) return Reason::card_not_valid;
    enrolment.core.cards.push_back({std::move(card.text), CardState::active});
  }
  enrolment.member = context.id;
  enrolment.core.name = std::string(trimmed(form.name));
  enrolment.core.phone = std::move(phone).value();
  enrolment.core.birthday = form.birthday;
  if (!enrolment.core.name.empty()) enrolment.core.pinyin = context.pinyin;
  enrolment.consents = consents_of(form, context);
  enrolment.preferences = form.preferences;
  enrolment.referrer = form.referrer;
  enrolment.associate = context.associate;
  enrolment.store = context.store;
  enrolment.at = context.at;
  enrolment.business_date = context.business_date;
  return enrolment;
}

Member member_of(const Enrolment& enrolment) {
  Member member;
  member.id = enrolment.member;
  member.core = enrolment.core;
  member.facts.preferences = enrolment.preferences;
  member.facts.owner = enrolment.associate;
  member.facts.home_store = enrolment.store;
  return member;
}

std::optional<MemberRecord> invitation_of(const Enrolment& enrolment, const RecordId& id) {
  if (!enrolment.referrer) return std::nullopt;
  MemberRecord invited;
  invited.id = id;
  invited.at = enrolment.at.unix_ms;
  invited.date = enrolment.business_date;
  invited.kind = RecordKind::invited;
  return invited;
}

}  // namespace shuke::domain

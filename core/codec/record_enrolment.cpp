#include "core/codec/member_core.h"
#include "core/codec/record.h"
#include "core/codec/values.h"

namespace shuke::codec {
namespace {

struct Person {
  domain::MemberCore core;
  std::vector<domain::Preference> preferences;
};

Writing consents_to_json(const std::vector<domain::Consent>& consents) {
  Writing list = Writing::array();
  for (const domain::Consent& consent : consents) {
    list.push_back({{"purpose", word(k_consent_words, consent.purpose)},
                    {"given", consent.is_given},
                    {"at", to_rfc3339(consent.at)},
                    {"by", consent.by}});
  }
  return list;
}

domain::Consent consent_of(const Field& field) {
  domain::Consent consent;
  consent.purpose = field["purpose"].one_of<domain::ConsentPurpose>(k_consent_words);
  consent.is_given = field["given"].flag();
  consent.at = timestamp_of(field["at"]);
  consent.by = field["by"].text();
  return consent;
}

domain::Enrolment enrolment_of(const Field& field) {
  domain::Enrolment enrolment;
  enrolment.member = uuid_of(field["member"]);
  enrolment.associate = field["associate"].text();
  enrolment.store = field["store"].text();
  enrolment.at = timestamp_of(field["at"]);
  enrolment.business_date = date_of(field["business_date"]);
  enrolment.consents = list_of(field["consents"], consent_of);
  enrolment.referrer = optional_uuid_of(field["referrer"]);
  return enrolment;
}

Person person_of(const Field& field) { return {core_of(field), optional_list_of(field["preferences"], preference_of)}; }

// The reader speaks of the field; which of the two parts it stands in is ours to add.
Refusal within(std::string_view part, Refusal refusal) {
  refusal.detail = refusal.detail.empty() ? std::string(part) : std::string(part) + '.' + refusal.detail;
  return refusal;
}

}  // namespace

std::string encode_enrolment_body(const domain::Enrolment& enrolment) {
  Writing body{{"member", to_text(enrolment.member)},
               {"associate", enrolment.associate},
               {"store", enrolment.store},
               {"at", to_rfc3339(enrolment.at)},
               {"business_date", to_text(enrolment.business_date)},
               {"consents", consents_to_json(enrolment.consents)}};
  if (enrolment.referrer) body["referrer"] = to_text(*enrolment.referrer);
  return to_bytes(body);
}

std::string encode_enrolment_person(const domain::Enrolment& enrolment) {
  Writing person = core_to_json(enrolment.core);
  person["preferences"] = preferences_to_json(enrolment.preferences);
  return to_bytes(person);
}

Result<domain::Enrolment> decode_enrolment(std::string_view body, std::string_view person, int kind_version) {
  if (const Outcome known = check_version(kind_version); !known) return known.refusal();
  Result<domain::Enrolment> read = read_document(body, k_record_bounds, enrolment_of);
  if (!read || person.empty()) return read;
  Result<Person> known = read_document(person, k_record_bounds, person_of);
  if (!known) return within("person", known.refusal());
  domain::Enrolment enrolment = std::move(read).value();
  Person who = std::move(known).value();
  enrolment.core = std::move(who.core);
  enrolment.preferences = std::move(who.preferences);
  return enrolment;
}

}  // namespace shuke::codec

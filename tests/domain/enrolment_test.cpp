#include "core/domain/members/enrolment.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

std::string new_card() { return std::string("280000000917") + ean13_check_digit("280000000917"); }

EnrolmentForm a_form() {
  EnrolmentForm form;
  form.phone = "138 1712 6605";
  form.consents_to_file = true;
  return form;
}

EnrolmentContext here_and_now() {
  EnrolmentContext context;
  context.id = an_id(5);
  context.associate = "A01";
  context.store = k_here;
  context.at = *timestamp_from_rfc3339("2026-11-22T14:38:00+08:00");
  context.business_date = k_story_day;
  context.pinyin = {"zhang wei"};
  return context;
}

Result<Enrolment> enrol_with(Birthday birthday) {
  EnrolmentForm form = a_form();
  form.birthday = birthday;
  return enrol(form, here_and_now());
}

}  // namespace

TEST_CASE("phone and the first consent are enough") {
  const Enrolment enrolment = enrol(a_form(), here_and_now()).value();
  CHECK(enrolment.core.phone == "13817126605");
  CHECK(enrolment.core.name.empty());
  CHECK(enrolment.core.pinyin.empty());
  CHECK(enrolment.core.cards.empty());
  REQUIRE(enrolment.consents.size() == 3);
  CHECK(enrolment.consents[0].purpose == ConsentPurpose::file);
  CHECK(enrolment.consents[1].purpose == ConsentPurpose::greetings);
  CHECK(enrolment.consents[2].purpose == ConsentPurpose::marketing);
  CHECK(enrolment.consents[0].is_given);
  CHECK_FALSE(enrolment.consents[1].is_given);
  CHECK_FALSE(enrolment.consents[2].is_given);
}

TEST_CASE("everything that was filled in is kept, tidied") {
  EnrolmentForm form = a_form();
  form.name = " 张伟 ";
  form.birthday = Birthday{1996, 4, 4, true};
  form.card = new_card() + "\r";
  form.referrer = an_id(9);
  form.preferences = {{PreferenceSource::said, {"素色", "Plain colours"}}};
  form.consents_to_greetings = true;
  const Enrolment enrolment = enrol(form, here_and_now()).value();
  CHECK(enrolment.core.name == "张伟");
  CHECK(enrolment.core.pinyin == std::vector<std::string>{"zhang wei"});
  CHECK(enrolment.core.cards == std::vector<Card>{{new_card(), CardState::active}});
  CHECK(enrolment.core.birthday == form.birthday);
  CHECK(enrolment.referrer == an_id(9));
  CHECK(enrolment.consents[1].is_given);
  CHECK(enrolment.consents[1].by == "A01");
}

TEST_CASE("a number that is no mobile number is refused") {
  EnrolmentForm form = a_form();
  form.phone = "1381712660";
  CHECK(enrol(form, here_and_now()).reason() == Reason::phone_not_valid);
}

TEST_CASE("without the first consent nothing is filed") {
  EnrolmentForm form = a_form();
  form.consents_to_file = false;
  form.consents_to_marketing = true;
  CHECK(enrol(form, here_and_now()).reason() == Reason::consent_missing);
}

TEST_CASE("only a card of this chain is a card") {
  for (const char* const card : {"6901234567892", "4111111111111111", "28000000", "张"}) {
    CAPTURE(card);
    EnrolmentForm form = a_form();
    form.card = card;
    CHECK(enrol(form, here_and_now()).reason() == Reason::card_not_valid);
  }
}

TEST_CASE("birthdays that can be are taken") {
  for (const Birthday& birthday : {Birthday{1996, 2, 29, false}, Birthday{0, 2, 29, false}, Birthday{2026, 11, 22, false},
                                   Birthday{1900, 1, 1, false}, Birthday{1996, 4, 4, true}, Birthday{0, 12, 30, true}}) {
    CAPTURE(birthday.year);
    CHECK(enrol_with(birthday).ok());
  }
}

TEST_CASE("birthdays that cannot be, or are still to come, are refused") {
  for (const Birthday& birthday :
       {Birthday{1997, 2, 29, false}, Birthday{1996, 13, 1, false}, Birthday{1996, 0, 1, false}, Birthday{1996, 4, 31, false},
        Birthday{1996, 4, 0, false}, Birthday{1899, 1, 1, false}, Birthday{2026, 11, 23, false}, Birthday{2027, 1, 1, false},
        Birthday{0, 4, 31, true}, Birthday{1996, 13, 1, true}, Birthday{2026, 12, 1, true}}) {
    CAPTURE(birthday.year);
    CAPTURE(birthday.month);
    CHECK(enrol_with(birthday).reason() == Reason::birthday_not_valid);
  }
}

TEST_CASE("who was enrolled is a prospect of this store and this associate") {
  const Member member = member_of(enrol(a_form(), here_and_now()).value());
  CHECK(member.id == an_id(5));
  CHECK(member.facts.tier == k_no_tier);
  CHECK(member.facts.owner == "A01");
  CHECK(member.facts.home_store == k_here);
  CHECK(customer_of(member).is_known);
}

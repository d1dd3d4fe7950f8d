#include <doctest/doctest.h>

#include "tests/terminal/till.h"

using namespace shuke;
using namespace shuke::test;
using namespace shuke::terminal;
using namespace shuke::terminal::test;

namespace {

domain::EnrolmentForm a_form() {
  domain::EnrolmentForm form;
  form.phone = "13817126605";
  form.consents_to_file = true;
  return form;
}

// A form with a free number, ready to be confirmed.
Till ready_till() {
  Till till;
  till.sell_story();
  till.want(OpenEnrol{});
  till.want(ChangeEnrolForm{a_form()});
  till.tell(PhoneChecked{till.last<CheckPhone>()->request, std::nullopt});
  return till;
}

}  // namespace

TEST_CASE("the number is checked once it is whole, while the name is typed only once") {
  Till till;
  till.want(OpenEnrol{});
  domain::EnrolmentForm form;
  form.phone = "1381712660";
  till.want(ChangeEnrolForm{form});
  CHECK(till.count<CheckPhone>() == 0);
  CHECK(till.state.enrol.check == PhoneCheck::typing);
  form.phone = "13817126605";
  till.want(ChangeEnrolForm{form});
  CHECK(till.count<CheckPhone>() == 1);
  form.name = "张伟";
  till.want(ChangeEnrolForm{form});
  CHECK(till.count<CheckPhone>() == 1);
}

TEST_CASE("a whole number on the pad stands in the form that is opened, and is checked") {
  Till till;
  till.want(TypePhonePad{"13699990000"});
  till.want(OpenEnrol{});
  CHECK(till.state.enrol.form.phone == "13699990000");
  CHECK(till.last<CheckPhone>()->phone == "13699990000");
}

TEST_CASE("half a number on the pad is left there, and a number in the form outranks the pad") {
  Till till;
  till.want(TypePhonePad{"6688"});
  till.want(OpenEnrol{});
  CHECK(till.state.enrol.form.phone.empty());
  till.want(ChangeEnrolForm{a_form()});
  till.want(LeaveEnrol{});
  till.want(TypePhonePad{"13699990000"});
  till.want(OpenEnrol{});
  CHECK(till.state.enrol.form.phone == "13817126605");
}

TEST_CASE("a free number with the first consent can be confirmed, without a name") {
  Till till = ready_till();
  const View view = till.view();
  CHECK(view.enrol.can_confirm);
  CHECK(view.enrol.phone == PhoneCheck::free_everywhere);
  CHECK(view.enrol.before == "1,003.00");
  CHECK(view.enrol.after == "956.50");
  CHECK(view.enrol.benefit == "46.50");
  CHECK(view.basket.total == "956.50");
}

TEST_CASE("offline the check says that it was made here only") {
  Till till;
  till.tell(SyncChanged{SyncState::offline, 0, std::nullopt, {}});
  till.want(OpenEnrol{});
  till.want(ChangeEnrolForm{a_form()});
  till.tell(PhoneChecked{till.last<CheckPhone>()->request, std::nullopt});
  CHECK(till.state.enrol.check == PhoneCheck::free_here);
  CHECK(till.view().enrol.can_confirm);
}

TEST_CASE("without consent, or with half a number, nobody is enrolled") {
  Till till = ready_till();
  domain::EnrolmentForm form = a_form();
  form.consents_to_file = false;
  till.want(ChangeEnrolForm{form});
  till.want(ConfirmEnrol{});
  CHECK(till.count<EnrolMember>() == 0);
  CHECK(till.view().enrol.refusal == till.said(Reason::consent_missing));
  form = a_form();
  form.phone = "138";
  till.want(ChangeEnrolForm{form});
  till.want(ConfirmEnrol{});
  CHECK(till.count<EnrolMember>() == 0);
  CHECK(till.view().enrol.refusal == till.said(Reason::phone_not_valid));
}

TEST_CASE("a number that belongs to somebody opens that member instead") {
  Till till;
  till.want(OpenEnrol{});
  till.want(ChangeEnrolForm{a_form()});
  till.tell(PhoneChecked{till.last<CheckPhone>()->request, zhang_wei()});
  CHECK(till.state.enrol.check == PhoneCheck::taken);
  CHECK_FALSE(till.view().enrol.can_confirm);
  CHECK(till.view().enrol.duplicate_name == "张伟");
  till.want(OpenDuplicate{});
  CHECK(till.state.screen == Screen::sale);
  CHECK(till.state.member->core.name == "张伟");
}

TEST_CASE("confirming asks once; the second tap does nothing") {
  Till till = ready_till();
  till.want(ConfirmEnrol{});
  till.want(ConfirmEnrol{});
  CHECK(till.count<EnrolMember>() == 1);
  CHECK_FALSE(till.view().enrol.can_confirm);
}

TEST_CASE("an enrolled member stands on the counter at member prices") {
  Till till = ready_till();
  till.want(ConfirmEnrol{});
  till.tell(Enrolled{a_prospect()});
  CHECK(till.state.screen == Screen::sale);
  CHECK(till.state.basket.member == a_prospect().id);
  CHECK(till.view().basket.total == "956.50");
  CHECK(till.state.enrol.form == domain::EnrolmentForm{});
}

TEST_CASE("a refused enrolment keeps the form and says why") {
  Till till = ready_till();
  till.want(ConfirmEnrol{});
  till.tell(EnrolRefused{{Reason::card_in_use}});
  CHECK(till.state.screen == Screen::enrol);
  CHECK(till.state.enrol.form == a_form());
  CHECK(till.view().enrol.refusal == till.said(Reason::card_in_use));
  CHECK(till.view().enrol.can_confirm);
}

TEST_CASE("leaving keeps what was typed, and the next customer begins with an empty form") {
  Till till = ready_till();
  till.want(LeaveEnrol{});
  till.want(OpenEnrol{});
  CHECK(till.state.enrol.form == a_form());
  till.want(LeaveEnrol{});
  till.want(HoldBasket{});
  CHECK(till.state.enrol.form == domain::EnrolmentForm{});
}

TEST_CASE("the preview counts for somebody new, whoever is attached") {
  Till till;
  till.attach(zhang_wei());
  till.sell_story();
  till.want(OpenEnrol{});
  CHECK(till.view().enrol.after == "956.50");
}

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/demo/members.h"
#include "tests/screens/counter_window.h"

using namespace shuke;
using namespace shuke::screens;
using namespace shuke::terminal;
using shuke::test::CounterStage;
using shuke::test::CounterWindow;
using shuke::test::TapResult;

namespace {

void nothing(CounterStage&) {}
void guest(CounterStage& stage) { stage.fill_guest_basket(); }
void paying(CounterStage& stage) {
  stage.fill_guest_basket();
  stage.want(OpenPay{});
}
void finished(CounterStage& stage) {
  paying(stage);
  stage.want(TypeAmount{"1000"});
  stage.want(ConfirmPay{});
}
void enrolling(CounterStage& stage) { stage.want(OpenEnrol{}); }

}  // namespace

TEST_CASE("the first key typed on the counter opens the search with it, and typing goes on") {
  CounterWindow counter(nothing);
  counter.type("zw");
  REQUIRE(counter.view().search.has_value());
  CHECK(counter.view().search->text == "zw");
  CHECK(counter.scratch().search.line.text == "zw");
  CHECK(counter.view().search->members.front().name == "张伟");
  counter.type({.characters = {}, .enter = true});
  CHECK(counter.view().member.panel->name == "张伟");
}

TEST_CASE("escape closes the search and clears the field") {
  CounterWindow counter(nothing);
  counter.type("zw");
  counter.type({.characters = {}, .escape = true});
  CHECK_FALSE(counter.view().search.has_value());
  CHECK(counter.scratch().search.line.text.empty());
}

TEST_CASE("backspace takes a letter back and asks again") {
  CounterWindow counter(nothing);
  counter.type("zwx");
  counter.type({.characters = {}, .backspace = true});
  CHECK(counter.view().search->text == "zw");
}

TEST_CASE("drawn keys search as real ones do") {
  CounterWindow counter(nothing);
  CHECK(counter.tap("sale/search") == TapResult::done);
  CHECK(counter.tap("search/key/z") == TapResult::done);
  CHECK(counter.tap("search/key/w") == TapResult::done);
  CHECK(counter.view().search->text == "zw");
}

TEST_CASE("four digits on the pad find the member without another tap") {
  CounterWindow counter(guest);
  for (const char* key : {"member/pad/6", "member/pad/6", "member/pad/8", "member/pad/8"}) CHECK(counter.tap(key) == TapResult::done);
  const bool is_attached = counter.view().member.panel && counter.view().member.panel->name == "张伟";
  const bool is_offered = counter.view().search && counter.view().search->members.front().name == "张伟";
  CHECK((is_attached || is_offered));
}

TEST_CASE("a number on the pad stands in groups while it is typed, the last four of one do not") {
  CounterWindow counter(guest);
  counter.stage().want(TypePhonePad{"138123"});
  counter.window().frame();
  CHECK(counter.window().entry("member/phone").value == "138 123");
  counter.tap("member/pad/4");
  CHECK(counter.last<TypePhonePad>()->digits == "1381234");
  counter.stage().want(TypePhonePad{"6680"});
  counter.window().frame();
  CHECK(counter.window().entry("member/phone").value == "6680");
}

TEST_CASE("digits typed on the payment screen are the amount; letters are nothing") {
  CounterWindow counter(paying);
  counter.type("9x20.5");
  CHECK(counter.view().pay.typed == "920.5");
  counter.type({.characters = {}, .backspace = true});
  CHECK(counter.view().pay.typed == "920.");
}

TEST_CASE("enter on the payment screen confirms what is enough and takes what is not") {
  CounterWindow counter(paying);
  counter.type("500");
  counter.type({.characters = {}, .enter = true});
  CHECK(counter.view().screen == Screen::pay);
  CHECK(counter.view().pay.rows.front().amount == "−500.00");
  counter.type("413");
  counter.type({.characters = {}, .enter = true});
  CHECK(counter.view().screen == Screen::done);
}

TEST_CASE("a phone is grouped while it is typed and handed over as digits") {
  CounterWindow counter(enrolling);
  counter.type("13817126605");
  CHECK(counter.scratch().enrol.phone.text == "138 1712 6605");
  CHECK(counter.stage().state().enrol.form.phone == "13817126605");
  counter.type("9");
  CHECK(counter.stage().state().enrol.form.phone == "13817126605");
}

TEST_CASE("letters compose a name, space takes the first candidate") {
  CounterWindow counter(enrolling);
  CHECK(counter.tap("enrol/name") == TapResult::done);
  counter.type("zhangwei");
  CHECK(counter.scratch().enrol.name.composition == "zhang'wei");
  CHECK(counter.stage().state().enrol.form.name.empty());
  counter.type(" ");
  CHECK(counter.stage().state().enrol.form.name == "张伟");
  CHECK(counter.scratch().pinyin.is_empty());
}

TEST_CASE("a tapped candidate goes into the name; backspace first takes letters back") {
  CounterWindow counter(enrolling);
  counter.tap("enrol/name");
  counter.type("zhangweix");
  counter.type({.characters = {}, .backspace = true});
  CHECK(counter.tap("enrol/candidate/2") == TapResult::done);
  const std::string name = counter.stage().state().enrol.form.name;
  CHECK((name == "张维" || name == "章伟"));
}

TEST_CASE("a number that was read while the form is open stands in its field") {
  CounterWindow counter(enrolling);
  counter.type("138");
  counter.stage().want(ReadCode{"13699990000"});
  counter.window().frame(3);
  CHECK(counter.stage().state().enrol.form.phone == "13699990000");
  CHECK(counter.scratch().enrol.phone.text == "136 9999 0000");
}

TEST_CASE("leaving the form keeps what was typed for this sale") {
  CounterWindow counter(enrolling);
  counter.type("13817126605");
  CHECK(counter.tap("enrol/leave") == TapResult::done);
  CHECK(counter.view().screen == Screen::sale);
  CHECK(counter.tap("member/enrol") == TapResult::done);
  CHECK(counter.scratch().enrol.phone.text == "138 1712 6605");
}

TEST_CASE("the calendar alone says no birthday, a turn of the wheels does, and it can be taken back") {
  CounterWindow counter(enrolling);
  const auto birthday = [&] { return counter.stage().state().enrol.form.birthday; };
  CHECK(counter.tap("enrol/birthday/clear") == TapResult::unknown);
  CHECK(counter.tap("enrol/calendar/lunar") == TapResult::done);
  CHECK_FALSE(birthday().has_value());
  CHECK(counter.tap("enrol/day/down") == TapResult::done);
  REQUIRE(birthday().has_value());
  CHECK(*birthday() == domain::Birthday{1990, 1, 2, true});
  CHECK(counter.tap("enrol/calendar/solar") == TapResult::done);
  CHECK(*birthday() == domain::Birthday{1990, 1, 2, false});
  CHECK(counter.tap("enrol/birthday/clear") == TapResult::done);
  counter.window().frame(3);
  CHECK_FALSE(birthday().has_value());
}

TEST_CASE("a number typed on the done screen begins the next sale with the search open on it") {
  CounterWindow counter(finished);
  REQUIRE(counter.view().screen == Screen::done);
  counter.type("1369999");
  CHECK(counter.view().screen == Screen::sale);
  REQUIRE(counter.view().search.has_value());
  CHECK(counter.view().search->text == "1369999");
  CHECK(counter.scratch().search.line.text == "1369999");
}

TEST_CASE("the first key typed on a sheet closes it and opens the search with it") {
  for (const Intent& sheet : std::vector<Intent>{OpenMore{}, OpenSyncSheet{}, OpenAssociates{}, OpenRules{}, TapStyle{"YR2607"}}) {
    CounterWindow counter([&](CounterStage& stage) { stage.want(sheet); });
    counter.type("zw");
    REQUIRE(counter.view().search.has_value());
    CHECK(counter.view().search->text == "zw");
    CHECK_FALSE(
        (counter.view().more || counter.view().sync || counter.view().associates || counter.view().variant || counter.view().rules));
  }
}

TEST_CASE("over the form, the payment and a question keys open no search") {
  for (const auto& screen : {enrolling, paying}) {
    CounterWindow counter([&](CounterStage& stage) { screen(stage), stage.want(OpenSyncSheet{}); });
    counter.type("13");
    CHECK(counter.view().sync.has_value());
    CHECK(counter.log().empty());
  }
  CounterWindow asked([](CounterStage& stage) { guest(stage), stage.want(ReadCode{std::string(demo::k_spare_card)}); });
  asked.type("13");
  CHECK(asked.view().question.has_value());
}

#include <doctest/doctest.h>

#include "tests/terminal/till.h"

using namespace shuke;
using namespace shuke::test;
using namespace shuke::terminal;
using namespace shuke::terminal::test;

TEST_CASE("a scan adds the goods and prices the basket") {
  Till till;
  till.want(ReadCode{till.barcode(k_shirt)});
  REQUIRE(till.state.basket.lines.size() == 1);
  CHECK(till.state.basket.lines[0].sku == k_shirt);
  CHECK(till.view().basket.total == "336.00");
  CHECK(till.state.glowing_line == 0U);
}

TEST_CASE("a second scan of the same goods raises the quantity") {
  Till till;
  till.want(ReadCode{till.barcode(k_shirt)});
  till.want(ReadCode{till.barcode(k_trousers)});
  till.want(ReadCode{till.barcode(k_shirt)});
  REQUIRE(till.state.basket.lines.size() == 2);
  CHECK(till.state.basket.lines[0].quantity == 2);
  CHECK(till.view().basket.total == "1,071.00");
}

TEST_CASE("an article number typed in full is goods too") {
  Till till;
  till.want(ReadCode{k_belt});
  CHECK(till.view().basket.total == "178.00");
}

TEST_CASE("a code that is nothing is refused aloud and changes nothing") {
  Till till;
  till.sell_story();
  till.want(ReadCode{"6900000000007"});
  CHECK(till.toast() == till.said(Reason::unknown_code));
  CHECK(till.state.toast->is_bad);
  CHECK(till.state.basket.lines.size() == 4);
}

TEST_CASE("a bank card is refused and leaves nothing behind") {
  Till till;
  till.want(ReadCode{"%B6222020000000000000^ZHANG/WEI^3012101?;6222020000000000000=30121010000?", true});
  CHECK(till.toast() == till.said(Reason::bank_card));
  CHECK(till.last<FindByCode>() == nullptr);
  CHECK(till.state.read.code.text.empty());
}

TEST_CASE("half a code is asked for again, and the basket stays as it is") {
  Till till;
  till.sell_story();
  till.want(ReadCode{"6901234567893"});
  CHECK(till.toast() == till.said(Reason::half_read));
  CHECK(till.state.basket.lines.size() == 4);
}

TEST_CASE("a staff card is no member and says that signing on comes later") {
  Till till;
  till.want(ReadCode{std::string("290000000003") + domain::ean13_check_digit("290000000003")});
  CHECK(till.toast() == till.said(Reason::not_built_yet));
  CHECK(till.last<FindByCode>() == nullptr);
}

TEST_CASE("a payment code is refused where nobody pays") {
  Till till;
  till.sell_story();
  till.want(ReadCode{"134567890123456789"});
  CHECK(till.toast() == till.said(Reason::payment_code_here));
  CHECK(till.state.screen == Screen::sale);
}

TEST_CASE("a payment code on the payment screen picks its tender") {
  Till till;
  till.sell_story();
  till.want(OpenPay{});
  till.want(ReadCode{"134567890123456789"});
  CHECK(till.state.pay.active == TenderKind::wechat);
  till.want(ReadCode{"281234567890123456"});
  CHECK(till.state.pay.active == TenderKind::alipay);
}

TEST_CASE("a member card attaches its owner and recounts the basket") {
  Till till;
  till.sell_story();
  CHECK(till.view().basket.total == "1,003.00");
  till.want(ReadCode{"2800000000011"});
  REQUIRE(till.last<FindByCode>() != nullptr);
  CHECK(till.last<FindByCode>()->code.kind == domain::CodeKind::member_card);
  till.tell(MemberFound{till.last<FindByCode>()->request, zhang_wei()});
  CHECK(till.view().basket.total == "883.75");
  CHECK(till.view().member.panel->name == "张伟");
}

TEST_CASE("a late answer to an older card is dropped") {
  Till till;
  till.want(ReadCode{"2800000000011"});
  const std::uint64_t old = till.last<FindByCode>()->request;
  till.want(ReadCode{"13912342071"});
  till.tell(MemberFound{old, zhang_wei()});
  CHECK_FALSE(till.state.member.has_value());
}

TEST_CASE("another member's card asks before it replaces, and both answers hold") {
  Till till;
  till.sell_story();
  till.attach(zhang_wei());
  till.attach(li_hua());
  CHECK(till.state.overlay == Overlay::question);
  CHECK(till.state.member->core.name == "张伟");
  till.want(ReplaceMember{false});
  CHECK(till.state.overlay == Overlay::none);
  CHECK(till.state.member->core.name == "张伟");
  till.attach(li_hua());
  till.want(ReplaceMember{true});
  CHECK(till.state.member->core.name == "李华");
  CHECK(till.state.basket.member == li_hua().id);
}

TEST_CASE("with an empty basket another card replaces without a question") {
  Till till;
  till.attach(zhang_wei());
  till.attach(li_hua());
  CHECK(till.state.overlay == Overlay::none);
  CHECK(till.state.member->core.name == "李华");
}

TEST_CASE("a card nobody holds offers an enrolment with it") {
  Till till;
  till.want(ReadCode{"2801000020917"});
  till.tell(MemberMissing{till.last<FindByCode>()->request});
  CHECK(till.state.overlay == Overlay::question);
  till.want(ReplaceMember{true});
  CHECK(till.state.screen == Screen::enrol);
  CHECK(till.state.enrol.form.card == "2801000020917");
}

TEST_CASE("a card that has an owner cannot be handed out on the enrolment screen") {
  Till till;
  till.want(OpenEnrol{});
  till.want(ReadCode{"2800000000011"});
  till.tell(MemberFound{till.last<FindByCode>()->request, zhang_wei()});
  CHECK(till.state.screen == Screen::enrol);
  CHECK(till.view().enrol.refusal == till.said(Reason::card_in_use));
  CHECK_FALSE(till.state.member.has_value());
}

TEST_CASE("a lost card attaches its owner with that said first, the sale goes on, and the next customer is free of it") {
  Till till;
  till.sell_story();
  Member member = zhang_wei();
  member.core.cards = {{"2800000000011", domain::CardState::blocked}};
  till.attach(member);
  REQUIRE(till.view().member.panel.has_value());
  CHECK(till.view().member.panel->is_on_hold);
  CHECK(till.view().member.panel->flags.front().text == "卡已挂失，积分和储值先不能用");
  CHECK(till.view().basket.can_pay);
  till.want(HoldBasket{});
  till.want(TypePhonePad{"6688"});
  till.tell(SearchAnswered{till.last<SearchMembers>()->request, {member}, 1});
  REQUIRE(till.view().member.panel.has_value());
  CHECK_FALSE(till.view().member.panel->is_on_hold);
}

TEST_CASE("a basket whose member came by a lost card says so after it was held, and after a restart") {
  Till till;
  till.sell_story();
  Member member = zhang_wei();
  member.core.cards = {{"2800000000011", domain::CardState::blocked}};
  till.attach(member);
  till.want(HoldBasket{});
  CHECK_FALSE(till.view().member.panel.has_value());
  till.want(OpenParked{});
  till.tell(MemberFound{till.last<FindById>()->request, member});
  CHECK(till.view().member.panel->is_on_hold);

  Till restarted;
  restarted.tell(DraftRestored{till.last<SaveDraft>()->draft, member});
  CHECK(restarted.view().member.panel->is_on_hold);
  restarted.want(ReadCode{member.core.phone});
  restarted.tell(MemberFound{restarted.state.read.request, member});
  CHECK_FALSE(restarted.view().member.panel->is_on_hold);
}

TEST_CASE("a lost card is forgotten with the basket that was sold") {
  Till till;
  Member member = zhang_wei();
  member.core.cards = {{"2800000000011", domain::CardState::blocked}};
  till.sell_story();
  till.attach(member);
  CHECK(till.state.lost_card_baskets.size() == 1);
  till.want(OpenPay{});
  till.want(ConfirmPay{});
  till.tell(SaleCommitted{sold(counter_for_guest(), story_basket()), std::nullopt});
  till.want(ReadCode{till.barcode(k_hat)});
  CHECK(till.state.lost_card_baskets.empty());
}

TEST_CASE("a scan on the done screen begins the next sale") {
  Till till;
  till.sell_story();
  till.want(OpenPay{});
  till.want(ConfirmPay{});
  const Uuid sold_basket = till.state.basket.id;
  till.tell(SaleCommitted{sold(counter_for_guest(), story_basket()), std::nullopt});
  CHECK(till.state.screen == Screen::done);
  till.want(ReadCode{till.barcode(k_hat)});
  CHECK(till.state.screen == Screen::sale);
  CHECK(till.view().basket.total == "92.00");
  CHECK(till.state.basket.id != sold_basket);
}

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "tests/terminal/till.h"

using namespace shuke;
using namespace shuke::test;
using namespace shuke::terminal;
using namespace shuke::terminal::test;

TEST_CASE("every change of the basket, the member or the form is stored as a draft, and nothing else is") {
  Till till;
  till.want(AddItem{k_shirt});
  CHECK(till.count<SaveDraft>() == 1);
  CHECK(till.last<SaveDraft>()->draft.basket == till.state.basket);
  till.attach(zhang_wei());
  CHECK(till.count<SaveDraft>() == 2);
  CHECK(till.last<SaveDraft>()->draft.basket.member == zhang_wei().id);
  till.want(OpenSearch{"zw"});
  till.want(CloseOverlay{});
  till.want(OpenMore{});
  till.wait(10'000);
  CHECK(till.count<SaveDraft>() == 2);
  till.want(OpenPay{});
  CHECK(till.last<SaveDraft>()->draft.is_paying);
  till.want(TypeAmount{"1"});
  CHECK(till.count<SaveDraft>() == 3);
  till.want(TakeAmount{});
  CHECK(till.last<SaveDraft>()->draft.tenders.size() == 1);
}

TEST_CASE("a draft brings back basket, member, tenders and the screen, and says so") {
  Draft draft;
  const Member member = zhang_wei();
  draft.basket = story_basket(&member);
  draft.tenders = {a_tender(TenderKind::wechat, yuan(300))};
  draft.is_paying = true;
  draft.associate = "A02";
  Till till;
  till.tell(DraftRestored{draft, member});
  CHECK(till.state.screen == Screen::pay);
  CHECK(till.view().pay.due == "883.75");
  CHECK(till.view().pay.rows.front().amount == "−300.00");
  CHECK(till.view().status.associate == "王晓");
  CHECK_FALSE(till.toast().empty());
}

TEST_CASE("an empty draft says nothing") {
  Till till;
  Draft draft;
  draft.associate = "A01";
  till.tell(DraftRestored{draft, std::nullopt});
  CHECK(till.toast().empty());
  CHECK(till.state.screen == Screen::sale);
}

TEST_CASE("a draft that cannot be stored is said aloud") {
  Till till;
  till.tell(DraftRefused{{Reason::not_saved}});
  CHECK(till.toast() == till.said(Reason::not_saved));
}

TEST_CASE("the glow of a new line ends after 0.4 s, and the deadline says when") {
  Till till;
  till.want(AddItem{k_shirt});
  REQUIRE(next_deadline_ms(till.state).has_value());
  CHECK(*next_deadline_ms(till.state) - till.now.unix_ms == 400);
  CHECK(till.view().basket.lines.front().glows);
  till.wait(400);
  CHECK_FALSE(till.view().basket.lines.front().glows);
  CHECK_FALSE(next_deadline_ms(till.state).has_value());
}

TEST_CASE("a toast stands for five seconds") {
  Till till;
  till.want(ReadCode{"6900000000007"});
  till.wait(4'999);
  CHECK(till.view().toast.has_value());
  till.wait(1);
  CHECK_FALSE(till.view().toast.has_value());
}

TEST_CASE("another language changes every word of the view and no figure") {
  Till till;
  till.attach(zhang_wei());
  till.sell_story();
  const View chinese = till.view();
  till.want(SwitchLanguage{Language::en});
  const View english = till.view();
  CHECK(english.basket.total == chinese.basket.total);
  CHECK(english.basket.points == chinese.basket.points);
  CHECK(english.basket.title != chinese.basket.title);
  CHECK(english.basket.lines.front().name == "Oxford shirt");
  CHECK(english.nudge->suggestions.front().price == "87.40");
  CHECK(till.last<SaveDraft>()->draft.language == Language::en);
}

TEST_CASE("the associate who was picked owns the basket") {
  Till till;
  till.want(AddItem{k_shirt});
  till.want(PickAssociate{"A02"});
  CHECK(till.state.basket.associate == "A02");
  CHECK(till.view().status.associate == "王晓");
}

TEST_CASE("what the sync is doing stands in the pill") {
  Till till;
  CHECK(till.view().status.text == "已同步");
  till.tell(SyncChanged{SyncState::sending, 1, till.now, {}});
  CHECK(till.view().status.text == "正在上传 1 笔");
  till.tell(SyncChanged{SyncState::offline, 3, till.now, {}});
  CHECK(till.view().status.text == "离线营业中 · 3 笔待同步");
  CHECK(till.view().status.waiting == 3);
  till.tell(SyncChanged{SyncState::attention, 2, till.now, SyncTrouble::fork});
  CHECK(till.view().status.text == "2 笔要处理");
  till.tell(SyncChanged{SyncState::attention, 0, till.now, SyncTrouble::fork});
  CHECK(till.view().status.text == "要处理");
}

TEST_CASE("offline the note counts records, whatever they hold, and says nothing when none waits") {
  Till till;
  till.tell(SyncChanged{SyncState::offline, 3, till.now, {}});
  CHECK(till.view().member.guest.offline_note == "3 笔记录会在联网后自动上传");
  till.tell(SyncChanged{SyncState::offline, 0, till.now, {}});
  CHECK(till.view().member.guest.offline_note.empty());
}

TEST_CASE("what a flag or the nudge says already is not the sentence worth saying") {
  Till till;
  Member member = zhang_wei();
  member.core.birthday = domain::Birthday{1990, 11, 26, false};
  till.attach(member);
  till.sell_story();
  const View view = till.view();
  REQUIRE(view.member.panel->flags.back().look == FlagView::Look::warm);
  CHECK(view.member.panel->advice == "常来的老朋友，道声谢");
}

TEST_CASE("every trouble of the sync is a sentence of its own that lets the sale go on, and never a code") {
  Till till;
  till.want(OpenSyncSheet{});
  std::set<std::string> said;
  for (const SyncTrouble trouble :
       {SyncTrouble::fork, SyncTrouble::rolled_back, SyncTrouble::wrong_server, SyncTrouble::identity_taken, SyncTrouble::not_admitted,
        SyncTrouble::upgrade_needed, SyncTrouble::not_understood, SyncTrouble::disk}) {
    till.tell(SyncChanged{SyncState::attention, 1, till.now, trouble});
    CHECK(till.view().sync->sentence.find("照常收款") != std::string::npos);
    CHECK(till.view().sync->rows.size() == 3);
    said.insert(till.view().sync->sentence);
  }
  CHECK(said.size() == 8);
}

TEST_CASE("the sync sheet says once how many wait, beside a state without a number") {
  Till till;
  till.want(OpenSyncSheet{});
  const auto first_two = [&] { return std::vector<std::string>{till.view().sync->rows[0].label, till.view().sync->rows[1].label}; };
  till.tell(SyncChanged{SyncState::attention, 3, till.now, SyncTrouble::fork});
  CHECK(first_two() == std::vector<std::string>{"要处理", "3 笔等着上传"});
  till.tell(SyncChanged{SyncState::offline, 3, till.now, {}});
  CHECK(first_two() == std::vector<std::string>{"离线营业中", "3 笔等着上传"});
  till.tell(SyncChanged{SyncState::sending, 3, till.now, {}});
  CHECK(first_two() == std::vector<std::string>{"正在上传", "3 笔等着上传"});
}

TEST_CASE("without prices nothing is sold and the counter says why") {
  Till till;
  till.state.shop = nullptr;
  till.want(ReadCode{"6901234000009"});
  CHECK(till.state.basket.lines.empty());
  CHECK(till.state.toast->is_bad);
  CHECK(till.view().basket.lines.empty());
}

TEST_CASE("a member picked from the done screen opens the next sale") {
  Till till;
  till.sell_story();
  till.want(OpenPay{});
  till.want(ConfirmPay{});
  till.tell(SaleCommitted{sold(counter_for_guest(), story_basket()), std::nullopt});
  till.want(GoTo{GoTo::Place::members});
  till.want(TypeSearch{"zw"});
  till.tell(SearchAnswered{till.last<SearchMembers>()->request, {zhang_wei()}, 1});
  till.want(PickMember{zhang_wei().id});
  CHECK(till.state.screen == Screen::sale);
  CHECK(till.view().member.panel->name == "张伟");
}

TEST_CASE("the basket is kept before its sale is asked for, never after it") {
  Till till;
  till.sell_story();
  till.want(OpenPay{});
  till.want(PickTender{domain::TenderKind::wechat});
  till.effects.clear();
  till.want(ConfirmPay{});
  REQUIRE(till.effects.size() == 2);
  CHECK(std::holds_alternative<SaveDraft>(till.effects.front()));
  CHECK(std::holds_alternative<CommitSale>(till.effects.back()));
}

TEST_CASE("a basket whose member is not on this till any more comes back without the member, and that is said") {
  Till till;
  Draft draft;
  draft.basket = story_basket();
  draft.basket.member = zhang_wei().id;
  till.tell(DraftRestored{draft, std::nullopt});
  CHECK(till.state.basket.lines.size() == 4);
  CHECK_FALSE(till.state.basket.member.has_value());
  CHECK(till.toast() == words(till.state).say(text::Key::basket_member_gone));
}

TEST_CASE("a held basket whose member is gone is not paid for before that is known, and then as a guest's") {
  Till till;
  till.attach(zhang_wei());
  till.sell_story();
  till.want(HoldBasket{});
  till.want(ResumeBasket{0});
  till.want(OpenPay{});
  till.want(PickTender{domain::TenderKind::wechat});
  till.want(ConfirmPay{});
  CHECK(till.count<CommitSale>() == 0);
  CHECK(till.state.pay.refusal->reason == Reason::unknown_member);
  till.tell(MemberMissing{till.state.read.request, {Reason::unknown_member}});
  CHECK(till.toast() == words(till.state).say(text::Key::basket_member_gone));
  CHECK(till.state.overlay == Overlay::none);
  till.want(PickTender{domain::TenderKind::wechat});
  till.want(ConfirmPay{});
  REQUIRE(till.count<CommitSale>() == 1);
  CHECK_FALSE(till.last<CommitSale>()->basket.member.has_value());
}

TEST_CASE("which device key is in use stands beside the versions, once it was told") {
  Till till;
  till.want(OpenMore{});
  const std::size_t without = till.view().more->about.size();
  till.tell(KeysTold{DeviceKey::in_file});
  REQUIRE(till.view().more->about.size() == without + 1);
  CHECK(till.view().more->about.back().amount == "存在文件里，未用 TPM");
  till.tell(KeysTold{DeviceKey::none});
  CHECK(till.view().more->about.back().amount == "缺失，会员已锁");
}

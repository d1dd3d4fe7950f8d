#include <doctest/doctest.h>

#include "tests/terminal/till.h"

using namespace shuke;
using namespace shuke::test;
using namespace shuke::terminal;
using namespace shuke::terminal::test;

namespace {

SearchAnswered answer(const Till& till, std::vector<Member> members) {
  const int total = static_cast<int>(members.size());
  return {till.last<SearchMembers>()->request, std::move(members), total};
}

}  // namespace

TEST_CASE("every letter asks anew, and only the newest answer counts") {
  Till till;
  till.want(OpenSearch{"z"});
  const SearchAnswered old = answer(till, {li_hua()});
  till.want(TypeSearch{"zw"});
  till.tell(old);
  CHECK(till.state.search.members.empty());
  till.tell(answer(till, {zhang_wei()}));
  CHECK(till.view().search->members.front().name == "张伟");
  CHECK(till.view().search->enter_label == "打开 张伟");
}

TEST_CASE("enter opens the first member; without one the first goods") {
  Till till;
  till.want(OpenSearch{"zw"});
  till.tell(answer(till, {zhang_wei()}));
  till.want(EnterSearch{});
  CHECK(till.state.member->core.name == "张伟");
  CHECK(till.state.overlay == Overlay::none);
  till.want(OpenSearch{"pd26"});
  till.tell(answer(till, {}));
  till.want(EnterSearch{});
  CHECK(till.state.basket.lines.front().sku == k_belt);
}

TEST_CASE("own regulars stand first among initials") {
  Till till;
  Member other = li_hua();
  other.facts.owner = "A02";
  till.want(OpenSearch{"zw"});
  till.tell(answer(till, {other, zhang_wei()}));
  CHECK(till.view().search->members.front().name == "张伟");
}

TEST_CASE("a whole phone number that one member has opens that member without another tap") {
  Till till;
  till.want(OpenSearch{});
  till.want(TypeSearch{"13817126688"});
  till.tell(answer(till, {zhang_wei()}));
  CHECK(till.state.member->core.name == "张伟");
  CHECK(till.state.overlay == Overlay::none);
}

TEST_CASE("a whole phone number nobody has is offered for enrolment") {
  Till till;
  till.want(OpenSearch{});
  till.want(TypeSearch{"136 9999 0000"});
  till.tell(answer(till, {}));
  CHECK(till.view().search->enrol_number == "13699990000");
  till.want(EnterSearch{});
  CHECK(till.state.screen == Screen::enrol);
  CHECK(till.state.enrol.form.phone == "13699990000");
}

TEST_CASE("one letter is too short to say that nobody is called so") {
  Till till;
  till.want(OpenSearch{"q"});
  till.tell(answer(till, {}));
  CHECK(till.view().search->nothing.empty());
  till.want(TypeSearch{"qq"});
  till.tell(answer(till, {}));
  CHECK_FALSE(till.view().search->nothing.empty());
}

TEST_CASE("four digits on the pad ask at once when no number begins so") {
  Till till;
  till.want(TypePhonePad{"668"});
  CHECK(till.count<SearchMembers>() == 0);
  till.want(TypePhonePad{"6688"});
  REQUIRE(till.count<SearchMembers>() == 1);
  till.tell(answer(till, {zhang_wei()}));
  CHECK(till.state.member->core.name == "张伟");
  CHECK(till.state.pad.digits.empty());
}

TEST_CASE("four digits that may begin a number wait, and ask after the pause") {
  Till till;
  till.want(TypePhonePad{"1381"});
  CHECK(till.count<SearchMembers>() == 0);
  REQUIRE(next_deadline_ms(till.state).has_value());
  const std::int64_t due = *next_deadline_ms(till.state) - till.now.unix_ms;
  CHECK(due == 900);
  till.wait(due - 1);
  CHECK(till.count<SearchMembers>() == 0);
  till.wait(1);
  CHECK(till.count<SearchMembers>() == 1);
}

TEST_CASE("four digits that two members share are offered as a list") {
  Till till;
  till.want(TypePhonePad{"6688"});
  till.tell(answer(till, {zhang_wei(), li_hua()}));
  CHECK(till.state.overlay == Overlay::search);
  CHECK(till.view().search->members.size() == 2);
  till.want(PickMember{li_hua().id});
  CHECK(till.state.member->core.name == "李华");
}

TEST_CASE("digits nobody has are refused in place, and offline says so") {
  Till till;
  till.want(TypePhonePad{"0000"});
  till.tell(answer(till, {}));
  CHECK_FALSE(till.view().member.guest.refusal.empty());
  const std::string online = till.view().member.guest.refusal;
  till.tell(SyncChanged{SyncState::offline, 2, till.now, {}});
  CHECK(till.view().member.guest.refusal != online);
}

TEST_CASE("who types a name before the names are known reads that, and gets the answer without typing again") {
  Till till;
  till.want(TypeSearch{"张"});
  SearchAnswered early = answer(till, {});
  early.is_filling = true;
  till.tell(early);
  CHECK(till.view().search->nothing == words(till.state).say(text::Key::search_filling));
  till.tell(NamesKnown{});
  REQUIRE(till.last<SearchMembers>() != nullptr);
  CHECK(till.last<SearchMembers>()->text == "张");
  till.tell(answer(till, {zhang_wei()}));
  CHECK(till.view().search->members.size() == 1);
  CHECK(till.view().search->nothing.empty());
  till.tell(NamesKnown{});
  CHECK(till.state.search.members.size() == 1);  // nothing is asked twice
}

TEST_CASE("a search that finds nobody because the keys are locked says so, in the sheet and on the pad") {
  Till till;
  const Refusal locked{Reason::keys_locked};
  till.want(OpenSearch{"zw"});
  till.tell(SearchAnswered{till.last<SearchMembers>()->request, {}, 0, locked});
  CHECK(till.toast() == "本机会员资料已锁：设备密钥缺失或不符。照常卖货");
  till.want(CloseOverlay{});
  till.want(TypePhonePad{"6688"});
  till.tell(SearchAnswered{till.last<SearchMembers>()->request, {}, 0, locked});
  CHECK(till.state.pad.refusal == locked);
}

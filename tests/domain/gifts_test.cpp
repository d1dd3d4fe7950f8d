#include "core/domain/loyalty/gifts.h"

#include <doctest/doctest.h>

#include "tests/support/history.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

Policy with_gifts() {
  Policy policy = a_policy();
  policy.gifts = {{"welcome", {"见面礼", "Welcome"}, GiftOccasion::enrolment, 1, {}, 30},
                  {"silver", {"银卡礼", "Silver gift"}, GiftOccasion::upgrade, 2, {}, 60},
                  {"cake", {"生日礼", "Birthday gift"}, GiftOccasion::birthday, 2, {}, 14},
                  {"scarf", {"围巾", "Scarf"}, GiftOccasion::single_sale, 1, yuan(2000), 7}};
  return policy;
}

std::vector<Entitlement> rights_of(const History& history, Date today, std::optional<Birthday> birthday = std::nullopt) {
  return entitlements(history.book(), occasions_of(history.on(today), birthday));
}

std::vector<std::string> gifts_of(const std::vector<Entitlement>& rights) {
  std::vector<std::string> ids;
  for (const Entitlement& right : rights) ids.push_back(right.gift);
  return ids;
}

Entitlement a_welcome() { return rights_of(a_history(with_gifts()).buys({2026, 3, 1}, yuan(1000)), {2026, 3, 1})[0]; }

HandedOver handed(const Entitlement& right, RecordId by, std::int64_t at) { return {right_of(right), by, at, "A01"}; }

}  // namespace

TEST_CASE("a guest is entitled to nothing, also on a birthday") {
  CHECK(rights_of(a_history(with_gifts()).buys({2026, 3, 1}, yuan(10)), {2026, 3, 1}, Birthday{0, 3, 1, false}).empty());
}

TEST_CASE("enrolment entitles, says what, why, until when, and under which policy") {
  const Entitlement right = a_welcome();
  CHECK(right.gift == "welcome");
  CHECK(right.name.zh == "见面礼");
  CHECK(right.why == Occasion{GiftOccasion::enrolment, {2026, 3, 1}, 1, {}});
  CHECK(right.until == Date{2026, 3, 31});
  CHECK(right.policy_version == 7);
}

TEST_CASE("an upgrade entitles, and no longer when a return undid it") {
  History history = a_history(with_gifts());
  history.buys({2026, 1, 1}, yuan(1500)).buys({2026, 3, 1}, yuan(1600));
  CHECK(gifts_of(rights_of(history, {2026, 3, 1})) == std::vector<std::string>{"welcome", "silver"});
  history.policy.returns.tier = AfterReturn::at_once;
  history.brings_back({2026, 3, 2}, history.last(), yuan(1600));
  CHECK(gifts_of(rights_of(history, {2026, 3, 2})) == std::vector<std::string>{"welcome"});
}

TEST_CASE("a birthday entitles from the tier on that the gift asks for, solar or lunar") {
  const History silver = a_history(with_gifts()).buys({2026, 1, 1}, yuan(1900)).buys({2026, 1, 2}, yuan(1100));
  const auto rights = rights_of(silver, {2026, 9, 30}, Birthday{1984, 8, 15, true});
  REQUIRE(rights.size() == 3);
  CHECK(rights[2].gift == "cake");
  CHECK(rights[2].why.on == Date{2026, 9, 25});
  CHECK(rights_of(silver, {2026, 9, 30}, Birthday{1984, 10, 1, false})[2].why.on == Date{2025, 10, 1});
  const History member = a_history(with_gifts()).buys({2026, 1, 1}, yuan(1000));
  CHECK(gifts_of(rights_of(member, {2026, 9, 30}, Birthday{1984, 9, 30, false})) == std::vector<std::string>{"welcome"});
}

TEST_CASE("one large sale entitles to the last fen, and no longer when enough of it came back") {
  History history = a_history(with_gifts());
  history.buys({2026, 1, 1}, yuan(2000)).buys({2026, 1, 2}, Money{1999'99});
  const auto rights = rights_of(history, {2026, 1, 2});
  CHECK(gifts_of(rights) == std::vector<std::string>{"welcome", "silver", "scarf"});
  CHECK(rights[2].why.record == RecordId{11, 1});
  history.records[0].pieces = 2;
  history.brings_back({2026, 1, 3}, {11, 1}, Money{1});
  CHECK(gifts_of(rights_of(history, {2026, 1, 3})) == std::vector<std::string>{"welcome", "silver"});
}

TEST_CASE("a gift is handed over once in the whole chain") {
  const Entitlement right = a_welcome();
  CHECK(may_hand_over(right, {}, {2026, 3, 5}).ok());
  const HandedOver act = handed(right, {12, 40}, 1000);
  CHECK(may_hand_over(right, {act}, {2026, 3, 5}).refusal() == Refusal{Reason::gift_already_given, "12"});
  HandedOver other = act;
  other.right.gift = "silver";
  CHECK(may_hand_over(right, {other}, {2026, 3, 5}).ok());
}

TEST_CASE("a gift is handed over up to its last day, and not before its occasion") {
  const Entitlement right = a_welcome();
  CHECK(may_hand_over(right, {}, {2026, 3, 31}).ok());
  CHECK(may_hand_over(right, {}, {2026, 4, 1}).reason() == Reason::gift_expired);
  CHECK(may_hand_over(right, {}, {2026, 2, 28}).reason() == Reason::gift_not_yet);
}

TEST_CASE("two tills hand the same gift over offline: the later one is an alarm, the same one everywhere") {
  const Entitlement right = a_welcome();
  const HandedOver first = handed(right, {12, 40}, 1000);
  const HandedOver second = handed(right, {13, 7}, 2000);
  CHECK(given_twice({second, first, first}) == std::vector<RecordId>{{13, 7}});
  CHECK(given_twice({first, second}) == std::vector<RecordId>{{13, 7}});
  CHECK(given_twice({first}).empty());
}

TEST_CASE("different gifts, and the same gift of another occasion, are not given twice") {
  const Entitlement right = a_welcome();
  const HandedOver first = handed(right, {12, 40}, 1000);
  HandedOver other_gift = handed(right, {13, 7}, 2000);
  other_gift.right.gift = "silver";
  HandedOver next_year = handed(right, {13, 8}, 3000);
  next_year.right.on = {2027, 3, 1};
  CHECK(given_twice({first, other_gift, next_year}).empty());
}

TEST_CASE("growth that head office grants entitles to no gift of a sale") {
  History history = a_history(with_gifts());
  history.buys({2026, 1, 1}, yuan(1000));
  History::grow(history.add(RecordKind::granted, {2026, 3, 2}), yuan(5000));
  std::vector<Date> sales;
  for (const Occasion& one : occasions_of(history.on({2026, 3, 2}), std::nullopt)) {
    if (one.kind == GiftOccasion::single_sale) sales.push_back(one.on);
  }
  CHECK(sales == std::vector<Date>{{2026, 1, 1}});
}

TEST_CASE("a birthday that no calendar has entitles to nothing") {
  const History silver = a_history(with_gifts()).buys({2026, 1, 1}, yuan(1900)).buys({2026, 1, 2}, yuan(1100));
  CHECK(gifts_of(rights_of(silver, {2026, 9, 30}, Birthday{1984, 13, 1, false})) == std::vector<std::string>{"welcome", "silver"});
}

TEST_CASE("of a right that two tills used up the first hand-over is told, in whatever order they became known") {
  const Entitlement right = a_welcome();
  std::vector<HandedOver> acts;
  note_hand_over(acts, handed(right, {13, 7}, 2000));
  note_hand_over(acts, handed(right, {12, 40}, 1000));
  note_hand_over(acts, handed(right, {13, 7}, 2000));
  CHECK(acts == std::vector<HandedOver>{handed(right, {12, 40}, 1000), handed(right, {13, 7}, 2000)});
  CHECK(handed_over(acts, right_of(right))->by == RecordId{12, 40});
  CHECK(handed_over({}, right_of(right)) == nullptr);
}

TEST_CASE("an entitlement is found by gift and occasion, and not by one of them alone") {
  const std::vector<Entitlement> rights{a_welcome()};
  GiftRight wanted = right_of(rights[0]);
  CHECK(find_entitlement(rights, wanted) == &rights[0]);
  wanted.on = {2026, 3, 2};
  CHECK(find_entitlement(rights, wanted) == nullptr);
}

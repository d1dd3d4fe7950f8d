// Gifts at head office: kept, published with the member, an alarm when two tills handed one over.
#include <doctest/doctest.h>

#include "sync/server/apply_gift.h"
#include "sync/server/dump.h"
#include "tests/sync_server/till.h"

using namespace shuke;
using namespace shuke::test;
using domain::GiftOccasion;
using domain::RecordId;

namespace {

struct GiftOffice : Office {
  Member member = zhang_wei();
  GiftOffice() {
    storage.transact([&] { storage.put_row(codec::encode_member(member, 0)); });
  }
  std::vector<domain::HandedOver> published() { return facts_of(member.id).gifts; }
  std::vector<std::string> dumped() {
    std::vector<std::string> lines;
    head_office::dump(storage, "gifts", [&](const std::string& line) { lines.push_back(line); });
    return lines;
  }
};

domain::GiftHandover a_handover(const Till& till, const MemberId& member, std::int64_t minute) {
  domain::GiftHandover handover;
  handover.id = an_id(70);
  handover.terminal = till.identity;
  handover.member = member;
  handover.at = {a_context().at.unix_ms + minute * 60'000, 480};
  handover.business_date = k_story_day;
  handover.policy_version = 7;
  handover.gift = {{"cake", GiftOccasion::birthday, {2026, 11, 20}}, {till.identity.terminal, 0}, handover.at.unix_ms, "A01"};
  return handover;
}

Record& hand_over(Till& till, const domain::GiftHandover& handover) {
  return till.add("gift", codec::encode_gift_body(handover), codec::encode_gift_person(handover));
}

}  // namespace

TEST_CASE("a hand-over is kept and published with the member, once however often it is pushed") {
  GiftOffice office;
  Till till = a_till(office);
  hand_over(till, a_handover(till, office.member.id, 0));
  CHECK(push(office, till, 1, 1).quarantined.empty());
  push(office, till, 1, 1);
  domain::HandedOver expected = a_handover(till, office.member.id, 0).gift;
  expected.by.seq = 1;
  CHECK(office.published() == std::vector{expected});
  CHECK(office.storage.find_row("member", to_text(office.member.id))->version == office.storage.feed_head());
  REQUIRE(office.dumped().size() == 1);
  CHECK(office.dumped()[0].find("\"gift\":\"cake\",\"occasion\":\"birthday\",\"occasion_on\":\"2026-11-20\",\"sale\":null") !=
        std::string::npos);
  CHECK(office.dumped()[0].find("\"flags\":\"\"") != std::string::npos);
}

TEST_CASE("a sale after it leaves what was handed over with the member") {
  GiftOffice office;
  Till till = a_till(office);
  hand_over(till, a_handover(till, office.member.id, 0));
  till.sell(a_basket({{k_hat}}, &office.member), office.member);
  CHECK(push(office, till, 1, 2).quarantined.empty());
  CHECK(office.published().size() == 1);
}

TEST_CASE("a gift that two tills handed over offline is accepted both times, and the later one is an alarm in either order") {
  for (const bool later_first : {false, true}) {
    GiftOffice office;
    Till one = a_till(office, 1);
    Till two = a_till(office, 2);
    hand_over(one, a_handover(one, office.member.id, 0));
    hand_over(two, a_handover(two, office.member.id, 5));
    for (const Till* till : later_first ? std::vector{&two, &one} : std::vector{&one, &two})
      CHECK(push(office, *till, 1, 1).quarantined.empty());
    CHECK(head_office::gifts_given_twice(office.storage) == std::vector<RecordId>{{two.identity.terminal, 1}});
    CHECK(office.published().front().by.terminal == one.identity.terminal);
    CHECK(office.published().size() == 2);
    CHECK(office.dumped()[1].find("\"flags\":\"gift_given_twice\"") != std::string::npos);
    CHECK(office.dumped()[0].find("gift_given_twice") == std::string::npos);
  }
}

TEST_CASE("the same gift for two members, or for another sale, is no alarm") {
  GiftOffice office;
  Till till = a_till(office);
  const Member other = till.enrol(9);
  domain::GiftHandover scarf = a_handover(till, office.member.id, 1);
  scarf.gift.right = {"scarf", GiftOccasion::single_sale, k_story_day, RecordId{12, 40}};
  hand_over(till, scarf);
  scarf.gift.right.record = RecordId{12, 41};
  hand_over(till, scarf);
  hand_over(till, a_handover(till, office.member.id, 2));
  hand_over(till, a_handover(till, other.id, 3));
  CHECK(push(office, till, 1, 5).quarantined.empty());
  CHECK(head_office::gifts_given_twice(office.storage).empty());
  CHECK(office.published().size() == 3);
  CHECK(office.published()[1].right == scarf.gift.right);
}

TEST_CASE("a hand-over that makes no sense, or of another till, is put aside and hands nothing over") {
  GiftOffice office;
  Till till = a_till(office);
  domain::GiftHandover ahead = a_handover(till, office.member.id, 0);
  ahead.gift.right.on = plus_days(k_story_day, 1);
  hand_over(till, ahead);
  domain::GiftHandover foreign = a_handover(till, office.member.id, 0);
  foreign.terminal.terminal += 1;
  hand_over(till, foreign);
  till.add("gift", "{}");
  const auto aside = push(office, till, 1, 3).quarantined;
  REQUIRE(aside.size() == 3);
  CHECK(aside[0].code == "document_not_valid");
  CHECK(aside[1].code == "wrong_terminal");
  CHECK(aside[2].code == "document_not_valid");
  CHECK(office.published().empty());
  CHECK(office.dumped().empty());
}

TEST_CASE("a hand-over to a member whom nobody published is kept") {
  Office office;
  Till till = a_till(office);
  hand_over(till, a_handover(till, an_id(44), 0));
  CHECK(push(office, till, 1, 1).quarantined.empty());
  int kept = 0;
  office.storage.each_gift([&](const head_office::GiftRow&) { ++kept; });
  CHECK(kept == 1);
}

TEST_CASE("verify finds a member whose published gifts are not those that were handed over") {
  Office office;
  Till till = a_till(office);
  const Member member = till.enrol(9);
  hand_over(till, a_handover(till, member.id, 0));
  push(office, till, 1, 2);
  CHECK(head_office::verify(office.storage, office.keys).empty());
  Member forged = office.member_of(member.id);
  forged.facts.gifts.clear();
  office.storage.transact([&] { office.storage.put_row(codec::encode_member(forged, 0)); });
  CHECK(head_office::verify(office.storage, office.keys) ==
        std::vector<std::string>{"member " + to_text(member.id) + ": the gifts published are not those that were handed over"});
}

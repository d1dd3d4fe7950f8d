#include <doctest/doctest.h>

#include "core/domain/sales/history.h"
#include "tests/sync_server/till.h"

using namespace shuke;
using namespace shuke::test;

TEST_CASE("an enrolment becomes a member whom every till hears of") {
  Office office;
  Till till = a_till(office);
  const Member member = till.enrol(9);
  CHECK(push(office, till, 1, 1).quarantined.empty());
  const auto row = office.storage.find_row("member", to_text(member.id));
  REQUIRE(row.has_value());
  CHECK(row->version == office.storage.feed_head());
  CHECK(codec::decode_member(*row)->core.phone == member.core.phone);
}

TEST_CASE("a member's sale moves points, spend, visits and last purchase exactly as the till shows them") {
  Office office;
  Till till = a_till(office);
  const Member member = till.enrol(9);
  const Sale sale = till.a_sale(a_basket({{k_down}, {k_trousers}}, &member), member);
  till.add("sale", codec::encode_sale_body(sale));
  push(office, till, 1, 2);

  Sale with_seq = sale;
  with_seq.seq = 2;
  const auto expected = domain::on_day(member, PolicyBook(a_policy()), {domain::member_record_of(with_seq)}, k_story_day).facts;
  const auto facts = office.facts_of(member.id);
  CHECK(facts.points == expected.points);
  CHECK(facts.points.count > 0);
  CHECK(facts.lifetime_spend == sale.total);
  CHECK(facts.tier == expected.tier);
  CHECK(facts.visits == 1);
  CHECK(facts.last->total == sale.total);
  CHECK(domain::included_up_to(office.member_of(member.id).standing.state, till.identity.terminal) == 2);
  CHECK(head_office::verify(office.storage, office.keys).empty());
}

TEST_CASE("one member's sales from two tills add up, whichever arrives first") {
  std::vector<Member> outcomes;
  for (const bool first_till_first : {true, false}) {
    Office office;
    Till one = a_till(office, 1);
    Till two = a_till(office, 2);
    const Member member = one.enrol(9);
    push(office, one, 1, 1);
    one.sell(a_basket({{k_down}}, &member), member);
    two.sell(a_basket({{k_shirt}}, &member), member);
    if (first_till_first) push(office, one, 2, 2);
    push(office, two, 1, 1);
    push(office, one, 2, 2);
    outcomes.push_back(office.member_of(member.id));
    CHECK(head_office::verify(office.storage, office.keys).empty());
  }
  CHECK(outcomes[0].facts.points == outcomes[1].facts.points);
  CHECK(outcomes[0].facts.lifetime_spend > Money{});
  CHECK(outcomes[0].standing == outcomes[1].standing);
}

TEST_CASE("a sale that a till offline kept for days is put in its place: tier and points are as if it had come in time") {
  std::vector<Member> outcomes;
  for (const bool in_time : {true, false}) {
    Office office;
    Till offline = a_till(office, 1);
    Till other = a_till(office, 2);
    const Member member = other.enrol(9);
    push(office, other, 1, 1);
    Sale early = offline.a_sale(a_basket({{k_down}, {k_jacket}}, &member), member);
    early.business_date = plus_days(k_story_day, -5);
    offline.add("sale", codec::encode_sale_body(early));
    if (in_time) push(office, offline, 1, 1);
    other.sell(a_basket({{k_down}, {k_shirt}}, &member), member);
    push(office, other, 2, 2);
    push(office, offline, 1, 1);
    outcomes.push_back(office.member_of(member.id));
    CHECK(head_office::verify(office.storage, office.keys).empty());
  }
  CHECK(outcomes[0].standing == outcomes[1].standing);
  CHECK(outcomes[1].standing.state.tier.enrolled_on == plus_days(k_story_day, -5));
}

TEST_CASE("an account or a ledger that somebody changed by hand is found") {
  Office office;
  Till till = a_till(office);
  const Member member = till.enrol(9);
  till.sell(a_basket({{k_down}, {k_trousers}}, &member), member);
  push(office, till, 1, 2);
  Member changed = office.member_of(member.id);
  changed.standing.state.purse.lots.at(0).remainder += Points{1};
  office.storage.transact([&] { office.storage.put_row(codec::encode_member(changed, 0)); });
  const std::string who = "member " + to_text(member.id);
  CHECK(head_office::verify(office.storage, office.keys) ==
        std::vector<std::string>{who + ": the account is not what their history folds to"});
  LedgerEntry more;
  more.entry_no = 9;
  more.points = {5};
  office.storage.transact([&] { office.storage.add_entry({1, 2, member.id, more}); });
  CHECK(head_office::verify(office.storage, office.keys).front() == who + ": the ledger is not the sum of their history");
}

TEST_CASE("who was brought by a member is known as invited at head office as at the till") {
  Office office;
  Till till = a_till(office);
  const Member member = till.enrol(9, an_id(1));
  push(office, till, 1, 1);
  CHECK(office.member_of(member.id).standing.state.facts.invited_on == std::vector{k_story_day});
  CHECK(head_office::verify(office.storage, office.keys).empty());
}

TEST_CASE("a sale to a member nobody knows is accepted and flagged: the goods have left the shop") {
  Office office;
  Till till = a_till(office);
  const Member stranger = zhang_wei();
  till.sell(a_basket({{k_hat}}, &stranger), stranger);
  const auto answer = push(office, till, 1, 1);
  CHECK(answer.quarantined.empty());
  std::string flags;
  office.storage.each_sale([&](const head_office::SaleRows& sale) { flags = sale.flags; });
  CHECK(flags == "unknown_member");
}

TEST_CASE("a return takes points and growth back, is no visit, and everything still adds up") {
  Office office;
  Till till = a_till(office);
  const Member member = till.enrol(9);
  push(office, till, 1, 1);
  Sale sale = till.a_sale(a_basket({{k_down}, {k_hat}}, &member), member);
  till.add("sale", codec::encode_sale_body(sale));
  sale.seq = till.last();
  push(office, till, 2, 2);
  const MemberFacts sold = office.facts_of(member.id);
  till.add("sale", codec::encode_sale_body(till.a_return(sale, {{1, 1}, {2, 1}})));
  CHECK(push(office, till, 3, 3).quarantined.empty());
  const MemberFacts after = office.facts_of(member.id);
  CHECK(after.points == Points{});
  CHECK(after.lifetime_spend == Money{});
  CHECK(after.visits == sold.visits - 1);
  CHECK(after.last->total == sale.total);
  CHECK(head_office::verify(office.storage, office.keys).empty());
}

TEST_CASE("a piece that two tills took back is accepted both times and flagged: a person has to settle it") {
  Office office;
  Till one = a_till(office, 1);
  Till two = a_till(office, 2);
  Sale sale = one.a_sale(a_basket({{k_hat, 2}}));
  one.add("sale", codec::encode_sale_body(sale));
  sale.seq = one.last();
  one.add("sale", codec::encode_sale_body(one.a_return(sale, {{1, 1}})));
  two.add("sale", codec::encode_sale_body(two.a_return(sale, {{1, 1}, {1, 2}})));
  push(office, one, 1, 2);
  CHECK(push(office, two, 1, 1).quarantined.empty());
  std::vector<std::string> flags;
  office.storage.each_sale([&](const head_office::SaleRows& row) { flags.push_back(row.flags); });
  CHECK(flags == std::vector<std::string>{"", "", "returned_twice"});
  CHECK(head_office::verify(office.storage, office.keys).empty());
}

TEST_CASE("a member enrolled twice under one id stays the first, the second record is put aside") {
  Office office;
  Till till = a_till(office);
  till.enrol(9);
  till.enrol(9);
  CHECK(push(office, till, 1, 2).quarantined == std::vector<protocol::Quarantined>{{2, "member_taken"}});
}

TEST_CASE("what a member usually buys is learned from their sales") {
  Office office;
  Till till = a_till(office);
  const Member member = till.enrol(9);
  for (int i = 0; i < 3; ++i) till.sell(a_basket({{k_shirt}}, &member), member);
  push(office, till, 1, till.last());
  const auto facts = office.facts_of(member.id);
  REQUIRE(facts.sizes.size() == 1);
  CHECK(facts.sizes[0].family == SizeFamily::shirt);
  CHECK(facts.sizes[0].size == "41");
  bool likes_blue = false;
  for (const auto& preference : facts.preferences) likes_blue = likes_blue || preference.text.zh == "雾蓝";
  CHECK(likes_blue);
}

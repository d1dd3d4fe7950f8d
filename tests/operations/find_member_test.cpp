#include <doctest/doctest.h>

#include <filesystem>

#include "core/operations/enrol_member.h"
#include "core/operations/find_member.h"
#include "tests/operations/desk.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using test::Desk;
using test::socks;

namespace {

const MemberId k_zhang_wei = test::an_id(1);

domain::Member found(const Desk& desk, const MemberId& id = k_zhang_wei) {
  return operations::find_member(desk.store, desk.day(), id).value();
}

Money sell_to_member(Desk& desk, std::uint8_t basket) {
  const domain::Member member = found(desk);
  return desk.sell(socks(basket, &member), member)->sale.total;
}

// Head office sends the member again, with figures that hold this till's records up to `included`.
void pull(Desk& desk, Money spend, std::optional<Sequence> included) {
  domain::Member member = test::zhang_wei();
  member.standing.state = test::zhang_wei_account(spend);
  if (included) member.standing.state.included.push_back({11, *included});
  operations::apply_page(desk.store, {.rows = {codec::encode_member(member, 200)}, .cursor = "c2"});
}

}  // namespace

TEST_CASE("the panel shows head office's figures with this till's own sales on top") {
  Desk desk;
  const Money before = found(desk).facts.spend_in_window;
  const Money first = sell_to_member(desk, 1);
  const Money second = sell_to_member(desk, 2);
  CHECK(found(desk).facts.spend_in_window == before + first + second);
  CHECK(found(desk).facts.visits == 25);
}

TEST_CASE("what head office has taken in is not counted twice, and what it has not is not lost") {
  Desk desk;
  const Money first = sell_to_member(desk, 1);   // record 2; the shift is record 1
  const Money second = sell_to_member(desk, 2);  // record 3
  pull(desk, yuan(9000) + first, 2);
  CHECK(found(desk).facts.spend_in_window == yuan(9000) + first + second);
  pull(desk, yuan(9000) + first + second, 3);
  CHECK(found(desk).facts.spend_in_window == yuan(9000) + first + second);
}

TEST_CASE("an acknowledgement alone changes nothing on the panel") {
  Desk desk;
  const Money first = sell_to_member(desk, 1);
  const Money shown = found(desk).facts.spend_in_window;
  operations::record_mark(desk.store, {.server = {"s", "e"}, .applied_hwm = 2});
  CHECK(found(desk).facts.spend_in_window == shown);
  CHECK(shown == Money{902925} + first);
}

TEST_CASE("a replica that was thrown away and fetched again shows the same") {
  test::TemporaryFolder folder;
  Money shown;
  {
    Desk desk(folder.path());
    sell_to_member(desk, 1);
    shown = found(desk).facts.spend_in_window;
  }
  std::filesystem::remove(folder / "replica.db");
  Desk desk(folder.path());
  CHECK(found(desk).facts.spend_in_window == shown);
}

TEST_CASE("somebody enrolled here who bought here is shown with those purchases before head office knows them") {
  Desk desk;
  const domain::EnrolmentForm form{.phone = "13817126605", .name = "周文博", .consents_to_file = true};
  const auto member = operations::enrol_member(desk.world(), *desk.shop, form, "A01").value();
  domain::Basket basket = test::story_basket(&member);
  basket.id = test::an_id(50);
  const auto committed = desk.sell(basket, member);
  REQUIRE(committed.ok());
  CHECK(committed->sale.tier_after == 1);
  const domain::Member shown = found(desk, member.id);
  CHECK(shown.facts.tier == 1);
  CHECK(shown.facts.lifetime_spend == committed->sale.total);
  CHECK(shown.core.name == "周文博");
}

TEST_CASE("a lost card finds its owner and says that it is lost, an unknown code finds nobody") {
  Desk desk;
  domain::Member member = test::zhang_wei();
  member.core.cards = {{"2800000000011", domain::CardState::blocked}};
  operations::apply_page(desk.store, {.rows = {codec::encode_member(member, 300)}, .cursor = "c2"});
  using domain::Code;
  using domain::CodeKind;
  const auto by_card = operations::find_member(desk.store, desk.day(), Code{CodeKind::member_card, "2800000000011"});
  REQUIRE(by_card.ok());
  CHECK(by_card->id == k_zhang_wei);
  CHECK(domain::is_blocked(by_card->core, "2800000000011"));
  CHECK(operations::find_member(desk.store, desk.day(), Code{CodeKind::phone, "13817126688"})->id == k_zhang_wei);
  CHECK(operations::find_member(desk.store, desk.day(), Code{CodeKind::member_card, "2899999999990"}).reason() == Reason::unknown_member);
  CHECK(operations::find_member(desk.store, desk.day(), Code{CodeKind::goods, "6901234567892"}).reason() == Reason::unknown_code);
  CHECK(operations::find_member(desk.store, desk.day(), test::an_id(77)).reason() == Reason::unknown_member);
}

TEST_CASE("a search answers at most as many as asked for and says how many there are") {
  Desk desk;
  std::vector<codec::FeedRow> rows;
  for (std::uint8_t number = 10; number < 40; ++number) {
    domain::Member member = test::zhang_wei();
    member.id = test::an_id(number);
    member.core.phone = "139000000" + std::to_string(number);
    rows.push_back(codec::encode_member(member, number));
  }
  operations::apply_page(desk.store, {.rows = rows, .cursor = "c2"});
  const auto list = operations::search_members(desk.store, desk.day(), {.text = "zw", .here = "NJX", .limit = 5}).value();
  CHECK(list.members.size() == 5);
  CHECK(list.total == 31);
}

// An exchange as the till writes it, at head office.
#include <doctest/doctest.h>

#include "core/operations/enrol_member.h"
#include "tests/operations/swap.h"
#include "tests/sync_server/till.h"

using namespace shuke;
using namespace shuke::test;

namespace {

// A till with files of its own, whose outbox goes to head office, and somebody who was enrolled at it.
struct ExchangeOffice : Office {
  Desk desk;
  MemberId member;

  ExchangeOffice() {
    storage.transact([&] { storage.put_terminal({{11, 1, k_here, "01"}, an_id(70), 0, {}, 0}); });
    desk.store.know_head_office(keys.public_key());
    const EnrolmentForm form{.phone = "13817126605", .name = "曾薇", .birthday = {}, .card = {}, .consents_to_file = true};
    member = operations::enrol_member(desk.world(), *desk.shop, form, "A01")->id;
  }
  Member at_till() { return operations::find_member(desk.store, desk.day(), member).value(); }
  Sale sell(const SkuCode& sku, std::uint8_t number) {
    const Member buyer = at_till();
    return desk.sell(basket_of(sku, number), buyer)->sale;
  }
  Basket basket_of(const SkuCode& sku, std::uint8_t number) {
    const Member buyer = at_till();
    Basket basket = a_basket({{sku}}, &buyer);
    basket.id = an_id(number);
    return basket;
  }
  // The first so many records; repeated ones are nothing new to head office.
  protocol::PushAnswer push_outbox(std::size_t records = 100) {
    protocol::PushBatch batch;
    batch.head.terminal = 11;
    batch.head.incarnation = 1;
    batch.head.server = k_server;
    batch.records = operations::next_batch(desk.store, 0, records, 1'000'000).records;
    return protocol::decode_push_answer(handle(protocol::push_request(batch)).body).value();
  }
};

}  // namespace

TEST_CASE("both records of an exchange are accepted, and head office's account of the member is the till's") {
  ExchangeOffice office;
  office.sell(k_down, 1);
  office.sell(k_down, 2);
  const Sale sale = office.sell(k_shirt, 3);
  Swap swap(office.desk, sale, office.basket_of(k_trousers, 4), office.at_till(), {a_tender(TenderKind::points, yuan(3))});
  const auto both = swap.commit();
  REQUIRE(both.ok());
  const protocol::PushAnswer answer = office.push_outbox();
  CHECK(answer.quarantined.empty());
  CHECK(answer.applied_hwm == both->sold.seq);
  CHECK(office.storage.counts().sales == 5);
  CHECK(office.member_of(office.member).standing == both->member->standing);
  CHECK(office.at_till().standing == both->member->standing);
  CHECK(both->member->facts.tier == 1);
  CHECK(head_office::verify(office.storage, office.keys).empty());
}

TEST_CASE("an exchange whose sale reaches head office in a later push ends at the same account") {
  ExchangeOffice office;
  const Sale sale = office.sell(k_down, 1);
  const auto both = Swap(office.desk, sale, office.basket_of(k_jacket, 2), office.at_till()).commit();
  REQUIRE(both.ok());
  CHECK(office.push_outbox(static_cast<std::size_t>(both->returned.seq)).applied_hwm == both->returned.seq);
  CHECK(office.facts_of(office.member).lifetime_spend == Money{});
  CHECK(office.push_outbox().quarantined.empty());
  CHECK(office.member_of(office.member).standing == both->member->standing);
  CHECK(office.facts_of(office.member).lifetime_spend == yuan(459));
}

#include "app/runtime/store_worker.h"

#include <doctest/doctest.h>

#include "core/domain/sales/exchange.h"
#include "tests/db/disk/disk.h"
#include "tests/runtime/office.h"
#include "tests/runtime/store_bench.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using test::Bench;
using test::k_card;
using test::only;
using test::zhou_wen_bo;

namespace {

// The same on an empty store: no goods, no members, no identity.
struct BareBench {
  test::FakeClock clock;
  test::CountingIds ids;
  test::StoryNames names;
  test::EventLog log;
  store::Store store{":memory:"};
  std::vector<terminal::Event> counter;
  std::vector<runtime::SyncMessage> sync;
  runtime::StoreWorker worker{{store, clock, ids, names},
                              log,
                              {.to_counter = [this](terminal::Event event) { counter.push_back(std::move(event)); },
                               .to_sync = [this](runtime::SyncMessage message) { sync.push_back(std::move(message)); },
                               .save_receipt = {}}};
};

terminal::Draft a_draft() {
  terminal::Draft draft;
  draft.basket = test::story_basket();
  draft.tenders = {test::a_tender(domain::TenderKind::cash, yuan(100))};
  draft.rounding = domain::Rounding::to_jiao;
  draft.is_paying = true;
  draft.form = zhou_wen_bo();
  draft.parked = {test::socks(7), test::socks(8)};
  draft.lost_card_baskets = {draft.parked.back().id};
  draft.exchange = domain::ReturnBasket{.id = test::an_id(9), .receipt = "R1", .pieces = {{1, 1}}, .cause = {}, .associate = "A02"};
  draft.associate = "A02";
  draft.language = Language::en;
  draft.is_dark = true;
  return draft;
}

}  // namespace

TEST_CASE("a receipt is found, a piece comes back once, and sync is told of it") {
  Bench bench;
  const auto sold = bench.ask<terminal::SaleCommitted>(bench.sale_of(test::socks(1)));
  CHECK(bench.ask<terminal::SaleMissing>(terminal::FindSale{3, "XJH-01-1-000001"}).refusal == Refusal{Reason::unknown_receipt});
  const auto found = bench.ask<terminal::SaleFound>(terminal::FindSale{4, sold.sale.receipt});
  CHECK(found.request == 4);
  CHECK(bench.ask<terminal::SalesListed>(terminal::ListSales{5, std::nullopt}).sales.size() == 1);
  const auto plan = domain::plan_of(found.sale, *bench.desk.shop, {.pieces = {{1, 1}}, .today = test::k_story_day, .allowed_by = {}});
  const domain::ReturnBasket back{.id = test::an_id(60), .receipt = sold.sale.receipt, .pieces = {{1, 1}}, .cause = {}, .associate = "A01"};
  const terminal::CommitReturn order{bench.desk.shop, back, plan->proposed};
  bench.sync.clear();
  const auto first = bench.ask<terminal::ReturnCommitted>(order);
  CHECK_FALSE(bench.sync.empty());
  const auto second = bench.ask<terminal::ReturnCommitted>(order);
  CHECK(first.sale.seq == second.sale.seq);
  terminal::CommitReturn other = order;
  other.back.id = test::an_id(61);
  CHECK(bench.ask<terminal::ReturnRefused>(other).refusal.reason == Reason::return_already);
}

TEST_CASE("an exchange writes both records once, and sync is told of it") {
  Bench bench;
  const auto sold = bench.ask<terminal::SaleCommitted>(bench.sale_of(test::socks(1)));
  const auto found = bench.ask<terminal::SaleFound>(terminal::FindSale{4, sold.sale.receipt});
  const auto plan = domain::plan_of(found.sale, *bench.desk.shop, {.pieces = {{1, 1}}, .today = test::k_story_day, .allowed_by = {}});
  const domain::ReturnBasket back{.id = test::an_id(60), .receipt = sold.sale.receipt, .pieces = {{1, 1}}, .cause = {}, .associate = "A01"};
  terminal::CommitSale goods = bench.sale_of(test::socks(2));
  goods.payment.tenders.clear();
  goods.payment = domain::exchange_payment(*plan, back.id, goods.payment);
  const Money open = domain::state_of(goods.payment).open;
  if (open > Money{}) goods.payment = domain::with_tender(goods.payment, test::a_tender(domain::TenderKind::cash, open)).value();
  const terminal::CommitExchange order{{bench.desk.shop, back, domain::shares_left_over(*plan, goods.payment.due)}, goods};
  bench.sync.clear();
  const auto first = bench.ask<terminal::ExchangeCommitted>(order);
  CHECK_FALSE(bench.sync.empty());
  CHECK(first.returned.returns_of->receipt == sold.sale.receipt);
  CHECK(bench.ask<terminal::ExchangeCommitted>(order).sold.seq == first.sold.seq);
  terminal::CommitExchange other = order;
  other.back.back.id = test::an_id(61);
  CHECK(bench.ask<terminal::CommitRefused>(other).refusal.reason == Reason::already_committed);
}

TEST_CASE("whoever waits for a receipt or a return hears that the till is busy") {
  const Refusal busy{Reason::not_saved, "busy"};
  CHECK(std::get<terminal::SaleMissing>(*runtime::refused(terminal::FindSale{7, "1"}, busy)).request == 7);
  CHECK(std::get<terminal::SalesListed>(*runtime::refused(terminal::ListSales{8, {}}, busy)).sales.empty());
  CHECK(std::get<terminal::ReturnRefused>(*runtime::refused(terminal::CommitReturn{}, busy)).refusal == busy);
  CHECK(std::get<terminal::CommitRefused>(*runtime::refused(terminal::CommitExchange{}, busy)).refusal == busy);
}

TEST_CASE("a gift is handed over once, sync is told of it, and a refusal comes with what is known of the member") {
  Bench bench;
  domain::Policy policy = test::a_policy();
  policy.gifts = {{"bag", {"帆布袋", "Canvas bag"}, domain::GiftOccasion::enrolment, 1, {}, 900}};
  domain::Shop shop = *bench.desk.shop;
  shop.policies = domain::PolicyBook(policy);
  const terminal::HandOverGift order{.shop = std::make_shared<const domain::Shop>(shop),
                                     .id = test::an_id(70),
                                     .member = test::an_id(1),
                                     .right = {"bag", domain::GiftOccasion::enrolment, {2024, 12, 24}},
                                     .associate = "A01"};
  CHECK(bench.ask<terminal::GiftHandedOver>(order).member->facts.gifts.size() == 1);
  CHECK_FALSE(bench.sync.empty());
  CHECK(bench.ask<terminal::GiftHandedOver>(order).member->facts.gifts.size() == 1);
  terminal::HandOverGift other = order;
  other.id = test::an_id(71);
  const auto refused = bench.ask<terminal::GiftRefused>(other);
  CHECK(refused.refusal == Refusal{Reason::gift_already_given, "11"});
  CHECK(refused.member->facts.gifts.size() == 1);
  CHECK(std::get<terminal::GiftRefused>(*runtime::refused(order, {Reason::not_saved})).refusal.reason == Reason::not_saved);
}

TEST_CASE("the start publishes the goods, opens the day and says where sync goes on") {
  Bench bench;
  bench.worker.begin();
  const auto shops = only<terminal::ShopPublished>(bench.counter);
  REQUIRE(shops.size() == 1);
  CHECK(shops.front().shop->here == test::k_here);
  REQUIRE(std::holds_alternative<sync::SessionMemory>(bench.sync.back()));
  const auto& memory = std::get<sync::SessionMemory>(bench.sync.back());
  CHECK(memory.terminal == TerminalIdentity{11, 1, test::k_here, "01"});
  CHECK(memory.cursor == "c1");
  CHECK(memory.last_seq == 1);  // the shift
  CHECK(memory.applied_hwm == 0);
}

TEST_CASE("a till without goods starts with nothing to show and still says where sync begins") {
  BareBench bench;
  bench.worker.begin();
  REQUIRE(bench.counter.size() == 1);
  CHECK(std::holds_alternative<terminal::KeysTold>(bench.counter.front()));
  bench.counter.clear();
  REQUIRE(bench.sync.size() == 1);
  CHECK(std::get<sync::SessionMemory>(bench.sync.front()).cursor.empty());
  bench.worker.handle(terminal::EnrolMember{zhou_wen_bo(), "A01"});
  REQUIRE(bench.counter.size() == 1);
  CHECK(std::get<terminal::EnrolRefused>(bench.counter.front()).refusal.reason == Reason::prices_missing);
}

TEST_CASE("a card that is known finds its member, under the number of the question") {
  Bench bench;
  bench.worker.begin();
  const auto found = bench.ask<terminal::MemberFound>(terminal::FindByCode{41, k_card});
  CHECK(found.request == 41);
  CHECK(found.member.core.name == "张伟");
}

TEST_CASE("a card that nobody holds is missing, and so is an id") {
  Bench bench;
  bench.worker.begin();
  const auto by_card = bench.ask<terminal::MemberMissing>(terminal::FindByCode{42, {domain::CodeKind::member_card, "2800000000028"}});
  CHECK(by_card.request == 42);
  CHECK(by_card.refusal.reason == Reason::unknown_member);
  CHECK(bench.ask<terminal::MemberMissing>(terminal::FindById{43, test::an_id(200)}).request == 43);
  CHECK(bench.ask<terminal::MemberFound>(terminal::FindById{44, test::an_id(1)}).member.core.phone == "13817126688");
}

TEST_CASE("a search answers who matches, and nobody for nobody") {
  Bench bench;
  bench.worker.begin();
  const auto by_digits = bench.ask<terminal::SearchAnswered>(terminal::SearchMembers{5, "6688"});
  CHECK(by_digits.request == 5);
  CHECK(by_digits.total == 1);
  REQUIRE(by_digits.members.size() == 1);
  CHECK(by_digits.members.front().id == test::an_id(1));
  const auto nobody = bench.ask<terminal::SearchAnswered>(terminal::SearchMembers{6, "0000"});
  CHECK(nobody.total == 0);
  CHECK(nobody.members.empty());
}

TEST_CASE("a phone that is taken names whose it is; a free one names nobody") {
  Bench bench;
  bench.worker.begin();
  const auto taken = bench.ask<terminal::PhoneChecked>(terminal::CheckPhone{8, "13817126688"});
  CHECK(taken.request == 8);
  REQUIRE(taken.taken_by);
  CHECK(taken.taken_by->id == test::an_id(1));
  CHECK_FALSE(bench.ask<terminal::PhoneChecked>(terminal::CheckPhone{9, "13900000021"}).taken_by);
}

TEST_CASE("an enrolment answers the new member, tells sync, and is found at once") {
  Bench bench;
  bench.worker.begin();
  bench.sync.clear();
  const auto enrolled = bench.ask<terminal::Enrolled>(terminal::EnrolMember{zhou_wen_bo(), "A01"});
  CHECK(enrolled.member.core.name == "周文博");
  REQUIRE(bench.sync.size() == 1);
  CHECK(std::get<sync::SaleStored>(std::get<sync::Event>(bench.sync.front())).last_seq == 2);
  CHECK(bench.ask<terminal::SearchAnswered>(terminal::SearchMembers{1, "zwb"}).total == 1);
}

TEST_CASE("an enrolment with a phone that is taken, or without consent, is refused with its reason and leaves no record") {
  Bench bench;
  bench.worker.begin();
  bench.sync.clear();
  domain::EnrolmentForm taken = zhou_wen_bo();
  taken.phone = "13817126688";
  CHECK(bench.ask<terminal::EnrolRefused>(terminal::EnrolMember{taken, "A01"}).refusal.reason == Reason::phone_in_use);
  domain::EnrolmentForm silent = zhou_wen_bo();
  silent.consents_to_file = false;
  CHECK(bench.ask<terminal::EnrolRefused>(terminal::EnrolMember{silent, "A01"}).refusal.reason == Reason::consent_missing);
  CHECK(bench.sync.empty());
  CHECK(bench.desk.store.waiting().count == 1);  // the shift
}

TEST_CASE("a second commit of the same basket answers the sale of the first") {
  Bench bench;
  bench.worker.begin();
  const terminal::CommitSale twice = bench.sale_of(test::story_basket());
  const auto first = bench.ask<terminal::SaleCommitted>(twice);
  const auto second = bench.ask<terminal::SaleCommitted>(twice);
  CHECK(first.sale.receipt == "NJX-01-1-000001");
  CHECK(first.sale.seq == 2);
  CHECK(second.sale.receipt == first.sale.receipt);
  CHECK(second.sale.seq == first.sale.seq);
  CHECK(bench.desk.store.check().sales == 1);
}

TEST_CASE("a sale tells sync where the outbox ends") {
  Bench bench;
  bench.worker.begin();
  bench.sync.clear();
  bench.ask<terminal::SaleCommitted>(bench.sale_of(test::socks(1)));
  bench.ask<terminal::SaleCommitted>(bench.sale_of(test::socks(2)));
  REQUIRE(bench.sync.size() == 2);
  CHECK(std::get<sync::SaleStored>(std::get<sync::Event>(bench.sync.back())).last_seq == 3);
}

TEST_CASE("an empty basket and a payment that is too small are refused with their reasons") {
  Bench bench;
  bench.worker.begin();
  terminal::CommitSale empty = bench.sale_of(test::socks(1));
  empty.basket.lines.clear();
  CHECK(bench.ask<terminal::CommitRefused>(empty).refusal.reason == Reason::empty_basket);
  terminal::CommitSale unpaid = bench.sale_of(test::socks(1));
  unpaid.payment.tenders.clear();
  CHECK(bench.ask<terminal::CommitRefused>(unpaid).refusal.reason == Reason::tender_missing);
  CHECK(bench.desk.store.check().sales == 0);
}

TEST_CASE("the open counter comes back after a restart: basket, payment, form, parked baskets, associate, language, theme") {
  test::TemporaryFolder folder;
  {
    Bench bench(folder.path());
    bench.worker.begin();
    bench.counter.clear();
    bench.worker.handle(terminal::SaveDraft{a_draft()});
    CHECK(bench.counter.empty());
  }
  Bench again(folder.path());
  again.worker.begin();
  const auto restored = only<terminal::DraftRestored>(again.counter);
  REQUIRE(restored.size() == 1);
  CHECK(restored.front().draft == a_draft());
  CHECK_FALSE(restored.front().member);
}

TEST_CASE("the member of the open basket comes back with it") {
  test::TemporaryFolder folder;
  const domain::Member member = test::zhang_wei();
  {
    Bench bench(folder.path());
    terminal::Draft draft;
    draft.basket = test::story_basket(&member);
    bench.worker.handle(terminal::SaveDraft{draft});
  }
  Bench again(folder.path());
  again.worker.begin();
  const auto restored = only<terminal::DraftRestored>(again.counter);
  REQUIRE(restored.size() == 1);
  REQUIRE(restored.front().member);
  CHECK(restored.front().member->core.name == "张伟");
}

TEST_CASE("a sold basket is no longer open after a restart; the parked ones are") {
  test::TemporaryFolder folder;
  {
    Bench bench(folder.path());
    bench.worker.begin();
    bench.worker.handle(terminal::SaveDraft{a_draft()});
    bench.ask<terminal::SaleCommitted>(bench.sale_of(test::story_basket()));
  }
  Bench again(folder.path());
  again.worker.begin();
  const auto restored = only<terminal::DraftRestored>(again.counter);
  REQUIRE(restored.size() == 1);
  CHECK(restored.front().draft.basket.lines.empty());
  CHECK(restored.front().draft.parked == a_draft().parked);
  CHECK_FALSE(restored.front().draft.is_paying);
}

TEST_CASE("a disk that is full refuses sale, enrolment and draft by name, and the same sale goes through once there is room") {
  test::TemporaryFolder folder;
  test::Disk disk;
  Bench bench(folder.path());
  bench.worker.begin();
  const terminal::CommitSale sale = bench.sale_of(test::story_basket());
  disk.be_full(true);
  CHECK(bench.ask<terminal::CommitRefused>(sale).refusal.reason == Reason::not_saved);
  CHECK(bench.ask<terminal::EnrolRefused>(terminal::EnrolMember{zhou_wen_bo(), "A01"}).refusal.reason == Reason::not_saved);
  CHECK(bench.ask<terminal::DraftRefused>(terminal::SaveDraft{a_draft()}).refusal.reason == Reason::not_saved);
  disk.be_full(false);
  CHECK(bench.ask<terminal::SaleCommitted>(sale).sale.receipt == "NJX-01-1-000001");
  CHECK(bench.desk.store.check().findings.empty());
}

TEST_CASE("what sync asks of a full disk is answered as a failure, so that it tries again") {
  test::TemporaryFolder folder;
  test::Disk disk;
  Bench bench(folder.path());
  bench.worker.begin();
  bench.sync.clear();
  disk.be_full(true);
  sync::StoreMark mark;
  mark.mark.applied_hwm = 1;
  bench.worker.handle(mark);
  REQUIRE(bench.sync.size() == 1);
  CHECK(std::holds_alternative<sync::StoreFailed>(std::get<sync::Event>(bench.sync.front())));
  CHECK(bench.log.warnings == std::vector<std::string>{"store failed"});
}

TEST_CASE("an identity is refused once receipts were printed under another one") {
  Bench bench;
  bench.worker.begin();
  bench.ask<terminal::SaleCommitted>(bench.sale_of(test::socks(1)));
  bench.sync.clear();
  sync::StoreIdentity other;
  other.answer.terminal = {12, 1, test::k_here, "02"};
  bench.worker.handle(other);
  REQUIRE(bench.sync.size() == 1);
  CHECK(std::holds_alternative<sync::StoreFailed>(std::get<sync::Event>(bench.sync.front())));
  CHECK(bench.log.warnings == std::vector<std::string>{"identity refused"});
}

TEST_CASE("new prices become visible with the last page of a round, and a page of members publishes none") {
  Bench bench;
  bench.worker.begin();
  bench.counter.clear();
  sync::ApplyPage members;
  members.page = {.rows = {codec::encode_member(test::a_prospect(), 300)}, .next_cursor = "c2", .is_last = true};
  bench.worker.handle(members);
  CHECK(bench.counter.empty());
  domain::Policy policy = test::a_policy();
  policy.version = 8;
  policy.effective_from = test::k_story_day;
  sync::ApplyPage prices;
  prices.page = {
      .rows = {{std::string(codec::k_policy_entity), "8", 301, false, codec::encode_policy(policy)}}, .next_cursor = "c3", .is_last = true};
  bench.worker.handle(prices);
  const auto shops = only<terminal::ShopPublished>(bench.counter);
  REQUIRE(shops.size() == 1);
  CHECK(shops.front().shop->policies.all().back().version == 8);
}

TEST_CASE("new rules in a page that is not the last are in force after the last one, whatever that one brings") {
  Bench bench;
  bench.worker.begin();
  bench.counter.clear();
  domain::Policy policy = test::a_policy();
  policy.version = 8;
  policy.effective_from = test::k_story_day;
  sync::ApplyPage rules;
  rules.page = {.rows = {{std::string(codec::k_policy_entity), "8", 301, false, codec::encode_policy(policy)}},
                .next_cursor = "c2",
                .is_last = false};
  bench.worker.handle(rules);
  CHECK(bench.counter.empty());
  sync::ApplyPage members;
  members.page = {.rows = {codec::encode_member(test::a_prospect(), 302)}, .next_cursor = "c3", .is_last = true};
  bench.worker.handle(members);
  const auto shops = only<terminal::ShopPublished>(bench.counter);
  REQUIRE(shops.size() == 1);
  CHECK(shops.front().shop->policies.all().back().version == 8);
}

TEST_CASE("the basket that was open reaches the counter before the goods, also on a full disk") {
  test::TemporaryFolder folder;
  test::Disk disk;
  {
    Bench yesterday(folder.path());
    yesterday.worker.begin();
    yesterday.worker.handle(terminal::SaveDraft{a_draft()});
  }
  Bench bench(folder.path());
  bench.desk.clock.pass_ms(86'400'000);
  disk.be_full(true);
  bench.worker.begin();
  REQUIRE(bench.counter.size() >= 3);
  CHECK(std::holds_alternative<terminal::DraftRestored>(bench.counter[0]));
  CHECK(std::holds_alternative<terminal::ShopPublished>(bench.counter[1]));
  CHECK(std::holds_alternative<terminal::DraftRefused>(bench.counter[2]));  // the day's shift did not open
  CHECK(bench.sync.size() == 1);                                            // sync begins all the same
}

TEST_CASE("a receipt is handed over as it stands, and nothing is answered") {
  Bench bench;
  bench.worker.handle(terminal::SaveReceipt{"NJX-01-1-000001", "熟客\n"});
  REQUIRE(bench.receipts.size() == 1);
  CHECK(bench.receipts.front().number == "NJX-01-1-000001");
  CHECK(bench.receipts.front().text == "熟客\n");
  CHECK(bench.counter.empty());
}

TEST_CASE("the demonstration's goods fill a till once and leave a filled one alone") {
  BareBench bench;
  const runtime::FillDemo fill{[] { return runtime::DemoRows{test::story_feed(), test::k_here}; }};
  bench.worker.handle(fill);
  bench.worker.handle(fill);
  CHECK(only<terminal::ShopPublished>(bench.counter).size() == 1);
  const TerminalIdentity own = bench.store.terminal()->identity;
  CHECK(own.store == test::k_here);
  CHECK(own.terminal >= 100'000);
  CHECK(own.till == std::to_string(own.terminal));
  // Sync learns the name that the till gave itself, so that head office grants it.
  REQUIRE(std::holds_alternative<sync::SessionMemory>(bench.sync.back()));
  CHECK(std::get<sync::SessionMemory>(bench.sync.back()).terminal == own);
}

TEST_CASE("whoever waits for an answer hears that the request could not be taken; what nobody waits for is silent") {
  Bench bench;
  const Refusal busy{Reason::not_saved, "busy"};
  const auto sale = runtime::refused(bench.sale_of(test::socks(1)), busy);
  REQUIRE(sale.has_value());
  CHECK(std::get<terminal::CommitRefused>(*sale).refusal == busy);
  CHECK(std::get<terminal::MemberMissing>(*runtime::refused(terminal::FindByCode{41, k_card}, busy)).request == 41);
  CHECK_FALSE(runtime::refused(sync::ReadBatch{}, busy).has_value());
}

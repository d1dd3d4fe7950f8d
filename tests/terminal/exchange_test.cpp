#include <doctest/doctest.h>

#include <algorithm>

#include "core/domain/sales/exchange.h"
#include "app/text/format.h"
#include "tests/terminal/receipts.h"

using namespace shuke;
using namespace shuke::test;
using namespace shuke::terminal;
using namespace shuke::terminal::test;

namespace {

// The shirt of the guest's sale, 299, comes back.
void bring_shirt(Till& till) {
  open(till, guest_sale());
  till.want(TapPiece{0});
  till.want(PickCause{domain::ReturnCause::size});
  till.want(BeginExchange{});
}

// The goods of the story and the shirt in another size.
void know_size_42(Till& till) {
  PriceBookParts parts = story_goods();
  Sku other = *std::find_if(parts.skus.begin(), parts.skus.end(), [](const Sku& sku) { return sku.code == k_shirt; });
  other.code = "CS2611-BL-42", other.size = "42", other.barcode = "6901234500009";
  parts.skus.push_back(other);
  till.tell(ShopPublished{std::make_shared<const Shop>(a_shop(std::move(parts)))});
}

domain::Exchange close(const Till& till, const CommitExchange& order) {
  const domain::Customer guest;
  const domain::PricingRules rules = rules_of(till.state, guest);
  domain::Exchange both = domain::close_exchange(*exchange_plan(till.state), order.back.shares,
                                                 {order.back.back.id, order.back.back.associate, order.back.rounding, a_context()},
                                                 {rules, order.goods.basket, order.goods.payment, order.goods.member})
                              .value();
  both.returned.receipt = "NJX-01-1-000011";
  both.sold.receipt = "NJX-01-1-000012";
  return both;
}

const TenderRowView* row_of(const PayView& pay, domain::TenderKind kind) {
  const auto at = std::find_if(pay.rows.begin(), pay.rows.end(), [&](const TenderRowView& row) { return row.kind == kind; });
  return at == pay.rows.end() ? nullptr : &*at;
}

}  // namespace

TEST_CASE("whatever may be handed back may be exchanged: offered with the plan, never without or after the window without leave") {
  Till till;
  open(till, guest_sale());
  CHECK(till.view().returning.exchange.empty());
  till.want(BeginExchange{});
  CHECK(till.state.screen == Screen::returning);
  till.want(TapPiece{0});
  CHECK_FALSE(till.view().returning.exchange.empty());
  domain::ReturnableSale late = guest_sale();
  late.sale.business_date = {2026, 10, 1};
  open(till, late);
  till.want(TapPiece{0});
  CHECK(till.view().returning.exchange.empty());
  till.want(BeginExchange{});
  CHECK_FALSE(till.state.exchange);
}

TEST_CASE("a wrong size offers the others that are here; a tap exchanges for it, in the customer's name") {
  Till till;
  know_size_42(till);
  open(till, story_sale());
  till.want(TapPiece{0});
  CHECK(till.view().returning.swaps.empty());
  till.want(PickCause{domain::ReturnCause::size});
  REQUIRE(till.view().returning.swaps == std::vector<std::string>{"42"});
  till.want(BeginExchange{1});
  CHECK(till.state.screen == Screen::returning);
  till.want(BeginExchange{0});
  CHECK(till.state.screen == Screen::sale);
  REQUIRE(till.state.basket.lines.size() == 1);
  CHECK(till.state.basket.lines[0].sku == "CS2611-BL-42");
  CHECK(till.state.member->core.name == "张伟");
  REQUIRE(till.view().basket.exchange);
  CHECK(till.view().basket.exchange->text == "换货：退回 免烫牛津纺衬衫");
}

TEST_CASE("goods that stand open already go out, for whoever stands there") {
  Till till;
  till.attach(li_hua());
  till.sell({{k_trousers}});
  bring_shirt(till);
  CHECK(till.state.member->core.name == "李华");
  CHECK(till.state.basket.lines.size() == 1);
}

TEST_CASE("dearer goods: what comes back pays first, and only the difference is asked for") {
  Till till;
  bring_shirt(till);
  const Money back = exchange_plan(till.state)->money;
  till.sell({{k_trousers}, {k_shirt}});
  const Money total = till.state.priced.total;
  REQUIRE(total > back);
  CHECK(exchanged_now(till.state) == back);
  CHECK(till.view().basket.total == text::amount(total - back));
  CHECK(till.view().basket.total_fen == total.fen);
  till.want(OpenPay{});
  const PayView pay = till.view().pay;
  CHECK(pay.title == words(till.state).say(text::Key::exchange_title));
  CHECK(pay.remaining == text::amount(total - back));
  REQUIRE(row_of(pay, domain::TenderKind::exchange) != nullptr);
  CHECK_FALSE(row_of(pay, domain::TenderKind::exchange)->can_remove);
  till.want(RemoveTender{0});
  CHECK(exchanged_now(till.state) == back);
  till.want(ConfirmPay{});
  CHECK(till.count<CommitExchange>() == 0);
  till.want(TakeAmount{});
  till.want(ConfirmPay{});
  REQUIRE(till.count<CommitExchange>() == 1);
  CHECK(till.count<CommitSale>() == 0);
  const CommitExchange order = *till.last<CommitExchange>();
  CHECK(order.back.shares.empty());
  CHECK(order.back.back.pieces == std::vector<domain::PieceName>{{1, 1}});
  CHECK(order.back.back.cause == domain::ReturnCause::size);
  const domain::Exchange both = close(till, order);
  till.tell(ExchangeCommitted{both.returned, both.sold, std::nullopt});
  CHECK(till.state.screen == Screen::done);
  CHECK_FALSE(till.state.exchange);
  CHECK(till.view().done.title == "换好了");
  CHECK(till.view().done.change.empty());
  CHECK(till.count<SaveReceipt>() == 2);
}

TEST_CASE("the new goods are priced for the member whom the return leaves, and paid from that account") {
  Till till;
  open(till, story_sale());
  till.want(TapPiece{0});
  const Points taken{till.view().returning.taken_points};
  REQUIRE(taken > Points{});
  till.want(BeginExchange{});
  till.sell({{k_trousers}});
  REQUIRE(till.state.member);
  REQUIRE(spendable_now(till.state).points);
  CHECK(*spendable_now(till.state).points == till.state.member->facts.points - taken);
  // What comes back counts no longer towards the next tier either.
  const Money spent = till.state.exchange->buyer->facts.spend_in_window;
  REQUIRE(spent < till.state.member->facts.spend_in_window);
  REQUIRE(till.view().member.panel);
  CHECK(till.view().member.panel->tier_card.spend == text::money(spent));
  till.want(OpenPay{});
  till.want(TakeAmount{});
  till.want(ConfirmPay{});
  REQUIRE(till.count<CommitExchange>() == 1);
  CHECK(till.last<CommitExchange>()->goods.member->facts.points == till.state.member->facts.points);
}

TEST_CASE("cheaper goods: the rest goes back the way it was paid, and the paper shows both") {
  Till till;
  bring_shirt(till);
  const Money back = exchange_plan(till.state)->money;
  till.sell({{k_socks}});
  const Money total = till.state.priced.total;
  REQUIRE(total < back);
  CHECK(till.view().basket.pay_label == "退差价");
  CHECK(till.view().basket.total == text::amount(back - total));
  till.want(OpenPay{});
  CHECK(till.view().pay.change == text::amount(back - total));
  CHECK(till.view().pay.change_label == "退给顾客");
  CHECK(till.view().pay.can_confirm);
  till.want(ConfirmPay{});
  REQUIRE(till.count<CommitExchange>() == 1);
  const CommitExchange order = *till.last<CommitExchange>();
  REQUIRE(order.back.shares.size() == 1);
  CHECK(order.back.shares[0].amount == back - total);
  const domain::Exchange both = close(till, order);
  till.tell(ExchangeCommitted{both.returned, both.sold, std::nullopt});
  const DoneView done = till.view().done;
  CHECK(done.figure_label == "退给顾客");
  CHECK(done.change == text::amount(back - total));
  const std::string paper = till.last<SaveReceipt>()->text;
  CHECK(till.last<SaveReceipt>()->number == both.sold.receipt);
  for (const std::string& part : {std::string("免烫牛津纺衬衫"), std::string("精梳棉中筒袜"), both.returned.receipt, both.sold.receipt})
    CHECK_MESSAGE(paper.find(part) != std::string::npos, part);
  till.wait(400);
  till.want(NextSale{});
  CHECK(till.state.basket.lines.empty());
  CHECK_FALSE(till.state.done_back);
}

TEST_CASE("the way back leads to the return as it was chosen, and the goods stay in the basket") {
  Till till;
  bring_shirt(till);
  till.sell({{k_socks}});
  till.want(DropExchange{});
  CHECK(till.state.screen == Screen::returning);
  CHECK(till.view().returning.pieces[0].is_chosen);
  CHECK(till.view().returning.cause == domain::ReturnCause::size);
  CHECK(till.view().returning.can_confirm);
  CHECK(till.state.basket.lines.size() == 1);
  CHECK(till.state.pay.payment.tenders.empty());
  till.want(CloseReturn{});
  till.want(DropExchange{});
  CHECK(till.state.screen == Screen::sale);
}

TEST_CASE("a basket is not held while its exchange is open") {
  Till till;
  till.sell({{k_belt}});
  till.want(HoldBasket{});
  bring_shirt(till);
  till.sell({{k_socks}});
  for (const Intent& intent : {Intent(HoldBasket{}), Intent(ResumeBasket{0})}) {
    till.want(DismissToast{});
    till.want(intent);
    CHECK(till.toast() == words(till.state).say(text::Key::exchange_hold));
    CHECK(till.state.basket.lines.front().sku == k_socks);
    CHECK(till.state.exchange);
  }
}

TEST_CASE("a refused exchange keeps goods, pieces and money taken, and is tried again as the same act") {
  Till till;
  bring_shirt(till);
  till.sell({{k_trousers}, {k_shirt}});
  till.want(OpenPay{});
  till.want(TakeAmount{});
  till.want(ConfirmPay{});
  const CommitExchange first = *till.last<CommitExchange>();
  till.want(DropExchange{});
  till.want(ConfirmPay{});
  CHECK(till.count<CommitExchange>() == 1);
  till.tell(CommitRefused{{Reason::not_saved}});
  CHECK(till.view().pay.refusal == till.said(Reason::not_saved));
  till.want(ConfirmPay{});
  REQUIRE(till.count<CommitExchange>() == 2);
  CHECK(till.last<CommitExchange>()->back.back == first.back.back);
  CHECK(till.last<CommitExchange>()->goods.payment.tenders == first.goods.payment.tenders);
}

TEST_CASE("after a power cut the receipt is looked for again, and the exchange stands as it was") {
  Till before;
  bring_shirt(before);
  before.sell({{k_trousers}, {k_shirt}});
  before.want(OpenPay{});
  const Draft draft = before.last<SaveDraft>()->draft;
  REQUIRE(draft.exchange);
  Till after;
  after.tell(DraftRestored{draft, std::nullopt});
  REQUIRE(after.last<FindSale>() != nullptr);
  CHECK(after.last<FindSale>()->receipt == k_receipt);
  CHECK(exchanged_now(after.state) == Money{});
  CHECK(after.state.screen == Screen::pay);
  CHECK_FALSE(after.view().pay.can_confirm);
  after.want(TakeAmount{});
  after.want(ConfirmPay{});
  CHECK(after.count<CommitSale>() + after.count<CommitExchange>() == 0);
  after.want(RemoveTender{0});
  after.tell(SaleFound{after.last<FindSale>()->request, guest_sale()});
  CHECK(after.state.screen == Screen::pay);
  CHECK(exchanged_now(after.state) == exchanged_now(before.state));
  CHECK(after.view().pay.remaining == before.view().pay.remaining);
}

TEST_CASE("a receipt that is gone after a power cut leaves a plain sale, and that is said") {
  Till before;
  bring_shirt(before);
  before.sell({{k_socks}});
  Till after;
  after.tell(DraftRestored{before.last<SaveDraft>()->draft, std::nullopt});
  CHECK(after.view().basket.exchange->text == words(after.state).say(text::Key::exchange_looking));
  after.tell(SaleMissing{after.last<FindSale>()->request, {Reason::unknown_receipt}});
  CHECK(after.toast() == words(after.state).say(text::Key::exchange_gone));
  CHECK_FALSE(after.view().basket.exchange);
  CHECK(after.view().basket.pay_label == "收款");
}

TEST_CASE("a second receipt waits for the exchange that is open, and the goods of the first are not forgotten") {
  Till till;
  bring_shirt(till);
  till.sell({{k_socks}});
  const Uuid first = till.state.exchange->back.id;
  open(till, story_sale());
  till.want(TapPiece{1});
  CHECK(till.view().returning.can_confirm);
  CHECK(till.view().returning.exchange.empty());
  till.want(BeginExchange{});
  CHECK(till.toast() == words(till.state).say(text::Key::exchange_hold));
  CHECK(till.state.exchange->back.id == first);
}

TEST_CASE("a coupon that the exchange revived goes with it when it is dropped") {
  Till till;
  domain::ReturnableSale found = story_sale();
  domain::Coupon used{"C7", "R7", found.member->id, {2026, 11, 1}, {2026, 12, 31}, domain::CouponState::used};
  domain::HeldCoupon held{used, {}};
  held.coupon.state = domain::CouponState::open;
  found.sale.terms.coupons = {held};
  found.member->facts.coupons = {used};
  open(till, found);
  for (std::size_t piece = 0; piece < 5; ++piece) till.want(TapPiece{piece});
  till.want(BeginExchange{});
  till.sell({{k_socks}});
  REQUIRE(buyer_of(till.state)->facts.coupons.front().state == domain::CouponState::open);
  till.state.basket.coupons = {held};
  till.want(AddItem{k_socks});
  CHECK(is_on(till.state, "C7"));
  till.want(DropExchange{});
  CHECK_FALSE(is_on(till.state, "C7"));
}

TEST_CASE("after a refusal, or a return beside it, the receipt is read again") {
  Till till;
  bring_shirt(till);
  till.sell({{k_socks}});
  till.want(OpenPay{});
  till.want(ConfirmPay{});
  till.tell(CommitRefused{{Reason::return_already}});
  REQUIRE(till.last<FindSale>()->request == till.state.exchange->request);
  domain::ReturnableSale found = guest_sale();
  domain::Sale taken = found.sale;
  taken.seq = 11, taken.returns_of = domain::SaleName{domain::record_of(found.sale), found.sale.receipt};
  taken.lines = {found.sale.lines[0]};
  taken.lines[0].piece_nos = {1};
  found.earlier = {taken};
  till.tell(SaleFound{till.last<FindSale>()->request, found});
  CHECK(till.view().basket.exchange->is_bad);
  CHECK_FALSE(till.view().pay.can_confirm);
  till.want(DropExchange{});
  CHECK(till.view().returning.pieces[0].is_returned);
  CHECK(till.state.returning.back.pieces.empty());
  CHECK(till.view().returning.refusal.empty());
}

TEST_CASE("the paper of a return shows nothing of an exchange before it, and nobody else's name") {
  Till till;
  till.attach(li_hua());
  till.sell({{k_trousers}, {k_belt}});
  open(till, story_sale());
  till.want(TapPiece{0});
  till.want(BeginExchange{});
  till.want(OpenPay{});
  till.want(TakeAmount{});
  till.want(ConfirmPay{});
  REQUIRE(till.count<CommitExchange>() == 1);
  domain::Sale returned = story_sale().sale;
  returned.returns_of = domain::SaleName{domain::record_of(returned), returned.receipt};
  domain::Sale sold = guest_sale().sale;
  sold.receipt = "NJX-01-1-000012";
  till.tell(ExchangeCommitted{returned, sold, li_hua()});
  const std::string masked = text::masked_name(li_hua().core.name);
  REQUIRE(till.count<SaveReceipt>() == 2);
  std::vector<std::string> papers;
  for (const Effect& effect : till.effects) {
    if (const SaveReceipt* const paper = std::get_if<SaveReceipt>(&effect)) papers.push_back(paper->text);
  }
  CHECK(papers[0].find(masked) == std::string::npos);
  CHECK(papers[1].find(masked) != std::string::npos);
  till.want(GoTo{GoTo::Place::members});
  CHECK(till.state.screen == Screen::sale);
  CHECK_FALSE(till.state.done_back);
}

TEST_CASE("what may not come back any more is said in place, and nothing is settled") {
  Till till;
  bring_shirt(till);
  till.sell({{k_trousers}, {k_shirt}});
  till.wait(std::int64_t{40} * 24 * 3600 * 1000);
  till.want(AddItem{k_socks});
  REQUIRE(till.view().basket.exchange);
  CHECK(till.view().basket.exchange->is_bad);
  till.want(OpenPay{});
  till.want(TakeAmount{});
  till.want(ConfirmPay{});
  CHECK(till.count<CommitExchange>() + till.count<CommitSale>() == 0);
  CHECK(till.view().pay.refusal == till.said(Reason::return_too_late));
}

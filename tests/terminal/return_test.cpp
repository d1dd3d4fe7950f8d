#include <doctest/doctest.h>

#include <algorithm>

#include "app/text/format.h"
#include "tests/terminal/receipts.h"

using namespace shuke;
using namespace shuke::test;
using namespace shuke::terminal;
using namespace shuke::terminal::test;

namespace {

domain::Sale record_of_plan(const Till& till) {
  const domain::ReturnPlan& plan = **till.state.returning.plan;
  domain::Sale taken = domain::close_return(plan, plan.proposed, {an_id(77), "A01", Rounding::none, a_context()}).value();
  taken.receipt = "NJX-01-1-000011";
  taken.seq = 11;
  return taken;
}

const ConsequenceView* consequence(const View& view, const std::string& code) {
  for (const ConsequenceView& each : view.returning.consequences) {
    if (each.code == code) return &each;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("a receipt that is read is looked for on any screen, and its return opens when it is found") {
  for (const Intent& place : {Intent(OpenPay{}), Intent(OpenEnrol{}), Intent(OpenSearch{}), Intent(GoTo{GoTo::Place::receipts})}) {
    Till till;
    till.sell({{k_shirt}});
    till.want(place);
    till.want(ReadCode{"njx-01-1-000010\r\n"});
    REQUIRE(till.last<FindSale>() != nullptr);
    CHECK(till.last<FindSale>()->receipt == k_receipt);
    till.tell(SaleFound{till.last<FindSale>()->request, guest_sale()});
    CHECK(till.state.screen == Screen::returning);
    CHECK(till.state.overlay == Overlay::none);
    CHECK(till.view().returning.head.receipt == k_receipt);
  }
}

TEST_CASE("a receipt this till does not have is said in place on the search, elsewhere as a notice, and nothing else changes") {
  Till till;
  till.sell({{k_shirt}});
  till.want(ReadCode{k_receipt});
  till.tell(SaleMissing{till.last<FindSale>()->request, {Reason::unknown_receipt}});
  CHECK(till.toast() == till.said(Reason::unknown_receipt));
  CHECK(till.state.screen == Screen::sale);
  till.want(GoTo{GoTo::Place::receipts});
  till.want(TypeReceipt{"42"});
  till.want(FindReceipt{});
  CHECK(till.last<FindSale>()->receipt == "42");
  CHECK(till.view().returning.search.is_looking);
  till.tell(SaleMissing{till.last<FindSale>()->request, {Reason::unknown_receipt}});
  CHECK(till.view().returning.search.refusal == till.said(Reason::unknown_receipt));
  CHECK_FALSE(till.view().returning.search.is_looking);
  till.want(TypeReceipt{"421"});
  CHECK(till.view().returning.search.refusal.empty());
  CHECK(till.state.basket.lines.size() == 1);
}

TEST_CASE("a late answer to an older question opens nothing") {
  Till till;
  till.want(ReadCode{k_receipt});
  const std::uint64_t old = till.last<FindSale>()->request;
  till.want(ReadCode{"NJX-01-1-000012"});
  till.tell(SaleFound{old, guest_sale()});
  CHECK(till.state.screen == Screen::sale);
}

TEST_CASE("the latest sales stand on the search to choose from: the member's, or this till's") {
  Till till;
  till.want(GoTo{GoTo::Place::receipts});
  REQUIRE(till.last<ListSales>() != nullptr);
  CHECK_FALSE(till.last<ListSales>()->member.has_value());
  till.attach(zhang_wei());
  CHECK(till.state.screen == Screen::returning);
  REQUIRE(till.last<ListSales>()->member.has_value());
  CHECK(*till.last<ListSales>()->member == zhang_wei().id);
  till.tell(SalesListed{till.last<ListSales>()->request, {story_sale().sale}});
  const ReturnSearchView search = till.view().returning.search;
  REQUIRE(search.purchases.size() == 1);
  CHECK(search.purchases[0].receipt == k_receipt);
  CHECK(search.purchases[0].items == "免烫牛津纺衬衫 等 5 件");
  CHECK(search.purchases[0].paid == "883.75");
  CHECK(search.list_title.find("张伟") != std::string::npos);
  till.want(PickPurchase{k_receipt});
  CHECK(till.last<FindSale>()->receipt == k_receipt);
}

TEST_CASE("nothing is chosen at first, and every tap on a piece counts the whole anew") {
  Till till;
  open(till, guest_sale());
  View view = till.view();
  CHECK(view.returning.pieces.size() == 5);
  CHECK_FALSE(view.returning.has_plan);
  CHECK_FALSE(view.returning.can_confirm);
  till.want(TapPiece{0});
  view = till.view();
  CHECK(view.returning.pieces[0].is_chosen);
  CHECK(view.returning.refund == view.returning.pieces[0].paid);
  CHECK(view.returning.can_confirm);
  till.want(TapPiece{1});
  CHECK(till.view().returning.refund_fen == view.returning.pieces[0].paid_fen + view.returning.pieces[1].paid_fen);
  till.want(TapPiece{0});
  till.want(TapPiece{1});
  CHECK_FALSE(till.view().returning.has_plan);
  till.want(TapPiece{99});
  CHECK(till.state.returning.back.pieces.empty());
}

TEST_CASE("a member's return says what becomes of points and tier, and the sum proves it") {
  Till till;
  open(till, story_sale());
  till.want(TapPiece{0});
  const View view = till.view();
  CHECK(view.returning.head.customer == "张伟");
  CHECK(view.returning.head.window == text::catalog(Language::zh).say(text::Key::return_window_today));
  CHECK(view.returning.refund_way == "微信支付原路退回");
  REQUIRE(consequence(view, "points_taken") != nullptr);
  CHECK(view.returning.taken_points == story_sale().sale.lines[0].priced.pieces[0].earned.count);
  REQUIRE(consequence(view, "tier_stays") != nullptr);
  CHECK(consequence(view, "tier_stays")->title == "银卡不变");
  // The rest no longer reaches 800: 379.05 + 67.50 + 178.00 stay.
  REQUIRE(consequence(view, "promotion_lost") != nullptr);
  CHECK(view.returning.refund == "259.20");
  REQUIRE(view.returning.proof.size() == 2);
  CHECK(view.returning.proof[0].ends_with("= 259.20"));
}

TEST_CASE("points of the sale that are spent already are kept from the refund, and the row says so") {
  Till till;
  domain::ReturnableSale found = story_sale();
  found.member->standing.state.purse.lots.clear();
  open(till, found);
  till.want(TapPiece{0});
  const View view = till.view();
  REQUIRE(consequence(view, "points_spent") != nullptr);
  CHECK(view.returning.taken_points == 0);
  CHECK(view.returning.refund_fen < view.returning.pieces[0].paid_fen);
}

TEST_CASE("what a coupon for some goods took off is said of these goods alone") {
  domain::ReturnableSale found = guest_sale();
  domain::Basket basket = shuke::test::story_basket();
  domain::HeldCoupon held;
  held.rule.id = "R1";
  held.rule.name = {"裤装减50", "Trousers 50 off"};
  held.rule.off = yuan(50);
  held.rule.goods.styles = {"KZ2604"};
  held.rule.from = held.coupon.from = held.rule.to = held.coupon.to = shuke::test::k_story_day;
  held.coupon.code = "9990000000017";
  held.coupon.rule = held.rule.id;
  basket.coupons = {held};
  found.sale = shuke::test::sold(shuke::test::counter_for_guest(), basket);
  found.sale.receipt = k_receipt;
  Till till;
  open(till, found);
  const View view = till.view();
  const std::string coupon = words(till.state).say(text::Key::reason_coupon);
  CHECK(view.returning.pieces[0].reasons.find(coupon) == std::string::npos);
  CHECK(view.returning.pieces[1].reasons.find(coupon) != std::string::npos);
  CHECK(view.returning.pieces[1].reasons.find("−50.00") != std::string::npos);
}

TEST_CASE("the lot a return takes points from is said with what the same return puts back there") {
  Till till;
  domain::ReturnableSale found = story_sale();
  open(till, found);
  till.want(TapPiece{0});
  domain::ReturnPlan plan = **till.state.returning.plan;
  REQUIRE(plan.taken_from.size() == 1);
  const Points taken = plan.earned;
  plan.restored_to = {{plan.taken_from[0].lot, Points{100}}};
  till.state.returning.plan = plan;
  const std::vector<domain::Lot>& lots = found.member->standing.lots();
  const auto lot = std::find_if(lots.begin(), lots.end(), [&](const domain::Lot& one) { return one.id == plan.taken_from[0].lot; });
  REQUIRE(lot != lots.end());
  const Points there = lot->remainder + Points{100};
  const View view = till.view();
  const std::string detail = consequence(view, "points_taken")->detail;
  CHECK_MESSAGE(detail.find(text::points(there - taken)) != std::string::npos, detail);
}

TEST_CASE("confirming commits once: the second tap and every other tap meanwhile change nothing") {
  Till till;
  open(till, story_sale());
  till.want(TapPiece{0});
  till.want(ConfirmReturn{});
  till.want(ConfirmReturn{});
  till.want(TapPiece{1});
  till.want(CloseReturn{});
  till.want(LeaveReceipt{});
  till.want(GoTo{GoTo::Place::sale});
  till.want(GoTo{GoTo::Place::receipts});
  till.want(ReadCode{k_receipt});
  REQUIRE(till.count<CommitReturn>() == 1);
  const CommitReturn& order = *till.last<CommitReturn>();
  CHECK(order.back.receipt == k_receipt);
  CHECK(order.back.pieces == std::vector<domain::PieceName>{{1, 1}});
  CHECK(order.back.id != Uuid{});
  CHECK(till.state.screen == Screen::returning);
  CHECK(till.state.returning.back.pieces.size() == 1);
  CHECK_FALSE(till.view().returning.can_confirm);
  CHECK(till.view().returning.is_committing);
}

TEST_CASE("without a chosen piece there is nothing to confirm") {
  Till till;
  open(till, guest_sale());
  till.want(ConfirmReturn{});
  CHECK(till.count<CommitReturn>() == 0);
}

TEST_CASE("a refused return keeps what was chosen, and the same act is tried again") {
  Till till;
  open(till, guest_sale());
  till.want(TapPiece{0});
  till.want(ConfirmReturn{});
  const Uuid id = till.last<CommitReturn>()->back.id;
  till.tell(ReturnRefused{{Reason::not_saved}});
  CHECK(till.view().returning.refusal == text::catalog(Language::zh).say(text::Key::return_not_saved));
  CHECK(till.view().returning.can_confirm);
  till.want(ConfirmReturn{});
  CHECK(till.count<CommitReturn>() == 2);
  CHECK(till.last<CommitReturn>()->back.id == id);
}

TEST_CASE("a committed return stands on the done screen with its receipt, and the open basket comes back after") {
  Till till;
  till.sell({{k_trousers}});
  const domain::Basket open_one = till.state.basket;
  open(till, story_sale());
  till.want(TapPiece{0});
  const std::string refund = till.view().returning.refund;
  const domain::Sale taken = record_of_plan(till);
  till.want(ConfirmReturn{});
  till.tell(ReturnCommitted{taken, zhang_wei()});
  const View view = till.view();
  CHECK(till.state.screen == Screen::done);
  CHECK(view.done.change == refund);
  CHECK(view.done.figure_label == text::catalog(Language::zh).say(text::Key::return_refund));
  CHECK(view.done.receipt.number == "NJX-01-1-000011");
  CHECK(view.done.receipt.rows.front().left == "免烫牛津纺衬衫");
  CHECK(view.done.receipt.rows.back().right == k_receipt);
  CHECK(view.done.has_points);
  REQUIRE(till.last<SaveReceipt>() != nullptr);
  CHECK(till.last<SaveReceipt>()->number == "NJX-01-1-000011");
  CHECK(till.state.basket == open_one);
  till.want(NextSale{});
  CHECK(till.state.screen == Screen::done);  // deaf for a moment
  till.wait(400);
  till.want(NextSale{});
  CHECK(till.state.screen == Screen::sale);
  CHECK(till.state.basket == open_one);
  CHECK_FALSE(till.state.done.has_value());
}

TEST_CASE("goods that are scanned after a return join the basket that was open") {
  Till till;
  till.sell({{k_trousers}});
  open(till, guest_sale());
  till.want(TapPiece{0});
  const domain::Sale taken = record_of_plan(till);
  till.want(ConfirmReturn{});
  till.tell(ReturnCommitted{taken, std::nullopt});
  till.want(ReadCode{till.barcode(k_belt)});
  CHECK(till.state.screen == Screen::sale);
  CHECK(till.state.basket.lines.size() == 2);
}

TEST_CASE("the member on the counter is shown as they are after the return") {
  Till till;
  till.attach(zhang_wei());
  open(till, story_sale());
  till.want(TapPiece{0});
  const domain::Sale taken = record_of_plan(till);
  till.want(ConfirmReturn{});
  Member after = zhang_wei();
  after.facts.points = {12000};
  till.tell(ReturnCommitted{taken, after});
  CHECK(till.state.member->facts.points == Points{12000});
}

TEST_CASE("pieces that came back before are shown and cannot be chosen") {
  Till till;
  domain::ReturnableSale found = guest_sale();
  open(till, found);
  till.want(TapPiece{2});
  found.earlier = {record_of_plan(till)};
  till.want(CloseReturn{});
  open(till, found);
  CHECK(till.view().returning.pieces[2].is_returned);
  CHECK(till.view().returning.pieces[2].reasons == text::catalog(Language::zh).say(text::Key::return_returned));
  till.want(TapPiece{2});
  CHECK(till.state.returning.back.pieces.empty());
  till.want(TapPiece{3});
  CHECK(till.view().returning.has_plan);
}

TEST_CASE("on the last day of the window a sale may still come back") {
  Till till;
  till.now.unix_ms += std::int64_t{7} * 24 * 3600 * 1000;
  open(till, guest_sale());
  till.want(TapPiece{0});
  CHECK_FALSE(till.view().returning.head.is_late);
  CHECK(till.view().returning.can_confirm);
}

TEST_CASE("a sale under rules that are not here says no window and is refused with the sentence") {
  Till till;
  domain::ReturnableSale found = guest_sale();
  found.sale.policy_version = 3;
  open(till, found);
  CHECK(till.view().returning.head.window.empty());
  till.want(TapPiece{0});
  CHECK(till.view().returning.refusal.starts_with(till.said(Reason::return_policy_missing)));
  CHECK_FALSE(till.view().returning.can_confirm);
}

TEST_CASE("why and in which condition goes into the order; quality means faulty until somebody says otherwise") {
  Till till;
  open(till, guest_sale());
  till.want(TapPiece{0});
  till.want(PickCause{domain::ReturnCause::quality});
  CHECK(till.state.returning.back.condition == domain::GoodsCondition::defect);
  till.want(PickCondition{domain::GoodsCondition::resell});
  till.want(ConfirmReturn{});
  CHECK(till.last<CommitReturn>()->back.cause == domain::ReturnCause::quality);
  CHECK(till.last<CommitReturn>()->back.condition == domain::GoodsCondition::resell);
}

TEST_CASE("leaving the return leaves the basket as it was and forgets the receipt") {
  Till till;
  till.sell({{k_shirt}});
  open(till, guest_sale());
  till.want(TapPiece{0});
  till.want(CloseReturn{});
  CHECK(till.state.screen == Screen::sale);
  CHECK(till.state.basket.lines.size() == 1);
  till.want(GoTo{GoTo::Place::receipts});
  CHECK_FALSE(till.view().returning.is_found);
}

TEST_CASE("what is read aloud is what goes into the customer's hand: what rounding forgave is not handed out, and that is said") {
  Till till;
  domain::ReturnableSale found = guest_sale();
  const Money total = found.sale.total;
  found.sale.tenders = {a_tender(domain::TenderKind::cash, total - Money{5}), a_tender(domain::TenderKind::rounding, Money{5})};
  open(till, found);
  for (std::size_t piece = 0; piece < 5; ++piece) till.want(TapPiece{piece});
  const ReturnView view = till.view().returning;
  CHECK(view.refund == text::amount(total - Money{5}));
  CHECK(view.refund_fen == total.fen - 5);
  REQUIRE_FALSE(view.proof.empty());
  CHECK(view.proof.back() == words(till.state).say(text::Key::return_proof_rounding, {"0.05", view.refund}));
  till.want(ConfirmReturn{});
  CHECK(till.last<CommitReturn>()->shares == (**till.state.returning.plan).proposed);
}

TEST_CASE("a gift whose right the return takes away comes back with it, by its name; another does not") {
  Till till;
  domain::Policy policy = a_policy();
  policy.gifts = {{"G-bag", {"帆布袋", "Canvas bag"}, domain::GiftOccasion::single_sale, 1, yuan(500), 90},
                  {"G-cake", {"蛋糕", "Cake"}, domain::GiftOccasion::enrolment, 1, {}, 3000}};
  Shop shop = a_shop();
  shop.policies = domain::PolicyBook(policy);
  till.tell(ShopPublished{std::make_shared<const Shop>(std::move(shop))});
  domain::ReturnableSale found = story_sale();
  found.member = domain::on_day(zhang_wei(), domain::PolicyBook(policy), {domain::member_record_of(found.sale)}, k_story_day);
  Sequence seq = 90;
  for (const domain::Entitlement& right : domain::gift_rights(domain::PolicyBook(policy), *found.member))
    domain::note_hand_over(found.member->facts.gifts, {domain::right_of(right), {11, ++seq}, 1, "A01"});
  REQUIRE(found.member->facts.gifts.size() > 1);
  open(till, found);
  till.want(TapPiece{2});
  CHECK(consequence(till.view(), "gift_back") == nullptr);
  till.want(TapPiece{0});
  till.want(TapPiece{1});
  REQUIRE(consequence(till.view(), "gift_back") != nullptr);
  CHECK(consequence(till.view(), "gift_back")->title == words(till.state).say(text::Key::return_gift, {"帆布袋"}));
  CHECK((**till.state.returning.plan).record.gifts_back == std::vector<std::string>{"G-bag"});
}

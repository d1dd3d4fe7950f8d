// What holds for every exchange: a sale, some of its pieces for other goods, perhaps once more, and everything back in the end.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "core/domain/members/at_hand.h"
#include "core/domain/sales/coupon_use.h"
#include "core/domain/sales/exchange.h"
#include "core/domain/sales/history.h"
#include "core/domain/sales/returnable.h"
#include "core/domain/sales/spending.h"
#include "tests/domain/counters.h"
#include "tests/support/property.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

// The story shop under policies that look at returns, and at what was earned, in different ways.
std::vector<Shop> exchange_shops() {
  std::vector<Shop> shops;
  for (const auto when : {AfterReturn::at_once, AfterReturn::day_end, AfterReturn::next_cycle}) {
    for (const auto spent : {SpentPoints::reduce_refund, SpentPoints::debt}) {
      Policy policy = a_policy();
      policy.returns.tier = when;
      policy.returns.spent_points = spent;
      if (spent == SpentPoints::debt) policy.upgrade = Crossing::this_sale;
      if (when == AfterReturn::day_end) policy.earning.pending_days = 3;
      shops.push_back(a_shop(story_goods(), policy));
    }
  }
  return shops;
}

// A till and what it has written, with the member as the fold of it.
struct ExchangeTill {
  const Shop& shop;
  Draw& draw;
  std::optional<Member> start;  // nullopt: a guest
  std::vector<HeldCoupon> coupons = {a_coupon("C1", yuan(20)), a_coupon("C2", yuan(40), yuan(400))};
  std::vector<Sale> written = {};
  std::vector<MemberRecord> records = {};
  Money held;  // real money that the shop has of all this

  ExchangeTill(const Shop& at, Draw& from) : shop(at), draw(from) {
    const int who = draw.between(0, 3);
    if (who == 1) start = a_prospect();
    if (who >= 2) start = zhang_wei(Money{draw.between(2'800, 9'900) * 100});
    if (who >= 2) start->standing.state.purse.lots[0].remainder = Points{draw.between(0, 9'000)};
    if (!start) return;
    start->standing.state.stored_value = Money{draw.between(0, 20'000)};
    for (const HeldCoupon& one : coupons) start->facts.coupons.push_back(one.coupon);
    start = on_day(*start, shop.policies, {}, k_story_day);
  }

  std::optional<Member> buyer() const {
    if (!start) return start;
    Member now = on_day(*start, shop.policies, records, k_story_day);
    for (const Sale& one : written) move_coupons(now.facts.coupons, one);
    return now;
  }
  SaleContext context(const std::optional<Member>& member) const {
    SaleContext at = a_context();
    if (!member) return at;
    at.lots = lot_balances(member->standing);
    at.stored_value = member->standing.state.stored_value;
    return at;
  }
  const Sale& write(Sale sale) {
    sale.seq = 10 + static_cast<Sequence>(written.size());
    sale.receipt = std::to_string(sale.seq);
    Money tenders;
    for (const Tender& row : sale.tenders) {
      tenders += row.amount;
      const bool is_real = row.kind != TenderKind::points && row.kind != TenderKind::rounding && row.kind != TenderKind::exchange;
      held += is_real ? row.amount : Money{};
    }
    RC_ASSERT(tenders == sale.total);
    for (HeldCoupon& one : coupons) {
      std::vector<Coupon> alone{one.coupon};
      RC_ASSERT_FALSE(move_coupons(alone, sale));
      one.coupon = alone.front();
    }
    if (sale.member) records.push_back(member_record_of(sale));
    written.push_back(std::move(sale));
    if (const auto now = buyer()) RC_ASSERT(now->standing.debt() == Points{});
    return written.back();
  }
  std::vector<Sale> returns_of(const Sale& sale) const {
    std::vector<Sale> found;
    std::copy_if(written.begin(), written.end(), std::back_inserter(found),
                 [&](const Sale& one) { return one.returns_of && one.returns_of->record == record_of(sale); });
    return found;
  }
  ReturnPlan plan(const Sale& sale, std::vector<PieceName> pieces) const {
    const auto planned = plan_of({sale, returns_of(sale), buyer()}, shop, {std::move(pieces), k_story_day, {}});
    if (!planned.ok()) RC_FAIL(std::string(name_of(planned.reason())) + " " + planned.refusal().detail);
    return *planned;
  }
};

Basket drawn_basket(ExchangeTill& till, const std::optional<Member>& buyer) {
  Basket basket = a_basket({{till.draw.one_of(std::vector{k_shirt, k_down, k_socks, k_belt}), till.draw.between(1, 2)}});
  basket.id = an_id(static_cast<std::uint8_t>(10 + till.written.size()));
  for (const SkuCode& sku : {k_trousers, k_hat, k_tee}) {
    if (till.draw.once_in(3)) basket.lines.push_back({sku, till.draw.between(1, 2)});
  }
  if (buyer) basket.member = buyer->id;
  const HeldCoupon& coupon = till.draw.one_of(till.coupons);
  if (till.draw.once_in(2) && coupon.coupon.state == CouponState::open) basket.coupons = {coupon};
  return basket;
}

// What the account may give, and the rest in cash or by WeChat.
Payment drawn_tenders(ExchangeTill& till, Payment payment, const std::optional<Member>& buyer) {
  payment.rounding = static_cast<Rounding>(till.draw.below(3));
  const Spendable account = buyer ? spendable(*buyer) : Spendable{};
  const Policy& policy = till.shop.policy_on(k_story_day);
  for (const TenderKind kind : {TenderKind::points, TenderKind::stored_value}) {
    Money part = most_from_account(policy, payment, kind, account);
    if (till.draw.once_in(3)) part = Money{part.fen / till.draw.between(2, 9)};
    if (buyer && part > Money{} && till.draw.once_in(2)) payment = with_tender(std::move(payment), a_tender(kind, part)).value();
  }
  const bool is_cash = till.draw.once_in(2);
  const Money rest = is_cash ? cash_due(payment) + Money{till.draw.between(0, 5'000)} : state_of(payment).open;
  if (state_of(payment).open == Money{}) return payment;
  return with_tender(std::move(payment), a_tender(is_cash ? TenderKind::cash : TenderKind::wechat, rest)).value();
}

Sale sell_at_random(ExchangeTill& till) {
  const std::optional<Member> buyer = till.buyer();
  const Basket basket = drawn_basket(till, buyer);
  const Counter counter{till.shop, buyer ? customer_of(*buyer) : Customer{}};
  const Payment payment = drawn_tenders(till, {counter.price(basket).total, {}, {}}, buyer);
  const auto sale = close_basket({counter.rules(), basket, payment, buyer}, till.context(buyer));
  if (!sale.ok()) RC_FAIL(std::string(name_of(sale.reason())));
  return till.write(*sale);
}

// One piece at least, in any order.
std::vector<PieceName> some_pieces(Draw& draw, std::vector<PieceName> pieces) {
  for (std::size_t i = pieces.size(); i > 1; --i) std::swap(pieces[i - 1], pieces[draw.below(static_cast<std::uint32_t>(i))]);
  pieces.resize(1 + draw.below(static_cast<std::uint32_t>(pieces.size())));
  return pieces;
}

void check_difference(const Exchange& exchange, Money held_before, Money held_after) {
  const Money between = exchange.sold.total + exchange.returned.total;
  Money by_account;  // and what rounding forgave
  for (const Sale* const sale : {&exchange.returned, &exchange.sold}) {
    by_account += tendered(sale->tenders, TenderKind::points) + tendered(sale->tenders, TenderKind::rounding);
  }
  RC_ASSERT(held_after - held_before == between - by_account);
  RC_ASSERT(tendered(exchange.returned.tenders, TenderKind::exchange) == -tendered(exchange.sold.tenders, TenderKind::exchange));
}

// Some pieces of the sale for other goods.
Sale exchange_at_random(ExchangeTill& till, const Sale& sale) {
  const ReturnPlan plan = till.plan(sale, some_pieces(till.draw, pieces_of(sale)));
  RC_ASSERT(plan.missing == Points{});
  std::optional<Member> buyer = till.buyer();
  if (buyer) buyer = with_return(*std::move(buyer), till.shop.policies, plan.record);
  for (HeldCoupon& one : till.coupons) {
    if (std::find(plan.coupons.begin(), plan.coupons.end(), one.coupon.code) != plan.coupons.end()) one.coupon.state = CouponState::open;
  }
  const Basket goods = drawn_basket(till, buyer);
  const Counter counter{till.shop, buyer ? customer_of(*buyer) : Customer{}};
  const Uuid id = an_id(static_cast<std::uint8_t>(100 + till.written.size()));
  const Payment payment = drawn_tenders(till, exchange_payment(plan, id, {counter.price(goods).total, {}, {}}), buyer);
  const Money exchanged = tendered(payment.tenders, TenderKind::exchange);
  const bool is_all = exchanged == handed_out_at_most(plan.sources);
  const std::vector<RefundShare> shares = proposed_shares(plan.sources, is_all ? Money{} : plan.money - exchanged);
  const ReturnClosing closing{id, "A02", static_cast<Rounding>(till.draw.below(3)), till.context(buyer)};
  const auto closed = close_exchange(plan, shares, closing, {counter.rules(), goods, payment, buyer});
  if (!closed.ok()) RC_FAIL(std::string(name_of(closed.reason())) + " " + closed.refusal().detail);
  const Money held_before = till.held;
  till.write(closed->returned);
  if (buyer) RC_ASSERT(till.buyer()->facts.points == buyer->facts.points);
  const Sale sold = till.write(closed->sold);
  check_difference(*closed, held_before, till.held);
  return sold;
}

void bring_rest_back(ExchangeTill& till, const Sale& sale) {
  std::vector<PieceName> waiting;
  const std::vector<PieceName> gone = returned_so_far(sale, till.returns_of(sale)).pieces;
  for (const PieceName& piece : pieces_of(sale)) {
    if (!std::binary_search(gone.begin(), gone.end(), piece)) waiting.push_back(piece);
  }
  while (!waiting.empty()) {
    const std::vector<PieceName> group = some_pieces(till.draw, waiting);
    std::erase_if(waiting, [&](const PieceName& piece) { return std::find(group.begin(), group.end(), piece) != group.end(); });
    const ReturnPlan plan = till.plan(sale, group);
    RC_ASSERT(plan.missing == Points{});
    const ReturnClosing closing{an_id(99), "A02", static_cast<Rounding>(till.draw.below(3)), till.context({})};
    till.write(close_return(plan, plan.proposed, closing).value());
    RC_ASSERT(till.held >= Money{});
    RC_ASSERT(returned_so_far(sale, till.returns_of(sale)).refunded <= sale.total);
  }
}

std::map<EntryId, Points> points_in(const Standing& standing) {
  std::map<EntryId, Points> lots;
  for (const Lot& lot : standing.lots()) lots[lot.id] += lot.remainder;
  std::erase_if(lots, [](const auto& lot) { return lot.second == Points{}; });
  return lots;
}

void check_as_before(const ExchangeTill& till) {
  RC_ASSERT(till.held == Money{});
  std::map<TenderKind, Money> sums;
  for (const Sale& sale : till.written) {
    for (const Tender& row : sale.tenders) sums[row.kind] += row.amount;
  }
  for (const TenderKind kind : {TenderKind::points, TenderKind::rounding, TenderKind::exchange}) RC_ASSERT(sums[kind] == Money{});
  for (const HeldCoupon& one : till.coupons) RC_ASSERT(one.coupon.state == CouponState::open);
  if (!till.start) return;
  const Member after = *till.buyer();
  RC_ASSERT(points_in(after.standing) == points_in(till.start->standing));
  // Stored value that bought what was exchanged comes back as cash, as whatever an exchange paid does.
  RC_ASSERT(after.facts.stored_value - till.start->facts.stored_value == -sums[TenderKind::stored_value]);
  RC_ASSERT(after.facts.lifetime_spend == till.start->facts.lifetime_spend);
  RC_ASSERT(after.facts.spend_in_window == till.start->facts.spend_in_window);
  RC_ASSERT(after.facts.visits == till.start->facts.visits);
  RC_ASSERT(after.facts.coupons == till.start->facts.coupons);
}

}  // namespace

TEST_CASE("exchanges settle their difference to the fen, and with everything back all is where it was") {
  const std::vector<Shop> shops = exchange_shops();
  check_property("exchanged and brought back", 10'000, 90, [&](Draw& draw) {
    ExchangeTill till(draw.one_of(shops), draw);
    std::vector<Sale> sales{sell_at_random(till)};
    for (int i = draw.between(1, 2); i > 0; --i) sales.push_back(exchange_at_random(till, sales.back()));
    while (!sales.empty()) {
      bring_rest_back(till, sales.back());
      sales.pop_back();
    }
    check_as_before(till);
  });
}

#include "core/domain/sales/exchange.h"

#include <doctest/doctest.h>

#include "core/domain/sales/coupon_use.h"
#include "core/domain/sales/history.h"
#include "core/domain/sales/returnable.h"
#include "core/domain/sales/spending.h"
#include "tests/support/return_desk.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

struct ExchangeDesk {
  Counter counter = counter_for_guest(a_shop_with({}));
  ReturnDesk back;
  std::optional<Member> nobody = {};

  explicit ExchangeDesk(const Basket& first) : back(sold(counter, first)) {}

  Payment payment_for(const ReturnPlan& plan, const Basket& goods, std::initializer_list<Tender> tenders = {}) const {
    Payment payment = exchange_payment(plan, back.closing().id, {counter.price(goods).total, back.rounding, {}});
    for (const Tender& tender : tenders) payment = with_tender(std::move(payment), tender).value();
    return payment;
  }
  Result<Exchange> close(const ReturnPlan& plan, const std::vector<RefundShare>& shares, const Basket& goods,
                         const Payment& payment) const {
    return close_exchange(plan, shares, back.closing(), {counter.rules(), goods, payment, nobody});
  }
};

}  // namespace

TEST_CASE("an even exchange moves no money, and both records add up and name each other") {
  ExchangeDesk desk(a_basket({{k_shirt}}));
  const Basket goods = a_basket({{"CS2611-WH-41"}});
  const ReturnPlan plan = desk.back.plan({{1, 1}}).value();
  const Exchange exchange = desk.close(plan, {}, goods, desk.payment_for(plan, goods)).value();
  CHECK(exchange.returned.tenders == std::vector<Tender>{{TenderKind::exchange, -yuan(336), to_text(goods.id)}});
  CHECK(exchange.sold.tenders == std::vector<Tender>{{TenderKind::exchange, yuan(336), to_text(exchange.returned.basket_id)}});
  CHECK(exchange.returned.total == -yuan(336));
  CHECK(exchange.sold.total == yuan(336));
}

TEST_CASE("dearer goods ask for the difference only") {
  ExchangeDesk desk(a_basket({{k_hat}}));
  const Basket goods = a_basket({{k_tee}});
  const ReturnPlan plan = desk.back.plan({{1, 1}}).value();
  const Payment begun = desk.payment_for(plan, goods);
  CHECK(state_of(begun).remaining == yuan(7));
  const Exchange exchange = desk.close(plan, {}, goods, desk.payment_for(plan, goods, {a_tender(TenderKind::cash, yuan(10))})).value();
  CHECK(tendered(exchange.sold.tenders, TenderKind::exchange) == yuan(92));
  CHECK(tendered(exchange.sold.tenders, TenderKind::change) == -yuan(3));
}

TEST_CASE("dearer goods that are not paid in full exchange nothing") {
  ExchangeDesk desk(a_basket({{k_hat}}));
  const Basket goods = a_basket({{k_tee}});
  const ReturnPlan plan = desk.back.plan({{1, 1}}).value();
  CHECK(desk.close(plan, {}, goods, desk.payment_for(plan, goods)).reason() == Reason::tender_missing);
}

TEST_CASE("cheaper goods give the rest back the way it was paid") {
  ExchangeDesk desk(a_basket({{k_tee}}));
  const Basket goods = a_basket({{k_hat}});
  const ReturnPlan plan = desk.back.plan({{1, 1}}).value();
  const Payment payment = desk.payment_for(plan, goods);
  CHECK(desk.close(plan, {}, goods, payment).reason() == Reason::refund_open);
  const Exchange exchange = desk.close(plan, {{TenderKind::wechat, "", yuan(7)}}, goods, payment).value();
  CHECK(refunded_by(exchange.returned, TenderKind::wechat) == yuan(7));
  CHECK(refunded_by(exchange.returned, TenderKind::exchange) == yuan(92));
}

TEST_CASE("a payment that was not begun with the exchange closes none") {
  ExchangeDesk desk(a_basket({{k_hat}}));
  const Basket goods = a_basket({{k_hat}});
  const ReturnPlan plan = desk.back.plan({{1, 1}}).value();
  CHECK(desk.close(plan, {}, goods, paid_with(yuan(92), {a_tender(TenderKind::wechat, yuan(92))})).reason() == Reason::refund_open);
}

TEST_CASE("what cash rounding forgave at the sale buys nothing in an exchange") {
  ExchangeDesk desk(a_basket({{k_hat}}));
  desk.back.sale.lines[0].priced.pieces[0].paid = Money{92'60};
  desk.back.sale.total = Money{92'60};
  desk.back.sale.tenders = {a_tender(TenderKind::cash, yuan(92)), a_tender(TenderKind::rounding, Money{60})};
  const Basket goods = a_basket({{k_tee}});
  const ReturnPlan plan = desk.back.plan({{1, 1}}).value();
  CHECK(exchanged_of(plan, yuan(99)) == yuan(92));
  const Exchange exchange = desk.close(plan, {}, goods, desk.payment_for(plan, goods, {a_tender(TenderKind::wechat, yuan(7))})).value();
  CHECK(refunded_by(exchange.returned, TenderKind::rounding) == Money{60});
  CHECK(exchange.returned.total == Money{-92'60});
}

TEST_CASE("exchanged goods come back in turn: what the exchange paid goes back as cash, or into the next exchange") {
  ExchangeDesk desk(a_basket({{k_hat}}));
  const Basket goods = a_basket({{k_tee}});
  const ReturnPlan plan = desk.back.plan({{1, 1}}).value();
  ReturnDesk next(desk.close(plan, {}, goods, desk.payment_for(plan, goods, {a_tender(TenderKind::wechat, yuan(7))})).value().sold);
  CHECK(next.plan({{1, 1}}).value().proposed ==
        std::vector<RefundShare>{{TenderKind::cash, "", yuan(92)}, {TenderKind::wechat, "", yuan(7)}});
}

TEST_CASE("what an earlier return paid into an exchange is not left in the sale") {
  ExchangeDesk desk(a_basket({{k_hat}, {k_shirt}}));
  const Basket goods = a_basket({{k_hat}});
  const ReturnPlan plan = desk.back.plan({{1, 1}}).value();
  desk.back.keep(desk.close(plan, {}, goods, desk.payment_for(plan, goods)).value().returned);
  const ReturnPlan rest = desk.back.plan({{2, 1}}).value();
  CHECK(left_in(rest.sources) == yuan(336));
  CHECK(rest.refund == yuan(336));
}

TEST_CASE("who exchanges is whom the return leaves: without its points, with its coupon open, and counted in once") {
  Member wei = zhang_wei();
  wei.facts.coupons = {{.code = "C1", .rule = "Q1", .member = wei.id, .from = {2026, 11, 1}, .to = {2026, 11, 30}}};
  const Counter counter = counter_for(wei, a_shop_with({}));
  Sale sale = sold(counter, a_basket({{k_shirt}}, &wei), wei);
  sale.seq = 10;
  sale.terms.coupons = {{wei.facts.coupons[0], {.id = "Q1", .name = {}}}};
  const Points before = wei.facts.points;
  wei = on_day(std::move(wei), counter.shop.policies, {member_record_of(sale)}, k_story_day);
  REQUIRE(move_coupons(wei.facts.coupons, sale) == false);
  CHECK(wei.facts.points == before + Points{383});
  const ReturnPlan plan = plan_of({sale, {}, wei}, counter.shop, {{{1, 1}}, k_story_day, {}}).value();
  const Member after = with_return(wei, counter.shop.policies, plan.record);
  CHECK(after.facts.points == before);
  CHECK(after.facts.lifetime_spend == zhang_wei().facts.lifetime_spend);
  CHECK(after.facts.coupons[0].state == CouponState::open);
  CHECK(with_return(after, counter.shop.policies, plan.record).standing == after.standing);
}

TEST_CASE("a return of somebody else's sale, or a guest's, leaves who buys the new goods as they were") {
  const Member wei = zhang_wei();
  const Counter counter = counter_for_guest(a_shop_with({}));
  Sale sale = sold(counter, a_basket({{k_shirt}}));
  sale.seq = 10;
  Sale returned = plan_of({sale, {}, {}}, counter.shop, {{{1, 1}}, k_story_day, {}}).value().record;
  CHECK(with_return(wei, counter.shop.policies, returned).standing == wei.standing);
  returned.member = an_id(77);
  CHECK(with_return(wei, counter.shop.policies, returned).standing == wei.standing);
}

// Points, vouchers and stored value as tenders.
#include "core/domain/sales/spending.h"

#include <doctest/doctest.h>

#include "tests/support/return_desk.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

const std::vector<LotBalance> k_lots{{{11, 3, 1}, {5000}, {2026, 1, 1}, std::nullopt}};

Spendable so_much(std::int64_t points, Money stored) { return {Points{points}, stored}; }

Result<Sale> close_with(const std::vector<Tender>& tenders, const std::optional<Member>& member) {
  const Counter counter = member ? counter_for(*member, a_shop_with({})) : counter_for_guest(a_shop_with({}));
  const Basket basket = a_basket({{k_hat}, {k_socks}}, member ? &*member : nullptr);
  SaleContext context = a_context();
  context.lots = k_lots;
  return close_basket({counter.rules(), basket, {counter.price(basket).total, Rounding::none, tenders}, member}, context);
}

}  // namespace

TEST_CASE("points for an amount are the fewest that are worth it") {
  Policy policy = a_policy();
  CHECK(points_for(policy, yuan(60)) == Points{6000});
  policy.spending.points_per_yuan = 3;
  CHECK(points_for(policy, Money{33}) == Points{1});
  CHECK(points_for(policy, Money{34}) == Points{2});
  CHECK(points_for(policy, Money{}) == Points{});
}

TEST_CASE("a sale without points and vouchers keeps its pieces as they were priced") {
  const Member wei = zhang_wei();
  const PricedBasket priced = counter_for(wei).price(story_basket(&wei));
  const PricedBasket same = net_of_tenders(counter_for(wei).rules(), priced, {a_tender(TenderKind::stored_value, priced.total)}, {});
  CHECK(same.points == priced.points);
  CHECK(same.lines[2].pieces == priced.lines[2].pieces);
}

TEST_CASE("a voucher earns neither points nor growth, stored value does") {
  const Member wei = zhang_wei();
  const Sale by_voucher =
      close_with({a_tender(TenderKind::voucher, yuan(30)), a_tender(TenderKind::stored_value, Money{100'15})}, wei).value();
  CHECK(by_voucher.total == Money{130'15});
  CHECK(entry_of(by_voucher, EntryKind::grown)->growth == Money{100'15});
  CHECK(entry_of(by_voucher, EntryKind::earned)->points == Points{120});
  CHECK(entry_of(by_voucher, EntryKind::paid)->stored == Money{-100'15});
}

TEST_CASE("what points and vouchers paid stands on the pieces to the fen") {
  const Member wei = zhang_wei();
  const Sale sale = close_with({a_tender(TenderKind::points, yuan(50)), a_tender(TenderKind::voucher, Money{80'15})}, wei).value();
  const PricedPiece hat = sale.lines[0].priced.pieces[0];
  const PricedPiece socks = sale.lines[1].priced.pieces[0];
  CHECK(hat.redeemed_value + socks.redeemed_value == yuan(50));
  CHECK(hat.redeemed + socks.redeemed == Points{5000});
  CHECK(hat.growth == Money{});
  CHECK(socks.growth == Money{});
  CHECK(hat.earned + socks.earned == Points{});
  CHECK_FALSE(entry_of(sale, EntryKind::grown));
  CHECK(entry_of(sale, EntryKind::spent)->entry_no == 1);
}

TEST_CASE("more points than the lots hold are not sold for") {
  const Member wei = zhang_wei();
  CHECK(close_with({a_tender(TenderKind::points, Money{50'01}), a_tender(TenderKind::wechat, Money{80'14})}, wei).refusal() ==
        Refusal{Reason::points_missing, "1"});
}

TEST_CASE("a guest has no points to pay with") {
  CHECK(close_with({a_tender(TenderKind::points, yuan(1)), a_tender(TenderKind::wechat, yuan(136))}, std::nullopt).reason() ==
        Reason::unknown_member);
}

TEST_CASE("a guest has no stored value to pay with") {
  CHECK(close_with({a_tender(TenderKind::stored_value, yuan(137))}, std::nullopt).reason() == Reason::unknown_member);
}

TEST_CASE("points pay no more than the policy's share, in however many rows they come") {
  const Member wei = zhang_wei();
  const auto refused = close_with(
      {a_tender(TenderKind::points, yuan(40)), a_tender(TenderKind::points, Money{25'08}), a_tender(TenderKind::wechat, Money{65'07})},
      wei);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.reason() == Reason::points_missing);
  const Policy policy = a_policy();
  const std::vector<Tender> half{a_tender(TenderKind::points, yuan(40)), a_tender(TenderKind::points, Money{25'08})};
  CHECK(may_pay_from_account(policy, Money{130'15}, half, so_much(9000, {})).refusal() == Refusal{Reason::points_share, "6507"});
}

TEST_CASE("the sale itself refuses more points than the policy's share") {
  const Member wei = zhang_wei();
  Counter counter = counter_for(wei, a_shop_with({}));
  Policy policy = a_policy();
  policy.spending.most_share = {2000};
  counter.shop.policies = PolicyBook(policy);
  const Basket basket = a_basket({{k_hat}, {k_socks}}, &wei);
  SaleContext context = a_context();
  context.lots = k_lots;
  const Payment payment =
      paid_with(counter.price(basket).total, {a_tender(TenderKind::points, yuan(27)), a_tender(TenderKind::wechat, Money{103'15})});
  CHECK(close_basket({counter.rules(), basket, payment, wei}, context).reason() == Reason::points_share);
}

TEST_CASE("points between two steps are refused") {
  Policy policy = a_policy();
  policy.spending.step = 100;
  CHECK(may_pay_from_account(policy, yuan(100), {a_tender(TenderKind::points, Money{10'50})}, so_much(9000, {})).reason() ==
        Reason::points_step);
  CHECK(may_pay_from_account(policy, yuan(100), {a_tender(TenderKind::points, yuan(10))}, so_much(9000, {})).ok());
}

TEST_CASE("stored value pays to its last fen and not one more") {
  const Member wei = zhang_wei();
  const auto by_stored = [&](Money amount, Money rest) {
    return close_with({a_tender(TenderKind::stored_value, amount), a_tender(TenderKind::wechat, rest)}, wei);
  };
  CHECK(by_stored(yuan(100), Money{30'15}).ok());
  const Policy policy = a_policy();
  CHECK(may_pay_from_account(policy, yuan(300), {a_tender(TenderKind::stored_value, yuan(200))}, so_much(0, yuan(200))).ok());
  CHECK(may_pay_from_account(policy, yuan(300), {a_tender(TenderKind::stored_value, Money{200'01})}, so_much(0, yuan(200))).refusal() ==
        Refusal{Reason::stored_value_missing, "1"});
}

TEST_CASE("a balance that nobody here knows pays nothing, and is not called 0") {
  const Policy policy = a_policy();
  CHECK(may_pay_from_account(policy, yuan(100), {a_tender(TenderKind::points, yuan(1))}, {}).reason() == Reason::balance_unknown);
  CHECK(may_pay_from_account(policy, yuan(100), {a_tender(TenderKind::stored_value, yuan(1))}, {}).reason() == Reason::balance_unknown);
}

TEST_CASE("the most that an account may still pay leaves out what stands among the tenders") {
  const Policy policy = a_policy();
  Payment payment{yuan(100), Rounding::none, {}};
  const Spendable account = so_much(9000, yuan(70));
  CHECK(most_from_account(policy, payment, TenderKind::points, account) == yuan(50));
  payment = with_tender(payment, a_tender(TenderKind::stored_value, yuan(70))).value();
  CHECK(most_from_account(policy, payment, TenderKind::stored_value, account) == Money{});
  CHECK(most_from_account(policy, payment, TenderKind::points, account) == yuan(30));
  CHECK(most_from_account(policy, payment, TenderKind::wechat, account) == Money{});
}

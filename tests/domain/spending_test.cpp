// Points, vouchers and stored value as tenders.
#include "core/domain/sales/spending.h"

#include <doctest/doctest.h>

#include "tests/support/return_desk.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

const std::vector<LotBalance> k_lots{{{11, 3, 1}, {5000}, {2026, 1, 1}, std::nullopt}};

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

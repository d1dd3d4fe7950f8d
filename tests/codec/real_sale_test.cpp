#include <doctest/doctest.h>

#include "core/codec/record.h"
#include "core/demo/members.h"
#include "core/domain/sales/sale.h"

using namespace shuke;

TEST_CASE("a sale the domain closed comes back from its body, for a member and for a thousand lines") {
  const Date today{2026, 11, 22};
  const demo::DemoShop shop = demo::make_demo_shop(demo::k_demo_seed, today);
  const domain::PriceBook book(shop.catalogue);
  const domain::Member zhang = demo::MemberMaker(shop, demo::k_demo_seed, today).member(0).member;
  const domain::Customer customer = domain::customer_of(zhang);
  const domain::PricingRules rules{book, shop.policy, customer, today};
  domain::Basket basket;
  basket.associate = "A01";
  basket.member = zhang.id;
  for (std::size_t i = 0; i < domain::k_most_lines; ++i) basket.lines.push_back({book.skus()[i].code, static_cast<int>(i % 40) * 25 + 1});
  domain::Payment payment;
  payment.due = domain::price(rules, basket).total;
  payment.tenders = {{domain::TenderKind::bank_card, payment.due, "4402", 1, domain::TenderState::paid}};
  const domain::SaleContext context{shop.terminals[0], *timestamp_from_rfc3339("2026-11-22T14:34:00+08:00"), 1234, today};
  auto sale = domain::close_basket({rules, basket, payment, zhang}, context);
  REQUIRE(sale.ok());
  const std::string body = codec::encode_sale_body(*sale);
  const auto again = codec::decode_sale_body(body, 1);
  REQUIRE(again.ok());
  CHECK(codec::encode_sale_body(*again) == body);
  CHECK(again->total == sale->total);
  CHECK(again->lines.size() == 1000);
}

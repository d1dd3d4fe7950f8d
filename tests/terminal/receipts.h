#pragma once

#include "core/domain/sales/history.h"
#include "tests/terminal/till.h"

// Sales that somebody brings back.
namespace shuke::terminal::test {

inline constexpr const char* k_receipt = "NJX-01-1-000010";

// The story's basket, sold to Zhang Wei by WeChat today; his points of it are there still.
inline domain::ReturnableSale story_sale() {
  const Member member = zhang_wei();
  domain::ReturnableSale found{.sale = shuke::test::sold(shuke::test::counter_for(member), shuke::test::story_basket(&member), member),
                               .earlier = {},
                               .member = member};
  found.sale.seq = 10;
  found.sale.receipt = k_receipt;
  found.sale.terminal.terminal = 11;
  found.member =
      domain::on_day(member, domain::PolicyBook(shuke::test::a_policy()), {domain::member_record_of(found.sale)}, shuke::test::k_story_day);
  return found;
}

inline domain::ReturnableSale guest_sale() {
  domain::ReturnableSale found{
      .sale = shuke::test::sold(shuke::test::counter_for_guest(), shuke::test::story_basket()), .earlier = {}, .member = std::nullopt};
  found.sale.seq = 10;
  found.sale.receipt = k_receipt;
  return found;
}

inline void open(Till& till, domain::ReturnableSale found) {
  till.want(ReadCode{k_receipt});
  till.tell(SaleFound{till.last<FindSale>()->request, std::move(found)});
}

}  // namespace shuke::terminal::test

#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "core/domain/sales/exchange.h"
#include "core/domain/sales/history.h"
#include "core/operations/commit_exchange.h"
#include "core/operations/find_sale.h"
#include "tests/operations/desk.h"

namespace shuke::test {

// The first piece of a sale comes back and `wanted` goes out, to somebody who may be known. `tenders` pay first, WeChat what is open then.
struct Swap {
  Desk& desk;
  std::optional<Member> buyer;
  Basket wanted;
  operations::ReturnOrder back;
  Payment payment;

  Swap(Desk& at, const Sale& sale, Basket goods, std::optional<Member> who = std::nullopt, const std::vector<Tender>& tenders = {})
      : desk(at),
        buyer(std::move(who)),
        wanted(std::move(goods)),
        back{.shop = *at.shop, .id = an_id(50), .receipt = sale.receipt, .pieces = {{1, 1}}, .shares = {}} {
    back.associate = "A02";
    back.cause = domain::ReturnCause::size;
    pay(tenders);
  }
  domain::ReturnPlan plan() const {
    const auto found = operations::find_sale_for_return(desk.store, desk.day(), back.receipt);
    return domain::plan_of(*found, *desk.shop, {.pieces = back.pieces, .today = k_story_day, .allowed_by = {}}).value();
  }
  Result<operations::CommittedExchange> commit() {
    const operations::CommitRequest goods{*desk.shop, wanted, payment, buyer};
    return operations::commit_exchange(desk.world(), {back, goods});
  }

 private:
  void pay(const std::vector<Tender>& tenders) {
    const auto planned = plan();
    std::optional<Member> after = buyer;
    if (after) after = domain::with_return(*after, desk.shop->policies, planned.record);
    payment = domain::exchange_payment(planned, back.id, {.due = desk.price(wanted, after), .rounding = {}, .tenders = {}});
    for (const Tender& tender : tenders) payment = domain::with_tender(payment, tender).value();
    const Money open = domain::state_of(payment).open;
    if (open > Money{}) payment = domain::with_tender(payment, a_tender(TenderKind::wechat, open)).value();
    const Money over = planned.money - domain::exchanged_of(planned, payment.due);
    if (over > Money{}) back.shares = {{TenderKind::wechat, "", over}};
  }
};

}  // namespace shuke::test

#pragma once

#include "core/operations/commit_return.h"
#include "core/operations/commit_sale.h"

// What the acts at the counter ask of the files before they decide, shared by commit_sale, commit_return, commit_exchange and
// hand_over_gift. Internal to
// core/operations; DbError passes through.
namespace shuke::operations {

// Where and when an act happens. Refuses with prices_missing (no identity yet).
Result<domain::SaleContext> context_now(const World& world, const domain::Shop& shop);

// Whether the record is what this asks for: the second tap.
bool is_return_of(const domain::Sale& sale, const ReturnOrder& order);
bool is_sale_of(const domain::Sale& sale, const domain::Basket& basket);

// The order's pieces, planned from the files as they are now.
Result<domain::ReturnPlan> plan_order(const World& world, const ReturnOrder& order, const Date& today);
domain::ReturnClosing closing_of(const ReturnOrder& order, const domain::SaleContext& context);
// With why the goods came back and how.
domain::Sale with_cause(domain::Sale returned, const ReturnOrder& order);

domain::Customer customer_of(const CommitRequest& request);
// `customer` is borrowed by the rules.
domain::PricingRules rules_of(const CommitRequest& request, const domain::Customer& customer, const domain::SaleContext& context);
// Refuses with unknown_member, as check_coupons and may_spend do, with empty_basket, unknown_sku, or with tender_missing where the basket
// does not cost what the payment was opened for. `first` is the return of an exchange, which is written before: its coupons are open.
Outcome check_request(const World& world, const CommitRequest& request, const domain::PricingRules& rules,
                      const domain::Sale* first = nullptr);
// With what the member's account has now, and after `first`, where the payment spends of it.
domain::SaleContext with_account(const World& world, const CommitRequest& request, domain::SaleContext context,
                                 const domain::Sale* first = nullptr);

// The member as the panel shows them after the act, which is on the disk by now: whatever goes wrong in looking cannot unmake it.
std::optional<domain::Member> member_now(const World& world, const domain::Shop& shop, const MemberId& member);
// The buyer as they are after the sale; as they were where that cannot be read. nullopt for a guest.
std::optional<domain::Member> member_after(const World& world, const CommitRequest& request);

}  // namespace shuke::operations

#include <doctest/doctest.h>

#include <memory>

#include "tests/terminal/till.h"

using namespace shuke;
using namespace shuke::test;
using namespace shuke::terminal;
using namespace shuke::terminal::test;

namespace {

// A guest's sale of the story day, brought back that many days later; the policy says 7.
void open_after(Till& till, int days) {
  domain::ReturnableSale found{.sale = sold(counter_for_guest(), story_basket()), .earlier = {}, .member = std::nullopt};
  found.sale.seq = 10;
  found.sale.receipt = "NJX-01-1-000010";
  till.now.unix_ms += std::int64_t{days} * 24 * 3600 * 1000;
  till.want(ReadCode{found.sale.receipt});
  till.tell(SaleFound{till.last<FindSale>()->request, std::move(found)});
}

// What the receipt says about returns when the policy allows them for so long.
std::string return_rule(Language language, int days) {
  Till till;
  domain::Policy policy = a_policy();
  policy.returns.window_days = days;
  domain::Shop shop = a_shop();
  shop.policies = domain::PolicyBook(policy);
  till.tell(ShopPublished{std::make_shared<const domain::Shop>(std::move(shop))});
  till.want(SwitchLanguage{language});
  till.tell(SaleCommitted{sold(counter_for_guest(), story_basket()), std::nullopt});
  return till.view().done.receipt.footer.front();
}

}  // namespace

TEST_CASE("the receipt says how long the policy takes goods back, in both languages") {
  CHECK(return_rule(Language::zh, 7) == "7 天内凭小票退换");
  CHECK(return_rule(Language::zh, 30) == "30 天内凭小票退换");
  CHECK(return_rule(Language::zh, 0) == "当天凭小票退换");
  CHECK(return_rule(Language::en, 30) == "Returns within 30 days with receipt");
  CHECK(return_rule(Language::en, 1) == "Returns within 1 day with receipt");
  CHECK(return_rule(Language::en, 0) == "Returns on the same day with receipt");
}

TEST_CASE("after the window a manager is needed: the screen says so and nothing can be confirmed") {
  Till till;
  open_after(till, 8);
  View view = till.view();
  CHECK(view.returning.head.is_late);
  CHECK(view.returning.leave == text::catalog(Language::zh).say(text::Key::return_needs_manager));
  till.want(TapPiece{0});
  view = till.view();
  CHECK_FALSE(view.returning.can_confirm);
  CHECK(view.returning.has_plan);
  till.want(ConfirmReturn{});
  CHECK(till.count<CommitReturn>() == 0);
}

TEST_CASE("a manager who is chosen allows a late return, and their id goes with it") {
  Till till;
  open_after(till, 8);
  till.want(TapPiece{0});
  till.want(OpenLeave{});
  const View sheet = till.view();
  REQUIRE(sheet.associates.has_value());
  CHECK(sheet.associates->is_leave);
  REQUIRE(sheet.associates->rows.size() == 1);
  CHECK(sheet.associates->rows[0].id == "A02");
  till.want(AllowReturn{"A01"});
  CHECK(till.state.returning.back.allowed_by.empty());
  till.want(AllowReturn{"A02"});
  CHECK_FALSE(till.view().associates.has_value());
  CHECK(till.view().returning.leave == "王晓同意了");
  CHECK(till.view().returning.can_confirm);
  till.want(ConfirmReturn{});
  REQUIRE(till.count<CommitReturn>() == 1);
  CHECK(till.last<CommitReturn>()->back.allowed_by == "A02");
}

TEST_CASE("without a manager on the list a late return says so in one sentence and offers nobody") {
  Till till;
  domain::Shop shop = a_shop();
  shop.associates.pop_back();
  till.tell(ShopPublished{std::make_shared<const domain::Shop>(std::move(shop))});
  open_after(till, 8);
  till.want(TapPiece{0});
  CHECK(till.view().returning.leave.empty());
  CHECK(till.view().returning.refusal == text::catalog(Language::zh).say(text::Key::return_leave_none));
  CHECK_FALSE(till.view().returning.can_confirm);
}

TEST_CASE("nobody is asked for leave on the last day of the window") {
  Till till;
  open_after(till, 7);
  till.want(OpenLeave{});
  CHECK_FALSE(till.view().associates.has_value());
}

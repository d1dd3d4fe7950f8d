// What the nudge says about a gift and about a tier that ends.
#include <doctest/doctest.h>

#include "tests/terminal/till.h"

using namespace shuke;
using namespace shuke::test;
using namespace shuke::terminal;
using namespace shuke::terminal::test;

namespace {

Till till_with_gift(Language language) {
  Till till(language);
  domain::Policy policy = a_policy();
  domain::GiftRule hanger;
  hanger.id = "hanger";
  hanger.name = {"木衣架", "wooden hanger"};
  hanger.occasion = domain::GiftOccasion::single_sale;
  hanger.amount = yuan(400);
  policy.gifts = {hanger};
  Shop shop = a_shop();
  shop.policies = domain::PolicyBook(policy);
  till.tell(ShopPublished{std::make_shared<const Shop>(std::move(shop))});
  till.attach(zhang_wei());
  till.sell({{k_shirt}});
  return till;
}

Till till_of_silver_that_ends(Language language) {
  Till till(language);
  Member member = zhang_wei(yuan(2600));
  member.standing.state.tier.cycle_ends = Date{2026, 12, 31};
  till.attach(domain::on_day(std::move(member), domain::PolicyBook(a_policy()), {}, k_story_day));
  till.sell({{k_belt}, {k_socks}});
  return till;
}

}  // namespace

TEST_CASE("a gift in reach is named, with what would bring it") {
  const NudgeView zh = till_with_gift(Language::zh).view().nudge.value();
  CHECK(zh.kind == "free_gift");
  CHECK(zh.gap_fen == 64'00);
  CHECK(zh.before + zh.amount + zh.after == "再买64送木衣架");
  REQUIRE_FALSE(zh.suggestions.empty());
  CHECK(zh.sentence == "可以说 “再带" + zh.suggestions.front().name + " × 2，就送您木衣架”");
  const NudgeView en = till_with_gift(Language::en).view().nudge.value();
  CHECK(en.before + " " + en.amount + " " + en.after == "Just 64 more for a gift: wooden hanger");
}

TEST_CASE("a tier that ends is named with its last day") {
  const NudgeView zh = till_of_silver_that_ends(Language::zh).view().nudge.value();
  CHECK(zh.kind == "keep_tier");
  CHECK(zh.after == "保住银卡");
  CHECK(zh.sentence.find("银卡到 12-31 为止") != std::string::npos);
  const NudgeView en = till_of_silver_that_ends(Language::en).view().nudge.value();
  CHECK(en.after == "more keeps Silver");
  CHECK(en.sentence.find("Your Silver ends 12-31") != std::string::npos);
}

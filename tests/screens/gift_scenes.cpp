#include <memory>
#include <utility>

#include "tests/screens/scenes.h"

// Gifts that wait for a member: the row of the column beside few and beside many flags, and the sheet behind it.
namespace shuke::test {
namespace {

using namespace terminal;
using Stage = CounterStage;

// The chain gives more than usual, with the longest names it could think of.
void under_rich_gifts(Stage& stage) {
  using enum domain::GiftOccasion;
  domain::Policy policy = stage.shop().policies.all().front();
  policy.gifts.push_back({"bag", {"帆布袋配手写卡片一张", "Canvas bag with a handwritten card"}, single_sale, 1, yuan(1000), 100});
  policy.gifts.push_back({"hanger", {"木衣架", "Wooden hanger"}, upgrade, 2, {}, 200});
  domain::Shop shop = stage.shop();
  shop.policies = domain::PolicyBook(policy);
  stage.tell(ShopPublished{std::make_shared<const domain::Shop>(std::move(shop))});
}

// Zhang Wei, whose birthday was two days ago, with so many flags.
void birthday_was(Stage& stage, std::size_t flags) {
  under_rich_gifts(stage);
  stage.attach_zhang_wei();
  stage.fill_story_basket();
  domain::Member member = *stage.state().member;
  member.core.birthday = domain::Birthday{1988, 11, 20, false};
  const domain::Flag first = member.facts.flags.front();
  member.facts.flags.resize(flags, first);
  stage.tell(MemberFound{stage.state().read.request, member});
}

void zeng_wei(Stage& stage) {
  stage.want(ReadCode{stage.phone_of(1)});
  stage.fill_story_basket();
}

void ask_first(Stage& stage) {
  stage.want(OpenGifts{});
  stage.want(AskGift{stage.view().gifts->rows.front().right});
  stage.wait(300);
}

void hand_over_first(Stage& stage) {
  ask_first(stage);
  stage.want(ConfirmGift{});
}

}  // namespace

std::vector<Scene> gift_scenes() {
  return {
      {"gift-row-no-flags", [](Stage& s) { birthday_was(s, 0); }},
      {"gift-row-two-flags", [](Stage& s) { birthday_was(s, 2); }},
      {"gift-row-five-flags", [](Stage& s) { birthday_was(s, 5); }},
      {"gifts", [](Stage& s) { zeng_wei(s), s.want(OpenGifts{}); }},
      {"gifts-many", [](Stage& s) { birthday_was(s, 2), s.want(OpenGifts{}); }},
      {"gifts-asked", [](Stage& s) { birthday_was(s, 2), ask_first(s); }},
      {"gifts-given", [](Stage& s) { birthday_was(s, 2), hand_over_first(s); }},
      {"gifts-refused", [](Stage& s) { birthday_was(s, 2), s.refuse_next_commit({Reason::not_saved}), hand_over_first(s); }},
      {"gift-row-given", [](Stage& s) { zeng_wei(s), hand_over_first(s), s.want(CloseOverlay{}); }},
  };
}

}  // namespace shuke::test

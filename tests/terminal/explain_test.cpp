#include "app/terminal/explain.h"

#include <doctest/doctest.h>

#include "tests/support/story_shop.h"

using namespace shuke;
using namespace shuke::terminal;
using domain::TierCause;

namespace {

constexpr domain::Window k_twelve{domain::WindowKind::rolling_months, 12};

std::string why(Language language, const domain::TierOnDay& tier) {
  return why_tier_text({text::catalog(language), language == Language::zh ? "银卡" : "Silver", shuke::test::k_story_day}, tier);
}
std::string next_look(Language language, const domain::NextLook& look) {
  return next_look_text({text::catalog(language), language == Language::zh ? "银卡" : "Silver", shuke::test::k_story_day}, look);
}

domain::TierOnDay tier_by(TierCause cause) {
  domain::TierOnDay tier;
  tier.rank = 2;
  tier.why.cause = cause;
  return tier;
}

domain::TierOnDay earned_by(domain::ConditionKind kind, domain::Window window, Money sum, int count = 0) {
  domain::TierOnDay tier = tier_by(TierCause::earned);
  domain::Measure measure;
  measure.condition = {kind, {}, 0, window};
  measure.sum = sum;
  measure.count = count;
  tier.why.met = domain::RuleMeasure{1, {measure}};
  return tier;
}

domain::NextLook look_on(domain::LookCause cause, Date on, Money so_far) {
  domain::NextLook look;
  look.cause = cause;
  look.on = on;
  domain::Measure measure;
  measure.condition = {domain::ConditionKind::spend, yuan(3000), 0, k_twelve};
  measure.sum = so_far;
  look.to_keep = {{1, {measure}}};
  return look;
}

}  // namespace

TEST_CASE("a tier that was earned says by what, and in which window") {
  using enum domain::ConditionKind;
  CHECK(why(Language::zh, earned_by(spend, k_twelve, yuan(3120))) == "12 个月内消费 ¥3,120，达到银卡。");
  CHECK(why(Language::en, earned_by(spend, k_twelve, yuan(3120))) == "Silver by spending ¥3,120 within 12 months.");
  CHECK(why(Language::zh, earned_by(single_sale, {}, Money{150'050})) == "一次消费 ¥1,500.50，达到银卡。");
  CHECK(why(Language::en, earned_by(single_sale, {}, Money{150'050})) == "Silver by one purchase of ¥1,500.50.");
  CHECK(why(Language::zh, earned_by(visits, {}, {}, 12)) == "累计购物 12 次，达到银卡。");
  CHECK(why(Language::en, earned_by(visits, {}, {}, 12)) == "Silver by shopping 12 times in all.");
  CHECK(why(Language::en, earned_by(visits, {}, {}, 1)) == "Silver by shopping 1 time in all.");
  CHECK(why(Language::zh, earned_by(invitation, {}, {}, 1)) == "受邀成为银卡。");
  CHECK(why(Language::en, earned_by(invitation, {}, {}, 1)) == "Silver by invitation.");
  CHECK(why(Language::zh, earned_by(paid_membership, {}, {}, 1)) == "交了会费，享受银卡待遇。");
}

TEST_CASE("who has no tier, and a tier from before the records, need no reason") {
  CHECK(why(Language::zh, tier_by(TierCause::not_yet)).empty());
  CHECK(why(Language::zh, tier_by(TierCause::enrolled)).empty());
}

TEST_CASE("a tier that was given says by whom, why and until when") {
  domain::TierOnDay tier = tier_by(TierCause::paid_membership);
  CHECK(why(Language::en, tier) == "Silver by paid membership.");
  tier.holds_until = Date{2027, 5, 31};
  CHECK(why(Language::zh, tier) == "交了会费，享受银卡待遇，到 2027-05-31。");
  CHECK(why(Language::en, tier) == "Silver by paid membership, until 2027-05-31.");
  tier.why.cause = TierCause::by_hand;
  tier.why.reason = "老街坊";
  CHECK(why(Language::zh, tier) == "由店里定为银卡，到 2027-05-31：老街坊。");
  CHECK(why(Language::en, tier) == "Silver, set by the shop until 2027-05-31: 老街坊.");
  tier.holds_until.reset();
  CHECK(why(Language::zh, tier) == "由店里定为银卡：老街坊。");
  CHECK(why(Language::en, tier) == "Silver, set by the shop: 老街坊.");
}

TEST_CASE("a tier that was kept, dropped to or fallen back to says so") {
  CHECK(why(Language::zh, tier_by(TierCause::kept)) == "上次到期时条件还够，保留了银卡。");
  CHECK(why(Language::en, tier_by(TierCause::kept)) == "Silver, kept when it was last looked at.");
  CHECK(why(Language::zh, tier_by(TierCause::dropped)) == "到期和宽限之后条件还不够，降为银卡。");
  CHECK(why(Language::en, tier_by(TierCause::dropped)) ==
        "Silver, as the condition for the tier above was not met in time, days of grace included.");
  CHECK(why(Language::zh, tier_by(TierCause::undone_by_return)) == "退货之后条件不够了，回到银卡。");
  CHECK(why(Language::en, tier_by(TierCause::undone_by_return)) == "Silver, as a return left too little for the tier above.");
}

TEST_CASE("the next look says the day, what is asked, what is there and what is missing, to the fen") {
  domain::NextLook look = look_on(domain::LookCause::cycle_ends, {2027, 3, 31}, Money{2'999'99});
  CHECK(next_look(Language::zh, look) == "2027-03-31 再看一次：保留银卡要 ¥3,000，已有 ¥2,999.99，还差 ¥0.01。");
  CHECK(next_look(Language::en, look) == "Looked at again on 2027-03-31: keeping Silver takes ¥3,000, ¥2,999.99 is there, ¥0.01 to go.");
  look = look_on(domain::LookCause::cycle_ends, {2027, 3, 31}, yuan(3000));
  CHECK(next_look(Language::zh, look) == "2027-03-31 再看一次：保留银卡要 ¥3,000，已有 ¥3,000，够了。");
  CHECK(next_look(Language::en, look) == "Looked at again on 2027-03-31: keeping Silver takes ¥3,000, and ¥3,000 is there.");
}

TEST_CASE("in the days of grace the last of them counts") {
  domain::NextLook look = look_on(domain::LookCause::grace_ends, {2026, 11, 30}, yuan(1200));
  CHECK(next_look(Language::zh, look) == "宽限到 11-30：保留银卡要 ¥3,000，已有 ¥1,200，还差 ¥1,800。");
  CHECK(next_look(Language::en, look) == "In the days of grace, until 11-30: keeping Silver takes ¥3,000, ¥1,200 is there, ¥1,800 to go.");
  look = look_on(domain::LookCause::grace_ends, {2026, 11, 30}, yuan(3500));
  CHECK(next_look(Language::zh, look) == "宽限到 11-30：保留银卡要 ¥3,000，已有 ¥3,500，够了。");
  CHECK(next_look(Language::en, look) == "In the days of grace, until 11-30: keeping Silver takes ¥3,000, and ¥3,500 is there.");
}

TEST_CASE("a return that undid a tier says when that is looked at; what asks for no spend is left to the rules") {
  domain::NextLook look = look_on(domain::LookCause::return_undid, {2026, 11, 22}, {});
  CHECK(next_look(Language::zh, look) == "因为退货，11-22 营业结束后重新核定等级。");
  CHECK(next_look(Language::en, look) == "After a return the tier is looked at again at the close of 11-22.");
  look = look_on(domain::LookCause::cycle_ends, {2027, 3, 31}, {});
  look.to_keep.front().all.front().condition.kind = domain::ConditionKind::visits;
  CHECK(next_look(Language::zh, look).empty());
  look.to_keep.clear();
  look.cause = domain::LookCause::hand_ends;
  CHECK(next_look(Language::zh, look).empty());
}

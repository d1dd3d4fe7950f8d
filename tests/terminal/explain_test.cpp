#include "app/terminal/explain.h"

#include <doctest/doctest.h>

#include "tests/support/story_shop.h"

using namespace shuke;
using namespace shuke::terminal;

namespace {

constexpr domain::Window k_twelve{domain::WindowKind::rolling_months, 12};

std::string why(Language language, const TierReason& reason) {
  return why_tier_text(text::catalog(language), reason, language == Language::zh ? "银卡" : "Silver", shuke::test::k_story_day);
}

std::string next_look(Language language, const NextLook& look) {
  return next_look_text(text::catalog(language), look, language == Language::zh ? "银卡" : "Silver", shuke::test::k_story_day);
}

}  // namespace

TEST_CASE("a tier that was earned says by what, and in which window") {
  const TierReason spend{.sum = yuan(3120), .window = k_twelve, .until = {}, .reason = {}};
  CHECK(why(Language::zh, spend) == "12 个月内消费 ¥3,120，达到银卡。");
  CHECK(why(Language::en, spend) == "Silver by spending ¥3,120 within 12 months.");
  const TierReason sale{.cause = TierCause::earned_by_single_sale, .sum = Money{150'050}, .window = {}, .until = {}, .reason = {}};
  CHECK(why(Language::zh, sale) == "一次消费 ¥1,500.50，达到银卡。");
  CHECK(why(Language::en, sale) == "Silver by one purchase of ¥1,500.50.");
  TierReason visits{.cause = TierCause::earned_by_visits, .sum = {}, .visits = 12, .window = {}, .until = {}, .reason = {}};
  CHECK(why(Language::zh, visits) == "累计购物 12 次，达到银卡。");
  CHECK(why(Language::en, visits) == "Silver by shopping 12 times in all.");
  visits.visits = 1;
  CHECK(why(Language::en, visits) == "Silver by shopping 1 time in all.");
}

TEST_CASE("a tier that was given says by whom, why and until when") {
  TierReason reason{.cause = TierCause::invited, .sum = {}, .window = {}, .until = {}, .reason = {}};
  CHECK(why(Language::zh, reason) == "受邀成为银卡。");
  CHECK(why(Language::en, reason) == "Silver by invitation.");
  reason.cause = TierCause::paid_membership;
  CHECK(why(Language::zh, reason) == "交了会费，享受银卡待遇。");
  CHECK(why(Language::en, reason) == "Silver by paid membership.");
  reason.until = Date{2027, 5, 31};
  CHECK(why(Language::zh, reason) == "交了会费，享受银卡待遇，到 2027-05-31。");
  CHECK(why(Language::en, reason) == "Silver by paid membership, until 2027-05-31.");
  reason.cause = TierCause::by_hand;
  reason.reason = "老街坊";
  CHECK(why(Language::zh, reason) == "由店里定为银卡，到 2027-05-31：老街坊。");
  CHECK(why(Language::en, reason) == "Silver, set by the shop until 2027-05-31: 老街坊.");
  reason.until.reset();
  CHECK(why(Language::zh, reason) == "由店里定为银卡：老街坊。");
  CHECK(why(Language::en, reason) == "Silver, set by the shop: 老街坊.");
}

TEST_CASE("a tier that was kept, dropped to or fallen back to says so") {
  TierReason reason{.cause = TierCause::kept, .sum = {}, .window = {}, .until = {}, .reason = {}};
  CHECK(why(Language::zh, reason) == "上次到期时条件还够，保留了银卡。");
  CHECK(why(Language::en, reason) == "Silver, kept when it was last looked at.");
  reason.cause = TierCause::dropped_after_grace;
  CHECK(why(Language::zh, reason) == "到期和宽限之后条件还不够，降为银卡。");
  CHECK(why(Language::en, reason) == "Silver, as the condition for the tier above was not met in time, days of grace included.");
  reason.cause = TierCause::undone_by_return;
  CHECK(why(Language::zh, reason) == "退货之后条件不够了，回到银卡。");
  CHECK(why(Language::en, reason) == "Silver, as a return left too little for the tier above.");
}

TEST_CASE("the next look says the day, what is asked, what is there and what is missing, to the fen") {
  NextLook look{{2027, 3, 31}, yuan(3000), Money{2'999'99}, {}};
  CHECK(next_look(Language::zh, look) == "2027-03-31 再看一次：保留银卡要 ¥3,000，已有 ¥2,999.99，还差 ¥0.01。");
  CHECK(next_look(Language::en, look) == "Looked at again on 2027-03-31: keeping Silver takes ¥3,000, ¥2,999.99 is there, ¥0.01 to go.");
  look.so_far = yuan(3000);
  CHECK(next_look(Language::zh, look) == "2027-03-31 再看一次：保留银卡要 ¥3,000，已有 ¥3,000，够了。");
  CHECK(next_look(Language::en, look) == "Looked at again on 2027-03-31: keeping Silver takes ¥3,000, and ¥3,000 is there.");
}

TEST_CASE("in the days of grace the last of them counts") {
  NextLook look{{2026, 10, 31}, yuan(3000), yuan(1200), Date{2026, 11, 30}};
  CHECK(next_look(Language::zh, look) == "宽限到 11-30：保留银卡要 ¥3,000，已有 ¥1,200，还差 ¥1,800。");
  CHECK(next_look(Language::en, look) == "In the days of grace, until 11-30: keeping Silver takes ¥3,000, ¥1,200 is there, ¥1,800 to go.");
  look.so_far = yuan(3500);
  CHECK(next_look(Language::zh, look) == "宽限到 11-30：保留银卡要 ¥3,000，已有 ¥3,500，够了。");
  CHECK(next_look(Language::en, look) == "In the days of grace, until 11-30: keeping Silver takes ¥3,000, and ¥3,500 is there.");
}

#include "core/domain/loyalty/earning.h"

#include <doctest/doctest.h>

#include "tests/support/history.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

EarningPiece worth(Money paid, Category category = Category::tops) { return {paid, {}, category, {}}; }

EarnedPoints earned_by(const Policy& policy, const std::vector<EarningPiece>& pieces, TierRank tier = 1, Date today = k_story_day) {
  return points_of_sale(policy, pieces, {tier, today, std::nullopt, {}});
}

EarnedPoints earned_on_birthday(const Policy& policy, const Birthday& birthday, Date today = k_story_day) {
  return points_of_sale(policy, {worth(yuan(100))}, {1, today, birthday, {}});
}

std::int64_t sum_of_pieces(const EarnedPoints& earned) {
  std::int64_t sum = 0;
  for (const Points points : earned.of_pieces) sum += points.count;
  return sum;
}

Policy with_event(BasisPoints multiplier) {
  Policy policy = a_policy();
  policy.earning.events = {{{"店庆", "Anniversary"}, {2026, 11, 20}, {2026, 11, 22}, multiplier}};
  return policy;
}

constexpr Birthday k_today_in_1984{1984, 11, 22, false};

}  // namespace

TEST_CASE("each tier has its own rate, and one floor is taken for the whole sale") {
  const std::vector<EarningPiece> pieces{worth(Money{33'60}), worth(Money{33'60}), worth(Money{33'60})};
  CHECK(earned_by(a_policy(), pieces).total == Points{100});
  CHECK(earned_by(a_policy(), pieces, 2).total == Points{120});
  CHECK(earned_by(a_policy(), pieces, 3).total == Points{151});
  CHECK(earned_by(a_policy(), pieces, 3).tier_rate == BasisPoints{15000});
}

TEST_CASE("without a tier nothing is earned") {
  const EarnedPoints earned = earned_by(a_policy(), {worth(yuan(100))}, k_no_tier);
  CHECK(earned.total == Points{0});
  CHECK(earned.of_pieces == std::vector<Points>{{0}});
}

TEST_CASE("points go to pieces by largest remainder, so that they add up") {
  const EarnedPoints earned = earned_by(a_policy(), {worth(Money{33'70}), worth(Money{33'60}), worth(Money{33'80})});
  CHECK(earned.total == Points{101});
  CHECK(earned.of_pieces == std::vector<Points>{{34}, {33}, {34}});
}

TEST_CASE("a category may earn more, less or nothing") {
  Policy policy = a_policy();
  policy.earning.categories = {{Category::outerwear, {15000}}, {Category::accessories, {0}}};
  const EarnedPoints earned =
      earned_by(policy, {worth(yuan(100)), worth(yuan(100), Category::outerwear), worth(yuan(100), Category::accessories)});
  CHECK(earned.of_pieces == std::vector<Points>{{100}, {150}, {0}});
}

TEST_CASE("excluded categories and tags give neither growth nor points") {
  Policy policy = a_policy();
  policy.earning.excluded_categories = {Category::accessories};
  policy.earning.excluded_tags = {"outlet"};
  EarningPiece tagged = worth(yuan(100));
  tagged.tags = {"new", "outlet"};
  const EarnedPoints earned = earned_by(policy, {worth(yuan(100), Category::accessories), tagged, worth(yuan(10))});
  CHECK(earned.of_pieces == std::vector<Points>{{0}, {0}, {10}});
  CHECK(qualifying_base(policy.earning, tagged) == Money{});
  CHECK(is_excluded(policy.earning, tagged));
}

TEST_CASE("money that was points or a voucher earns nothing, and never less than nothing") {
  EarningPiece piece = worth(yuan(100));
  piece.by_points_or_voucher = yuan(40);
  CHECK(earned_by(a_policy(), {piece}).total == Points{60});
  piece.by_points_or_voucher = yuan(101);
  CHECK(earned_by(a_policy(), {piece}).total == Points{0});
}

TEST_CASE("the birthday doubles points and is named for the receipt") {
  const EarnedPoints earned = earned_on_birthday(a_policy(), k_today_in_1984);
  CHECK(earned.total == Points{200});
  CHECK(earned.multiplier == Multiplier::birthday);
  CHECK(earned.multiplier_rate == BasisPoints{20000});
  CHECK(earned_on_birthday(a_policy(), k_today_in_1984, {2026, 11, 23}).multiplier == Multiplier::none);
}

TEST_CASE("an event multiplies on its days, the first and the last among them") {
  const Policy policy = with_event({30000});
  for (const Date day : {Date{2026, 11, 20}, Date{2026, 11, 22}}) {
    CHECK(earned_by(policy, {worth(yuan(100))}, 1, day).total == Points{300});
    CHECK(earned_by(policy, {worth(yuan(100))}, 1, day).multiplier == Multiplier::event);
    CHECK(earned_by(policy, {worth(yuan(100))}, 1, day).event == 0);
  }
  CHECK(earned_by(policy, {worth(yuan(100))}, 1, {2026, 11, 19}).total == Points{100});
  CHECK(earned_by(policy, {worth(yuan(100))}, 1, {2026, 11, 23}).total == Points{100});
}

TEST_CASE("of birthday and event the better one holds; they are not multiplied") {
  CHECK(earned_on_birthday(with_event({30000}), k_today_in_1984).total == Points{300});
  CHECK(earned_on_birthday(with_event({30000}), k_today_in_1984).multiplier == Multiplier::event);
  CHECK(earned_on_birthday(with_event({15000}), k_today_in_1984).total == Points{200});
  CHECK(earned_on_birthday(with_event({20000}), k_today_in_1984).multiplier == Multiplier::birthday);
}

TEST_CASE("of two events the better one holds") {
  Policy policy = with_event({15000});
  policy.earning.events.push_back({{"双倍", "Double"}, {2026, 11, 22}, {2026, 11, 22}, {20000}});
  CHECK(earned_by(policy, {worth(yuan(100))}).event == 1);
}

TEST_CASE("a birthday may be kept on its day, in its week from Monday, or in its month") {
  const Date sunday = k_story_day;
  CHECK(keeps_birthday(BirthdaySpan::day, k_today_in_1984, sunday));
  CHECK(keeps_birthday(BirthdaySpan::week, k_today_in_1984, {2026, 11, 16}));
  CHECK_FALSE(keeps_birthday(BirthdaySpan::week, k_today_in_1984, {2026, 11, 15}));
  CHECK_FALSE(keeps_birthday(BirthdaySpan::week, k_today_in_1984, {2026, 11, 23}));
  CHECK(keeps_birthday(BirthdaySpan::month, k_today_in_1984, {2026, 11, 1}));
  CHECK(keeps_birthday(BirthdaySpan::month, k_today_in_1984, {2026, 11, 30}));
  CHECK_FALSE(keeps_birthday(BirthdaySpan::month, k_today_in_1984, {2026, 12, 1}));
}

TEST_CASE("a week may lie in two years, and in the days before 1970") {
  CHECK(keeps_birthday(BirthdaySpan::week, {0, 1, 2, false}, {2025, 12, 29}));
  CHECK(keeps_birthday(BirthdaySpan::week, {0, 12, 30, false}, {1970, 1, 1}));
  CHECK(keeps_birthday(BirthdaySpan::week, {0, 12, 28, false}, {1969, 12, 22}));
  CHECK_FALSE(keeps_birthday(BirthdaySpan::week, {0, 12, 29, false}, {1969, 12, 28}));
}

TEST_CASE("a lunar birthday is kept on the day it falls on, in that day's month") {
  const Birthday mid_autumn{1984, 8, 15, true};  // 2026-09-25
  CHECK(keeps_birthday(BirthdaySpan::day, mid_autumn, {2026, 9, 25}));
  CHECK_FALSE(keeps_birthday(BirthdaySpan::day, mid_autumn, {2026, 8, 15}));
  CHECK(keeps_birthday(BirthdaySpan::month, mid_autumn, {2026, 9, 1}));
  CHECK_FALSE(keeps_birthday(BirthdaySpan::month, mid_autumn, {2026, 10, 1}));
}

TEST_CASE("a birthday that cannot be is kept never") {
  CHECK_FALSE(keeps_birthday(BirthdaySpan::month, {1984, 13, 1, false}, k_story_day));
}

TEST_CASE("a cap per sale holds, is named, and the pieces still add up") {
  Policy policy = a_policy();
  policy.earning.most_per_sale = {100};
  const EarnedPoints earned = earned_by(policy, {worth(yuan(100)), worth(yuan(200))});
  CHECK(earned.total == Points{100});
  CHECK(earned.cap == EarningCap::per_sale);
  CHECK(earned.of_pieces == std::vector<Points>{{33}, {67}});
  CHECK(earned_by(policy, {worth(yuan(100))}).cap == EarningCap::none);
}

TEST_CASE("a cap per day leaves what earlier sales of the day left, and never takes any away") {
  Policy policy = a_policy();
  policy.earning.most_per_day = {150};
  const auto after = [&](std::int64_t earlier) {
    return points_of_sale(policy, {worth(yuan(100))}, {1, k_story_day, std::nullopt, {earlier}});
  };
  CHECK(after(50).total == Points{100});
  CHECK(after(50).cap == EarningCap::none);
  CHECK(after(51).total == Points{99});
  CHECK(after(51).cap == EarningCap::per_day);
  CHECK(after(400).total == Points{0});
}

TEST_CASE("the largest amounts and rates do not overflow") {
  Policy policy = a_policy();
  policy.tiers[2].points_rate = {1'000'000};
  policy.earning.birthday_multiplier = {1'000'000};
  const EarnedPoints earned =
      points_of_sale(policy, {worth(Money{INT64_MAX}), worth(Money{INT64_MAX})}, {3, k_story_day, k_today_in_1984, {}});
  CHECK(earned.total == Points{2'000'000'000'000});
  CHECK(sum_of_pieces(earned) == 2'000'000'000'000);
  CHECK(points_of_sale(policy, {}, {3, k_story_day, k_today_in_1984, {}}).total == Points{0});
}

TEST_CASE("points expire at the end of the day, the month or the year, or never; they can be used at once or some days later") {
  Policy policy = a_policy();
  policy.expiry = {24, RoundTo::day, 30};
  CHECK(points_expire_on(policy, {2026, 2, 28}) == Date{2028, 2, 28});
  policy.expiry.end = RoundTo::month;
  CHECK(points_expire_on(policy, {2026, 2, 28}) == Date{2028, 2, 29});
  policy.expiry.end = RoundTo::year;
  CHECK(points_expire_on(policy, {2026, 2, 28}) == Date{2028, 12, 31});
  policy.expiry.months = 0;
  CHECK_FALSE(points_expire_on(policy, {2026, 2, 28}).has_value());
  CHECK(points_usable_from(policy, {2026, 2, 28}) == Date{2026, 2, 28});
  policy.earning.pending_days = 7;
  CHECK(points_usable_from(policy, {2026, 2, 28}) == Date{2026, 3, 7});
}

TEST_CASE("a birthday that multiplies by one is not said") {
  Policy policy = a_policy();
  policy.earning.birthday_multiplier = k_whole;
  CHECK(earned_on_birthday(policy, k_today_in_1984).multiplier == Multiplier::none);
}

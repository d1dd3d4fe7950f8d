// When and for what a promotion holds, and what head office may publish.
#include "core/domain/catalogue/promotion.h"

#include <doctest/doctest.h>

#include <functional>

#include "tests/domain/counters.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

bool runs(const Promotion& promotion, Date day, TimeOfDay time = {12, 0, 0}, TierRank tier = k_no_tier) {
  return is_running(promotion, day, time, tier);
}

Style a_style() {
  Style style;
  style.code = "CS2611";
  style.category = Category::tops;
  style.brand = "Shuke";
  style.tags = {"autumn", "cotton"};
  return style;
}

struct PromotionSlip {
  const char* path;
  Promotion promotion;
  std::function<void(Promotion&)> make;
};

void check_slips(const std::vector<PromotionSlip>& slips) {
  for (const PromotionSlip& slip : slips) {
    CAPTURE(slip.path);
    Promotion promotion = slip.promotion;
    CHECK(validate(promotion).ok());
    slip.make(promotion);
    CHECK(validate(promotion).refusal() == Refusal{Reason::promotion_not_valid, slip.path});
  }
}

}  // namespace

TEST_CASE("hours hold from their first minute until just before their last") {
  Promotion promotion = percent("P", 8000);
  promotion.from_minute = 10 * 60;
  promotion.to_minute = 12 * 60 + 30;
  CHECK_FALSE(runs(promotion, k_story_day, {9, 59, 59}));
  CHECK(runs(promotion, k_story_day, {10, 0, 0}));
  CHECK(runs(promotion, k_story_day, {12, 29, 59}));
  CHECK_FALSE(runs(promotion, k_story_day, {12, 30, 0}));
}

TEST_CASE("hours may pass midnight") {
  Promotion promotion = percent("P", 8000);
  promotion.from_minute = 22 * 60;
  promotion.to_minute = 2 * 60;
  CHECK(runs(promotion, k_story_day, {23, 59, 0}));
  CHECK(runs(promotion, k_story_day, {1, 59, 0}));
  CHECK_FALSE(runs(promotion, k_story_day, {2, 0, 0}));
  CHECK_FALSE(runs(promotion, k_story_day, {21, 59, 0}));
}

TEST_CASE("a promotion of weekends holds on Saturday and Sunday") {
  Promotion promotion = percent("P", 8000);
  promotion.weekdays = 0x60;
  CHECK(runs(promotion, {2026, 11, 21}));
  CHECK(runs(promotion, {2026, 11, 22}));
  CHECK_FALSE(runs(promotion, {2026, 11, 23}));
  CHECK_FALSE(runs(promotion, {2026, 11, 20}));
}

TEST_CASE("a promotion for a tier is for the tiers above it too, and for nobody below") {
  Promotion promotion = percent("P", 8000);
  promotion.least_tier = 2;
  CHECK_FALSE(runs(promotion, k_story_day, {}, 1));
  CHECK(runs(promotion, k_story_day, {}, 2));
  CHECK(runs(promotion, k_story_day, {}, 3));
}

TEST_CASE("early access lets a tier in before the first day, and nobody else") {
  Promotion promotion = percent("P", 8000);
  promotion.early_for = EarlyAccess{3, 2};
  const Date two_days_before{2026, 10, 30};
  CHECK(runs(promotion, two_days_before, {}, 3));
  CHECK_FALSE(runs(promotion, {2026, 10, 29}, {}, 3));
  CHECK_FALSE(runs(promotion, two_days_before, {}, 2));
  CHECK(runs(promotion, {2026, 11, 1}, {}, 2));
}

TEST_CASE("early access ends with the promotion, for everybody") {
  Promotion promotion = percent("P", 8000);
  promotion.early_for = EarlyAccess{3, 2};
  CHECK_FALSE(runs(promotion, {2026, 12, 1}, {}, 3));
}

TEST_CASE("the time on the wall decides what a basket costs") {
  Promotion happy = percent("P", 5000);
  happy.from_minute = 14 * 60;
  happy.to_minute = 16 * 60;
  Counter counter = guest_under({happy});
  CHECK(counter.price(a_basket({{k_shirt}})).total == yuan(336));
  counter.time = {15, 0, 0};
  CHECK(counter.price(a_basket({{k_shirt}})).total == yuan(168));
}

TEST_CASE("a filter without lists takes everything; each list must be passed by one of its entries") {
  const Style style = a_style();
  CHECK(takes({}, style));
  CHECK(takes({.styles = {"X", "CS2611"}}, style));
  CHECK_FALSE(takes({.styles = {"X"}}, style));
  CHECK(takes({.categories = {Category::tops}}, style));
  CHECK_FALSE(takes({.categories = {Category::trousers}}, style));
  CHECK(takes({.tags = {"wool", "cotton"}}, style));
  CHECK_FALSE(takes({.tags = {"wool"}}, style));
  CHECK(takes({.brands = {"Shuke"}}, style));
  CHECK_FALSE(takes({.brands = {"Other"}}, style));
  CHECK_FALSE(takes({.categories = {Category::tops}, .brands = {"Other"}}, style));
  CHECK_FALSE(takes({.except = {"CS2611"}}, style));
}

TEST_CASE("goods are what a promotion says they are: bought, got, or a part") {
  Promotion gift = buy_and_get("P", 1, 1, {"CS2611"});
  CHECK(roles_of(gift, a_style()) == 1);
  gift.get_goods.categories = {Category::tops};
  CHECK(roles_of(gift, a_style()) == 3);
  Promotion outfit = any_of_these("P", 1, yuan(1), {"X"});
  outfit.parts.push_back({{.brands = {"Shuke"}}, 1});
  CHECK(roles_of(outfit, a_style()) == 2);
  CHECK(roles_of(season_end(), a_style()) == 0);
}

TEST_CASE("the head of a promotion with one wrong field is refused with its path") {
  const Promotion sound = percent("P", 8000);
  check_slips({
      {"id", sound, [](Promotion& p) { p.id.clear(); }},
      {"name.zh", sound, [](Promotion& p) { p.name.zh.clear(); }},
      {"least_tier", sound, [](Promotion& p) { p.least_tier = -1; }},
      {"from", sound,
       [](Promotion& p) {
         p.from = Date{2026, 2, 30};
       }},
      {"to", sound,
       [](Promotion& p) {
         p.to = Date{2026, 10, 31};
       }},
      {"to", sound,
       [](Promotion& p) {
         p.to = Date{2026, 11, 31};
       }},
      {"from_minute", sound, [](Promotion& p) { p.from_minute = 1440; }},
      {"from_minute", sound, [](Promotion& p) { p.from_minute = -1; }},
      {"to_minute", sound, [](Promotion& p) { p.to_minute = 1441; }},
      {"to_minute", sound, [](Promotion& p) { p.to_minute = 0; }},
      {"to_minute", sound, [](Promotion& p) { p.from_minute = p.to_minute = 60; }},
      {"weekdays", sound, [](Promotion& p) { p.weekdays = 0; }},
      {"weekdays", sound, [](Promotion& p) { p.weekdays = k_every_day + 1; }},
      {"kind", sound, [](Promotion& p) { p.kind = static_cast<PromotionKind>(7); }},
      {"early_for.tier", sound,
       [](Promotion& p) {
         p.early_for = EarlyAccess{0, 1};
       }},
      {"early_for.days", sound,
       [](Promotion& p) {
         p.early_for = EarlyAccess{1, 0};
       }},
      {"early_for.days", sound,
       [](Promotion& p) {
         p.early_for = EarlyAccess{1, 367};
       }},
  });
  Promotion early = sound;
  early.early_for = EarlyAccess{1, 366};
  CHECK(validate(early).ok());
}

TEST_CASE("the terms of a promotion with one wrong field are refused with its path") {
  const Promotion bundle = any_of_these("P", 3, yuan(299), {});
  check_slips({
      {"prices[0].style", season_end(), [](Promotion& p) { p.prices[0].style.clear(); }},
      {"prices[0].price", season_end(), [](Promotion& p) { p.prices[0].price = Money{-1}; }},
      {"prices[0].price", season_end(), [](Promotion& p) { p.prices[0].price = Money{10'000'000'001}; }},
      {"nth", second_pair_half(), [](Promotion& p) { p.nth = 1; }},
      {"nth_rate", second_pair_half(), [](Promotion& p) { p.nth_rate = {10001}; }},
      {"rate", percent("P", 8000), [](Promotion& p) { p.rate = {-1}; }},
      {"off", each_off("P", yuan(1)), [](Promotion& p) { p.off = Money{}; }},
      {"off", each_off("P", yuan(1)), [](Promotion& p) { p.off = Money{10'000'000'001}; }},
      {"parts", bundle, [](Promotion& p) { p.parts.clear(); }},
      {"parts", bundle, [](Promotion& p) { p.parts.resize(9); }},
      {"parts", bundle, [](Promotion& p) { p.parts[0].count = 1; }},
      {"parts[0].count", bundle, [](Promotion& p) { p.parts[0].count = 0; }},
      {"price", bundle, [](Promotion& p) { p.price = Money{-1}; }},
      {"buy", buy_and_get("P", 1, 1, {}), [](Promotion& p) { p.buy = 0; }},
      {"get", buy_and_get("P", 1, 1, {}), [](Promotion& p) { p.get = 101; }},
      {"get_rate", buy_and_get("P", 1, 1, {}), [](Promotion& p) { p.get_rate = {10001}; }},
  });
}

TEST_CASE("the steps of a threshold rise and take something off, each in one way") {
  const Promotion steps = stepped("P", {{yuan(300), yuan(30)}, {yuan(600), {}, {9000}}});
  check_slips({
      {"steps", steps, [](Promotion& p) { p.steps.clear(); }},
      {"steps[0].threshold", steps, [](Promotion& p) { p.steps[0].threshold = Money{}; }},
      {"steps[1].threshold", steps, [](Promotion& p) { p.steps[1].threshold = yuan(300); }},
      {"steps[0].off", steps, [](Promotion& p) { p.steps[0].off = yuan(301); }},
      {"steps[0].off", steps, [](Promotion& p) { p.steps[0].off = Money{}; }},
      {"steps[0].off", steps, [](Promotion& p) { p.steps[0].off = Money{-1}; }},
      {"steps[1].off", steps, [](Promotion& p) { p.steps[1].off = yuan(1); }},
      {"steps[1].rate", steps, [](Promotion& p) { p.steps[1].rate = {10001}; }},
      {"repeats", steps, [](Promotion& p) { p.repeats = true; }},
  });
}

TEST_CASE("only a single step of so much off may repeat") {
  Promotion again = stepped("P", {{yuan(300), yuan(30)}});
  again.repeats = true;
  CHECK(validate(again).ok());
  again.steps = {{yuan(300), {}, {9000}}};
  CHECK(validate(again).refusal() == Refusal{Reason::promotion_not_valid, "repeats"});
}

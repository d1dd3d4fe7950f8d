// The nudge towards the next step of a threshold.
#include <doctest/doctest.h>

#include "tests/domain/counters.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

std::vector<Gap> steps_of(const Counter& counter, const Basket& basket) {
  std::vector<Gap> found = gaps(counter.rules(), basket, counter.price(basket));
  std::erase_if(found, [](const Gap& gap) { return gap.kind != GapKind::promotion_step; });
  return found;
}

}  // namespace

TEST_CASE("the next step of a threshold is the gap, and above the last step nothing is missing") {
  const Counter guest = guest_under({stepped("P", {{yuan(300), yuan(30)}, {yuan(600), yuan(80)}})});
  CHECK(steps_of(guest, a_basket({{k_belt}}))[0].missing == yuan(71));
  CHECK(steps_of(guest, a_basket({{k_shirt}}))[0].missing == yuan(264));
  CHECK(steps_of(guest, a_basket({{k_shirt}}))[0].goal == yuan(600));
  const auto reached = steps_of(guest, a_basket({{k_shirt, 2}}));
  REQUIRE(reached.size() == 1);
  CHECK(reached[0].missing == Money{});
  CHECK(reached[0].goal == yuan(600));
}

TEST_CASE("a threshold that repeats has always one more time to go") {
  Promotion again = stepped("P", {{yuan(300), yuan(50)}});
  again.repeats = true;
  const auto found = steps_of(guest_under({again}), a_basket({{k_shirt}}));
  REQUIRE(found.size() == 1);
  CHECK(found[0].goal == yuan(600));
  CHECK(found[0].missing == yuan(264));
}

TEST_CASE("the gap is measured on the goods of the threshold, and only they close it") {
  const Counter guest = guest_under({stepped("P", {{yuan(500), yuan(50)}}, {"CS2611", "TX2605", "WY2608"})});
  const Basket basket = a_basket({{k_shirt}, {k_trousers}});
  const auto found = steps_of(guest, basket);
  REQUIRE(found.size() == 1);
  CHECK(found[0].missing == yuan(164));
  for (const Closer& closer : closers(found[0], guest.rules(), basket, {k_here})) {
    CHECK((closer.sku == k_hoodie || closer.sku == k_tee || closer.sku == k_white_tee));
  }
}

TEST_CASE("a step that gives less than what its goods have already is no gap") {
  const Counter guest = guest_under({stepped("A", {{yuan(300), yuan(90)}}), stepped("B", {{yuan(400), yuan(20)}})});
  const auto found = steps_of(guest, a_basket({{k_shirt}}));
  REQUIRE(found.size() == 1);
  CHECK(found[0].promotion_id == "A");
}

TEST_CASE("what was taken off by hand does not lengthen the way to the next step") {
  const Counter guest = guest_under({stepped("P", {{yuan(500), yuan(50)}})});
  Basket basket = a_basket({{k_shirt}});
  basket.lines[0].manual = ManualDiscount{.amount = yuan(100), .reason = "damaged", .authorised_by = "A02"};
  CHECK(steps_of(guest, basket)[0].missing == yuan(164));
}

TEST_CASE("a threshold that repeats is first its own sum away") {
  Promotion again = stepped("P", {{yuan(500), yuan(50)}});
  again.repeats = true;
  CHECK(steps_of(guest_under({again}), a_basket({{k_shirt}}))[0].goal == yuan(500));
}

TEST_CASE("a threshold without steps, which nobody checked, is no gap") {
  CHECK(steps_of(guest_under({stepped("P", {})}), a_basket({{k_shirt}})).empty());
}

TEST_CASE("above the last step the goal that was reached is the highest one, in whatever order the steps stand") {
  const Counter guest = guest_under({stepped("P", {{yuan(300), yuan(80)}, {yuan(900), yuan(20)}})});
  const auto found = steps_of(guest, a_basket({{k_shirt}}));
  REQUIRE(found.size() == 1);
  CHECK(found[0].goal == yuan(300));
}

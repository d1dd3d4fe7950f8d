// What the goods that stay cost under the promotions of their sale.
#include "core/domain/sales/resplit.h"

#include <doctest/doctest.h>

#include "tests/domain/counters.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

FrozenLine frozen(const StyleCode& code, int quantity, Money list, Money floor = {}) {
  FrozenLine line;
  line.style.code = code;
  line.quantity = quantity;
  line.list = list;
  line.floor = floor;
  return line;
}

Money payable_of(const FrozenTerms& terms, const std::vector<FrozenLine>& lines) { return price_with(terms, lines).payable; }

}  // namespace

TEST_CASE("nothing that stays costs nothing") { CHECK(payable_of({}, {}) == Money{}); }

TEST_CASE("with the free piece kept and one brought back the two that stay are paid for") {
  const FrozenTerms terms{{buy_and_get("P", 2, 1, {"TX2605"})}};
  CHECK(payable_of(terms, {frozen("TX2605", 3, yuan(99))}) == yuan(198));
  CHECK(payable_of(terms, {frozen("TX2605", 2, yuan(99))}) == yuan(198));
}

TEST_CASE("a threshold that is no longer reached is no longer taken off") {
  const FrozenTerms terms{{stepped("P", {{yuan(700), yuan(60)}})}};
  CHECK(payable_of(terms, {frozen("CS2611", 1, yuan(336)), frozen("KZ2604", 1, yuan(399))}) == yuan(675));
  CHECK(payable_of(terms, {frozen("KZ2604", 1, yuan(399))}) == yuan(399));
}

TEST_CASE("promotions of the sale hold whether or not they still run, in the order of their ids") {
  Promotion over = percent("B", 5000);
  over.to = over.from = Date{2020, 1, 1};
  const FrozenTerms terms{{over, special("A", "PD2602", yuan(178))}};
  CHECK(payable_of(terms, {frozen("PD2602", 1, yuan(229)), frozen("CS2611", 1, yuan(336))}) == yuan(178 + 168));
}

TEST_CASE("the tier's rate of the sale and what came off the whole are as given, down to the floors") {
  const FrozenTerms terms{.tier_rate = {9000}, .off = yuan(30)};
  CHECK(payable_of(terms, {frozen("CS2611", 1, yuan(336))}) == Money{272'40});
  CHECK(payable_of(terms, {frozen("CS2611", 1, yuan(336), yuan(290))}) == yuan(290));
}

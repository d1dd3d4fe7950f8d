#include "core/domain/members/preferences.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

PurchasedItem item(Garment garment, std::string size, Bilingual colour, int quantity = 1) {
  PurchasedItem item;
  item.garment = garment;
  item.size = std::move(size);
  item.colour = std::move(colour);
  item.quantity = quantity;
  return item;
}

Purchase bought(Date date, Money total, std::vector<PurchasedItem> items = {}) { return {date, k_here, total, std::move(items)}; }

const Bilingual k_navy{"藏青", "Navy"};
const Bilingual k_white{"白", "White"};
const Bilingual k_red{"红", "Red"};

}  // namespace

TEST_CASE("a size is what was bought most, and the newer one where both were bought alike") {
  const DerivedPreferences derived = derive_preferences(
      {bought({2026, 1, 1}, yuan(1), {item(Garment::shirt, "40", k_white, 2), item(Garment::hoodie, "L", k_navy)}),
       bought({2026, 5, 1}, yuan(1),
              {item(Garment::shirt, "41", k_white), item(Garment::jacket, "XL", k_navy), item(Garment::socks, "F", k_red)})});
  CHECK(derived.sizes == std::vector<SizeOf>{{SizeFamily::shirt, "40"}, {SizeFamily::top, "XL"}});
}

TEST_CASE("colours and kinds of goods count from the second piece, two of them, most first") {
  const DerivedPreferences derived = derive_preferences(
      {bought({2026, 1, 1}, yuan(1),
              {item(Garment::shirt, "41", k_white, 2), item(Garment::tee, "XL", k_navy, 3), item(Garment::belt, "115", k_red)})});
  CHECK(derived.colours == std::vector<Bilingual>{k_navy, k_white});
  CHECK(derived.categories == std::vector<Category>{Category::tops});
}

TEST_CASE("the price band is the middle half of what pieces cost, to the hundred") {
  std::vector<Purchase> purchases;
  for (const int price : {120, 310, 320, 480, 1900})
    purchases.push_back(bought({2026, 1, 1}, yuan(price * 2), {item(Garment::tee, "L", k_navy, 2)}));
  CHECK(derive_preferences(purchases).band == PriceBand{yuan(300), yuan(500)});
}

TEST_CASE("two purchases are too few for a price band") {
  const Purchase purchase = bought({2026, 1, 1}, yuan(100), {item(Garment::tee, "L", k_navy)});
  CHECK(derive_preferences({purchase, purchase}).band == std::nullopt);
  CHECK(derive_preferences({}).sizes.empty());
}

TEST_CASE("as chips they are marked as bought, colours first") {
  const auto chips = as_chips({{}, {k_navy}, {}, PriceBand{yuan(300), yuan(1500)}});
  REQUIRE(chips.size() == 2);
  CHECK(chips[0].source == PreferenceSource::bought);
  CHECK(chips[0].text == k_navy);
  CHECK(chips[1].text.zh == "¥300–1,500");
}

TEST_CASE("the cycle is the median of the days between visits, two sales of one day being one visit") {
  CHECK(cycle_days({bought({2026, 1, 1}, {}), bought({2026, 1, 11}, {})}) == 0);
  CHECK(cycle_days({bought({2026, 1, 31}, {}), bought({2026, 1, 1}, {}), bought({2026, 1, 11}, {}), bought({2026, 1, 11}, {})}) == 15);
  CHECK(cycle_days({bought({2026, 1, 1}, {}), bought({2026, 1, 11}, {}), bought({2026, 1, 31}, {}), bought({2026, 12, 31}, {})}) == 20);
}

TEST_CASE("every garment has a family of sizes and a place among the tabs") {
  CHECK(size_family_of(Garment::vest) == SizeFamily::top);
  CHECK(size_family_of(Garment::scarf) == SizeFamily::one_size);
  CHECK(category_of(Garment::vest) == Category::outerwear);
  CHECK(category_of(Garment::shoes) == Category::accessories);
}

TEST_CASE("every garment lies in one category and has one family of sizes") {
  using enum Garment;
  const auto all_are = [](std::initializer_list<Garment> garments, Category category, SizeFamily family) {
    for (const Garment garment : garments) {
      CAPTURE(garment);
      CHECK(category_of(garment) == category);
      CHECK(size_family_of(garment) == family);
    }
  };
  all_are({shirt}, Category::tops, SizeFamily::shirt);
  all_are({hoodie, knit, tee, dress}, Category::tops, SizeFamily::top);
  all_are({trousers, skirt, shorts}, Category::trousers, SizeFamily::trousers);
  all_are({jacket, down_jacket, vest, coat}, Category::outerwear, SizeFamily::top);
  all_are({belt}, Category::accessories, SizeFamily::belt);
  all_are({shoes}, Category::accessories, SizeFamily::shoes);
  all_are({socks, hat, scarf, bag}, Category::accessories, SizeFamily::one_size);
}

TEST_CASE("of three kinds of goods that are liked the two liked most are told, of equals the newer") {
  const DerivedPreferences derived =
      derive_preferences({bought({2026, 1, 1}, yuan(1), {item(Garment::tee, "XL", k_navy, 2), item(Garment::belt, "115", k_white, 3)}),
                          bought({2026, 5, 1}, yuan(1), {item(Garment::coat, "XL", k_red, 2)})});
  CHECK(derived.categories == std::vector<Category>{Category::accessories, Category::outerwear});
  CHECK(derived.colours == std::vector<Bilingual>{k_white, k_red});
}

TEST_CASE("what was given away or brought back makes no price band, and goods of one price make one of a hundred") {
  const Purchase fair = bought({2026, 1, 1}, yuan(310), {item(Garment::tee, "L", k_navy)});
  const Purchase gift = bought({2026, 1, 2}, Money{}, {item(Garment::tee, "L", k_navy)});
  const Purchase back = bought({2026, 1, 3}, -yuan(310), {item(Garment::tee, "L", k_navy, -1)});
  CHECK(derive_preferences({fair, fair, gift, back}).band == std::nullopt);
  CHECK(derive_preferences({fair, fair, fair, gift, back}).band == PriceBand{yuan(300), yuan(400)});
}

TEST_CASE("goods without a colour or a size tell neither") {
  const DerivedPreferences derived = derive_preferences({bought({2026, 1, 1}, yuan(1), {item(Garment::tee, "", {}, 3)})});
  CHECK(derived.colours.empty());
  CHECK(derived.sizes.empty());
  CHECK(as_chips(derived).empty());
}

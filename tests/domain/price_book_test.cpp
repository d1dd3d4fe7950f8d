#include "core/domain/catalogue/price_book.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

TEST_CASE("goods are found by code and by barcode, and a miss is no goods") {
  const PriceBook book(story_goods());
  REQUIRE(book.find_sku(k_hat) != nullptr);
  CHECK(book.find_barcode(book.find_sku(k_hat)->barcode) == book.find_sku(k_hat));
  CHECK(book.style_of(*book.find_sku(k_hat)).name.zh == "棉线针织帽");
  CHECK(book.find_sku("NONE") == nullptr);
  CHECK(book.find_barcode("") == nullptr);
  CHECK(book.find_style("NONE") == nullptr);
}

TEST_CASE("a SKU without a style is left out") {
  PriceBookParts parts = story_goods();
  parts.skus[0].style = "NONE";
  const PriceBook book(std::move(parts));
  CHECK(book.find_sku(k_shirt) == nullptr);
  CHECK(book.find_sku(k_trousers) != nullptr);
}

TEST_CASE("styles stand in tile order and promotions by id") {
  PriceBookParts parts = story_goods();
  std::reverse(parts.styles.begin(), parts.styles.end());
  std::reverse(parts.promotions.begin(), parts.promotions.end());
  const PriceBook book(std::move(parts));
  CHECK(book.styles().front().code == "CS2611");
  CHECK(book.promotions().front().id == "P1-season-end");
  CHECK(book.style_of(*book.find_sku(k_hat)).code == "MZ2603");
}

TEST_CASE("the variants of a style come in the order of the catalogue") {
  const PriceBook book(story_goods());
  const auto variants = book.variants_of("TX2605");
  REQUIRE(variants.size() == 2);
  CHECK(variants[0]->code == k_tee);
  CHECK(variants[1]->code == k_white_tee);
  CHECK(book.variants_of("NONE").empty());
}

TEST_CASE("a book that was copied or moved answers for itself") {
  const PriceBook copy = [] {
    const PriceBook book(story_goods());
    return PriceBook(book);
  }();
  REQUIRE(copy.offers_on(*copy.find_sku(k_belt)).size() == 2);  // its special price, and the threshold of the basket
  CHECK(copy.offers_on(*copy.find_sku(k_belt))[0].price == yuan(178));
  CHECK(copy.offers_on(*copy.find_sku(k_hat)).size() == 1);
}

TEST_CASE("stock here and elsewhere are counted apart") {
  const PriceBook book(story_goods());
  const Sku& down = *book.find_sku(k_down);
  CHECK(stock_at(down, k_here) == 1);
  CHECK(stock_elsewhere(down, k_here) == 3);
  CHECK(stock_at(down, "NONE") == 0);
}

TEST_CASE("a shop knows its stores and people by their codes") {
  const Shop shop = a_shop();
  CHECK(shop.find_store(k_here)->name.zh == "南京西路店");
  CHECK(shop.find_store("NONE") == nullptr);
  CHECK(shop.find_associate("A02")->is_manager);
  CHECK(shop.find_associate("") == nullptr);
}

TEST_CASE("of two prices of one promotion for one style the customer gets the lower, whichever was written first") {
  for (const bool lower_first : {false, true}) {
    PriceBookParts parts = story_goods();
    parts.promotions = {season_end()};
    auto& prices = parts.promotions[0].prices;
    prices.insert(lower_first ? prices.begin() : prices.end(), {"PD2602", yuan(150)});
    const PriceBook book(std::move(parts));
    const auto& offers = book.offers_on(*book.find_sku(k_belt));
    REQUIRE(offers.size() == 1);
    CHECK(offers[0].price == yuan(150));
  }
}

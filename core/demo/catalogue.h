#pragma once

#include <cstdint>

#include "core/base/time.h"
#include "core/domain/catalogue/price_book.h"

namespace shuke::demo {

inline constexpr std::size_t k_styles = 400;
inline constexpr std::size_t k_skus = 3000;
inline constexpr int k_price_set = 1;

// All styles and SKUs, story first; variants of one style stand together, colour by colour. Names, codes, barcodes and prices
// are the same for every seed, stock is not.
domain::PriceBookParts make_catalogue(std::uint64_t seed);

// Season-end special prices, silver day on socks, 60 off 800: all running on `as_of`.
std::vector<domain::Promotion> make_promotions(const domain::PriceBookParts& catalogue, Date as_of);

}  // namespace shuke::demo

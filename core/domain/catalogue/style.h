#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/money.h"
#include "core/base/text.h"

namespace shuke::domain {

// The rows of tabs above the tiles.
enum class Category { tops, trousers, outerwear, accessories };

// What a style is drawn as until head office has a photo. The order is that of widgets::Picture.
// clang-format off
enum class Garment {
  shirt, jacket, trousers, hoodie, down_jacket, socks, belt, knit, tee, hat,
  vest, coat, dress, skirt, shorts, scarf, bag, shoes
};
// clang-format on

// Which of a member's sizes fits this style.
enum class SizeFamily { shirt, top, trousers, belt, shoes, one_size };

// A design that is sold in colours and sizes: one tile on the counter.
struct Style {
  StyleCode code;
  Bilingual name;
  Bilingual material;  // "90 绒 · 不含羊毛"
  Category category = Category::tops;
  Garment garment = Garment::tee;
  SizeFamily size_family = SizeFamily::top;
  bool has_wool = false;
  bool is_new = false;
  int tile_order = 0;                // lower stands earlier
  std::vector<StyleCode> goes_with;  // the chain's own pairing list, best first
  std::string brand{};
  std::vector<std::string> tags{};  // the chain's own words ("autumn", "online"), by which promotions and coupons choose goods
};

struct StockLevel {
  StoreId store;
  int quantity = 0;
};

// One sellable variant. list_price is before any markdown, floor_price what no rule may go below without a manager.
struct Sku {
  SkuCode code;
  StyleCode style;
  std::string barcode;  // EAN-13
  Bilingual colour;
  std::uint32_t rgb = 0;  // 0xRRGGBB
  std::string size;       // "41", "XL", "均码" is stored as "F"
  Money list_price;
  Money floor_price;
  std::vector<StockLevel> stock;
};

}  // namespace shuke::domain

#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/demo/colours.h"
#include "core/domain/catalogue/style.h"

// The goods as tables: kinds of garment that names are composed from, and the goods of the design story, piece by piece.
namespace shuke::demo {

struct Word {
  const char* zh;
  const char* en;
};
struct Cloth {
  Word name;      // part of the style's name
  Word material;  // what the label says
  int grade = 0;  // 0 to 3: where in the price range
  bool has_wool = false;
};

enum class SizeRun { collar, letters, letters_short, waist, waist_short, belt, shoes_men, shoes_women, one };
std::span<const std::string_view> sizes_in(SizeRun run);

enum class Wearer { anyone, men, women };

struct PriceRange {
  int least;
  int most;
};

// One kind of garment. Style names are cut + cloth + noun; `styles` of them are made.
struct GoodsLine {
  const char* prefix;  // of style codes
  domain::Garment garment;
  SizeRun run;
  Wearer wearer;
  Palette palette;
  Word noun;
  PriceRange yuan;
  int styles;
  std::span<const Word> cuts;
  std::span<const Cloth> cloths;
};
std::span<const GoodsLine> goods_lines();

struct Pieces {
  int here;       // in NJX
  int elsewhere;  // in XH
};

// A style of the design story with its colours and how many pieces lie where. The order is that of the tiles.
struct StoryGood {
  const char* code;
  Word name;
  Word material;
  domain::Garment garment;
  SizeRun run;
  int yuan;
  std::string_view colours;  // codes, the one on the tile first
  Pieces pieces;
  bool has_wool;
  bool is_new;
  std::string_view goes_with;  // style codes
};
std::span<const StoryGood> story_goods();
// The words of a list with single spaces between them.
std::vector<std::string_view> split(std::string_view list);

// Where the pictures say how many pieces of one SKU there are.
struct StoryStock {
  std::string_view sku;
  int here;
  int elsewhere;
};
std::span<const StoryStock> story_stock();

}  // namespace shuke::demo

#include "core/demo/catalogue.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/demo/draw.h"
#include "core/demo/goods.h"
#include "core/domain/members/code.h"
#include "core/domain/members/preferences.h"

namespace shuke::demo {
namespace {

constexpr std::uint64_t k_fixed = 0x5348554B45;  // what no seed moves: prices, palettes, new arrivals
constexpr int k_first_generated_tile = 100;
constexpr std::string_view k_company_prefix = "6938124";

// A style before its variants are counted out.
struct Plan {
  domain::Style style;
  std::vector<std::string_view> colours;
  std::span<const std::string_view> palette;  // where more colours come from; empty for the story's
  SizeRun run = SizeRun::one;
  Money price;
  const StoryGood* story = nullptr;
  std::size_t skus() const { return colours.size() * sizes_in(run).size(); }
};

Bilingual bilingual(const Word& word) { return {word.zh, word.en}; }

Plan plan_of(const StoryGood& good, int place) {
  Plan plan;
  plan.style.code = good.code;
  plan.style.name = bilingual(good.name);
  plan.style.material = bilingual(good.material);
  plan.style.category = domain::category_of(good.garment);
  plan.style.garment = good.garment;
  plan.style.size_family = domain::size_family_of(good.garment);
  plan.style.has_wool = good.has_wool;
  plan.style.is_new = good.is_new;
  plan.style.tile_order = place;
  for (const std::string_view code : split(good.goes_with)) plan.style.goes_with.emplace_back(code);
  plan.colours = split(good.colours);
  plan.run = good.run;
  plan.price = yuan(good.yuan);
  plan.story = &good;
  return plan;
}

// Prices end in 9; the cloth decides the third of the range, chance the rest.
Money price_in(const GoodsLine& line, const Cloth& cloth, Draw& draw) {
  const int steps = (line.yuan.most - line.yuan.least) / 10;
  const int step = std::min(steps, steps * cloth.grade / 4 + draw.below(steps / 4 + 1));
  return yuan(line.yuan.least + step * 10);
}

Plan plan_of(const GoodsLine& line, std::size_t number, std::size_t line_index) {
  const std::size_t cut = number % line.cuts.size();
  const Cloth& cloth = line.cloths[(cut + number / line.cuts.size()) % line.cloths.size()];
  Draw draw(scramble(k_fixed, line_index * 1000 + number));
  Plan plan;
  plan.style.is_new = draw.below(6) == 0;
  plan.style.code = std::string(line.prefix) + (plan.style.is_new || draw.below(2) == 0 ? "26" : "25") + std::to_string(21 + number);
  plan.style.name = {std::string(line.cuts[cut].zh) + cloth.name.zh + line.noun.zh,
                     std::string(line.cuts[cut].en) + ' ' + cloth.name.en + ' ' + line.noun.en};
  plan.style.material = bilingual(cloth.material);
  plan.style.category = domain::category_of(line.garment);
  plan.style.garment = line.garment;
  plan.style.size_family = domain::size_family_of(line.garment);
  plan.style.has_wool = cloth.has_wool;
  plan.style.tile_order = k_first_generated_tile + static_cast<int>(number * 20 + line_index);
  plan.run = line.run;
  plan.price = price_in(line, cloth, draw);
  plan.palette = colours_in(line.palette);
  const std::size_t first = static_cast<std::size_t>(draw.below(static_cast<int>(plan.palette.size())));
  std::rotate_copy(plan.palette.begin(), plan.palette.begin() + static_cast<std::ptrdiff_t>(first), plan.palette.end(),
                   std::back_inserter(plan.colours));
  plan.colours.resize(line.run == SizeRun::one ? 2 : 1);
  return plan;
}

// The palette is a ring; the next colour stands after the last one.
void add_colour(Plan& plan) {
  const auto last = std::find(plan.palette.begin(), plan.palette.end(), plan.colours.back());
  plan.colours.push_back(last + 1 == plan.palette.end() ? plan.palette.front() : *(last + 1));
}

// Further colours for the generated styles until the catalogue has exactly the SKUs it shall have: first whole runs of sizes in
// the order of the styles, then what is left on goods of one size.
void fill_up(std::vector<Plan>& plans) {
  std::size_t count = 0;
  for (const Plan& plan : plans) count += plan.skus();
  SHUKE_CHECK(count < k_skus);
  constexpr std::size_t k_kept_for_one_size = 30;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    Plan& plan = plans[i * 7 % plans.size()];  // 7 and 400 share no factor: every style once, in mixed order.
    const std::size_t sizes = sizes_in(plan.run).size();
    if (plan.story != nullptr || plan.run == SizeRun::one || count + sizes + k_kept_for_one_size > k_skus) continue;
    add_colour(plan);
    count += sizes;
  }
  for (std::size_t i = 0; count < k_skus; i = (i + 1) % plans.size()) {
    if (plans[i].story != nullptr || plans[i].run != SizeRun::one || plans[i].colours.size() >= plans[i].palette.size()) continue;
    add_colour(plans[i]);
    ++count;
  }
}

std::vector<Plan> make_plans() {
  std::vector<Plan> plans;
  plans.reserve(k_styles);
  for (const StoryGood& good : story_goods()) plans.push_back(plan_of(good, static_cast<int>(plans.size()) + 1));
  const auto lines = goods_lines();
  for (std::size_t line = 0; line < lines.size(); ++line) {
    for (std::size_t number = 0; number < static_cast<std::size_t>(lines[line].styles); ++number) {
      plans.push_back(plan_of(lines[line], number, line));
    }
  }
  SHUKE_CHECK(plans.size() == k_styles);
  fill_up(plans);
  return plans;
}

// Middle sizes first, as they sell and are ordered.
std::vector<std::size_t> from_the_middle(std::size_t count) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < count; ++i) order.push_back(count / 2 + (i % 2 == 1 ? i / 2 + 1 : 0) - (i % 2 == 0 ? i / 2 : 0));
  for (std::size_t& place : order) place %= count;
  return order;
}

// Lays the story's pieces out one by one over middle sizes first, every colour in turn.
std::vector<int> lay_out(const Plan& plan, int pieces) {
  const std::size_t sizes = sizes_in(plan.run).size();
  const auto order = from_the_middle(sizes);
  std::vector<int> stock(plan.skus(), 0);
  for (std::size_t i = 0; i < static_cast<std::size_t>(pieces); ++i) {
    const std::size_t colour = i % plan.colours.size();
    ++stock[colour * sizes + order[i / plan.colours.size() % sizes]];
  }
  return stock;
}

int usual_stock(const Plan& plan, std::size_t size, Draw& draw) {
  if (plan.run == SizeRun::one) return draw.between(4, 24);
  const std::size_t sizes = sizes_in(plan.run).size();
  const bool is_edge = size == 0 || size + 1 == sizes;
  return draw.permille(is_edge ? 350 : 90) ? 0 : draw.between(1, is_edge ? 3 : 7);
}

domain::Sku sku_of(const Plan& plan, std::size_t variant, std::size_t number) {
  const auto sizes = sizes_in(plan.run);
  const Colour& colour = colour_of(plan.colours[variant / sizes.size()]);
  domain::Sku sku;
  sku.style = plan.style.code;
  sku.colour = colour.name();
  sku.rgb = colour.rgb;
  sku.size = sizes[variant % sizes.size()];
  sku.code = sku.style + '-' + colour.code + '-' + sku.size;
  sku.barcode = std::string(k_company_prefix) + std::to_string(10000 + number * 23);
  sku.barcode += domain::ean13_check_digit(sku.barcode);
  sku.list_price = plan.price;
  sku.floor_price = {at_rate_floor(plan.price, BasisPoints{5500}).fen / 100 * 100};
  return sku;
}

void put_stock(domain::PriceBookParts& parts, const Plan& plan, std::uint64_t seed) {
  const std::size_t first = parts.skus.size() - plan.skus();
  const std::vector<int> here = plan.story != nullptr ? lay_out(plan, plan.story->pieces.here) : std::vector<int>{};
  const std::vector<int> elsewhere = plan.story != nullptr ? lay_out(plan, plan.story->pieces.elsewhere) : std::vector<int>{};
  for (std::size_t variant = 0; variant < plan.skus(); ++variant) {
    domain::Sku& sku = parts.skus[first + variant];
    if (plan.story != nullptr) {
      sku.stock = {{"NJX", here[variant]}, {"XH", elsewhere[variant]}};
      continue;
    }
    Draw draw(scramble(seed, first + variant));
    const std::size_t size = variant % sizes_in(plan.run).size();
    sku.stock = {{"NJX", usual_stock(plan, size, draw)}, {"XH", usual_stock(plan, size, draw)}};
  }
}

// Complements come from other kinds: the chain pairs tops with trousers and both with something small.
void pair_up(std::vector<domain::Style>& styles) {
  for (std::size_t i = story_goods().size(); i < styles.size(); ++i) {
    Draw draw(scramble(k_fixed + 1, i));
    domain::Style& style = styles[i];
    while (style.goes_with.size() < 3) {
      const domain::Style& other = draw.one_of(styles);
      const bool is_taken = std::find(style.goes_with.begin(), style.goes_with.end(), other.code) != style.goes_with.end();
      if (other.category != style.category && !is_taken) style.goes_with.push_back(other.code);
    }
  }
}

}  // namespace

std::vector<std::string_view> split(std::string_view list) {
  std::vector<std::string_view> words;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    words.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return words;
}

domain::PriceBookParts make_catalogue(std::uint64_t seed) {
  domain::PriceBookParts parts;
  parts.version = k_price_set;
  parts.styles.reserve(k_styles);
  parts.skus.reserve(k_skus);
  for (const Plan& plan : make_plans()) {
    parts.styles.push_back(plan.style);
    for (std::size_t variant = 0; variant < plan.skus(); ++variant) parts.skus.push_back(sku_of(plan, variant, parts.skus.size()));
    put_stock(parts, plan, seed);
  }
  pair_up(parts.styles);
  for (const StoryStock& stock : story_stock()) {
    const auto sku = std::find_if(parts.skus.begin(), parts.skus.end(), [&](const domain::Sku& each) { return each.code == stock.sku; });
    SHUKE_CHECK(sku != parts.skus.end());
    sku->stock = {{"NJX", stock.here}, {"XH", stock.elsewhere}};
  }
  return parts;
}

}  // namespace shuke::demo

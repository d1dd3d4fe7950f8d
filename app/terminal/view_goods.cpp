#include <algorithm>
#include <map>

#include "app/terminal/counter.h"
#include "app/terminal/make_view.h"
#include "app/terminal/variants.h"
#include "app/text/format.h"

namespace shuke::terminal {
namespace {

using text::Key;

// The tabs above the tiles: everything, the four categories, what is new.
constexpr int k_all = 0;
constexpr int k_new = 5;

bool is_in(const domain::Style& style, int tab) {
  if (tab == k_all) return true;
  if (tab == k_new) return style.is_new;
  return static_cast<int>(style.category) == tab - 1;
}

// What one piece costs this customer now.
Money price_of_one(const domain::PricingRules& rules, const SkuCode& sku) {
  return domain::price(rules, {.id = {}, .lines = {{sku, 1}}, .member = std::nullopt, .associate = {}}).lines.front().amount;
}

std::string bundle_pieces(const domain::Promotion& promotion) {
  int pieces = 0;
  for (const domain::BundlePart& part : promotion.parts) pieces += part.count;
  return std::to_string(pieces);
}

// What a promotion is called on a tile; nothing for those that only a whole basket tells of.
std::string offer_tag(const State& state, const domain::Promotion& promotion) {
  const text::Catalog& say = words(state);
  switch (promotion.kind) {
    case domain::PromotionKind::special_price:
    case domain::PromotionKind::threshold_off: return {};
    case domain::PromotionKind::nth_item:
      return say.say(promotion.nth_rate == BasisPoints{5000} ? Key::reason_second_half : Key::reason_nth_item,
                     {std::to_string(promotion.nth), text::discount(say, promotion.nth_rate)});
    case domain::PromotionKind::percentage: return say.say(Key::reason_percentage, {text::discount(say, promotion.rate)});
    case domain::PromotionKind::amount_off: return say.say(Key::reason_amount_off, {short_amount(promotion.off)});
    case domain::PromotionKind::bundle: return say.say(Key::reason_bundle, {bundle_pieces(promotion), short_amount(promotion.price)});
    case domain::PromotionKind::buy_get:
      return say.say(Key::reason_buy_get, {std::to_string(promotion.buy), std::to_string(promotion.get)});
  }
  return {};
}

// At most one tag, the one that changes what to say: harm first, then scarcity in this member's size, then an offer.
void add_tag(TileView& tile, const State& state, const domain::Style& style, const domain::Customer& customer) {
  const text::Catalog& say = words(state);
  if (customer.avoids_wool && style.has_wool) {
    tile.tag = say.say(Key::goods_tag_contains, {say.say(Key::goods_wool)});
    tile.tag_warns = true;
    return;
  }
  for (const domain::SizeOf& worn : customer.sizes) {
    if (worn.family != style.size_family) continue;
    for (const domain::Sku* const sku : state.shop->book.variants_of(style.code)) {
      if (sku->size != worn.size || domain::stock_at(*sku, state.shop->here) != 1) continue;
      tile.tag = say.say(Key::goods_tag_last, {worn.size, "1"});
      return;
    }
  }
  for (const domain::Promotion& promotion : state.shop->book.promotions()) {
    if (domain::roles_of(promotion, style) == 0) continue;
    if (!domain::is_running(promotion, today(state), local_time(state.now), customer.tier)) continue;
    tile.tag = offer_tag(state, promotion);
    if (!tile.tag.empty()) return;
  }
}

std::map<StyleCode, int> pieces_by_style(const State& state) {
  std::map<StyleCode, int> pieces;
  for (const domain::LineItem& line : state.basket.lines) {
    const domain::Sku* const sku = state.shop->book.find_sku(line.sku);
    if (sku != nullptr) pieces[sku->style] += line.quantity;
  }
  return pieces;
}

TileView make_tile(const State& state, const domain::Style& style, const domain::PricingRules& rules) {
  TileView tile;
  const StyleVariants variants = variants_of(state.shop->book, style.code);
  tile.style = style.code;
  tile.name = in(state.language, style.name);
  if (variants.colours.empty()) return tile;
  const domain::Sku& first = *variants.colours.front();
  const Money price = price_of_one(rules, first.code);
  tile.price = short_amount(price);
  tile.is_better_price = price < first.list_price;
  tile.drawing = drawing_of(state, first);
  for (const domain::Sku* const colour : variants.colours) {
    if (tile.dots.size() < 4) tile.dots.push_back(colour->rgb);
  }
  add_tag(tile, state, style, rules.customer);
  return tile;
}

}  // namespace

GoodsView make_goods(const State& state) {
  const text::Catalog& say = words(state);
  GoodsView view;
  view.category = state.category;
  view.categories = {say.say(Key::goods_all),       say.say(Key::goods_tops),        say.say(Key::goods_trousers),
                     say.say(Key::goods_outerwear), say.say(Key::goods_accessories), say.say(Key::goods_new)};
  if (!state.shop) return view;
  const domain::Customer customer = customer_with_basket(state);
  const domain::PricingRules rules = rules_of(state, customer);
  const std::map<StyleCode, int> in_basket = pieces_by_style(state);
  for (const domain::Style& style : state.shop->book.styles()) {
    if (!is_in(style, state.category)) continue;
    view.tiles.push_back(make_tile(state, style, rules));
    const auto pieces = in_basket.find(style.code);
    if (pieces != in_basket.end()) view.tiles.back().in_basket = pieces->second;
  }
  return view;
}

}  // namespace shuke::terminal

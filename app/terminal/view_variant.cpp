#include <algorithm>

#include "app/terminal/counter.h"
#include "app/terminal/make_view.h"
#include "app/terminal/variants.h"

namespace shuke::terminal {
namespace {

using text::Key;

// Another store that has this variant, with how many; nullptr when none has.
const domain::StockLevel* other_store(const State& state, const domain::Sku& sku) {
  for (const domain::StockLevel& level : sku.stock) {
    if (level.store != state.shop->here && level.quantity > 0) return &level;
  }
  return nullptr;
}

SizeChoice make_size(const State& state, const StyleVariants& variants, int size) {
  const text::Catalog& say = words(state);
  SizeChoice choice;
  choice.size = size_text(state, variants.sizes[static_cast<std::size_t>(size)]);
  choice.is_chosen = size == state.variant.size;
  const domain::Sku* const sku = variants.at(state.variant.colour, size);
  const int here = sku == nullptr ? 0 : domain::stock_at(*sku, state.shop->here);
  const domain::StockLevel* const other = sku == nullptr ? nullptr : other_store(state, *sku);
  if (here > 0) {
    choice.state = here == 1 ? SizeStock::last_one : SizeStock::here;
    choice.stock = say.say(here == 1 ? Key::variant_last : Key::variant_pieces, {std::to_string(here)});
  } else if (other != nullptr) {
    choice.state = SizeStock::elsewhere;
    choice.stock = say.say(Key::variant_elsewhere, {store_name(state, other->store), std::to_string(other->quantity)});
  } else {
    choice.state = SizeStock::nowhere;
    choice.stock = say.say(Key::variant_none);
  }
  return choice;
}

int pieces_of_colour(const State& state, const StyleVariants& variants, int colour) {
  int pieces = 0;
  for (int size = 0; size < static_cast<int>(variants.sizes.size()); ++size) {
    const domain::Sku* const sku = variants.at(colour, size);
    pieces += sku == nullptr ? 0 : domain::stock_at(*sku, state.shop->here);
  }
  return pieces;
}

void add_price(VariantView& view, const State& state, const domain::Sku& sku) {
  const domain::Customer customer = customer_with_basket(state);
  const domain::Basket one{.id = {}, .lines = {{sku.code, 1}}, .member = std::nullopt, .associate = {}};
  const domain::PricedLine line = domain::price(rules_of(state, customer), one).lines.front();
  view.price = short_amount(line.amount);
  if (line.amount != line.list) view.was = short_amount(line.list);
  if (!line.reasons.empty()) view.reason = reason_text(state, line.reasons.front());
}

void add_sizes(VariantView& view, const State& state, const StyleVariants& variants) {
  for (int size = 0; size < static_cast<int>(variants.sizes.size()); ++size) view.sizes.push_back(make_size(state, variants, size));
  if (state.variant.size < 0) return;
  const std::string& chosen = variants.sizes[static_cast<std::size_t>(state.variant.size)];
  const domain::Sku* const sku = variants.at(state.variant.colour, state.variant.size);
  view.can_add = sku != nullptr && domain::stock_at(*sku, state.shop->here) > 0;
  if (sku != nullptr) view.chosen = variant_text(state, sku->colour, sku->size);
  if (!state.member) return;
  const auto& worn = state.member->facts.sizes;
  const auto wears = [&](const domain::SizeOf& each) { return each.family == variants.style->size_family && each.size == chosen; };
  if (std::any_of(worn.begin(), worn.end(), wears)) view.size_note = words(state).say(Key::variant_member_size, {state.member->core.name});
}

}  // namespace

VariantView make_variant(const State& state) {
  const text::Catalog& say = words(state);
  VariantView view;
  if (!state.shop) return view;
  const StyleVariants variants = variants_of(state.shop->book, state.variant.style);
  if (variants.style == nullptr || variants.colours.empty()) return view;
  const int last = static_cast<int>(variants.colours.size()) - 1;
  const int colour = std::clamp(state.variant.colour, 0, last);
  const domain::Sku& shown = *variants.colours[static_cast<std::size_t>(colour)];
  view.name = in(state.language, variants.style->name);
  view.detail = say.say(Key::common_dot, {variants.style->code, in(state.language, variants.style->material)});
  view.drawing = drawing_of(state, shown);
  add_price(view, state, shown);
  for (int c = 0; c <= last; ++c) {
    const domain::Sku& sku = *variants.colours[static_cast<std::size_t>(c)];
    const std::string pieces = say.say(Key::variant_pieces, {std::to_string(pieces_of_colour(state, variants, c))});
    view.colours.push_back({in(state.language, sku.colour), pieces, sku.rgb, c == colour});
  }
  add_sizes(view, state, variants);
  return view;
}

}  // namespace shuke::terminal

#include "app/terminal/variants.h"

#include <algorithm>

namespace shuke::terminal {

StyleVariants variants_of(const domain::PriceBook& book, const StyleCode& style) {
  StyleVariants variants;
  variants.style = book.find_style(style);
  variants.all = book.variants_of(style);
  for (const domain::Sku* const sku : variants.all) {
    const auto is_same_colour = [&](const domain::Sku* other) { return other->colour == sku->colour && other->rgb == sku->rgb; };
    if (std::none_of(variants.colours.begin(), variants.colours.end(), is_same_colour)) variants.colours.push_back(sku);
    if (std::find(variants.sizes.begin(), variants.sizes.end(), sku->size) == variants.sizes.end()) variants.sizes.push_back(sku->size);
  }
  return variants;
}

const domain::Sku* StyleVariants::at(int colour, int size) const {
  if (colour < 0 || size < 0 || colour >= static_cast<int>(colours.size()) || size >= static_cast<int>(sizes.size())) return nullptr;
  const domain::Sku& wanted = *colours[static_cast<std::size_t>(colour)];
  for (const domain::Sku* const sku : all) {
    if (sku->colour == wanted.colour && sku->rgb == wanted.rgb && sku->size == sizes[static_cast<std::size_t>(size)]) return sku;
  }
  return nullptr;
}

}  // namespace shuke::terminal

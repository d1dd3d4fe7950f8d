#pragma once

#include <string>
#include <vector>

#include "core/domain/catalogue/price_book.h"

namespace shuke::terminal {

// A style as the sheet of colours and sizes shows it: both lists in the order of the catalogue.
struct StyleVariants {
  const domain::Style* style = nullptr;
  std::vector<const domain::Sku*> colours;  // the first variant of each colour stands for it
  std::vector<std::string> sizes;
  std::vector<const domain::Sku*> all;

  // The variant at this colour and size; nullptr where the chain does not make it or an index is out of range.
  const domain::Sku* at(int colour, int size) const;
};

StyleVariants variants_of(const domain::PriceBook& book, const StyleCode& style);

}  // namespace shuke::terminal

#pragma once

#include <string>
#include <vector>

#include "core/domain/catalogue/style.h"

namespace shuke::domain {

// Which goods a promotion or a coupon is for. A style has to pass every list that is not empty, by any one of its entries; without
// lists all goods pass, but for `except`.
struct GoodsFilter {
  std::vector<StyleCode> styles;
  std::vector<Category> categories;
  std::vector<std::string> tags;
  std::vector<std::string> brands;
  std::vector<StyleCode> except;
  bool operator==(const GoodsFilter&) const = default;
};

bool is_empty(const GoodsFilter& filter);  // says nothing: all goods
bool takes(const GoodsFilter& filter, const Style& style);

}  // namespace shuke::domain

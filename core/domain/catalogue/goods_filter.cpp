#include "core/domain/catalogue/goods_filter.h"

#include <algorithm>

namespace shuke::domain {
namespace {

template <class T>
bool contains(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

bool is_empty(const GoodsFilter& filter) { return filter == GoodsFilter{}; }

bool takes(const GoodsFilter& filter, const Style& style) {
  if (contains(filter.except, style.code)) return false;
  if (!filter.styles.empty() && !contains(filter.styles, style.code)) return false;
  if (!filter.categories.empty() && !contains(filter.categories, style.category)) return false;
  if (!filter.brands.empty() && !contains(filter.brands, style.brand)) return false;
  return filter.tags.empty() ||
         std::any_of(style.tags.begin(), style.tags.end(), [&](const std::string& tag) { return contains(filter.tags, tag); });
}

}  // namespace shuke::domain

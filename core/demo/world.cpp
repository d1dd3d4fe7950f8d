#include "core/demo/world.h"

#include "core/base/check.h"
#include "core/demo/goods.h"

namespace shuke::demo {
namespace {

Wearer wearer_of(const StyleCode& code) {
  for (const GoodsLine& line : goods_lines()) {
    if (code.starts_with(line.prefix)) return line.wearer;
  }
  return Wearer::anyone;
}

std::size_t count_sizes(const std::vector<domain::Sku>& skus, std::size_t first, std::size_t end) {
  std::size_t sizes = 1;
  while (first + sizes < end && skus[first + sizes].rgb == skus[first].rgb) ++sizes;
  return sizes;
}

}  // namespace

World::World(const DemoShop& the_shop, std::uint64_t the_seed, Date day)
    : shop(the_shop), policies(the_shop.policy), seed(the_seed), as_of(day) {
  const std::vector<domain::Sku>& skus = shop.catalogue.skus;
  for (const domain::Style& style : shop.catalogue.styles) style_by_code[style.code] = &style;
  for (std::size_t i = 0; i < skus.size(); ++i) sku_by_code[skus[i].code] = i;
  for (std::size_t first = 0; first < skus.size();) {
    std::size_t end = first;
    while (end < skus.size() && skus[end].style == skus[first].style) ++end;
    const std::size_t sizes = count_sizes(skus, first, end);
    const Rack rack{style_by_code.at(skus[first].style), first, sizes, (end - first) / sizes};
    const Wearer wearer = wearer_of(rack.style->code);
    if (wearer != Wearer::women) racks_for_men.push_back(rack);
    if (wearer != Wearer::men) racks_for_women.push_back(rack);
    first = end;
  }
}

const domain::Sku& World::sku(std::string_view code) const {
  const auto found = sku_by_code.find(code);
  SHUKE_CHECK(found != sku_by_code.end());
  return shop.catalogue.skus[found->second];
}

domain::PurchasedItem World::item(const domain::Sku& sku, int quantity) const {
  const domain::Style& style = *style_by_code.at(sku.style);
  return {sku.code, style.name, sku.colour, sku.size, quantity, style.garment, sku.rgb};
}

Draw draw_for(const World& world, Stream stream, std::int64_t index) {
  return Draw(scramble(scramble(world.seed, static_cast<std::uint64_t>(stream)), static_cast<std::uint64_t>(index)));
}

}  // namespace shuke::demo

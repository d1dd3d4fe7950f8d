#include "app/screens/widgets/art_sketches.h"

#include <array>

#include "core/base/check.h"

namespace shuke::screens {

const Sketch& sketch_of(Picture picture) {
  // In the order of Picture.
  static const std::array<Sketch, k_picture_count> k_sketches{
      shirt_sketch(), jacket_sketch(), trousers_sketch(), hoodie_sketch(), down_jacket_sketch(), socks_sketch(),
      belt_sketch(),  knit_sketch(),   tee_sketch(),      hat_sketch(),    vest_sketch(),        coat_sketch(),
      dress_sketch(), skirt_sketch(),  shorts_sketch(),   scarf_sketch(),  bag_sketch(),         shoes_sketch()};
  const auto index = static_cast<std::size_t>(picture);
  SHUKE_CHECK(index < k_sketches.size());
  return k_sketches[index];
}

}  // namespace shuke::screens

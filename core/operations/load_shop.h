#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/domain/shop.h"
#include "core/store/store.h"

namespace shuke::operations {

// Everything the counter works by, read from the replica as one snapshot. prices_missing while there are no goods or no policy;
// then there is nothing to sell yet. A promotion or associate that cannot be read is left out: apply_page parked it already.
Result<std::shared_ptr<const domain::Shop>> load_shop(const store::Store& store);

// The policies alone; an empty book while there are none. One that cannot be read or clashes with an older version is left out.
domain::PolicyBook load_policies(const store::Store& store);

// The same for a till that sells by it. Goods and rules that the disk changed are dropped first, and the next pull brings everything again.
struct SoundShop {
  Result<std::shared_ptr<const domain::Shop>> shop;
  std::int64_t dropped_rows = 0;
};
SoundShop load_sound_shop(store::Store& store);

}  // namespace shuke::operations

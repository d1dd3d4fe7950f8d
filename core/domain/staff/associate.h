#pragma once

#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/money.h"
#include "core/base/text.h"

namespace shuke::domain {

struct Associate {
  AssociateId id;
  Bilingual name;
  StoreId store;
  bool is_manager = false;
  BasisPoints most_off{1000};  // what they may take off by hand, as a share; managers have no limit but the floor price
};

struct Store {
  StoreId id;
  Bilingual name;
  int cut_over_hour = 4;  // the trading day ends here, local time
  int offset_minutes = 480;
};

}  // namespace shuke::domain

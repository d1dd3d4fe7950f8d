#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/money.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/domain/catalogue/style.h"
#include "core/domain/loyalty/policy.h"

namespace shuke::domain {

enum class PromotionKind {
  special_price,  // a markdown: these styles at this price, tier prices do not come on top
  nth_item,       // every n-th piece at a rate, dearest first
  threshold_off   // so much off once the basket reaches a sum
};

struct SpecialPrice {
  StyleCode style;
  Money price;
};

// What head office published; valid from `from` to `to`, both days included, for customers of at least `least_tier`.
struct Promotion {
  std::string id;  // ties between equal promotions go to the lower id
  PromotionKind kind = PromotionKind::special_price;
  Bilingual name;
  Date from;
  Date to;
  TierRank least_tier = k_no_tier;
  std::vector<SpecialPrice> prices;  // special_price
  std::vector<StyleCode> styles;     // nth_item: the goods that count together
  int nth = 2;                       // nth_item
  BasisPoints nth_rate{5000};        // nth_item: what the n-th piece costs of its list price
  Money threshold;                   // threshold_off, tested after line prices
  Money off;                         // threshold_off, once
};

bool is_running(const Promotion& promotion, Date today);

}  // namespace shuke::domain

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/money.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/domain/catalogue/goods_filter.h"
#include "core/domain/catalogue/style.h"
#include "core/domain/loyalty/policy.h"

namespace shuke::domain {

enum class PromotionKind {
  special_price,  // a markdown: these styles at this price
  nth_item,       // every n-th piece at a rate, dearest first
  threshold_off,  // so much off, or a rate, once its goods reach a sum (满减)
  percentage,     // every piece at a rate (折)
  amount_off,     // so much off every piece
  bundle,         // so many pieces together at one price (任选3件299)
  buy_get         // so many bought, so many more at a rate or free
};

struct SpecialPrice {
  StyleCode style;
  Money price;
};

// So many pieces of these goods belong to a bundle.
struct BundlePart {
  GoodsFilter goods;
  int count = 1;
};

// One step of a threshold: from this sum on so much off, or the goods at this rate; the other one says nothing.
struct ThresholdStep {
  Money threshold;
  Money off{};
  BasisPoints rate{k_whole};
};

// Members of at least this tier may use a promotion so many days before it begins for everybody.
struct EarlyAccess {
  TierRank tier = 1;
  int days = 1;
};

inline constexpr int k_minutes_a_day = 24 * 60;
inline constexpr std::uint8_t k_every_day = 0x7F;  // bit 0 is Monday
inline constexpr std::size_t k_most_bundle_parts = 8;

// What head office published. Days and weekdays are trading days; hours are the clock's on the wall.
struct Promotion {
  std::string id;  // ties between equal promotions go to the lower id
  PromotionKind kind = PromotionKind::special_price;
  Bilingual name;
  Date from;
  Date to;                          // included
  TierRank least_tier = k_no_tier;  // for customers of at least this tier
  std::optional<EarlyAccess> early_for{};
  int from_minute = 0;              // of the day, included
  int to_minute = k_minutes_a_day;  // excluded; below from_minute the hours pass midnight
  std::uint8_t weekdays = k_every_day;
  bool stacks = false;  // the tier price comes on top (折上折)
  std::string group{};  // of one group at most one promotion is used in a basket; empty: no limit

  std::vector<SpecialPrice> prices{};  // special_price
  GoodsFilter goods{};                 // all others but bundle: what counts, what is bought
  int nth = 2;                         // nth_item
  BasisPoints nth_rate{5000};          // nth_item: what the n-th piece costs of its price
  BasisPoints rate{k_whole};           // percentage: what a piece costs of its price
  Money off{};                         // amount_off: of every piece
  std::vector<BundlePart> parts{};     // bundle
  Money price{};                       // bundle: of all its pieces together
  int buy = 1;                         // buy_get
  int get = 1;                         // buy_get
  GoodsFilter get_goods{};             // buy_get: empty for the same goods
  BasisPoints get_rate{0};             // buy_get: what the pieces that are got cost; 0 is free
  std::vector<ThresholdStep> steps{};  // threshold_off, rising; tested and taken on the goods after line prices
  bool repeats = false;                // threshold_off: every 300 again, with a single step of so much off
};

// Whether a customer of this tier (k_no_tier: anybody) may use it on this trading day at this time of day.
bool is_running(const Promotion& promotion, Date today, TimeOfDay time, TierRank tier);

// promotion_not_valid with the path of the first wrong field ("steps[1].threshold").
Outcome validate(const Promotion& promotion);

// What a style is to a promotion, as bits: for buy_get 1 for what is bought and 2 for what is got, for a bundle bit i for part i, else 1.
// 0: nothing. Special prices are in `prices`.
std::uint32_t roles_of(const Promotion& promotion, const Style& style);

// What a threshold takes off goods that cost `sum`: of the steps that are reached the one that gives most, 0 below the first.
Money threshold_off(const Promotion& promotion, Money sum);

}  // namespace shuke::domain

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/money.h"
#include "core/base/result.h"
#include "core/domain/catalogue/coupon.h"

namespace shuke::domain {

inline constexpr int k_most_pieces_a_line = 999;
inline constexpr std::size_t k_most_lines = 1000;

// What a person took off, last of all: the goods at `rate`, or `amount` off where that is not zero.
struct ManualDiscount {
  BasisPoints rate{k_whole};
  Money amount{};
  std::string reason{};         // the chain's code for it: "damaged"
  AssociateId authorised_by{};  // who may answer for it
  bool over_floor = false;      // authorised to go below the floor price
  bool operator==(const ManualDiscount&) const = default;
};

// One row being sold. Rows keep their place; a second scan of the same SKU raises the quantity.
struct LineItem {
  SkuCode sku;
  int quantity = 1;
  std::optional<ManualDiscount> manual{};  // of the whole row
  bool operator==(const LineItem&) const = default;
};

// A sale that is being built. `id` is made when the basket opens and makes its commit happen at most once.
struct Basket {
  Uuid id;
  std::vector<LineItem> lines;
  std::optional<MemberId> member;
  AssociateId associate;
  std::vector<HeldCoupon> coupons{};       // chosen, in this order; one that does not hold takes nothing off
  std::optional<ManualDiscount> manual{};  // of the whole basket
  bool operator==(const Basket&) const = default;
};

Result<Basket> with_item(Basket basket, const SkuCode& sku, int quantity = 1);  // quantity_limit, line_limit
Result<Basket> with_quantity(Basket basket, std::size_t line, int quantity);    // 0 removes the line
Basket without_line(Basket basket, std::size_t line);
int piece_count(const Basket& basket);

}  // namespace shuke::domain

#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/domain/catalogue/coupon.h"
#include "core/domain/catalogue/promotion.h"

// A basket as the promotion engine sees it: no price book, no policy, no clock. Made from goods and rules (sales/quote.h) or from the
// frozen facts of a sale (sales/resplit.h), so that both are decided by the same code.
namespace shuke::domain {

// Of more promotions than this that a basket could use, those with the largest possible saving are looked at (ties: lower ids).
inline constexpr std::size_t k_most_promotions = 12;

// One set of promotions: bit i is the i-th of Problem::promotions; and whether the tier price is used.
struct Choice {
  std::uint32_t mask = 0;
  bool uses_tier = true;
  bool operator==(const Choice&) const = default;
};

inline constexpr std::size_t k_no_place = std::numeric_limits<std::size_t>::max();

// A special price for one line.
struct Markdown {
  std::size_t place = 0;  // of the promotion, see ProblemPromotion
  Money price;
  bool stacks = false;
  bool is_of_group = false;
  bool is_choice = false;  // used only where the set has `bit`; else always
  std::uint32_t bit = 0;
};

// Goods of one kind. Money is of one piece.
struct ProblemLine {
  int quantity = 1;
  Money list;
  Money floor;                        // never above list
  std::vector<Markdown> markdowns{};  // by promotion id
};

// A promotion that is a matter of choice.
struct ProblemPromotion {
  const Promotion* terms = nullptr;
  std::size_t place = 0;             // the caller's number for it: of two promotions the lower id has the lower place
  int group = -1;                    // the same number for the same group; -1 for none
  std::vector<std::uint32_t> roles;  // roles_of, by line; a special price has 1
};

struct ProblemCoupon {
  const CouponRule* rule = nullptr;
  std::size_t place = 0;            // the caller's number
  std::vector<std::uint8_t> takes;  // by line
};

struct Problem {
  BasisPoints tier_rate{k_whole};  // what the tier price costs of the price; the whole for who has none
  std::vector<ProblemLine> lines;
  std::vector<ProblemPromotion> promotions;  // by id, at most k_most_promotions once trimmed
  std::vector<ProblemCoupon> coupons;        // that hold, in the order chosen
};

// Whether of every group at most one promotion is in the set.
bool may_stand_together(const Problem& problem, std::uint32_t mask);

// Leaves out the promotions that cannot take anything off this basket and, beyond k_most_promotions, those that could take least. A special
// price without a group is never lost so: it holds always where it is no choice, because nothing else asks what its goods cost, or where
// there is no room to choose.
void trim(Problem& problem);

}  // namespace shuke::domain

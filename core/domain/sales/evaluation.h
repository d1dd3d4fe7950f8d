#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/money.h"
#include "core/domain/sales/allocation.h"
#include "core/domain/sales/problem.h"

// What one set of promotions makes of a basket (rule 14 up to the coupons): markdowns, line promotions by id, the tier price, thresholds
// by id, coupons. The search takes these steps one by one; evaluate() takes them all and notes who took off what.
namespace shuke::domain {

// The prices of one piece before line promotions. They depend on the tier price and on the grouped markdowns of the set.
struct UnitPrice {
  Money base;   // what promotions count from: the list price, or a markdown that stacks
  Money alone;  // what a piece costs that no promotion claims: with the tier price
  Money floor;
  const Markdown* markdown = nullptr;
  bool is_open = true;  // promotions may claim pieces; not at a special price that does not stack
};

// Step 1 for one line.
UnitPrice unit_price(const ProblemLine& line, BasisPoints tier_rate, const Choice& choice);

// How far a line is sold: the pieces nobody claimed yet, and what the claimed ones cost together.
struct LineTally {
  int free = 0;
  Money claimed;
};

// What one promotion took off one line.
struct LineOff {
  std::size_t place = 0;  // ProblemPromotion::place
  std::size_t line = 0;
  Money off;
  Money tier_off;  // the tier price on top of it
};

struct BasketOff {
  std::size_t place = 0;  // of the threshold, or of the coupon
  Money off;
};

// The steps. Not to be shared between threads; grows its memory once and asks for none after that.
class Evaluation {
 public:
  explicit Evaluation(const Problem& problem);

  // Step 1, markdowns: the prices of every piece under this choice. Only the tier price and grouped markdowns matter here.
  void begin(const Choice& choice);
  const std::vector<UnitPrice>& units() const { return units_; }
  bool uses_tier() const { return uses_tier_; }
  // The lines promotion `index` may claim pieces of, dearest first, then by line.
  const std::vector<std::size_t>& members(std::size_t index) const { return members_[index]; }

  // Every piece of every line is free; `lines` holds as many as the problem.
  void put_all(LineTally* lines) const;
  // Step 2: the line promotion `index` claims what it can. False where that is nothing; `offs` may be null.
  bool claim(std::size_t index, LineTally* lines, std::vector<LineOff>* offs);
  // Step 3, the tier price, is what free pieces cost alone.
  Money amount_of(std::size_t line, const LineTally& tally) const { return tally.claimed + units_[line].alone * tally.free; }

  // Step 4: what the threshold `index` takes off its lines that are not `taken` yet, at most what their floors leave. Marks them with
  // index + 1. Zero where it does not hold; nothing is marked then.
  Money take_threshold(std::size_t index, const std::vector<Money>& amounts, std::uint8_t* taken) const;
  // Step 5: the coupons, after these thresholds (`place` is their index here). `paid` becomes what every line pays; `coupons` may be null.
  Money take_coupons(const std::vector<BasketOff>& thresholds, const std::uint8_t* taken, std::vector<Money>& paid,
                     std::vector<BasketOff>* coupons);

  // All steps: what is to be paid.
  Money payable(const Choice& choice);

  // What one piece costs in a promotion of every piece, the tier price on top where it stacks.
  Money each_price(const Promotion& terms, const UnitPrice& unit) const;
  Money at_tier(Money amount, Money floor) const;

 private:
  void order_members();
  bool claim_each(const ProblemPromotion& promotion, const std::vector<std::size_t>& members, LineTally* lines, std::vector<LineOff>* offs);
  bool claim_sets(const Promotion& terms, const std::vector<std::size_t>& members, const LineTally* lines);
  bool claim_bought(const ProblemPromotion& promotion, const std::vector<std::size_t>& members, const LineTally* lines);
  int pick_bought(const ProblemPromotion& promotion, const std::vector<std::size_t>& members, const LineTally* lines, int bought);
  bool claim_bundles(const ProblemPromotion& promotion, const std::vector<std::size_t>& members, const LineTally* lines);
  void order_parts(const ProblemPromotion& promotion, const std::vector<std::size_t>& members);
  bool pick_bundle(const ProblemPromotion& promotion, const std::vector<std::size_t>& members);
  void settle(const ProblemPromotion& promotion, LineTally* lines, std::vector<LineOff>* offs);
  void spread(Money off, std::vector<Money>& paid);

  // Pieces of a line that a promotion claims.
  struct Claim {
    std::size_t line = 0;
    int pieces = 0;
  };

  const Problem& problem_;
  bool uses_tier_ = true;
  std::uint32_t markdown_bits_ = 0;  // that are a matter of choice
  std::uint32_t markdowns_ = 0;      // of these, the ones used
  bool has_begun_ = false;
  std::vector<UnitPrice> units_;
  std::vector<std::size_t> dearest_first_;
  std::vector<std::vector<std::size_t>> members_;
  // Of one claim at a time.
  std::vector<Claim> claims_;
  Money saved_;
  std::vector<int> free_;
  std::vector<int> picked_;
  std::vector<std::size_t> first_of_part_;
  std::vector<std::size_t> part_order_;
  std::vector<std::size_t> own_;
  std::vector<std::int64_t> weights_;
  std::vector<std::int64_t> limits_;
  std::vector<std::int64_t> shares_;
  AllocationSpace space_;
  // Of payable().
  std::vector<LineTally> tally_;
  std::vector<Money> amounts_;
  std::vector<std::uint8_t> taken_;
  std::vector<BasketOff> thresholds_;
};

// What a line comes to, and why.
struct LineOutcome {
  std::size_t markdown = k_no_place;  // the special price used
  Money markdown_off;
  std::vector<LineOff> promotions;  // by id
  Money tier_off;                   // also on top of promotions
  Money amount;                     // after all these
  Money paid;                       // after its shares of thresholds and coupons
};

struct Evaluated {
  Choice choice;
  std::vector<LineOutcome> lines;
  std::vector<BasketOff> thresholds;
  std::vector<BasketOff> coupons;
  Money line_sum;
  Money payable;
};

// The whole of it for one set. Sets that may not stand together are the caller's to leave out.
Evaluated evaluate(const Problem& problem, const Choice& choice);

}  // namespace shuke::domain

#include "core/domain/sales/search.h"

#include <algorithm>
#include <vector>

#include "core/domain/sales/bounds.h"
#include "core/domain/sales/evaluation.h"

namespace shuke::domain {
namespace {

// Looks at a line. All sets of twelve promotions over sixty lines, with and without the tier price, take fewer nodes than this.
constexpr std::int64_t k_most_work = (std::int64_t{4} << (k_most_promotions + 1)) * 60;

// Depth first: line promotions by id, each used or not, then thresholds. A branch is left when even the largest savings of what is still
// undecided would not make it the best.
class Search {
 public:
  explicit Search(const Problem& problem);
  Best run(std::optional<Choice> hint);

 private:
  void begin_with(std::optional<Choice> hint);
  void improve_by_hand(bool uses_tier);
  void offer(const Choice& choice);
  void try_markdowns(std::size_t next, Choice choice);
  void look_below(const Choice& choice);
  void prepare();
  void decide_line(std::size_t depth, std::uint32_t mask, const LineTally* lines);
  void decide_thresholds(std::uint32_t mask, const LineTally* lines);
  void decide_threshold(std::size_t depth, std::uint32_t mask, Money payable);
  void finish(std::uint32_t mask, Money payable);

  bool is_worse(Money least_payable, std::uint32_t mask) const;
  bool is_blocked(std::size_t index, std::uint32_t mask) const;
  Money sum_of(const std::vector<std::uint32_t>& roles) const;  // of amounts_
  Money threshold_bound(std::size_t depth, const LineTally* lines);
  Money largest_of_classes(std::size_t from, const std::vector<Money>& offs) const;
  LineTally* slot(std::size_t depth) { return slots_.data() + depth * lines_; }
  std::uint8_t* taken(std::size_t depth) { return taken_.data() + depth * lines_; }

  const Problem& problem_;
  Evaluation evaluation_;
  const std::size_t lines_;
  std::vector<std::size_t> markdowns_;  // indexes of promotions, by step
  std::vector<std::size_t> claiming_;
  std::vector<std::size_t> thresholds_;
  std::vector<std::size_t> class_of_;  // of each threshold: the first one over the same lines
  std::vector<std::uint32_t> blocks_;  // of each promotion: the others of its group
  Best best_;
  bool has_best_ = false;
  std::int64_t work_ = 0;
  bool uses_tier_ = true;
  // By depth and line.
  std::vector<LineTally> slots_;
  std::vector<std::uint8_t> taken_;
  std::vector<Money> least_piece_;  // what a free piece costs at least after the promotions from here on
  std::vector<Money> most_piece_;   // and at most
  Money coupon_bound_;
  std::vector<Money> bounds_;
  std::vector<Money> amounts_;
  std::vector<Money> paid_;
  std::vector<Money> sums_;      // of each threshold's goods, by the amounts looked at
  std::vector<Money> most_off_;  // and what it takes off that
  std::vector<Money> suffix_;    // of most_off_, at most one of a class
  std::vector<BasketOff> offs_;
};

Search::Search(const Problem& problem) : problem_(problem), evaluation_(problem), lines_(problem.lines.size()) {
  for (std::size_t i = 0; i < problem.promotions.size(); ++i) {
    const PromotionKind kind = problem.promotions[i].terms->kind;
    if (kind == PromotionKind::special_price) {
      markdowns_.push_back(i);
    } else {
      (kind == PromotionKind::threshold_off ? thresholds_ : claiming_).push_back(i);
    }
    std::uint32_t others = 0;
    for (std::size_t j = 0; j < problem.promotions.size(); ++j) {
      const bool is_same = problem.promotions[i].group >= 0 && problem.promotions[i].group == problem.promotions[j].group;
      if (i != j && is_same) others |= 1u << j;
    }
    blocks_.push_back(others);
  }
  for (std::size_t t = 0; t < thresholds_.size(); ++t) {
    std::size_t same = 0;
    while (problem.promotions[thresholds_[same]].roles != problem.promotions[thresholds_[t]].roles) ++same;
    class_of_.push_back(same);
  }
  slots_.resize((claiming_.size() + 1) * lines_);
  taken_.resize((thresholds_.size() + 1) * lines_);
  least_piece_.resize((claiming_.size() + 1) * lines_);
  most_piece_.resize((claiming_.size() + 1) * lines_);
  bounds_.resize(lines_);
  amounts_.resize(lines_);
  paid_.resize(lines_);
  sums_.resize(thresholds_.size());
  most_off_.resize(thresholds_.size());
  suffix_.resize(thresholds_.size() + 1);
  offs_.reserve(thresholds_.size());
}

// ---- what is best so far

void Search::offer(const Choice& choice) {
  const Money payable = evaluation_.payable(choice);
  const auto is_better = [&] {
    if (payable != best_.payable) return payable < best_.payable;
    if (choice.uses_tier != best_.choice.uses_tier) return choice.uses_tier;
    return choice.mask < best_.choice.mask;
  };
  if (!has_best_ || is_better()) best_ = {choice, payable};
  has_best_ = true;
}

// Whether no set from here on, the lowest of which is `mask`, can become the best.
bool Search::is_worse(Money least_payable, std::uint32_t mask) const {
  if (least_payable != best_.payable) return least_payable > best_.payable;
  if (uses_tier_ != best_.choice.uses_tier) return !uses_tier_;
  return mask >= best_.choice.mask;
}

bool Search::is_blocked(std::size_t index, std::uint32_t mask) const { return (blocks_[index] & mask) != 0; }

// One after the other is taken where that helps, then each is left out where that helps: mostly the answer, or near it.
void Search::improve_by_hand(bool uses_tier) {
  Choice choice{0, uses_tier};
  Money payable = evaluation_.payable(choice);
  const auto try_without_or_with = [&](std::size_t i) {
    const std::uint32_t bit = 1u << i;
    if ((choice.mask & bit) == 0 && is_blocked(i, choice.mask)) return;
    const Choice other{choice.mask ^ bit, uses_tier};
    const Money other_payable = evaluation_.payable(other);
    if (other_payable < payable) choice = other, payable = other_payable;
  };
  for (std::size_t i = 0; i < problem_.promotions.size(); ++i) try_without_or_with(i);
  for (std::size_t i = 0; i < problem_.promotions.size(); ++i) try_without_or_with(i);
  offer(choice);
}

void Search::begin_with(std::optional<Choice> hint) {
  offer({0, true});
  if (hint && may_stand_together(problem_, hint->mask)) offer(*hint);
  if (!hint) improve_by_hand(true);
}

// ---- step 1: grouped markdowns

void Search::try_markdowns(std::size_t next, Choice choice) {
  if (next == markdowns_.size()) return look_below(choice);
  const std::size_t index = markdowns_[next];
  try_markdowns(next + 1, choice);
  if (is_blocked(index, choice.mask)) return;
  choice.mask |= 1u << index;
  try_markdowns(next + 1, choice);
}

void Search::look_below(const Choice& choice) {
  evaluation_.begin(choice);
  uses_tier_ = choice.uses_tier;
  prepare();
  evaluation_.put_all(slot(0));
  decide_line(0, choice.mask, slot(0));
}

// The least and the most a free piece may cost in the end, by how many promotions are decided.
void Search::prepare() {
  const std::size_t last = claiming_.size();
  for (std::size_t line = 0; line < lines_; ++line) {
    const Money alone = evaluation_.units()[line].alone;
    least_piece_[last * lines_ + line] = most_piece_[last * lines_ + line] = alone;
  }
  for (std::size_t depth = last; depth-- > 0;) {
    const std::size_t index = claiming_[depth];
    const bool raises = may_raise_lines(problem_.promotions[index].terms->kind);
    piece_bounds(problem_, evaluation_, index, bounds_);
    for (std::size_t line = 0; line < lines_; ++line) {
      const UnitPrice& unit = evaluation_.units()[line];
      const std::size_t at = depth * lines_ + line;
      least_piece_[at] = std::min(least_piece_[at + lines_], unit.alone - bounds_[line]);
      const bool is_member = unit.is_open && problem_.promotions[index].roles[line] != 0;
      most_piece_[at] = raises && is_member ? unit.base : most_piece_[at + lines_];
    }
  }
  coupon_bound_ = {};
  for (const ProblemCoupon& coupon : problem_.coupons) {
    Money sum;
    for (std::size_t line = 0; line < lines_; ++line) {
      if (coupon.takes[line] != 0) sum += evaluation_.units()[line].base * problem_.lines[line].quantity;
    }
    coupon_bound_ += coupon_off(*coupon.rule, sum);
  }
}

// ---- step 2: line promotions

// Of thresholds over the same lines only one can hold.
Money Search::largest_of_classes(std::size_t from, const std::vector<Money>& offs) const {
  Money sum;
  for (std::size_t t = from; t < thresholds_.size(); ++t) {
    Money largest;
    bool is_first = true;
    for (std::size_t other = from; other < thresholds_.size(); ++other) {
      if (class_of_[other] != class_of_[t]) continue;
      if (other < t) is_first = false;
      largest = std::max(largest, offs[other]);
    }
    if (is_first) sum += largest;
  }
  return sum;
}

Money Search::sum_of(const std::vector<std::uint32_t>& roles) const {
  Money sum;
  for (std::size_t line = 0; line < lines_; ++line) {
    if (roles[line] != 0) sum += amounts_[line];
  }
  return sum;
}

Money Search::threshold_bound(std::size_t depth, const LineTally* lines) {
  if (thresholds_.empty()) return {};
  const Money* const most = most_piece_.data() + depth * lines_;
  for (std::size_t line = 0; line < lines_; ++line) amounts_[line] = lines[line].claimed + most[line] * lines[line].free;
  for (std::size_t t = 0; t < thresholds_.size(); ++t) {
    const ProblemPromotion& promotion = problem_.promotions[thresholds_[t]];
    sums_[t] = class_of_[t] == t ? sum_of(promotion.roles) : sums_[class_of_[t]];
    most_off_[t] = threshold_off(*promotion.terms, sums_[t]);
  }
  return largest_of_classes(0, most_off_);
}

void Search::decide_line(std::size_t depth, std::uint32_t mask, const LineTally* lines) {
  work_ += static_cast<std::int64_t>(lines_);
  if (work_ > k_most_work) return;
  const Money* const least = least_piece_.data() + depth * lines_;
  Money payable;
  for (std::size_t line = 0; line < lines_; ++line) payable += lines[line].claimed + least[line] * lines[line].free;
  if (is_worse(payable - coupon_bound_ - threshold_bound(depth, lines), mask)) return;
  if (depth == claiming_.size()) return decide_thresholds(mask, lines);
  const std::size_t index = claiming_[depth];
  if (!is_blocked(index, mask)) {
    LineTally* const next = slot(depth + 1);
    std::copy(lines, lines + lines_, next);
    if (evaluation_.claim(index, next, nullptr)) decide_line(depth + 1, mask | 1u << index, next);
  }
  decide_line(depth + 1, mask, lines);
}

// ---- steps 4 and 5: thresholds and coupons

void Search::decide_thresholds(std::uint32_t mask, const LineTally* lines) {
  Money payable;
  for (std::size_t line = 0; line < lines_; ++line) payable += amounts_[line] = evaluation_.amount_of(line, lines[line]);
  // most_off_ is of these very amounts: nothing is undecided that could raise them.
  for (std::size_t t = 0; t <= thresholds_.size(); ++t) suffix_[t] = largest_of_classes(t, most_off_);
  std::fill(taken(0), taken(0) + lines_, std::uint8_t{0});
  offs_.clear();
  decide_threshold(0, mask, payable);
}

void Search::decide_threshold(std::size_t depth, std::uint32_t mask, Money payable) {
  work_ += static_cast<std::int64_t>(lines_);
  if (work_ > k_most_work || is_worse(payable - coupon_bound_ - suffix_[depth], mask)) return;
  if (depth == thresholds_.size()) return finish(mask, payable);
  const std::size_t index = thresholds_[depth];
  if (!is_blocked(index, mask)) {
    std::copy(taken(depth), taken(depth) + lines_, taken(depth + 1));
    const Money off = evaluation_.take_threshold(index, amounts_, taken(depth + 1));
    if (off > Money{}) {
      offs_.push_back({index, off});
      decide_threshold(depth + 1, mask | 1u << index, payable - off);
      offs_.pop_back();
    }
  }
  std::copy(taken(depth), taken(depth) + lines_, taken(depth + 1));
  decide_threshold(depth + 1, mask, payable);
}

void Search::finish(std::uint32_t mask, Money payable) {
  if (!problem_.coupons.empty()) {
    std::copy(amounts_.begin(), amounts_.end(), paid_.begin());
    payable -= evaluation_.take_coupons(offs_, taken(thresholds_.size()), paid_, nullptr);
  }
  if (!is_worse(payable, mask)) best_ = {{mask, uses_tier_}, payable};
}

Best Search::run(std::optional<Choice> hint) {
  begin_with(hint);
  try_markdowns(0, {0, true});
  if (problem_.tier_rate >= k_whole) return best_;
  offer({0, false});
  if (!hint) improve_by_hand(false);
  try_markdowns(0, {0, false});
  return best_;
}

}  // namespace

Best best_choice(const Problem& problem, std::optional<Choice> hint) { return Search(problem).run(hint); }

}  // namespace shuke::domain

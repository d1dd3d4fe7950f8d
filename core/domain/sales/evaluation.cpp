#include "core/domain/sales/evaluation.h"

#include <algorithm>
#include <numeric>

namespace shuke::domain {

Evaluation::Evaluation(const Problem& problem) : problem_(problem), units_(problem.lines.size()), members_(problem.promotions.size()) {
  const std::size_t lines = problem.lines.size();
  dearest_first_.resize(lines);
  for (auto& members : members_) members.reserve(lines);
  for (std::size_t i = 0; i < std::min(problem.promotions.size(), k_most_promotions); ++i) {
    if (problem.promotions[i].terms->kind == PromotionKind::special_price) markdown_bits_ |= 1u << i;
  }
  claims_.reserve(lines);
  own_.reserve(lines);
  free_.resize(lines);
  picked_.resize(lines);
  first_of_part_.reserve(k_most_bundle_parts);
  part_order_.reserve(k_most_bundle_parts);
  tally_.resize(lines);
  amounts_.resize(lines);
  taken_.resize(lines);
}

Money Evaluation::at_tier(Money amount, Money floor) const {
  return uses_tier_ ? std::max(at_rate_half_up(amount, problem_.tier_rate), floor) : amount;
}

// The lowest special price that holds; ties go to the lower promotion id, which stands first. One that does not stack is used where it
// is not above what the tier would pay, and then is the price: nothing comes on top and no promotion claims its pieces.
UnitPrice unit_price(const ProblemLine& line, BasisPoints tier_rate, const Choice& choice) {
  UnitPrice unit{.base = line.list, .alone = {}, .floor = line.floor};
  const Markdown* plain = nullptr;
  Money plain_price = line.list;
  for (const Markdown& markdown : line.markdowns) {
    const bool is_chosen = !markdown.is_choice || (choice.mask & markdown.bit) != 0;
    if (!is_chosen) continue;
    const Money price = std::max(markdown.price, line.floor);
    if (markdown.stacks && price < unit.base) unit.markdown = &markdown, unit.base = price;
    if (!markdown.stacks && price < plain_price) plain = &markdown, plain_price = price;
  }
  unit.alone = choice.uses_tier ? std::max(at_rate_half_up(unit.base, tier_rate), unit.floor) : unit.base;
  if (plain == nullptr || plain_price > unit.alone) return unit;
  unit.markdown = plain;
  unit.base = unit.alone = plain_price;
  unit.is_open = false;
  return unit;
}

void Evaluation::order_members() {
  std::iota(dearest_first_.begin(), dearest_first_.end(), std::size_t{0});
  std::sort(dearest_first_.begin(), dearest_first_.end(),
            [&](std::size_t a, std::size_t b) { return units_[a].base != units_[b].base ? units_[a].base > units_[b].base : a < b; });
  for (std::size_t i = 0; i < members_.size(); ++i) {
    members_[i].clear();
    for (const std::size_t line : dearest_first_) {
      if (units_[line].is_open && problem_.promotions[i].roles[line] != 0) members_[i].push_back(line);
    }
  }
}

void Evaluation::begin(const Choice& choice) {
  const std::uint32_t markdowns = choice.mask & markdown_bits_;
  if (has_begun_ && uses_tier_ == choice.uses_tier && markdowns_ == markdowns) return;
  has_begun_ = true;
  uses_tier_ = choice.uses_tier;
  markdowns_ = markdowns;
  for (std::size_t i = 0; i < units_.size(); ++i) units_[i] = unit_price(problem_.lines[i], problem_.tier_rate, choice);
  order_members();
}

void Evaluation::put_all(LineTally* lines) const {
  for (std::size_t i = 0; i < problem_.lines.size(); ++i) lines[i] = {problem_.lines[i].quantity, Money{}};
}

Money Evaluation::payable(const Choice& choice) {
  begin(choice);
  put_all(tally_.data());
  for (std::size_t i = 0; i < problem_.promotions.size(); ++i) {
    if (choice.mask & (1u << i)) claim(i, tally_.data(), nullptr);
  }
  Money sum;
  for (std::size_t i = 0; i < amounts_.size(); ++i) sum += amounts_[i] = amount_of(i, tally_[i]);
  std::fill(taken_.begin(), taken_.end(), std::uint8_t{0});
  thresholds_.clear();
  for (std::size_t i = 0; i < problem_.promotions.size(); ++i) {
    if ((choice.mask & (1u << i)) == 0) continue;
    const Money off = take_threshold(i, amounts_, taken_.data());
    if (off > Money{}) thresholds_.push_back({i, off}), sum -= off;
  }
  if (problem_.coupons.empty()) return sum;
  return sum - take_coupons(thresholds_, taken_.data(), amounts_, nullptr);
}

namespace {

LineOutcome outcome_of(const Evaluation& evaluation, const ProblemLine& line, std::size_t place, const LineTally& tally) {
  const UnitPrice& unit = evaluation.units()[place];
  LineOutcome outcome;
  if (unit.markdown != nullptr) outcome.markdown = unit.markdown->place;
  outcome.markdown_off = (line.list - unit.base) * line.quantity;
  outcome.tier_off = (unit.base - unit.alone) * tally.free;
  outcome.amount = outcome.paid = evaluation.amount_of(place, tally);
  return outcome;
}

}  // namespace

Evaluated evaluate(const Problem& problem, const Choice& choice) {
  Evaluation evaluation(problem);
  evaluation.begin(choice);
  std::vector<LineTally> tally(problem.lines.size());
  std::vector<LineOff> offs;
  evaluation.put_all(tally.data());
  const auto is_used = [&](std::size_t i) { return (choice.mask & (1u << i)) != 0; };
  for (std::size_t i = 0; i < problem.promotions.size(); ++i) {
    if (is_used(i)) evaluation.claim(i, tally.data(), &offs);
  }
  Evaluated result;
  result.choice = choice;
  std::vector<Money> paid;
  for (std::size_t i = 0; i < tally.size(); ++i) {
    result.lines.push_back(outcome_of(evaluation, problem.lines[i], i, tally[i]));
    result.line_sum += result.lines[i].amount;
    paid.push_back(result.lines[i].amount);
  }
  for (const LineOff& off : offs) {
    result.lines[off.line].promotions.push_back(off);
    result.lines[off.line].tier_off += off.tier_off;
  }
  std::vector<std::uint8_t> taken(tally.size());
  std::vector<BasketOff> thresholds;
  for (std::size_t i = 0; i < problem.promotions.size(); ++i) {
    const Money off = is_used(i) ? evaluation.take_threshold(i, paid, taken.data()) : Money{};
    if (off == Money{}) continue;
    thresholds.push_back({i, off});
    result.thresholds.push_back({problem.promotions[i].place, off});
  }
  evaluation.take_coupons(thresholds, taken.data(), paid, &result.coupons);
  for (std::size_t i = 0; i < paid.size(); ++i) result.payable += result.lines[i].paid = paid[i];
  return result;
}

}  // namespace shuke::domain

#include "core/domain/sales/problem.h"

#include <algorithm>

#include "core/domain/sales/bounds.h"
#include "core/domain/sales/evaluation.h"

namespace shuke::domain {
namespace {

bool is_line_promotion(PromotionKind kind) { return kind != PromotionKind::special_price && kind != PromotionKind::threshold_off; }

// What each promotion could take off with the tier price or without it. A line promotion that claims nothing of the whole basket claims
// nothing of a part of it either.
void raise_savings(const Problem& problem, bool uses_tier, std::vector<Money>& savings) {
  Evaluation evaluation(problem);
  evaluation.begin({0, uses_tier});
  std::vector<LineTally> tally(problem.lines.size());
  for (std::size_t i = 0; i < savings.size(); ++i) {
    evaluation.put_all(tally.data());
    if (is_line_promotion(problem.promotions[i].terms->kind) && !evaluation.claim(i, tally.data(), nullptr)) continue;
    savings[i] = std::max(savings[i], largest_saving(problem, evaluation, i));
  }
}

bool is_markdown(const ProblemPromotion& promotion) { return promotion.terms->kind == PromotionKind::special_price; }

// Whether anything else depends on what this line costs, so that a lower price of it could cost the basket more than it saves.
bool is_asked_about(const Problem& problem, std::size_t line) {
  const auto asks = [&](const ProblemPromotion& promotion) { return !is_markdown(promotion) && promotion.roles[line] != 0; };
  const auto has_sum = [&](const ProblemCoupon& coupon) { return coupon.rule->least_spend > Money{} && coupon.takes[line] != 0; };
  return std::any_of(problem.promotions.begin(), problem.promotions.end(), asks) ||
         std::any_of(problem.coupons.begin(), problem.coupons.end(), has_sum);
}

// Markdowns that are a choice have the bits of their promotions. Where a promotion was left out, those of a group go with it.
void number_markdowns(Problem& problem) {
  for (ProblemLine& line : problem.lines) {
    for (Markdown& markdown : line.markdowns) {
      const auto is_own = [&](const ProblemPromotion& promotion) { return promotion.place == markdown.place; };
      const auto own = std::find_if(problem.promotions.begin(), problem.promotions.end(), is_own);
      const auto index = static_cast<std::size_t>(own - problem.promotions.begin());
      markdown.is_choice = own != problem.promotions.end();
      markdown.bit = index < k_most_promotions ? 1u << index : 0;  // beyond those nothing is chosen before trim() is through
    }
    std::erase_if(line.markdowns, [](const Markdown& markdown) { return markdown.is_of_group && !markdown.is_choice; });
  }
}

void settle_markdowns(Problem& problem) {
  std::vector<bool> asked(problem.lines.size());
  for (std::size_t line = 0; line < asked.size(); ++line) asked[line] = is_asked_about(problem, line);
  std::erase_if(problem.promotions, [&](const ProblemPromotion& promotion) {
    if (!is_markdown(promotion) || promotion.group >= 0) return false;
    for (std::size_t line = 0; line < asked.size(); ++line) {
      if (promotion.roles[line] != 0 && asked[line]) return false;
    }
    return true;
  });
  number_markdowns(problem);
}

}  // namespace

bool may_stand_together(const Problem& problem, std::uint32_t mask) {
  for (std::size_t i = 0; i < problem.promotions.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const bool are_both = (mask >> i & 1) != 0 && (mask >> j & 1) != 0;
      if (are_both && problem.promotions[i].group >= 0 && problem.promotions[i].group == problem.promotions[j].group) return false;
    }
  }
  return true;
}

void trim(Problem& problem) {
  settle_markdowns(problem);
  std::vector<Money> savings(problem.promotions.size());
  raise_savings(problem, false, savings);
  if (problem.tier_rate < k_whole) raise_savings(problem, true, savings);
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < savings.size(); ++i) {
    if (savings[i] > Money{}) kept.push_back(i);
  }
  if (kept.size() > k_most_promotions) {
    std::stable_sort(kept.begin(), kept.end(), [&](std::size_t a, std::size_t b) { return savings[a] > savings[b]; });
    kept.resize(k_most_promotions);
    std::sort(kept.begin(), kept.end());
  }
  std::vector<ProblemPromotion> promotions;
  promotions.reserve(kept.size());
  for (const std::size_t i : kept) promotions.push_back(std::move(problem.promotions[i]));
  problem.promotions = std::move(promotions);
  number_markdowns(problem);
}

}  // namespace shuke::domain

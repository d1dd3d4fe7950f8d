#include "core/domain/members/advice.h"

#include <algorithm>
#include <optional>

namespace shuke::domain {
namespace {

constexpr int k_birthday_days = 7;
constexpr int k_upgrade_praise_days = 60;
constexpr Money k_upgrade_near = yuan(1000);
constexpr int k_away_least_days = 14;  // beyond the usual cycle
constexpr int k_regular_visits = 10;

Advice advice(AdviceKind kind) {
  Advice made;
  made.kind = kind;
  return made;
}

std::optional<Advice> special_need(const MemberFacts& facts) {
  for (const Flag& flag : facts.flags) {
    if (flag.kind != FlagKind::special_need) continue;
    Advice made = advice(AdviceKind::special_need);
    made.text = flag.text;
    return made;
  }
  return std::nullopt;
}

// What a tier asks to be spent, where it is earned by spend.
std::optional<Money> threshold_of(const Policy& policy, TierRank rank) {
  const Tier* const tier = tier_at(policy, rank);
  const auto threshold = tier ? spend_threshold(*tier) : std::nullopt;
  return threshold ? std::optional(threshold->amount) : std::nullopt;
}

// True where the tier of today rests on the last purchase: without it the spend would not have been enough.
std::optional<Advice> just_upgraded(const MemberFacts& facts, const AdviceContext& context) {
  const auto threshold = threshold_of(context.policy, facts.tier);
  if (!threshold || facts.tier < 2 || !facts.last || !facts.tier_until) return std::nullopt;
  const bool is_recent = days_between(facts.last->date, context.today) <= k_upgrade_praise_days;
  const bool is_of_then = *facts.tier_until == tier_holds_until(context.policy, facts.last->date);
  const bool rests_on_it = facts.spend_in_window >= *threshold && facts.spend_in_window - facts.last->total < *threshold;
  if (!is_recent || !is_of_then || !rests_on_it) return std::nullopt;
  Advice made = advice(AdviceKind::just_upgraded);
  made.tier = facts.tier;
  made.until = *facts.tier_until;
  return made;
}

std::optional<Advice> birthday_near(const Member& member, const AdviceContext& context) {
  const std::optional<int> days = days_to_birthday(member.core, context.today);
  if (!days || *days > k_birthday_days) return std::nullopt;
  Advice made = advice(AdviceKind::birthday_near);
  made.days = *days;
  return made;
}

std::optional<Advice> tier_expiring(const MemberFacts& facts, const AdviceContext& context) {
  if (!facts.keep || facts.tier < 2) return std::nullopt;
  const std::int64_t days = days_between(context.today, facts.keep->until);
  if (days < 0 || days > k_tier_ends_soon_days) return std::nullopt;
  Advice made = advice(AdviceKind::tier_expiring);
  made.tier = facts.tier;
  made.until = facts.keep->until;
  made.days = static_cast<int>(days);
  made.amount = shortfall(facts.keep->keeps, {}, {}).missing;
  return made;
}

std::optional<Advice> upgrade_near(const MemberFacts& facts, const AdviceContext& context) {
  const auto threshold = facts.tier > k_no_tier ? threshold_of(context.policy, facts.tier + 1) : std::nullopt;
  if (!threshold) return std::nullopt;
  const Money missing = *threshold - facts.spend_in_window;
  if (missing <= Money{} || missing > k_upgrade_near) return std::nullopt;
  Advice made = advice(AdviceKind::upgrade_near);
  made.tier = facts.tier + 1;
  made.amount = missing;
  return made;
}

std::optional<Advice> long_away(const MemberFacts& facts, const AdviceContext& context) {
  if (!facts.last || facts.cycle_days <= 0) return std::nullopt;
  const std::int64_t days = days_between(facts.last->date, context.today);
  if (days < facts.cycle_days + std::max(k_away_least_days, facts.cycle_days / 4)) return std::nullopt;
  Advice made = advice(AdviceKind::long_away_never_ask_why);
  made.days = static_cast<int>(days);
  return made;
}

const Sku* here_in_size(const Style& style, const MemberFacts& facts, const AdviceContext& context) {
  const auto size =
      std::find_if(facts.sizes.begin(), facts.sizes.end(), [&](const SizeOf& one) { return one.family == style.size_family; });
  if (size == facts.sizes.end()) return nullptr;
  for (const Sku* const sku : context.book.variants_of(style.code)) {
    if (sku->size == size->size && stock_at(*sku, context.store) > 0) return sku;
  }
  return nullptr;
}

std::optional<Advice> new_in_their_size(const MemberFacts& facts, const AdviceContext& context) {
  for (const Style& style : context.book.styles()) {
    if (!style.is_new || (style.has_wool && facts.avoids_wool)) continue;
    const Sku* const sku = here_in_size(style, facts, context);
    if (!sku) continue;
    Advice made = advice(AdviceKind::new_in_their_size);
    made.style = style.code;
    made.text = style.name;
    made.size = sku->size;
    return made;
  }
  return std::nullopt;
}

std::optional<Advice> thank_regular(const MemberFacts& facts) {
  if (facts.visits < k_regular_visits) return std::nullopt;
  Advice made = advice(AdviceKind::thank_regular);
  made.count = facts.visits;
  return made;
}

}  // namespace

std::vector<Advice> advice_for(const Member& member, const AdviceContext& context) {
  const MemberFacts& facts = member.facts;
  std::vector<Advice> all;
  for (std::optional<Advice>& one :
       std::vector{special_need(facts), just_upgraded(facts, context), birthday_near(member, context), tier_expiring(facts, context),
                   upgrade_near(facts, context), long_away(facts, context), new_in_their_size(facts, context), thank_regular(facts)}) {
    if (one) all.push_back(std::move(*one));
  }
  return all;
}

}  // namespace shuke::domain

#include <algorithm>
#include <array>

#include "app/terminal/rule_words.h"
#include "app/text/format.h"

// The sections of the rule page about points and what one gets besides: earning, spending, returns, gifts, friends, fees.
namespace shuke::terminal {
namespace {

using domain::GiftOccasion;
using text::Key;

std::string category_text(const text::Catalog& say, domain::Category category) {
  switch (category) {
    case domain::Category::tops: return uncapitalised(say.say(Key::goods_tops));
    case domain::Category::trousers: return uncapitalised(say.say(Key::goods_trousers));
    case domain::Category::outerwear: return uncapitalised(say.say(Key::goods_outerwear));
    case domain::Category::accessories: return uncapitalised(say.say(Key::goods_accessories));
  }
  return {};
}

void say_rate(const RuleSource& source, RuleWriter& write) {
  BasisPoints least = source.policy.tiers[0].points_rate;
  BasisPoints most = least;
  for (const domain::Tier& tier : source.policy.tiers) {
    least = std::min(least, tier.points_rate);
    most = std::max(most, tier.points_rate);
  }
  if (least == most) return write.line(Key::rules_earn, {text::rate(most)});
  write.line(Key::rules_earn_by_tier, {text::rate(least), text::rate(most)});
}

void say_multipliers(const RuleSource& source, RuleWriter& write) {
  const domain::Earning& earning = source.policy.earning;
  for (const domain::CategoryRate& rate : earning.categories) {
    if (rate.multiplier == k_whole) continue;
    const std::string goods = category_text(source.say, rate.category);
    const std::string text = rate.multiplier.value == 0
                                 ? source.say.say(Key::rules_earn_none, {goods})
                                 : source.say.say(Key::rules_earn_category, {goods, times_text(source.say, rate.multiplier)});
    write.bullet(Key::rules_sentence, {capitalised(text)});
  }
  const bool has_birthday = earning.birthday_multiplier > k_whole;
  if (has_birthday) {
    constexpr std::array<Key, 3> k_spans{Key::rules_birthday_day, Key::rules_birthday_week, Key::rules_birthday_month};
    write.bullet(k_spans[static_cast<std::size_t>(earning.birthday_span)], {times_text(source.say, earning.birthday_multiplier)});
  }
  for (const domain::EventDays& event : earning.events) {
    const std::string& name = in(source.say.language(), event.name);
    const std::string times = times_text(source.say, event.multiplier);
    if (event.from == event.to) write.bullet(Key::rules_event_day, {name, to_text(event.from), times});
    if (event.from != event.to) write.bullet(Key::rules_event_days, {name, to_text(event.from), to_text(event.to), times});
  }
  if (earning.events.size() + (has_birthday ? 1 : 0) > 1) write.line(Key::rules_best_day);
}

void say_caps(const domain::Earning& earning, RuleWriter& write) {
  const std::string sale = text::points(earning.most_per_sale);
  const std::string day = text::points(earning.most_per_day);
  const bool has_sale = earning.most_per_sale > Points{};
  const bool has_day = earning.most_per_day > Points{};
  if (has_sale && has_day) return write.line(Key::rules_most_both, {sale, day});
  if (has_sale) return write.line(Key::rules_most_sale, {sale});
  if (has_day) write.line(Key::rules_most_day, {day});
}

void say_excluded(const RuleSource& source, RuleWriter& write) {
  std::vector<std::string> goods;
  for (const domain::Category category : source.policy.earning.excluded_categories) goods.push_back(category_text(source.say, category));
  for (const std::string& tag : source.policy.earning.excluded_tags) goods.push_back(source.say.say(Key::rules_tagged, {tag}));
  if (!goods.empty()) write.line(Key::rules_excluded, {list_text(source.say, goods)});
}

void say_expiry(const domain::Expiry& expiry, RuleWriter& write) {
  if (expiry.months == 0) return write.line(Key::rules_expire_never);
  constexpr std::array<Key, 3> k_ends{Key::rules_expire_day, Key::rules_expire_month, Key::rules_expire_year};
  write.line(k_ends[static_cast<std::size_t>(expiry.end)], {with_thousands(expiry.months)});
  if (expiry.remind_days > 0) write.line(Key::rules_expire_remind, {with_thousands(expiry.remind_days)});
}

void say_worth(const domain::Spending& spending, RuleWriter& write) {
  const std::string points = with_thousands(spending.points_per_yuan);
  if (spending.most_share == k_whole) return write.line(Key::rules_spend_all, {points});
  if (spending.most_share == BasisPoints{k_whole.value / 2}) return write.line(Key::rules_spend_half, {points});
  write.line(Key::rules_spend_share, {points, text::percent(spending.most_share)});
}

bool can_spend(const domain::Policy& policy) { return policy.spending.most_share.value > 0; }

void say_spent_points_return(const domain::Policy& policy, RuleWriter& write) {
  if (policy.expiry.months == 0) return write.line(Key::rules_return_spent);
  const int days = policy.returns.min_restore_days;
  if (days == 0) return write.line(Key::rules_return_spent_old);
  write.line(Key::rules_return_spent_days, {with_thousands(days)});
}

std::string occasion_text(const RuleSource& source, const domain::GiftRule& gift) {
  const text::Catalog& say = source.say;
  const std::string tier = tier_text(source, gift.least_tier);
  const bool is_top = static_cast<std::size_t>(gift.least_tier) == source.policy.tiers.size();
  std::string text;
  switch (gift.occasion) {
    case GiftOccasion::upgrade:
      // Whoever moves up reaches the second tier at least.
      if (gift.least_tier <= 2) return say.say(Key::rules_gift_upgrade);
      return say.say(is_top ? Key::rules_gift_upgrade_top : Key::rules_gift_upgrade_to, {tier});
    case GiftOccasion::enrolment: text = say.say(Key::rules_gift_join); break;
    case GiftOccasion::birthday: text = say.say(Key::rules_gift_birthday); break;
    case GiftOccasion::single_sale: text = say.say(Key::rules_gift_sale, {text::short_money(gift.amount)}); break;
  }
  if (gift.least_tier <= domain::base_tier(source.policy)) return text;
  return say.say(is_top ? Key::rules_gift_top : Key::rules_gift_from, {tier, text});
}

}  // namespace

RuleSection point_rules(const RuleSource& source) {
  RuleWriter write(source, RuleTopic::points, Key::rules_points);
  if (!earns_points(source.policy)) return say_excluded(source, write), write.take();
  say_rate(source, write);
  write.line(Key::rules_earn_base);
  say_multipliers(source, write);
  say_caps(source.policy.earning, write);
  say_excluded(source, write);
  const int pending = source.policy.earning.pending_days;
  if (pending == 0) write.line(Key::rules_usable_now);
  if (pending > 0) write.line(Key::rules_usable_later, {with_thousands(pending)});
  say_expiry(source.policy.expiry, write);
  return write.take();
}

RuleSection spend_rules(const RuleSource& source) {
  RuleWriter write(source, RuleTopic::spend, Key::rules_spend);
  const domain::Policy& policy = source.policy;
  if (!earns_points(policy) && policy.referral == domain::Referral{}) return write.take();
  if (!can_spend(policy)) return write.line(Key::rules_spend_none), write.take();
  say_worth(policy.spending, write);
  if (policy.spending.step > 1) write.line(Key::rules_spend_step, {with_thousands(policy.spending.step)});
  if (policy.expiry.months > 0) write.line(Key::rules_spend_order);
  const Money offline = policy.offline.per_member;
  if (offline == Money{}) write.line(Key::rules_spend_offline_none);
  if (offline > Money{}) write.line(Key::rules_spend_offline, {text::short_money(offline)});
  return write.take();
}

RuleSection return_rules(const RuleSource& source) {
  RuleWriter write(source, RuleTopic::returns, Key::rules_returns);
  const domain::ReturnRules& returns = source.policy.returns;
  if (returns.window_days == 0) write.line(Key::rules_return_day);
  if (returns.window_days > 0) write.line(Key::rules_return_days, {with_thousands(returns.window_days)});
  if (earns_points(source.policy)) write.line(Key::rules_return_earned);
  if (earns_points(source.policy) && can_spend(source.policy)) {
    write.line(returns.spent_points == domain::SpentPoints::reduce_refund ? Key::rules_return_refund : Key::rules_return_debt);
    say_spent_points_return(source.policy, write);
  }
  constexpr std::array<Key, 3> k_when{Key::rules_return_tier_now, Key::rules_return_tier_day, Key::rules_return_tier_later};
  if (source.policy.tiers.size() > 1) write.line(k_when[static_cast<std::size_t>(returns.tier)]);
  return write.take();
}

RuleSection gift_rules(const RuleSource& source) {
  RuleWriter write(source, RuleTopic::gifts, Key::rules_gifts);
  for (const domain::GiftRule& gift : source.policy.gifts) {
    write.bullet(Key::rules_gift, {occasion_text(source, gift), in(source.say.language(), gift.name), with_thousands(gift.valid_days)});
  }
  return write.take();
}

RuleSection referral_rules(const RuleSource& source) {
  RuleWriter write(source, RuleTopic::referral, Key::rules_referral);
  const std::string old_one = text::points(source.policy.referral.for_referrer);
  const std::string new_one = text::points(source.policy.referral.for_newcomer);
  const bool has_old = source.policy.referral.for_referrer > Points{};
  const bool has_new = source.policy.referral.for_newcomer > Points{};
  if (has_old && has_new) write.line(Key::rules_referral_both, {old_one, new_one});
  if (has_old && !has_new) write.line(Key::rules_referral_old, {old_one});
  if (!has_old && has_new) write.line(Key::rules_referral_new, {new_one});
  return write.take();
}

RuleSection paid_rules(const RuleSource& source) {
  RuleWriter write(source, RuleTopic::paid, Key::rules_paid);
  const domain::PaidMembership& paid = source.policy.membership;
  if (paid.fee > Money{})
    write.line(Key::rules_paid_tier, {text::short_money(paid.fee), with_thousands(paid.months), tier_text(source, paid.tier)});
  return write.take();
}

}  // namespace shuke::terminal

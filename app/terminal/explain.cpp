#include "app/terminal/explain.h"

#include "app/terminal/rule_words.h"
#include "app/text/format.h"

namespace shuke::terminal {

using text::Key;

std::string why_tier_text(const text::Catalog& say, const TierReason& reason, std::string_view tier, Date today) {
  const std::string until = reason.until ? text::date(*reason.until, today) : std::string();
  const std::string window = window_text(say, reason.window);
  switch (reason.cause) {
    case TierCause::earned_by_spend: return say.say(Key::explain_spend, {tier, window, text::short_money(reason.sum)});
    case TierCause::earned_by_single_sale: return say.say(Key::explain_sale, {tier, text::short_money(reason.sum)});
    case TierCause::earned_by_visits: return say.say(Key::explain_visits, {tier, window, with_thousands(reason.visits)});
    case TierCause::invited: return say.say(Key::explain_invited, {tier});
    case TierCause::paid_membership: return say.say(reason.until ? Key::explain_paid_until : Key::explain_paid, {tier, until});
    case TierCause::by_hand: return say.say(reason.until ? Key::explain_hand_until : Key::explain_hand, {tier, reason.reason, until});
    case TierCause::kept: return say.say(Key::explain_kept, {tier});
    case TierCause::dropped_after_grace: return say.say(Key::explain_dropped, {tier});
    case TierCause::undone_by_return: return say.say(Key::explain_undone, {tier});
  }
  return {};
}

std::string next_look_text(const text::Catalog& say, const NextLook& look, std::string_view tier, Date today) {
  const std::string on = text::date(look.grace_until.value_or(look.on), today);
  const std::string asked = text::short_money(look.asked);
  const std::string so_far = text::short_money(look.so_far);
  if (look.so_far >= look.asked)
    return say.say(look.grace_until ? Key::explain_grace_enough : Key::explain_next_enough, {on, tier, asked, so_far});
  const std::string missing = text::short_money(look.asked - look.so_far);
  return say.say(look.grace_until ? Key::explain_grace_missing : Key::explain_next_missing, {on, tier, asked, so_far, missing});
}

}  // namespace shuke::terminal

#pragma once

#include <vector>

#include "core/domain/catalogue/price_book.h"
#include "core/domain/loyalty/policy.h"
#include "core/domain/members/member.h"

namespace shuke::domain {

// What is worth saying to the member who stands at the counter. Each is at most one sentence, said by app/text in both languages from
// the arguments here; nothing is promised that the policy does not give.
enum class AdviceKind {
  special_need,             // heed it, do not say it: `text` is the flag ("羊毛过敏")
  just_upgraded,            // the last purchase earned `tier`, until `until`
  birthday_near,            // in `days` days, 0 is today
  tier_expiring,            // `tier` holds until `until`; `amount` more in the window keeps it
  upgrade_near,             // `amount` to `tier`
  long_away_never_ask_why,  // `days` days since the last visit, longer than usual: be glad, do not ask
  new_in_their_size,        // `style` is new, here, in their size `size`
  thank_regular             // `count` visits
};

struct Advice {
  AdviceKind kind = AdviceKind::thank_regular;
  int days = 0;
  int count = 0;
  Money amount;
  TierRank tier = k_no_tier;
  Date until;
  Bilingual text;  // special_need: the flag; new_in_their_size: the name of the style
  StyleCode style;
  std::string size;
};

struct AdviceContext {
  const Policy& policy;
  const PriceBook& book;
  StoreId store;
  Date today;
};

// Everything that applies, the most worth saying first: the order of AdviceKind. Pure; a frame's work at most.
std::vector<Advice> advice_for(const Member& member, const AdviceContext& context);

}  // namespace shuke::domain

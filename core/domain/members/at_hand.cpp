#include "core/domain/members/at_hand.h"

namespace shuke::domain {

std::vector<LotBalance> lots_at_hand(const Member& member) { return lot_balances(member.standing); }

Spendable spendable(const Member& member) { return {member.standing.usable, member.standing.state.stored_value}; }

}  // namespace shuke::domain

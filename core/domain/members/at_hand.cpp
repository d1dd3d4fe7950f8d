#include "core/domain/members/at_hand.h"

namespace shuke::domain {

Spendable spendable(const Member& member) { return {member.standing.usable, member.standing.state.stored_value}; }

}  // namespace shuke::domain

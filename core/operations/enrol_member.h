#pragma once

#include <string>

#include "core/base/result.h"
#include "core/domain/members/enrolment.h"
#include "core/domain/shop.h"
#include "core/operations/world.h"

namespace shuke::operations {

// Writes a new member down as one enrolment record; they can be found and attached at once, and are a prospect until a sale
// reaches the threshold. Refuses with phone_not_valid, consent_missing, birthday_not_valid, card_not_valid, phone_in_use,
// card_in_use, keys_locked, or as write_once does where the disk fails (DbError does not leave this function).
Result<domain::Member> enrol_member(const World& world, const domain::Shop& shop, const domain::EnrolmentForm& form,
                                    const AssociateId& associate);

}  // namespace shuke::operations

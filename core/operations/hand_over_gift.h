#pragma once

#include <optional>

#include "core/base/result.h"
#include "core/domain/loyalty/gifts.h"
#include "core/domain/shop.h"
#include "core/operations/world.h"

namespace shuke::operations {

// The gift as it stood on the sheet when it was put into the customer's hand.
struct GiftOrder {
  const domain::Shop& shop;
  Uuid id;  // of the act, like a basket's
  MemberId member;
  domain::GiftRight right;
  AssociateId associate;
};

struct HandedGift {
  domain::HandedOver gift;
  std::optional<domain::Member> member;  // as the panel shows them from now on
  bool was_handed_before = false;        // the second tap: this is the hand-over of the first
};

// Writes the hand-over down in one transaction with its outbox record [17]. Decided from the files as they are now: hand-overs of this
// till, and those of others as far as head office has told. The same order again answers what was recorded; another gift under its id is
// refused with already_committed. Refuses with unknown_member, gift_not_earned, as may_hand_over does, with prices_missing (no identity
// yet), or as write_once does where the disk fails: DbError does not leave this function. Opens the day's shift by itself.
Result<HandedGift> hand_over_gift(const World& world, const GiftOrder& order);

// Adds what this till handed over to a member to what head office knows of; one that both know counts once.
void note_own_gifts(const store::Store& store, const MemberId& member, std::vector<domain::HandedOver>& handed);

}  // namespace shuke::operations

#include "core/operations/hand_over_gift.h"

#include "core/codec/record.h"
#include "core/operations/find_member.h"
#include "core/operations/open_shift.h"
#include "core/operations/orders.h"
#include "core/operations/write_once.h"

namespace shuke::operations {

namespace {

Result<domain::GiftHandover> handover_in(const store::Store& store, const Record& record) {
  const auto person = store.personal_part(record);
  if (!person) return person.refusal();
  auto decoded = codec::decode_gift(record.body, *person, record.kind_version);
  if (!decoded) return decoded;
  domain::GiftHandover handover = std::move(decoded).value();
  handover.gift.by.seq = record.seq;
  return handover;
}

// What is recorded under the id of this order, if anything is.
std::optional<Result<HandedGift>> handed_before(const World& world, const GiftOrder& order) {
  const auto record = world.store.find_gift(order.id);
  if (!record) return std::nullopt;
  const auto handover = handover_in(world.store, *record);
  if (!handover) return handover.refusal();
  if (handover->member != order.member || handover->gift.right != order.right) return Reason::already_committed;
  return HandedGift{handover->gift, member_now(world, order.shop, order.member), true};
}

Result<domain::GiftHandover> decide(const World& world, const GiftOrder& order, const domain::SaleContext& context) {
  const auto member = find_member(world.store, {order.shop.policies, context.business_date}, order.member);
  if (!member) return member.refusal();
  const std::vector<domain::Entitlement> rights = domain::gift_rights(order.shop.policies, *member);
  const domain::Entitlement* const right = domain::find_entitlement(rights, order.right);
  if (right == nullptr) return Reason::gift_not_earned;
  const Outcome may = domain::may_hand_over(*right, member->facts.gifts, context.business_date);
  if (!may) return may.refusal();
  return domain::GiftHandover{.id = order.id,
                              .terminal = context.terminal,
                              .member = order.member,
                              .gift = {order.right, {context.terminal.terminal, 0}, context.at.unix_ms, order.associate},
                              .at = context.at,
                              .business_date = context.business_date,
                              .policy_version = right->policy_version};
}

void write_down(const World& world, domain::GiftHandover& handover) {
  const store::Slot slot = world.store.next_slot(handover.at);
  world.store.record_gift(handover, {.slot = slot,
                                     .kind = codec::k_gift_kind,
                                     .kind_version = codec::k_record_version,
                                     .body = codec::encode_gift_body(handover),
                                     .personal = codec::encode_gift_person(handover)});
  handover.gift.by.seq = slot.seq;
}

Result<HandedGift> hand_over_here(const World& world, const GiftOrder& order) {
  if (auto before = handed_before(world, order)) return *std::move(before);
  const auto context = context_now(world, order.shop);
  if (!context) return context.refusal();
  auto decided = decide(world, order, *context);
  if (!decided) return decided.refusal();
  open_shift(world, order.shop, order.associate);
  domain::GiftHandover handover = std::move(decided).value();
  write_down(world, handover);
  return HandedGift{handover.gift, member_now(world, order.shop, order.member)};
}

}  // namespace

Result<HandedGift> hand_over_gift(const World& world, const GiftOrder& order) {
  return write_once<HandedGift>(
      world.store, [&] { return hand_over_here(world, order); }, [&] { return handed_before(world, order); });
}

void note_own_gifts(const store::Store& store, const MemberId& member, std::vector<domain::HandedOver>& handed) {
  for (const Record& record : store.gifts_to(member)) {
    const auto handover = handover_in(store, record);
    if (handover) domain::note_hand_over(handed, handover->gift);
  }
}

}  // namespace shuke::operations

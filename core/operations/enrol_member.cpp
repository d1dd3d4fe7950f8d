#include "core/operations/enrol_member.h"

#include "core/codec/record.h"
#include "core/operations/find_member.h"
#include "core/operations/open_shift.h"
#include "core/operations/write_once.h"

namespace shuke::operations {

namespace {

Outcome check_unused(const store::Store& store, const domain::MemberCore& core) {
  if (store.member_by_phone(core.phone)) return Reason::phone_in_use;
  for (const auto& card : core.cards) {
    if (store.member_by_card(card.number)) return Reason::card_in_use;
  }
  return Done{};
}

void write_down(const World& world, const domain::Enrolment& enrolment) {
  world.store.record_enrolment(enrolment, {.slot = world.store.next_slot(enrolment.at),
                                           .kind = codec::k_enrolment_kind,
                                           .kind_version = codec::k_record_version,
                                           .body = codec::encode_enrolment_body(enrolment),
                                           .personal = codec::encode_enrolment_person(enrolment)});
}

struct EnrolmentOrder {
  MemberId id;
  const domain::Shop& shop;
  const domain::EnrolmentForm& form;
  const AssociateId& associate;
};

Result<domain::Member> enrol_here(const World& world, const EnrolmentOrder& order) {
  if (!world.store.terminal()) return Reason::prices_missing;
  if (world.store.is_locked()) return Reason::keys_locked;
  const auto& [id, shop, form, associate] = order;
  const Timestamp now = world.clock.now();
  auto enrolment = domain::enrol(form, {.id = id,
                                        .associate = associate,
                                        .store = shop.here,
                                        .at = now,
                                        .business_date = business_date_now(now, shop),
                                        .pinyin = world.names.read(form.name).full});
  if (!enrolment) return enrolment.refusal();
  if (const auto unused = check_unused(world.store, enrolment->core); !unused) return unused.refusal();
  write_down(world, *enrolment);
  return find_member(world.store, today_in(world, shop), enrolment->member);
}

}  // namespace

Result<domain::Member> enrol_member(const World& world, const domain::Shop& shop, const domain::EnrolmentForm& form,
                                    const AssociateId& associate) {
  const EnrolmentOrder order{world.ids.new_id(world.clock.now()), shop, form, associate};
  const auto look = [&]() -> std::optional<Result<domain::Member>> {
    if (!world.store.enrolment_of(order.id)) return std::nullopt;
    return find_member(world.store, today_in(world, shop), order.id);
  };
  return write_once<domain::Member>(
      world.store, [&] { return enrol_here(world, order); }, look);
}

}  // namespace shuke::operations

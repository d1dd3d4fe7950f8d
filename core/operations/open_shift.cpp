#include "core/operations/open_shift.h"

#include "core/codec/record.h"

namespace shuke::operations {

namespace {

void write_down(const World& world, const store::ShiftRow& shift) {
  const Timestamp now = world.clock.now();
  const codec::ShiftEvent event{.shift = shift.shift,
                                .act = shift.act == store::ShiftAct::opened ? codec::ShiftAct::opened : codec::ShiftAct::closed,
                                .terminal = world.store.terminal()->identity,
                                .associate = shift.associate,
                                .at = now,
                                .business_date = shift.business_date};
  world.store.record_shift(shift, {.slot = world.store.next_slot(now),
                                   .kind = codec::k_shift_kind,
                                   .kind_version = codec::k_record_version,
                                   .body = codec::encode_shift_body(event)});
}

}  // namespace

bool open_shift(const World& world, const domain::Shop& shop, const AssociateId& associate) {
  const Timestamp now = world.clock.now();
  const Date today = business_date_now(now, shop);
  const auto open = world.store.open_shift();
  if (open && open->business_date == today) return false;
  if (open) {
    store::ShiftRow left_open = *open;
    left_open.act = store::ShiftAct::closed;
    write_down(world, left_open);
  }
  write_down(world, {.shift = world.ids.new_id(now), .act = store::ShiftAct::opened, .business_date = today, .associate = associate});
  return true;
}

store::ShiftRow shift_row(const codec::ShiftEvent& event) {
  const auto act = event.act == codec::ShiftAct::opened ? store::ShiftAct::opened : store::ShiftAct::closed;
  return {.shift = event.shift, .act = act, .business_date = event.business_date, .associate = event.associate};
}

Date business_date_now(const Timestamp& now, const domain::Shop& shop) {
  const domain::Store* const here = shop.find_store(shop.here);
  return business_date(now, here == nullptr ? 0 : here->cut_over_hour);
}

MemberDay today_in(const World& world, const domain::Shop& shop) { return {shop.policies, business_date_now(world.clock.now(), shop)}; }

}  // namespace shuke::operations

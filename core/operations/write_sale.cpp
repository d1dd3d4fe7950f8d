#include "core/operations/write_sale.h"

#include "core/codec/record.h"
#include "core/operations/draft.h"

namespace shuke::operations {

namespace {

store::NewRecord place(domain::Sale& sale, const store::Slot& slot) {
  sale.seq = slot.seq;
  sale.receipt = slot.receipt_number;
  return {.slot = slot, .kind = codec::k_sale_kind, .kind_version = codec::k_record_version, .body = codec::encode_sale_body(sale)};
}

std::string draft_after(const World& world, const Uuid& basket) {
  const auto draft = world.store.load_draft();
  return draft && *draft ? draft_without(**draft, basket) : std::string();
}

}  // namespace

void write_sale(const World& world, domain::Sale& sale) {
  const store::NewRecord record = place(sale, world.store.next_slot(sale.at));
  world.store.record_sale(sale, record, draft_after(world, sale.basket_id));
}

void write_exchange(const World& world, domain::Sale& returned, domain::Sale& sold) {
  const auto [first, second] = world.store.next_two_slots(sold.at);
  const store::NewRecord back = place(returned, first);
  const store::NewRecord out = place(sold, second);
  world.store.record_exchange({returned, back}, {sold, out}, draft_after(world, sold.basket_id));
}

}  // namespace shuke::operations

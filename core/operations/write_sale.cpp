#include "core/operations/write_sale.h"

#include "core/codec/record.h"
#include "core/operations/draft.h"

namespace shuke::operations {

void write_sale(const World& world, domain::Sale& sale) {
  const store::Slot slot = world.store.next_slot(sale.at);
  sale.seq = slot.seq;
  sale.receipt = slot.receipt_number;
  const auto draft = world.store.load_draft();
  const std::string kept = draft && *draft ? draft_without(**draft, sale.basket_id) : std::string();
  world.store.record_sale(
      sale, {.slot = slot, .kind = codec::k_sale_kind, .kind_version = codec::k_record_version, .body = codec::encode_sale_body(sale)},
      kept);
}

}  // namespace shuke::operations

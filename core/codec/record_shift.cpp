#include "core/codec/record.h"
#include "core/codec/values.h"

namespace shuke::codec {
namespace {

constexpr Words<2> k_act_words{"opened", "closed"};
static_assert(is_complete(k_act_words, ShiftAct::closed));

ShiftEvent event_of(const Field& field) {
  ShiftEvent event;
  event.shift = uuid_of(field["shift"]);
  event.act = field["act"].one_of<ShiftAct>(k_act_words);
  event.terminal = terminal_of(field["terminal"]);
  event.associate = field["associate"].text();
  event.at = timestamp_of(field["at"]);
  event.business_date = date_of(field["business_date"]);
  return event;
}

}  // namespace

std::string encode_shift_body(const ShiftEvent& event) {
  return to_bytes({{"shift", to_text(event.shift)},
                   {"act", word(k_act_words, event.act)},
                   {"terminal", json_of(event.terminal)},
                   {"associate", event.associate},
                   {"at", to_rfc3339(event.at)},
                   {"business_date", to_text(event.business_date)}});
}

Result<ShiftEvent> decode_shift_body(std::string_view body, int kind_version) {
  if (const Outcome known = check_version(kind_version); !known) return known.refusal();
  return read_document(body, k_record_bounds, event_of);
}

}  // namespace shuke::codec

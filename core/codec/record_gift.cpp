#include "core/codec/account.h"
#include "core/codec/record.h"
#include "core/codec/values.h"

namespace shuke::codec {
namespace {

domain::GiftHandover handover_of(const Field& field) {
  domain::GiftHandover handover;
  handover.id = uuid_of(field["act"]);
  handover.terminal = terminal_of(field["terminal"]);
  handover.member = uuid_of(field["member"]);
  handover.at = timestamp_of(field["at"]);
  handover.business_date = date_of(field["business_date"]);
  handover.policy_version = count_of(field["policy"]);
  domain::HandedOver& gift = handover.gift;
  gift.right.gift = field["gift"].text();
  if (gift.right.gift.empty()) field["gift"].refuse();
  gift.right.occasion = field["occasion"].one_of<domain::GiftOccasion>(k_occasion_words);
  gift.right.on = handover.business_date;
  const Field sale = field["sale"];
  if (sale.is_present()) gift.right.record = record_id_of(sale);
  if (sale.is_present() != (gift.right.occasion == domain::GiftOccasion::single_sale)) sale.refuse();
  gift.by = {handover.terminal.terminal, 0};
  gift.at = handover.at.unix_ms;
  gift.associate = field["associate"].text();
  return handover;
}

}  // namespace

std::string encode_gift_body(const domain::GiftHandover& handover) {
  const domain::GiftRight& right = handover.gift.right;
  Writing body{{"act", to_text(handover.id)},
               {"terminal", json_of(handover.terminal)},
               {"member", to_text(handover.member)},
               {"gift", right.gift},
               {"occasion", word(k_occasion_words, right.occasion)},
               {"associate", handover.gift.associate},
               {"at", to_rfc3339(handover.at)},
               {"business_date", to_text(handover.business_date)},
               {"policy", handover.policy_version}};
  if (right.record) body["sale"] = {{"terminal", right.record->terminal}, {"seq", right.record->seq}};
  return to_bytes(body);
}

std::string encode_gift_person(const domain::GiftHandover& handover) {
  return to_bytes({{"occasion_on", to_text(handover.gift.right.on)}});
}

Result<domain::GiftHandover> decode_gift(std::string_view body, std::string_view person, int kind_version) {
  if (const Outcome known = check_version(kind_version); !known) return known.refusal();
  Result<domain::GiftHandover> read = read_document(body, k_record_bounds, handover_of);
  if (!read || person.empty()) return read;
  const Result<Date> on = read_document(person, k_record_bounds, [](const Field& field) { return date_of(field["occasion_on"]); });
  if (!on) return Refusal{Reason::document_not_valid, "person." + on.refusal().detail};
  domain::GiftHandover handover = std::move(read).value();
  if (handover.business_date < *on) return Refusal{Reason::document_not_valid, "person.occasion_on"};
  handover.gift.right.on = *on;
  return handover;
}

}  // namespace shuke::codec

#pragma once

#include <string>
#include <string_view>

#include "core/base/ids.h"
#include "core/base/record.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/domain/loyalty/gifts.h"
#include "core/domain/members/enrolment.h"
#include "core/domain/sales/sale.h"

namespace shuke::codec {

// Bodies of the records in the outbox (contract: "Records, version 1"). Pure, any thread, never throws. The bytes made here are
// stored, hashed and sent as they are; nothing ever encodes a decoded record again, so fields this version does not know survive
// where they count. Decoders ignore unknown fields and refuse with document_not_valid (detail: path of the wrong field, as in
// "lines[2].paid") or version_too_new.

inline constexpr std::string_view k_sale_kind = "sale";
inline constexpr std::string_view k_enrolment_kind = "enrolment";
inline constexpr std::string_view k_shift_kind = "shift";
inline constexpr std::string_view k_gift_kind = "gift";
inline constexpr int k_record_version = 1;  // of all of them so far

// The sale with its receipt number; `seq` stays outside, it belongs to the record. Call it inside the transaction that allocates
// the number.
std::string encode_sale_body(const domain::Sale& sale);
// Also checks the sums: pieces = paid of their line, lines = total = tenders. `seq` is 0.
Result<domain::Sale> decode_sale_body(std::string_view body, int kind_version);
// The same from a record of kind "sale", with `seq` filled in.
Result<domain::Sale> decode_sale(const Record& record);

// Who enrolled whom, when and with which consents, by id: no personal data.
std::string encode_enrolment_body(const domain::Enrolment& enrolment);
// The person: name, phone, cards, birthday, readings and what they said they like. These bytes go into the sealed part.
std::string encode_enrolment_person(const domain::Enrolment& enrolment);
// `person` is what was unsealed; empty where the member's key was destroyed, and then the person stays empty.
Result<domain::Enrolment> decode_enrolment(std::string_view body, std::string_view person, int kind_version);

enum class ShiftAct { opened, closed };
// A shift begins or ends on a terminal. Counting the drawer will take a new kind_version.
struct ShiftEvent {
  Uuid shift;
  ShiftAct act = ShiftAct::opened;
  TerminalIdentity terminal;
  AssociateId associate;
  Timestamp at;
  Date business_date;
  bool operator==(const ShiftEvent&) const = default;
};
std::string encode_shift_body(const ShiftEvent& event);
Result<ShiftEvent> decode_shift_body(std::string_view body, int kind_version);

// A gift was handed over. The day of the occasion may be a birthday: it goes into the sealed part, the rest into the body.
std::string encode_gift_body(const domain::GiftHandover& handover);
std::string encode_gift_person(const domain::GiftHandover& handover);
// Refuses a sale where the occasion is none, and the other way round, and an occasion after the business date. `gift.by.seq` is 0. An
// empty `person` (the member's key was destroyed) leaves the day of the occasion at the business date.
Result<domain::GiftHandover> decode_gift(std::string_view body, std::string_view person, int kind_version);

}  // namespace shuke::codec

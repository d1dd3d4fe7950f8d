#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/domain/members/enrolment.h"
#include "core/domain/sales/basket.h"
#include "core/domain/sales/return_basket.h"
#include "core/domain/sales/tender.h"

namespace shuke::codec {

// Everything of an open sale that must come back after a power cut, written after each change. The form holds personal data:
// the caller seals the bytes as it seals the personal part of a record.
struct Draft {
  domain::Basket basket;
  domain::Payment payment;                         // due, rounding and the tenders taken so far
  std::string screen;                              // where the associate was: "sale", "enrol", "pay"
  std::optional<domain::EnrolmentForm> enrolment;  // half filled in
  std::vector<domain::Basket> parked;              // held for customers who come back
  std::vector<Uuid> lost_card_baskets;             // whose member came by a lost card; missing in older drafts
  std::optional<domain::ReturnBasket> exchange;    // what comes back for the open basket; missing in older drafts
  AssociateId associate;                           // who stands at the till
  std::string language;                            // "zh", "en"; empty: as set up
  bool is_dark = false;
};

std::string encode_draft(const Draft& draft);
// document_not_valid with the path; the caller then starts with an empty basket and says so.
Result<Draft> decode_draft(std::string_view bytes);

}  // namespace shuke::codec

#pragma once

#include <string>

#include "core/store/store.h"
#include "tests/support/builders.h"

// Acts as the operations would hand them to the store, with bodies that only the store's own tests could love.
namespace shuke::test {

inline const TerminalIdentity k_till{11, 1, k_here, "01"};
inline const Timestamp k_now = *timestamp_from_rfc3339("2026-11-22T14:34:00+08:00");

// Sells to `store`: socks by WeChat, in a basket of that number. Answers the sale as recorded.
inline domain::Sale sell(store::Store& store, std::uint8_t basket_number, const Member* member = nullptr,
                         std::string_view draft_after = {}) {
  const Counter counter = member ? counter_for(*member) : counter_for_guest();
  Basket basket = a_basket({{k_socks, 2}}, member);
  basket.id = an_id(basket_number);
  domain::Sale sale = sold(counter, basket, member ? std::optional(*member) : std::nullopt);
  const store::Slot slot = store.next_slot(k_now);
  sale.seq = slot.seq;
  sale.receipt = slot.receipt_number;
  store.record_sale(sale, {.slot = slot, .kind = "sale", .body = "{\"receipt\":\"" + sale.receipt + "\"}"}, draft_after);
  return sale;
}

inline void note_shift(store::Store& store, store::ShiftAct act, std::uint8_t number = 7) {
  store.record_shift({.shift = an_id(number), .act = act, .business_date = k_story_day, .associate = "A01"},
                     {.slot = store.next_slot(k_now), .kind = "shift", .body = "{}"});
}

inline domain::Enrolment an_enrolment(std::uint8_t number, std::string phone) {
  domain::Enrolment enrolment;
  enrolment.member = an_id(number);
  enrolment.core = {
      .name = "周文博", .phone = std::move(phone), .cards = {{"2801000240917", domain::CardState::active}}, .pinyin = {"zhou wen bo"}};
  enrolment.associate = "A01";
  enrolment.store = k_here;
  enrolment.at = k_now;
  enrolment.business_date = k_story_day;
  return enrolment;
}

inline void enrol(store::Store& store, const domain::Enrolment& enrolment) {
  store.record_enrolment(enrolment,
                         {.slot = store.next_slot(k_now), .kind = "enrolment", .body = "{}", .personal = "{\"name\":\"周文博\"}"});
}

}  // namespace shuke::test

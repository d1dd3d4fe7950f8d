#pragma once

#include "core/domain/members/enrolment.h"
#include "core/domain/sales/sale.h"

namespace shuke::test {

// The sale of the design story with every kind of field in use: two pairs of socks, a belt at a special price, 60 off, cash with
// rounding and change.
inline domain::Sale sample_sale() {
  domain::Sale sale;
  sale.basket_id = *uuid_from_text("0197a000-0000-7000-8000-000000000001");
  sale.receipt = "NJX-01-1-002318";
  sale.terminal = {1, 1, "NJX", "01"};
  sale.at = *timestamp_from_rfc3339("2026-11-22T14:34:05.123+08:00");
  sale.monotonic_ms = 987654;
  sale.business_date = {2026, 11, 22};
  sale.associates = {{"A01", BasisPoints{7000}}, {"A02", BasisPoints{3000}}};
  sale.member = uuid_from_text("0197a000-0000-7000-8000-0000000000ff");
  sale.tier_before = 2, sale.tier_used = 2, sale.tier_after = 3;
  sale.points_rate = BasisPoints{12000};
  sale.price_set_version = 7, sale.policy_version = 3;
  domain::SaleLine socks;
  socks.line_no = 1, socks.sku = "WZ2601-NY-F", socks.size = "F";
  socks.name = {"精梳棉中筒袜", "Combed Cotton Crew Socks"}, socks.colour = {"藏青", "Navy"};
  socks.garment = domain::Garment::socks, socks.rgb = 0x2E3F63;
  socks.priced = {"WZ2601-NY-F", 3, {4500}, {13500}, {11250}, {10688}, {}, {}};
  socks.priced.reasons = {{domain::ReasonKind::nth_item, 0, {}, "P02", {2250}}};
  socks.priced.pieces = {{{3563}, {42}, {}, {3563}}, {{3563}, {42}, {}, {3563}}, {{3562}, {42}, {}, {3562}}};
  domain::SaleLine coat;
  coat.line_no = 2, coat.sku = "CS2603-MB-41", coat.size = "41", coat.name = {"免烫牛津纺衬衫", ""}, coat.colour = {"雾蓝", "Mist blue"};
  coat.garment = domain::Garment::shirt, coat.rgb = 0x8FB0CF, coat.vat_rate = BasisPoints{900};
  coat.priced = {"CS2603-MB-41", 1, {33600}, {33600}, {31920}, {26482}, {}, {}};
  coat.priced.reasons = {{domain::ReasonKind::tier_price, 2, BasisPoints{9500}, "", {1680}}};
  coat.priced.pieces = {{{26482}, {317}, {}, {26482}}};
  sale.lines = {socks, coat};
  sale.basket_reasons = {{domain::ReasonKind::threshold_off, 0, {}, "P03", {6000}}};
  sale.list_total = {47100};
  sale.total = {37170};
  sale.tenders = {{domain::TenderKind::wechat, {20000}, "8832", 2, domain::TenderState::paid},
                  {domain::TenderKind::cash, {20000}, "", 1, domain::TenderState::paid},
                  {domain::TenderKind::rounding, {70}, "", 1, domain::TenderState::paid},
                  {domain::TenderKind::change, {-2900}, "", 1, domain::TenderState::paid}};
  sale.ledger = {{1, domain::Account::points, {443}, {}, {2026, 11, 22}, Date{2028, 11, 30}, 3, domain::EntryKind::earned, {}, {}, {}},
                 {2, domain::Account::growth, {}, {37170}, {2026, 11, 22}, std::nullopt, 3, domain::EntryKind::grown, {}, {}, {}}};
  sale.points_before = {12680};
  return sale;
}

inline domain::Enrolment sample_enrolment() {
  domain::Enrolment enrolment;
  enrolment.member = *uuid_from_text("0197a000-0000-7000-8000-0000000000aa");
  enrolment.core = {
      "张𬭎伟", "13817126605", {{"2801000020917", domain::CardState::active}}, domain::Birthday{1996, 4, 4, true}, {"zhang wei"}};
  enrolment.consents = {{domain::ConsentPurpose::file, true, *timestamp_from_rfc3339("2026-11-22T14:38:00+08:00"), "A01"},
                        {domain::ConsentPurpose::marketing, false, *timestamp_from_rfc3339("2026-11-22T14:38:00+08:00"), "A01"}};
  enrolment.preferences = {{domain::PreferenceSource::said, {"休闲", "Casual"}}};
  enrolment.referrer = uuid_from_text("0197a000-0000-7000-8000-0000000000bb");
  enrolment.associate = "A01";
  enrolment.store = "NJX";
  enrolment.at = *timestamp_from_rfc3339("2026-11-22T14:38:00+08:00");
  enrolment.business_date = {2026, 11, 22};
  return enrolment;
}

// `text` with the first `from` replaced by `to`.
inline std::string with(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

inline std::string nested(int depth) {
  return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
}

}  // namespace shuke::test

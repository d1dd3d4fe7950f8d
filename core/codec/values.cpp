#include "core/codec/values.h"

#include "core/codec/record.h"

namespace shuke::codec {

Outcome check_version(int kind_version) {
  if (kind_version > k_record_version) return Refusal{Reason::version_too_new, std::to_string(kind_version)};
  if (kind_version < 1) return Refusal{Reason::document_not_valid, "kind_version"};
  return Done{};
}

std::string to_bytes(const Writing& document) { return document.dump(-1, ' ', false, Writing::error_handler_t::replace); }

Writing json_of(const Bilingual& text) { return {{"zh", text.zh}, {"en", text.en}}; }

Writing json_of(const TerminalIdentity& terminal) {
  return {{"id", terminal.terminal}, {"incarnation", terminal.incarnation}, {"store", terminal.store}, {"till", terminal.till}};
}

Writing json_of(const domain::Tender& tender) {
  Writing row{{"kind", word(k_tender_words, tender.kind)}, {"amount", tender.amount.fen}};
  if (!tender.reference.empty()) row["reference"] = tender.reference;
  row["attempt"] = tender.attempt;
  row["state"] = word(k_tender_state_words, tender.state);
  return row;
}

Writing json_of(const domain::Preference& preference) {
  return {{"source", word(k_preference_words, preference.source)}, {"text", json_of(preference.text)}};
}

Writing json_of(const domain::Birthday& birthday) {
  return {{"year", birthday.year}, {"month", birthday.month}, {"day", birthday.day}, {"lunar", birthday.is_lunar}};
}

Writing json_of(const std::vector<std::string>& texts) {
  Writing list = Writing::array();
  for (const std::string& text : texts) list.push_back(text);
  return list;
}

Writing preferences_to_json(const std::vector<domain::Preference>& preferences) {
  Writing list = Writing::array();
  for (const domain::Preference& preference : preferences) list.push_back(json_of(preference));
  return list;
}

Money money_of(const Field& field, std::int64_t least) { return {field.integer({least, k_most_fen})}; }
Points points_of(const Field& field) { return {field.integer({-k_most_fen, k_most_fen})}; }
BasisPoints rate_of(const Field& field) { return {static_cast<std::int32_t>(field.integer({0, 1'000'000}))}; }
int count_of(const Field& field) { return static_cast<int>(field.integer({0, std::numeric_limits<int>::max()})); }
std::uint32_t rgb_of(const Field& field) { return static_cast<std::uint32_t>(field.integer({0, 0xFFFFFF})); }

Uuid uuid_of(const Field& field) {
  const auto id = uuid_from_text(field.text());
  if (!id) field.refuse();
  return id.value_or(Uuid{});
}

std::optional<Uuid> optional_uuid_of(const Field& field) { return field.is_present() ? std::optional(uuid_of(field)) : std::nullopt; }

Date date_of(const Field& field) {
  const auto date = date_from_text(field.text());
  if (!date) field.refuse();
  return date.value_or(Date{});
}

std::optional<Date> optional_date_of(const Field& field) { return field.is_present() ? std::optional(date_of(field)) : std::nullopt; }

Timestamp timestamp_of(const Field& field) {
  const auto at = timestamp_from_rfc3339(field.text());
  if (!at) field.refuse();
  return at.value_or(Timestamp{});
}

std::string text_or_empty(const Field& field) { return field.is_present() ? field.text() : std::string{}; }

bool flag_or(const Field& field, bool missing) { return field.is_present() ? field.flag() : missing; }
std::int64_t integer_or(const Field& field, Range range, std::int64_t missing) {
  return field.is_present() ? field.integer(range) : missing;
}
BasisPoints share_or(const Field& field, BasisPoints missing) {
  return {static_cast<std::int32_t>(integer_or(field, {0, k_whole.value}, missing.value))};
}

Bilingual bilingual_of(const Field& field) { return {field["zh"].text(), text_or_empty(field["en"])}; }

TerminalIdentity terminal_of(const Field& field) {
  constexpr Range k_id{0, std::numeric_limits<std::uint32_t>::max()};
  TerminalIdentity terminal;
  terminal.terminal = static_cast<std::uint32_t>(field["id"].integer(k_id));
  terminal.incarnation = static_cast<std::uint32_t>(field["incarnation"].integer(k_id));
  terminal.store = field["store"].text();
  terminal.till = field["till"].text();
  return terminal;
}

domain::Tender tender_of(const Field& field) {
  domain::Tender tender;
  tender.kind = field["kind"].one_of<domain::TenderKind>(k_tender_words);
  tender.amount = money_of(field["amount"]);
  tender.reference = text_or_empty(field["reference"]);
  tender.attempt = count_of(field["attempt"]);
  tender.state = field["state"].one_of<domain::TenderState>(k_tender_state_words);
  return tender;
}

domain::Preference preference_of(const Field& field) {
  return {field["source"].one_of<domain::PreferenceSource>(k_preference_words), bilingual_of(field["text"])};
}

domain::Birthday birthday_of(const Field& field) {
  domain::Birthday birthday;
  birthday.year = static_cast<int>(field["year"].integer({0, 9999}));
  birthday.month = static_cast<int>(field["month"].integer({0, 12}));
  birthday.day = static_cast<int>(field["day"].integer({0, 31}));
  birthday.is_lunar = field["lunar"].flag();
  return birthday;
}

}  // namespace shuke::codec

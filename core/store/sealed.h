#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/db/database.h"
#include "core/seal/keyring.h"

// Internal to core/store: every column of both files in which something is sealed under the terminal's keys, so that each of them is
// checked and sealed again by the same loop.
namespace shuke::store {

struct SealedField {
  bool is_in_journal;
  std::string_view table;
  std::string_view column;
  seal::KeyClass of;
  std::string_view some;         // the row's key (a BLOB) and the field, of at most ?2 rows behind the one with key ?1
  std::string_view put;          // ?1 the row's key, ?2 the field
  std::string_view count_older;  // how many carry another version than the two bytes ?1
};

extern const SealedField k_member_found_by;
extern const SealedField k_member_core;
extern const SealedField k_member_facts;
extern const SealedField k_history_body;
extern const SealedField k_parked_body;
extern const SealedField k_enrolment_found_by;
extern const SealedField k_record_key;
extern const SealedField k_draft;
std::span<const SealedField* const> sealed_fields();

inline constexpr std::string_view k_draft_row = "1";
std::string parked_row(std::string_view entity, std::string_view key);

inline std::string seal_for(const seal::Keyring& ring, const SealedField& field, std::string_view row, std::string_view clear) {
  return ring.seal(field.of, {field.table, field.column, row}, clear);
}
// Refusals of seal::Keyring::open.
inline Result<std::string> open_from(const seal::Keyring& ring, const SealedField& field, std::string_view row, std::string_view envelope) {
  return ring.open(field.of, {field.table, field.column, row}, envelope);
}

}  // namespace shuke::store

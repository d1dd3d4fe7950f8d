#include "core/store/sealed.h"

#include <array>

namespace shuke::store {

using seal::KeyClass;

const SealedField k_member_found_by{.is_in_journal = false,
                                    .table = "member",
                                    .column = "found_by",
                                    .of = KeyClass::core,
                                    .some = "SELECT id, found_by FROM member WHERE id > ?1 ORDER BY id LIMIT ?2",
                                    .put = "UPDATE member SET found_by = ?2 WHERE id = ?1",
                                    .count_older = "SELECT count(*) FROM member WHERE substr(found_by, 3, 2) <> ?1"};
const SealedField k_member_core{.is_in_journal = false,
                                .table = "member",
                                .column = "core",
                                .of = KeyClass::core,
                                .some = "SELECT id, core FROM member WHERE id > ?1 ORDER BY id LIMIT ?2",
                                .put = "UPDATE member SET core = ?2 WHERE id = ?1",
                                .count_older = "SELECT count(*) FROM member WHERE substr(core, 3, 2) <> ?1"};
const SealedField k_member_facts{.is_in_journal = false,
                                 .table = "member",
                                 .column = "facts",
                                 .of = KeyClass::core,
                                 .some = "SELECT id, facts FROM member WHERE id > ?1 ORDER BY id LIMIT ?2",
                                 .put = "UPDATE member SET facts = ?2 WHERE id = ?1",
                                 .count_older = "SELECT count(*) FROM member WHERE substr(facts, 3, 2) <> ?1"};
const SealedField k_history_body{.is_in_journal = false,
                                 .table = "history",
                                 .column = "body",
                                 .of = KeyClass::core,
                                 .some = "SELECT CAST(key AS BLOB), body FROM history WHERE key > CAST(?1 AS TEXT) ORDER BY key LIMIT ?2",
                                 .put = "UPDATE history SET body = ?2 WHERE key = CAST(?1 AS TEXT)",
                                 .count_older = "SELECT count(*) FROM history WHERE substr(body, 3, 2) <> ?1"};
// Few, so that they need no index over both words.
const SealedField k_parked_body{
    .is_in_journal = false,
    .table = "parked",
    .column = "body",
    .of = KeyClass::core,
    .some = "SELECT CAST(entity || '/' || key AS BLOB) AS row, body FROM parked WHERE is_sealed = 1 AND row > ?1 ORDER BY row LIMIT ?2",
    .put = "UPDATE parked SET body = ?2 WHERE entity || '/' || key = CAST(?1 AS TEXT)",
    .count_older = "SELECT count(*) FROM parked WHERE is_sealed = 1 AND substr(body, 3, 2) <> ?1"};
const SealedField k_enrolment_found_by{.is_in_journal = true,
                                       .table = "enrolment",
                                       .column = "found_by",
                                       .of = KeyClass::core,
                                       .some = "SELECT member_id, found_by FROM enrolment WHERE member_id > ?1 ORDER BY member_id LIMIT ?2",
                                       .put = "UPDATE enrolment SET found_by = ?2 WHERE member_id = ?1",
                                       .count_older = "SELECT count(*) FROM enrolment WHERE substr(found_by, 3, 2) <> ?1"};
// As core/seal/record_key.h binds it.
const SealedField k_record_key{.is_in_journal = true,
                               .table = "record_key",
                               .column = "for_terminal",
                               .of = KeyClass::records,
                               .some = "SELECT key_id, for_terminal FROM record_key WHERE key_id > ?1 ORDER BY key_id LIMIT ?2",
                               .put = "UPDATE record_key SET for_terminal = ?2, is_copied = 0 WHERE key_id = ?1",
                               .count_older = "SELECT count(*) FROM record_key WHERE substr(for_terminal, 3, 2) <> ?1"};
const SealedField k_draft{.is_in_journal = true,
                          .table = "draft",
                          .column = "content",
                          .of = KeyClass::draft,
                          .some = "SELECT CAST(one AS BLOB), content FROM draft WHERE CAST(one AS BLOB) > ?1 LIMIT ?2",
                          .put = "UPDATE draft SET content = ?2 WHERE CAST(one AS BLOB) = ?1",
                          .count_older = "SELECT count(*) FROM draft WHERE substr(content, 3, 2) <> ?1"};

std::span<const SealedField* const> sealed_fields() {
  static constexpr std::array<const SealedField*, 8> k_fields{&k_draft,           &k_enrolment_found_by, &k_record_key,   &k_parked_body,
                                                              &k_member_found_by, &k_member_core,        &k_member_facts, &k_history_body};
  return k_fields;
}

std::string parked_row(std::string_view entity, std::string_view key) {
  std::string row(entity);
  row += '/';
  row += key;
  return row;
}

}  // namespace shuke::store

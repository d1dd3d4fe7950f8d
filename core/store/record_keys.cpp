#include <algorithm>
#include <utility>
#include <vector>

#include "core/base/check.h"
#include "core/db/transaction.h"
#include "core/seal/record_key.h"
#include "core/store/files.h"
#include "core/store/store.h"

namespace shuke::store {

namespace {

constexpr std::string_view k_select_of_member = "SELECT key_id, for_terminal FROM record_key WHERE member_id = ?1";
constexpr std::string_view k_select_key = "SELECT for_terminal, for_head_office FROM record_key WHERE key_id = ?1";
constexpr std::string_view k_insert_key =
    "INSERT INTO record_key (key_id, member_id, for_terminal, for_head_office, is_copied) VALUES (?1, ?2, ?3, ?4, 0)";
// Of two that the second place has for one member the later holds.
constexpr std::string_view k_restore_key =
    "INSERT OR REPLACE INTO record_key (key_id, member_id, for_terminal, for_head_office, is_copied) VALUES (?1, ?2, ?3, ?4, 1)";

constexpr std::string_view k_select_head_office = "SELECT public_key FROM head_office";
constexpr std::string_view k_put_head_office =
    "INSERT INTO head_office (one, public_key) VALUES (1, ?1) "
    "ON CONFLICT (one) DO UPDATE SET public_key = excluded.public_key";
constexpr std::string_view k_unwrap_all = "UPDATE record_key SET for_head_office = x'', is_copied = 0";
constexpr std::string_view k_select_to_wrap = "SELECT key_id, for_terminal FROM record_key WHERE length(for_head_office) = 0";
constexpr std::string_view k_put_wrapped = "UPDATE record_key SET for_head_office = ?2, is_copied = 0 WHERE key_id = ?1";

constexpr std::string_view k_mark_all_uncopied = "UPDATE record_key SET is_copied = 0 WHERE is_copied = 1";
constexpr std::string_view k_mark_all_copied = "UPDATE record_key SET is_copied = 1 WHERE is_copied = 0";
constexpr std::string_view k_select_to_copy = "SELECT key_id, member_id, for_terminal, for_head_office FROM record_key WHERE is_copied = 0";

struct MemberKeyOf {
  seal::KeyId id{};
  seal::Secret secret;
};

MemberKeyOf make_key(db::Database& journal, const seal::Keyring& ring, const MemberId& member) {
  MemberKeyOf made{seal::random_key_id(), seal::Secret::random()};
  const auto office = head_office(journal);
  const std::string for_head_office = office ? seal::wrap_key(*office, made.secret) : std::string();
  journal.run(k_insert_key, db::blob_of(made.id), db::blob_of(member.bytes), db::Blob{seal::wrap_key(ring, made.id, made.secret)},
              db::Blob{for_head_office});
  return made;
}

MemberKeyOf record_key_of(db::Database& journal, const seal::Keyring& ring, const MemberId& member) {
  {
    auto rows = journal.query(k_select_of_member, db::blob_of(member.bytes));
    if (!rows.next()) return make_key(journal, ring, member);
    const seal::KeyId id = rows.bytes<16>(0);
    if (auto known = seal::unwrap_key(ring, id, rows.view(1))) return {id, std::move(known).value()};
  }
  // Wrapped under keys that are gone: what is sealed with it stays shut here, and this record begins a new one.
  journal.run("DELETE FROM record_key WHERE member_id = ?1", db::blob_of(member.bytes));
  return make_key(journal, ring, member);
}

}  // namespace

std::optional<PublicKey> head_office(db::Database& journal) {
  auto rows = journal.query(k_select_head_office);
  if (!rows.next()) return std::nullopt;
  return rows.bytes<32>(0);
}

std::string seal_personal(db::Database& journal, const seal::Keyring& ring, const NewRecord& record, const MemberId& member) {
  const MemberKeyOf key = record_key_of(journal, ring, member);
  return seal::seal_record(key.secret, key.id, {record.kind, record.slot.seq}, record.personal);
}

RecordKey find_record_key(db::Database& journal, std::string_view sealed) {
  const auto id = seal::key_id_of(sealed);
  if (!id) return {};
  auto rows = journal.query(k_select_key, db::blob_of(*id));
  if (!rows.next()) return {};
  return {.for_terminal = rows.text(0), .for_head_office = rows.text(1)};
}

void wrap_for_head_office(db::Database& journal, const seal::Keyring& ring) {
  const auto office = head_office(journal);
  if (!office) return;
  std::vector<std::pair<seal::KeyId, std::string>> wrapped;
  {
    auto rows = journal.query(k_select_to_wrap);
    while (rows.next()) {
      const seal::KeyId id = rows.bytes<16>(0);
      const auto key = seal::unwrap_key(ring, id, rows.view(1));
      if (key) wrapped.emplace_back(id, seal::wrap_key(*office, *key));
    }
  }
  for (const auto& [id, bytes] : wrapped) journal.run(k_put_wrapped, db::blob_of(id), db::Blob{bytes});
}

void copy_record_keys(db::Database& journal, RecordLog& log) {
  if (log.last_seq() == 0) journal.run(k_mark_all_uncopied);  // of another, or none: this one begins anew
  auto rows = journal.query(k_select_to_copy);
  while (rows.next())
    log.note_key(
        {.id = rows.bytes<16>(0), .member = {rows.bytes<16>(1)}, .key = {.for_terminal = rows.text(2), .for_head_office = rows.text(3)}});
}

void mark_keys_copied(db::Database& journal) {
  const bool has_new = journal.query(k_select_to_copy).next();
  if (has_new) journal.run(k_mark_all_copied);
}

void Store::know_head_office(const PublicKey& key) {
  db::Database& journal = files_->journal;
  const auto known = head_office(journal);
  const bool has_more = journal.query(k_select_to_wrap).next();
  if (known == key && !has_more) return;
  db::Transaction transaction(journal);
  if (known && known != key) journal.run(k_unwrap_all);
  journal.run(k_put_head_office, db::blob_of(key));
  if (files_->ring() != nullptr) wrap_for_head_office(journal, *files_->ring());
  transaction.commit();
}

void Store::restore_record_keys() {
  if (!files_->log) return;
  db::Transaction transaction(files_->journal);
  files_->log->each_key([&](const LoggedKey& row) {
    files_->journal.run(k_restore_key, db::blob_of(row.id), db::blob_of(row.member.bytes), db::Blob{row.key.for_terminal},
                        db::Blob{row.key.for_head_office});
  });
  transaction.commit();
}

Result<std::string> Store::personal_part(const Record& record) const {
  if (record.sealed.empty()) return std::string();
  if (files_->ring() == nullptr) return Refusal{Reason::keys_locked, "keys"};
  const auto id = seal::key_id_of(record.sealed);
  if (!id) return Refusal{record.sealed.front() > 1 ? Reason::version_too_new : Reason::document_not_valid, "envelope"};
  const std::string wrapped = find_record_key(files_->journal, record.sealed).for_terminal;
  if (wrapped.empty()) return Refusal{Reason::unknown_member, "key"};
  const auto key = seal::unwrap_key(*files_->ring(), *id, wrapped);
  if (!key) return key.refusal();
  return seal::open_record(*key, {record.kind, record.seq}, record.sealed);
}

}  // namespace shuke::store

#include <algorithm>

#include "core/store/files.h"
#include "core/store/lists.h"
#include "core/store/read_members.h"
#include "core/store/sealed.h"
#include "core/store/store.h"

namespace shuke::store {

namespace {

// How far back own sales are looked through for recent visits when the index is filled.
constexpr Sequence k_recent_records = 5000;

constexpr std::string_view k_put_member =
    "INSERT INTO member (id, version, generation, found_by, core, facts) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
    "ON CONFLICT (id) DO UPDATE SET version = excluded.version, generation = excluded.generation, found_by = excluded.found_by, "
    "core = excluded.core, facts = excluded.facts";
constexpr std::string_view k_delete_member = "DELETE FROM member WHERE id = ?1";

constexpr std::string_view k_select_member = "SELECT core, facts FROM member WHERE id = ?1";
constexpr std::string_view k_select_position = "SELECT position FROM member WHERE id = ?1";
constexpr std::string_view k_select_known = "SELECT position, found_by FROM member WHERE id = ?1";
constexpr std::string_view k_select_ids = "SELECT id FROM member ORDER BY id";
constexpr std::string_view k_select_enrolled_ids = "SELECT member_id FROM enrolment ORDER BY member_id";
constexpr std::string_view k_select_keys = "SELECT id, found_by FROM member ORDER BY position";
constexpr std::string_view k_select_enrolled_key = "SELECT found_by FROM enrolment WHERE member_id = ?1";
constexpr std::string_view k_select_enrolled = "SELECT member_id, found_by FROM enrolment ORDER BY seq";

constexpr std::string_view k_select_visits =
    "SELECT member_id, business_date, store "
    "FROM sale "
    "WHERE member_id IS NOT NULL AND seq > (SELECT coalesce(max(seq), 0) FROM outbox) - ?1 "
    "ORDER BY seq";

void free_numbers_of(db::Database& replica, const seal::Keyring& ring, const MemberId& id) {
  std::int64_t position = 0;
  MemberKey key;
  {
    const db::Blob row = db::blob_of(id.bytes);
    auto known = replica.query(k_select_known, row);
    if (!known.next()) return;
    position = known.integer(0);
    const auto opened = open_from(ring, k_member_found_by, row.bytes, known.view(1));
    if (opened) key = unpack(*opened);
  }
  drop_hashes(replica, k_member_hashes, ring, key, position);
}

// Whoever is known already gives their old phone and cards free, and keeps their place in the order.
void put_member(db::Database& replica, const seal::Keyring& ring, const MemberRow& row, std::int64_t generation) {
  const db::Blob id = db::blob_of(row.key.id.bytes);
  free_numbers_of(replica, ring, row.key.id);
  replica.run(k_put_member, id, row.version, generation, db::Blob{seal_for(ring, k_member_found_by, id.bytes, pack(row.key))},
              db::Blob{seal_for(ring, k_member_core, id.bytes, row.core)}, db::Blob{seal_for(ring, k_member_facts, id.bytes, row.facts)});
  put_hashes(replica, k_member_hashes, ring, row.key, replica.number(k_select_position, id));
}

void add_text(std::string& packed, std::string_view text) {
  packed += std::to_string(text.size());
  packed += ':';
  packed += text;
}

// What was sealed we wrote ourselves; what does not fit the form reads as empty.
std::string take_text(std::string_view& packed) {
  const auto colon = packed.find(':');
  if (colon == std::string_view::npos) return {};
  std::size_t size = 0;
  for (const char digit : packed.substr(0, colon)) size = size * 10 + static_cast<std::size_t>(digit - '0');
  packed.remove_prefix(colon + 1);
  std::string text(packed.substr(0, size));
  packed.remove_prefix(text.size());
  return text;
}

}  // namespace

std::string pack(const MemberKey& key) {
  std::string packed(reinterpret_cast<const char*>(key.id.bytes.data()), key.id.bytes.size());
  for (const auto& text : {key.name, key.phone, join_lines(key.cards), join_lines(key.readings)}) add_text(packed, text);
  add_text(packed, key.last_visit ? to_text(*key.last_visit) : "");
  add_text(packed, key.last_store);
  return packed;
}

MemberKey unpack(std::string_view bytes) {
  MemberKey key;
  if (bytes.size() < key.id.bytes.size()) return key;
  for (auto& byte : key.id.bytes) {
    byte = static_cast<std::uint8_t>(bytes.front());
    bytes.remove_prefix(1);
  }
  key.name = take_text(bytes);
  key.phone = take_text(bytes);
  key.cards = split_lines(take_text(bytes));
  key.readings = split_lines(take_text(bytes));
  key.last_visit = date_from_text(take_text(bytes));
  key.last_store = take_text(bytes);
  return key;
}

void put_members(db::Database& replica, const seal::Keyring& ring, const ReplicaPage& page, std::int64_t generation) {
  for (const auto& row : page.members) put_member(replica, ring, row, generation);
}

void remove_member(db::Database& replica, const seal::Keyring& ring, const MemberId& id) {
  free_numbers_of(replica, ring, id);
  replica.run(k_delete_member, db::blob_of(id.bytes));
}

namespace {

bool put_known(MemberIndex& index, db::Database& replica, const seal::Keyring& ring, const std::stop_token& stop) {
  auto known = replica.query(k_select_keys);
  while (known.next()) {
    if (stop.stop_requested()) return false;
    const auto opened = open_from(ring, k_member_found_by, known.view(0), known.view(1));
    if (opened) index.put(unpack(*opened));
  }
  return true;
}

}  // namespace

std::optional<MemberKey> enrolled_key(db::Database& journal, const seal::Keyring& ring, const MemberId& id) {
  const db::Blob row = db::blob_of(id.bytes);
  auto rows = journal.query(k_select_enrolled_key, row);
  if (!rows.next()) return std::nullopt;
  const auto opened = open_from(ring, k_enrolment_found_by, row.bytes, rows.view(0));
  if (!opened) return std::nullopt;
  return unpack(*opened);
}

std::optional<MemberIndex> read_index(db::Database& journal, db::Database& replica, const seal::Keyring& ring,
                                      const std::stop_token& stop) {
  MemberIndex index;
  if (!put_known(index, replica, ring, stop)) return std::nullopt;
  auto enrolled = journal.query(k_select_enrolled);
  while (enrolled.next()) {
    const auto opened = open_from(ring, k_enrolment_found_by, enrolled.view(0), enrolled.view(1));
    if (!opened) continue;
    const MemberKey key = unpack(*opened);
    if (!index.holds(key.id)) index.put(key);
  }
  auto visits = journal.query(k_select_visits, k_recent_records);
  while (visits.next()) {
    const auto day = date_from_text(visits.view(1));
    if (day) index.note_visit({visits.bytes<16>(0)}, *day, visits.text(2));
  }
  return index;
}

std::optional<MemberIndex> read_members(const std::string& directory, const Keys& keys, const std::stop_token& stop) {
  db::Database journal = db::Database::read_only(directory + "/journal.db");
  db::Database replica = db::Database::read_only(directory + "/replica.db");
  return read_index(journal, replica, *keys.ring, stop);
}

const MemberIndex& Store::members() const {
  KeptIndex& index = files_->index;
  if (!index.is_there() || index.is_outdated())
    index.set(is_locked() ? MemberIndex() : *read_index(files_->journal, files_->replica, *files_->ring(), {}));
  return index.index();
}

bool Store::finds_names() const { return files_->index.is_there() || !files_->index.is_read_elsewhere(); }

bool Store::begin_filling() {
  KeptIndex& index = files_->index;
  if (files_->folder == ":memory:" || files_->is_read_only || is_locked() || index.is_read_elsewhere()) return false;
  if (index.is_there() && !index.is_outdated()) return false;
  index.begin_notes();
  return true;
}

void Store::take_index(std::optional<MemberIndex> index) {
  if (index) return files_->index.take(std::move(*index));
  files_->index.end_notes();
}

void Store::follow_page(const ReplicaPage& page, bool lost_members) {
  for (const auto& row : page.members) files_->index.put(row.key);
  for (const auto& row : page.removed) {
    const auto id = row.entity == "member" ? uuid_from_text(row.key) : std::nullopt;
    if (!id || is_locked()) continue;
    files_->index.remove(*id);
    // Whom this till enrolled it knows by itself.
    if (const auto key = enrolled_key(files_->journal, *files_->ring(), *id)) files_->index.put(*key);
  }
  if (lost_members) files_->index.lose();
}

Result<StoredMember> Store::member(const MemberId& id) const {
  if (files_->ring() == nullptr) return Refusal{Reason::keys_locked, "keys"};
  const db::Blob row = db::blob_of(id.bytes);
  auto rows = files_->replica.query(k_select_member, row);
  if (!rows.next()) return Reason::unknown_member;
  auto core = open_from(*files_->ring(), k_member_core, row.bytes, rows.view(0));
  if (!core) return core.refusal();
  auto facts = open_from(*files_->ring(), k_member_facts, row.bytes, rows.view(1));
  if (!facts) return facts.refusal();
  return StoredMember{.id = id, .core = std::move(core).value(), .facts = std::move(facts).value()};
}

bool Store::replica_holds(const MemberId& id) const { return files_->replica.query(k_select_position, db::blob_of(id.bytes)).next(); }

void Store::each_member(const std::function<void(const MemberId&)>& take) const {
  auto known = files_->replica.query(k_select_ids);
  while (known.next()) take({known.bytes<16>(0)});
  auto enrolled = files_->journal.query(k_select_enrolled_ids);
  while (enrolled.next()) {
    const MemberId id{enrolled.bytes<16>(0)};
    if (!replica_holds(id)) take(id);
  }
}

}  // namespace shuke::store

#include <algorithm>

#include "core/seal/envelope.h"
#include "core/store/files.h"
#include "core/store/lists.h"
#include "core/store/store.h"

namespace shuke::store {

namespace {

// How far back own sales are looked through for recent visits when the index is filled.
constexpr Sequence k_recent_records = 5000;

constexpr std::string_view k_put_member =
    "INSERT INTO member (id, name, phone, cards, readings, last_visit, last_store, version, generation, core, facts) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) "
    "ON CONFLICT (id) DO UPDATE SET name = excluded.name, phone = excluded.phone, cards = excluded.cards, readings = excluded.readings, "
    "last_visit = excluded.last_visit, last_store = excluded.last_store, version = excluded.version, generation = excluded.generation, "
    "core = excluded.core, facts = excluded.facts";

constexpr std::string_view k_select_member = "SELECT core, facts FROM member WHERE id = ?1";
constexpr std::string_view k_select_ids = "SELECT id FROM member ORDER BY id";
constexpr std::string_view k_select_enrolled_ids = "SELECT member_id FROM enrolment ORDER BY member_id";
constexpr std::string_view k_select_keys = "SELECT id, name, phone, cards, readings, last_visit, last_store FROM member";
constexpr std::string_view k_select_enrolled = "SELECT found_by FROM enrolment";

constexpr std::string_view k_select_visits =
    "SELECT member_id, business_date, store "
    "FROM sale "
    "WHERE member_id IS NOT NULL AND seq > (SELECT coalesce(max(seq), 0) FROM outbox) - ?1 "
    "ORDER BY seq";

void put_member(db::Database& replica, const MemberRow& row, std::int64_t generation) {
  const MemberKey& key = row.key;
  std::optional<std::string> last_visit;
  if (key.last_visit) last_visit = to_text(*key.last_visit);
  replica.run(k_put_member, db::blob_of(key.id.bytes), key.name, key.phone, join_lines(key.cards), join_lines(key.readings), last_visit,
              key.last_store, row.version, generation, db::Blob{seal::close(row.core)}, db::Blob{row.facts});
}

MemberKey read_key(const db::Rows& rows) {
  return {.id = {rows.bytes<16>(0)},
          .name = rows.text(1),
          .phone = rows.text(2),
          .cards = split_lines(rows.view(3)),
          .readings = split_lines(rows.view(4)),
          .last_visit = rows.is_null(5) ? std::nullopt : date_from_text(rows.view(5)),
          .last_store = rows.text(6)};
}

void add_text(std::string& packed, std::string_view text) {
  packed += std::to_string(text.size());
  packed += ':';
  packed += text;
}

// An envelope holds what we wrote ourselves; what does not fit the form reads as empty.
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

void put_members(db::Database& replica, const ReplicaPage& page, std::int64_t generation) {
  for (const auto& row : page.members) put_member(replica, row, generation);
}

MemberIndex read_index(db::Database& journal, db::Database& replica) {
  MemberIndex index;
  auto keys = replica.query(k_select_keys);
  while (keys.next()) index.put(read_key(keys));
  auto enrolled = journal.query(k_select_enrolled);
  while (enrolled.next()) {
    const auto opened = seal::open(enrolled.view(0));
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

void Store::follow_page(const ReplicaPage& page, bool lost_members) {
  if (!files_->index) return;
  const bool has_removed = std::any_of(page.removed.begin(), page.removed.end(), [](const auto& row) { return row.entity == "member"; });
  if (lost_members || has_removed) {
    files_->index.reset();  // members enrolled here come back from the journal when it is filled again
    return;
  }
  for (const auto& row : page.members) files_->index->put(row.key);
}

std::optional<StoredMember> Store::member(const MemberId& id) const {
  auto rows = files_->replica.query(k_select_member, db::blob_of(id.bytes));
  if (!rows.next()) return std::nullopt;
  auto core = seal::open(rows.view(0));
  if (!core) return std::nullopt;
  return StoredMember{.id = id, .core = std::move(core).value(), .facts = rows.text(1)};
}

void Store::each_member(const std::function<void(const MemberId&)>& take) const {
  auto known = files_->replica.query(k_select_ids);
  while (known.next()) take({known.bytes<16>(0)});
  auto enrolled = files_->journal.query(k_select_enrolled_ids);
  while (enrolled.next()) {
    const MemberId id{enrolled.bytes<16>(0)};
    if (!member(id)) take(id);
  }
}

std::optional<MemberId> Store::member_by_phone(std::string_view phone) const { return members().find_phone(phone); }

std::optional<MemberId> Store::member_by_card(std::string_view card) const { return members().find_card(card); }

}  // namespace shuke::store

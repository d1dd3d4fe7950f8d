#include <algorithm>

#include "core/base/text.h"
#include "core/store/files.h"
#include "core/store/store.h"

namespace shuke::store {

namespace {

// As long as what MemberIndex finds whole.
constexpr std::size_t k_most_phone_digits = 16;

// Of those who share a phone the first is found, of those who had a card the last: as MemberIndex has it when it is filled.
constexpr std::string_view k_select_by_phone =
    "SELECT m.id FROM member_phone AS p JOIN member AS m ON m.position = p.member WHERE p.hash = ?1 ORDER BY p.member LIMIT 1";
constexpr std::string_view k_select_by_card =
    "SELECT m.id FROM member_card AS c JOIN member AS m ON m.position = c.member WHERE c.hash = ?1 ORDER BY c.member DESC LIMIT 1";
constexpr std::string_view k_select_enrolled_by_phone =
    "SELECT e.member_id FROM enrolment_phone AS p JOIN enrolment AS e ON e.seq = p.seq WHERE p.hash = ?1 ORDER BY p.seq";
constexpr std::string_view k_select_enrolled_by_card =
    "SELECT e.member_id FROM enrolment_card AS c JOIN enrolment AS e ON e.seq = c.seq WHERE c.hash = ?1 ORDER BY c.seq DESC";

std::optional<MemberId> first_of(db::Database& file, std::string_view sql, const seal::BlindHash& hash) {
  auto rows = file.query(sql, db::blob_of(hash));
  if (!rows.next()) return std::nullopt;
  return MemberId{rows.bytes<16>(0)};
}

}  // namespace

const HashTables k_member_hashes{.put_phone = "INSERT OR IGNORE INTO member_phone (hash, member) VALUES (?1, ?2)",
                                 .put_card = "INSERT OR IGNORE INTO member_card (hash, member) VALUES (?1, ?2)",
                                 .drop_phone = "DELETE FROM member_phone WHERE hash = ?1 AND member = ?2",
                                 .drop_card = "DELETE FROM member_card WHERE hash = ?1 AND member = ?2"};
const HashTables k_enrolment_hashes{.put_phone = "INSERT OR IGNORE INTO enrolment_phone (hash, seq) VALUES (?1, ?2)",
                                    .put_card = "INSERT OR IGNORE INTO enrolment_card (hash, seq) VALUES (?1, ?2)",
                                    .drop_phone = "DELETE FROM enrolment_phone WHERE hash = ?1 AND seq = ?2",
                                    .drop_card = "DELETE FROM enrolment_card WHERE hash = ?1 AND seq = ?2"};

std::optional<seal::BlindHash> hash_of_phone(const seal::Keyring& ring, std::string_view phone) {
  if (!is_all_digits(phone) || phone.size() > k_most_phone_digits) return std::nullopt;
  return ring.blind(seal::KeyClass::phone, phone);
}

std::optional<seal::BlindHash> hash_of_card(const seal::Keyring& ring, std::string_view card) {
  if (card.empty()) return std::nullopt;
  return ring.blind(seal::KeyClass::card, card);
}

void put_hashes(db::Database& file, const HashTables& into, const seal::Keyring& ring, const MemberKey& key, std::int64_t row) {
  if (const auto phone = hash_of_phone(ring, key.phone)) file.run(into.put_phone, db::blob_of(*phone), row);
  for (const std::string& number : key.cards) {
    if (const auto card = hash_of_card(ring, number)) file.run(into.put_card, db::blob_of(*card), row);
  }
}

void drop_hashes(db::Database& file, const HashTables& from, const seal::Keyring& ring, const MemberKey& key, std::int64_t row) {
  if (const auto phone = hash_of_phone(ring, key.phone)) file.run(from.drop_phone, db::blob_of(*phone), row);
  for (const std::string& number : key.cards) {
    if (const auto card = hash_of_card(ring, number)) file.run(from.drop_card, db::blob_of(*card), row);
  }
}

// Whom head office knows is found by what it says of them, not by what they were enrolled with.
std::optional<MemberId> Store::enrolled_by(std::string_view sql, const std::array<std::uint8_t, 16>& hash) const {
  auto rows = files_->journal.query(sql, db::blob_of(hash));
  while (rows.next()) {
    const MemberId id{rows.bytes<16>(0)};
    if (!replica_holds(id)) return id;
  }
  return std::nullopt;
}

std::optional<MemberId> Store::member_by_phone(std::string_view phone) const {
  if (is_locked()) return std::nullopt;
  const auto hash = hash_of_phone(*files_->ring(), phone);
  if (!hash) return std::nullopt;
  const auto known = first_of(files_->replica, k_select_by_phone, *hash);
  return known ? known : enrolled_by(k_select_enrolled_by_phone, *hash);
}

std::optional<MemberId> Store::member_by_card(std::string_view card) const {
  if (is_locked()) return std::nullopt;
  const auto hash = hash_of_card(*files_->ring(), card);
  if (!hash) return std::nullopt;
  const auto enrolled = enrolled_by(k_select_enrolled_by_card, *hash);
  return enrolled ? enrolled : first_of(files_->replica, k_select_by_card, *hash);
}

}  // namespace shuke::store

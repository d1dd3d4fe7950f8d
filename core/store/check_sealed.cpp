#include <set>
#include <utility>

#include "core/store/files.h"
#include "core/store/sealed.h"

namespace shuke::store {

namespace {

constexpr std::int64_t k_rows_at_once = 500;

// What stands in the two tables of hashes of a file, against what the sealed rows say should.
struct Agreement {
  const SealedField* found_by;
  std::string_view phones;  // the tables
  std::string_view cards;
  std::string_view has_phone;  // ?1 hash, ?2 the member's id
  std::string_view has_card;
  std::string_view count_phones;
  std::string_view count_cards;
};

const Agreement k_of_members{
    .found_by = &k_member_found_by,
    .phones = "member_phone",
    .cards = "member_card",
    .has_phone = "SELECT count(*) FROM member_phone WHERE hash = ?1 AND member = (SELECT position FROM member WHERE id = ?2)",
    .has_card = "SELECT count(*) FROM member_card WHERE hash = ?1 AND member = (SELECT position FROM member WHERE id = ?2)",
    .count_phones = "SELECT count(*) FROM member_phone",
    .count_cards = "SELECT count(*) FROM member_card"};
const Agreement k_of_enrolments{
    .found_by = &k_enrolment_found_by,
    .phones = "enrolment_phone",
    .cards = "enrolment_card",
    .has_phone = "SELECT count(*) FROM enrolment_phone WHERE hash = ?1 AND seq = (SELECT seq FROM enrolment WHERE member_id = ?2)",
    .has_card = "SELECT count(*) FROM enrolment_card WHERE hash = ?1 AND seq = (SELECT seq FROM enrolment WHERE member_id = ?2)",
    .count_phones = "SELECT count(*) FROM enrolment_phone",
    .count_cards = "SELECT count(*) FROM enrolment_card"};

// Keys of rows are ids or the feed's own words: nothing personal.
std::string name_of_row(const SealedField& field, std::string_view row) {
  Uuid id;
  if (row.size() != id.bytes.size() || &field == &k_history_body || &field == &k_parked_body)
    return std::string(field.table) + ' ' + std::string(row);
  for (std::size_t i = 0; i < id.bytes.size(); ++i) id.bytes[i] = static_cast<std::uint8_t>(row[i]);
  return std::string(field.table) + ' ' + to_text(id);
}

class SealedCheck {
 public:
  SealedCheck(const seal::Keyring& ring, const CheckFiles& files, std::vector<std::string>& findings)
      : ring_(ring), files_(files), findings_(findings) {}

  void check(const SealedField& field) {
    each_row(field, [&](std::string_view row, std::string_view envelope) {
      if (!open_from(ring_, field, row, envelope)) say(field, row, std::string(field.column) + " does not open");
    });
  }

  void check(const Agreement& tables) {
    std::int64_t phones = 0;
    std::int64_t cards = 0;
    const SealedField& field = *tables.found_by;
    db::Database& file = file_of(field);
    each_row(field, [&](std::string_view row, std::string_view envelope) {
      const auto opened = open_from(ring_, field, row, envelope);
      if (!opened) return;  // said already
      const MemberKey key = unpack(*opened);
      if (const auto phone = hash_of_phone(ring_, key.phone)) {
        ++phones;
        if (file.number(tables.has_phone, db::blob_of(*phone), db::Blob{row}) != 1) say(field, row, "is not found by its phone");
      }
      for (const std::string& number : std::set<std::string>(key.cards.begin(), key.cards.end())) {
        ++cards;
        const auto card = hash_of_card(ring_, number);
        if (card && file.number(tables.has_card, db::blob_of(*card), db::Blob{row}) != 1) say(field, row, "is not found by a card");
      }
    });
    if (file.number(tables.count_phones) > phones) say(field, std::string(tables.phones) + " has rows that are nobody's phone");
    if (file.number(tables.count_cards) > cards) say(field, std::string(tables.cards) + " has rows that are nobody's card");
  }

 private:
  db::Database& file_of(const SealedField& field) const { return field.is_in_journal ? files_.journal : files_.replica; }
  void say(const SealedField& field, const std::string& what) {
    findings_.push_back((field.is_in_journal ? "journal.db: " : "replica.db: ") + what);
  }
  void say(const SealedField& field, std::string_view row, const std::string& what) { say(field, name_of_row(field, row) + ": " + what); }

  template <class Take>
  void each_row(const SealedField& field, const Take& take) const {
    std::string after;
    for (bool goes_on = true; goes_on;) {
      std::vector<std::pair<std::string, std::string>> some;
      {
        auto rows = file_of(field).query(field.some, db::Blob{after}, k_rows_at_once);
        while (rows.next()) some.emplace_back(rows.text(0), rows.text(1));
      }
      for (const auto& [row, envelope] : some) take(row, envelope);
      goes_on = !some.empty();
      if (goes_on) after = some.back().first;
    }
  }

  const seal::Keyring& ring_;
  CheckFiles files_;
  std::vector<std::string>& findings_;
};

}  // namespace

std::vector<std::string> sealed_findings(const CheckFiles& files, const seal::Keyring& ring) {
  std::vector<std::string> findings;
  SealedCheck all(ring, files, findings);
  for (const SealedField* const field : sealed_fields()) all.check(*field);
  all.check(k_of_members);
  all.check(k_of_enrolments);
  return findings;
}

}  // namespace shuke::store

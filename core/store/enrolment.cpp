#include "core/base/check.h"
#include "core/db/transaction.h"
#include "core/store/files.h"
#include "core/store/sealed.h"
#include "core/store/store.h"

namespace shuke::store {

namespace {

constexpr std::string_view k_insert_enrolment = "INSERT INTO enrolment (seq, member_id, business_date, found_by) VALUES (?1, ?2, ?3, ?4)";

constexpr std::string_view k_select_enrolment =
    "SELECT o.seq, o.kind, o.kind_version, o.hlc, o.body, o.sealed, o.body_hash, o.chain_hash "
    "FROM enrolment AS e "
    "JOIN outbox AS o ON o.seq = e.seq "
    "WHERE e.member_id = ?1";

MemberKey key_of(const domain::Enrolment& enrolment) {
  MemberKey key{.id = enrolment.member,
                .name = enrolment.core.name,
                .phone = enrolment.core.phone,
                .readings = enrolment.core.pinyin,
                .last_visit = enrolment.business_date,
                .last_store = enrolment.store};
  for (const auto& card : enrolment.core.cards) key.cards.push_back(card.number);
  return key;
}

}  // namespace

void Store::record_enrolment(const domain::Enrolment& enrolment, const NewRecord& record) {
  SHUKE_CHECK(files_->ring() != nullptr);
  const MemberKey key = key_of(enrolment);
  db::Transaction transaction(files_->journal);
  const Record written = append(files_->journal, files_->ring(), record, &enrolment.member);
  const db::Blob row = db::blob_of(enrolment.member.bytes);
  files_->journal.run(k_insert_enrolment, written.seq, row, to_text(enrolment.business_date),
                      db::Blob{seal_for(*files_->ring(), k_enrolment_found_by, row.bytes, pack(key))});
  put_hashes(files_->journal, k_enrolment_hashes, *files_->ring(), key, written.seq);
  transaction.commit();
  files_->index.put(key);
}

std::optional<Record> Store::enrolment_of(const MemberId& member) const {
  auto rows = files_->journal.query(k_select_enrolment, db::blob_of(member.bytes));
  if (!rows.next()) return std::nullopt;
  return read_record(files_->journal, rows);
}

}  // namespace shuke::store

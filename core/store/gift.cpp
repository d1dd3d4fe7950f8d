#include "core/db/transaction.h"
#include "core/store/files.h"
#include "core/store/store.h"

namespace shuke::store {

namespace {

constexpr std::string_view k_insert_gift = "INSERT INTO gift (seq, act_id, member_id) VALUES (?1, ?2, ?3)";

constexpr std::string_view k_select_gift_by_act = "SELECT seq FROM gift WHERE act_id = ?1";

constexpr std::string_view k_select_gifts_to =
    "SELECT o.seq, o.kind, o.kind_version, o.hlc, o.body, o.sealed, o.body_hash, o.chain_hash "
    "FROM gift AS g "
    "JOIN outbox AS o ON o.seq = g.seq "
    "WHERE g.member_id = ?1 "
    "ORDER BY g.seq";

}  // namespace

void Store::record_gift(const domain::GiftHandover& handover, const NewRecord& record) {
  db::Transaction transaction(files_->journal);
  const Record written = append(files_->journal, files_->ring(), record, &handover.member);
  files_->journal.run(k_insert_gift, written.seq, db::blob_of(handover.id.bytes), db::blob_of(handover.member.bytes));
  transaction.commit();
}

std::optional<Record> Store::find_gift(const Uuid& act) const {
  const Sequence seq = files_->journal.number(k_select_gift_by_act, db::blob_of(act.bytes));
  return seq == 0 ? std::nullopt : find_record(seq);
}

std::vector<Record> Store::gifts_to(const MemberId& member) const {
  std::vector<Record> gifts;
  auto rows = files_->journal.query(k_select_gifts_to, db::blob_of(member.bytes));
  while (rows.next()) gifts.push_back(read_record(files_->journal, rows));
  return gifts;
}

}  // namespace shuke::store

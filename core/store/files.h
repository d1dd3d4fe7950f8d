#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/db/database.h"
#include "core/store/record_log.h"
#include "core/store/store.h"

// Internal to core/store: what the query files share.
namespace shuke::store {

struct Store::Files {
  Files(const std::string& directory, Access access);

  std::string folder;
  db::Database journal;
  db::Database replica;
  std::optional<RecordLog> log;      // the second place, where it is kept
  std::optional<MemberIndex> index;  // filled at the first question
};

// DbError where the check value of a row of `table`, compared by its query in this column, is not that of its content.
void expect_unchanged(const db::Rows& rows, int column, std::string_view table);

// What SQLite's own check does not see. The tables whose rows carry a check value and have some that do not agree with it; and whether the
// schema is another one than this program makes. Sentences; DbError where a page cannot be read.
std::vector<std::string> changed_rows(db::Database& database, std::string_view file);
std::vector<std::string> schema_findings(db::Database& database, std::string_view file);
// What does not hold in `records/`, or is another record than the journal's of that number.
std::vector<std::string> log_findings(const std::string& folder, db::Database& journal);
// Takes such rows out of replica.db and begins the feed anew, so that head office brings them again; how many.
std::int64_t drop_changed_rows(db::Database& replica);

// A file as it is opened everywhere here: with the function of the check values. `file` is "journal_" or "replica_".
void bring_up_to_date(db::Database& database, Access access, std::string_view file);

// The newest record, as the next one continues from it.
struct ChainHead {
  Sequence seq = 0;
  Hlc hlc = 0;
  Hash chain_hash{};
};
ChainHead chain_head(db::Database& journal);

// Puts the record behind the head, inside the caller's transaction: sequence, envelope, both hashes.
Record append(db::Database& journal, const NewRecord& record);

// One row of `SELECT seq, kind, kind_version, hlc, body, sealed, body_hash, chain_hash FROM outbox`.
Record read_record(const db::Rows& rows);

// Notes what the sale did to coupons, inside the caller's transaction.
void put_coupon_uses(db::Database& journal, const domain::Sale& sale);

// Writes or clears the draft, inside the caller's transaction.
void put_draft(db::Database& journal, std::string_view bytes);

// What a member enrolled here is found by, as bytes for an envelope.
std::string pack(const MemberKey& key);
MemberKey unpack(std::string_view bytes);
MemberIndex read_index(db::Database& journal, db::Database& replica);

// The page's typed rows, inside the caller's transaction.
void put_goods(db::Database& replica, const ReplicaPage& page, std::int64_t generation);
void put_members(db::Database& replica, const ReplicaPage& page, std::int64_t generation);

}  // namespace shuke::store

#pragma once

#include <optional>
#include <string>

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

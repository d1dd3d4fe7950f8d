#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/db/database.h"
#include "core/seal/keyring.h"
#include "core/store/kept_index.h"
#include "core/store/record_log.h"
#include "core/store/store.h"

// Internal to core/store: what the query files share.
namespace shuke::store {

// How far what is sealed under older keys is sealed again, in this run of the program.
struct Renewal {
  std::size_t field = 0;  // of sealed_fields()
  std::string row;        // the last that was looked at
  bool is_over = false;
};

struct Store::Files {
  Files(const std::string& directory, Keys keys, Access access);
  const seal::Keyring* ring() const { return keys.ring.get(); }  // nullptr: locked

  std::string folder;
  Keys keys;
  db::Database journal;
  db::Database replica;
  std::optional<RecordLog> log;  // the second place, where it is kept
  KeptIndex index;
  bool is_read_only = false;
  Renewal renewal;
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
// Where the hashes of a file stand: which row has that phone, that card.
struct HashTables {
  std::string_view put_phone;
  std::string_view put_card;
  std::string_view drop_phone;
  std::string_view drop_card;
};
extern const HashTables k_member_hashes;     // of the replica; rows by position
extern const HashTables k_enrolment_hashes;  // of the journal; rows by seq

// The newest record, as the next one continues from it.
struct ChainHead {
  Sequence seq = 0;
  Hlc hlc = 0;
  Hash chain_hash{};
};
ChainHead chain_head(db::Database& journal);

// Puts the record behind the head, inside the caller's transaction: sequence, sealed part, both hashes.
// `member`: whom its personal part is about; with one, the ring must be open.
Record append(db::Database& journal, const seal::Keyring* ring, const NewRecord& record, const MemberId* member = nullptr);

// The keys of members' records. The first makes the member's key if there is none, inside the caller's transaction.
std::string seal_personal(db::Database& journal, const seal::Keyring& ring, const NewRecord& record, const MemberId& member);
RecordKey find_record_key(db::Database& journal, std::string_view sealed);
std::optional<PublicKey> head_office(db::Database& journal);
void wrap_for_head_office(db::Database& journal, const seal::Keyring& ring);
// To the second place what it does not have as it stands here; then, once that is synced, the note that it does.
void copy_record_keys(db::Database& journal, RecordLog& log);
void mark_keys_copied(db::Database& journal);

// One row of `SELECT seq, kind, kind_version, hlc, body, sealed, body_hash, chain_hash FROM outbox`.
Record read_record(db::Database& journal, const db::Rows& rows);

// What of the sealed does not open, and hashes that do not agree with it; sentences without anything personal.
struct CheckFiles {
  db::Database& journal;
  db::Database& replica;
};
std::vector<std::string> sealed_findings(const CheckFiles& files, const seal::Keyring& ring);

// Notes what the sale did to coupons, inside the caller's transaction.
void put_coupon_uses(db::Database& journal, const domain::Sale& sale);

// Writes or clears the draft, inside the caller's transaction; locked, the one of before stays.
void put_draft(db::Database& journal, const seal::Keyring* ring, std::string_view bytes);

// What a member is found by, as bytes to seal.
std::string pack(const MemberKey& key);
MemberKey unpack(std::string_view bytes);
// Opens what everybody is found by; only reads, so that a thread of its own may do it over two connections that only read.
// nullopt when it was stopped. Both connections may be others than the Store's.
std::optional<MemberIndex> read_index(db::Database& journal, db::Database& replica, const seal::Keyring& ring, const std::stop_token& stop);
std::optional<MemberKey> enrolled_key(db::Database& journal, const seal::Keyring& ring, const MemberId& id);

// Exact look-up by keyed hashes. What is no phone or card has none.
std::optional<seal::BlindHash> hash_of_phone(const seal::Keyring& ring, std::string_view phone);
std::optional<seal::BlindHash> hash_of_card(const seal::Keyring& ring, std::string_view card);
void put_hashes(db::Database& file, const HashTables& into, const seal::Keyring& ring, const MemberKey& key, std::int64_t row);
void drop_hashes(db::Database& file, const HashTables& from, const seal::Keyring& ring, const MemberKey& key, std::int64_t row);

// The page's typed rows, inside the caller's transaction.
void put_goods(db::Database& replica, const ReplicaPage& page, std::int64_t generation);
void put_members(db::Database& replica, const seal::Keyring& ring, const ReplicaPage& page, std::int64_t generation);
void remove_member(db::Database& replica, const seal::Keyring& ring, const MemberId& id);

}  // namespace shuke::store

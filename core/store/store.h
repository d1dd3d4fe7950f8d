#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/base/record.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/domain/loyalty/gifts.h"
#include "core/domain/members/enrolment.h"
#include "core/domain/sales/sale.h"
#include "core/store/journal.h"
#include "core/store/keys.h"
#include "core/store/replica.h"

namespace shuke::store {

// One of two sales that are recorded together; borrowed for the call.
struct PlacedSale {
  const domain::Sale& sale;  // `seq` and `receipt` are the slot's
  const NewRecord& record;
};

enum class Access { read_write, read_only };

// For a start that failed, before any Store is open: which of journal.db and replica.db SQLite calls damaged, and such files with their
// companions to `damaged/LABEL/` in the data directory; nothing is deleted.
inline constexpr std::string_view k_journal_file = "journal.db";
std::vector<std::string> damaged_files(const std::string& directory);
void set_aside(const std::string& directory, const std::vector<std::string>& files, const std::string& label);

// Gives up the room of `reserve` in the data directory (core/db/reserve.h); false where there is none.
bool give_up_all_reserve(const std::string& directory);

// Whether records stand in `records/` of the data directory.
bool has_second_place(const std::string& directory);

// The terminal's memory: journal.db (what this till did) and replica.db (what head office told it) in one data directory. Each
// function that writes is one business act in one transaction, outbox row included: when it returns, the act is on the disk; when
// it throws DbError, nothing of it is. One Store a process and one thread (the store thread); callers on other threads send it
// requests. The operations (core/operations) are what the rest of the program calls.
class Store {
 public:
  // The directory must exist; ":memory:" keeps both files in memory, for tests, under keys of its own. Creates and upgrades the files,
  // refuses newer ones. Without keys it is locked: members are not found, what is about them is refused or passed over, all else goes on.
  // read_only opens existing files beside another process that writes them; then only the functions that are const may be called.
  explicit Store(const std::string& directory, Keys keys = {}, Access access = Access::read_write);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  bool is_locked() const;
  const Keys& keys() const;

  // --- who we are ------------------------------------------------------------------------------------------------------------
  // The id of this data directory: `fresh` is kept the first time and what was kept is answered ever after.
  Uuid installation(const Uuid& fresh);
  std::optional<Terminal> terminal() const;
  // Names ourselves until head office does; nothing happens where there is an identity already.
  void propose_terminal(const TerminalIdentity& identity);
  // What head office issued at first contact. document_not_valid (detail "terminal") when records exist under another identity:
  // their receipts are printed.
  Outcome adopt_terminal(const TerminalIdentity& identity, const Server& server);

  // --- what this till did ----------------------------------------------------------------------------------------------------
  // Needs an identity. The hybrid clock never runs backwards, whatever `now` says.
  Slot next_slot(const Timestamp& now) const;

  // `sale.seq` and `sale.receipt` are the slot's. `draft_after` is what stands in the draft once the basket is sold; empty clears it.
  void record_sale(const domain::Sale& sale, const NewRecord& record, std::string_view draft_after);
  // The slots of two records in a row, both with receipts: what record_exchange fills.
  std::pair<Slot, Slot> next_two_slots(const Timestamp& now) const;
  // A return and the sale that it pays into, the return first: both in one transaction, or neither.
  void record_exchange(const PlacedSale& returned, const PlacedSale& sold, std::string_view draft_after);
  // The personal part of these two is sealed: not for a store that is locked (our bug, checked).
  void record_enrolment(const domain::Enrolment& enrolment, const NewRecord& record);
  void record_shift(const ShiftRow& shift, const NewRecord& record);
  void record_gift(const domain::GiftHandover& handover, const NewRecord& record);

  std::optional<Record> find_record(Sequence seq) const;
  std::optional<Record> find_sale(const Uuid& basket) const;
  std::optional<Record> find_sale(std::string_view receipt_number) const;
  std::optional<Record> last_sale() const;
  // Sales of this till to that member above a position, oldest first: what the panel adds to the replica's figures.
  std::vector<Record> sales_to(const MemberId& member, Sequence above) const;
  // What points and stored value paid of this till's sales that day; returns give none of it back.
  Money paid_from_accounts(Date business_date) const;
  // What may be returns of a sale at `above`: sales after it whose total is not above zero, oldest first.
  std::vector<Record> returns_after(Sequence above) const;
  std::vector<Record> latest_sales(int most) const;  // newest first
  // The sale of this till that used a coupon, unless a later return gave it back; 0 for none.
  Sequence coupon_used_at(std::string_view code) const;
  std::optional<Record> find_gift(const Uuid& act) const;
  std::vector<Record> gifts_to(const MemberId& member) const;  // handed over by this till, oldest first
  std::optional<Record> enrolment_of(const MemberId& member) const;
  // The personal part of a record of this till, opened; empty where there is none. keys_locked; unknown_member (detail "key") when the
  // member's key was destroyed; document_not_valid, version_too_new for what was never sealed here.
  Result<std::string> personal_part(const Record& record) const;
  // Records above a position, oldest first, until `take` answers false.
  void each_record(Sequence above, const std::function<bool(const Record&)>& take) const;
  std::optional<ShiftRow> open_shift() const;

  // The open counter, newest wins. Sealed like every personal thing: a store that is locked keeps the one of before.
  void save_draft(std::string_view bytes);
  // keys_locked, document_not_valid, version_too_new for one that cannot be opened.
  Result<std::optional<std::string>> load_draft() const;

  // --- sync ------------------------------------------------------------------------------------------------------------------
  // Head office told its public key: kept, and the members' keys are wrapped for it from now on, those of before at once. Another one than
  // before has all of them wrapped anew.
  void know_head_office(const PublicKey& key);
  // Records above `after`, as many as fit both limits but at least one if there is one that may go.
  OutboxBatch batch(Sequence after, std::size_t most_records, std::size_t most_bytes) const;
  Waiting waiting() const;
  void record_mark(const Mark& mark);
  SyncMemory sync_memory() const;
  // Rows and cursor in one transaction of replica.db; the search index follows. True when this page completed a whole replica, so
  // that rows of before may be gone. Locked, rows about members are passed over, which is remembered: the next Store with keys begins at
  // the beginning.
  bool apply_page(const ReplicaPage& page);

  // --- what head office told us ----------------------------------------------------------------------------------------------
  Goods goods() const;
  std::vector<Document> documents(std::string_view entity) const;
  std::optional<Document> document(std::string_view entity, std::string_view key) const;
  std::vector<ParkedRow> parked() const;
  Result<StoredMember> member(const MemberId& id) const;                     // unknown_member, keys_locked; document_not_valid: damage
  std::vector<std::string> history(const MemberId& member) const;            // bodies, as codec bytes; without those that do not open
  void each_member(const std::function<void(const MemberId&)>& take) const;  // those of the replica, then those only enrolled here
  // By hashes on the disk, so that they answer before the index is filled. Of those who share a phone the first that came.
  std::optional<MemberId> member_by_phone(std::string_view phone) const;
  std::optional<MemberId> member_by_card(std::string_view card) const;
  // All members of the replica and those enrolled here since; nobody while locked. Fills the index where it is not there and not filled
  // elsewhere: milliseconds for 5,000 members, seconds for a million.
  const MemberIndex& members() const;
  // For a till that answers meanwhile: true when there is an index to fill, and from then on changes are noted. read_members then reads it
  // on another thread; take_index gets what it read, or nothing where it could not, and the next members() fills it here.
  bool begin_filling();
  void take_index(std::optional<MemberIndex> index);
  // False while the first index is filled elsewhere: whole phones and cards are found at once, names later.
  bool finds_names() const;

  // --- the second place ------------------------------------------------------------------------------------------------------
  // Opens `records/` in the data directory, or that of another one, and keeps it from now on; nothing for ":memory:".
  void keep_second_place();
  void keep_second_place_of(const std::string& directory);
  // Copies to `records/` what was recorded since the last time, and syncs it: for the gap between two sales, at most two seconds after one.
  // Nothing where it is not kept. A record that is not what was written is not copied: DbError.
  void copy_records();
  // False where `records/` tells of another journal: then it is left as it is, and copy_records() does nothing. DbError when it is this
  // one, with a last record that is not what was written.
  bool copies_itself();
  // What stands there: who this till was, the newest record (0: none), and the records above a position, oldest first, until `take` answers
  // false or one does not hold.
  std::optional<LoggedTill> logged_till() const;
  Sequence last_logged() const;
  void each_logged(Sequence above, const std::function<bool(const Record&)>& take) const;
  // Takes the keys of members' records over from there, as they were copied last.
  void restore_record_keys();

  // Runs acts whose records stand there already: their commits wait for no disk, and when it returns they are all on it.
  void write_again(const std::function<void()>& acts);
  // Runs acts of a till that is still being made in one transaction, some ten thousand at a time: when it returns, all of them are on the
  // disk; when one throws, none is. Each is still whole or not at all.
  void in_bulk(const std::function<void()>& acts);

  // --- care of the files -----------------------------------------------------------------------------------------------------
  // After an error of the disk: closes both files and opens them as a start would, so that what is answered from then on is what a start
  // would find. DbError when that fails: everything throws then until it is tried again with success. Nothing for ":memory:".
  void reopen();
  bool is_open() const;
  // `reserve` in the data directory: room on the disk for when it is full (core/db/reserve.h), and a little more that no record gets, for
  // opening the files. Nothing of it for ":memory:".
  std::int64_t reserved_bytes() const;
  bool make_reserve(std::int64_t bytes);
  bool give_up_reserve();  // false where there is none
  bool give_up_all_reserve();
  // Checkpoints what the WALs hold; for the gap between two sales. Cheap when there is little to do.
  void tidy_up();
  // After the keys were renewed: seals some of what is sealed under older ones again, and when nothing is left has them forgotten. For the
  // gap between two sales: at most 200 rows. False when there is nothing to do.
  bool renew_seals();
  KeyReport key_report() const;
  // Both files and `records/`: structure, chain, numbering, sums, ledger, check values, everything that is sealed. Reads everything.
  CheckReport check() const;
  // The table in which the rows of a sale say something else than its record (`sale`, read from it); empty when all agree.
  std::string rows_differ(const domain::Sale& sale) const;
  // The same of the row beside another record.
  std::string rows_differ(const ShiftRow& shift, Sequence seq) const;
  std::string rows_differ(const domain::Enrolment& enrolment, Sequence seq) const;
  std::string rows_differ(const domain::GiftHandover& handover, Sequence seq) const;
  RowCounts row_counts() const;
  // Goods and rules whose check value tells that they changed on the disk: they go, and head office is asked for everything again. How
  // many.
  std::int64_t drop_damaged_goods();
  // Reads every page of them, and compares nothing: a few milliseconds. DbError where one cannot be read.
  void read_through_goods() const;

 private:
  friend class Backup;
  struct Files;
  bool waits_for_its_key(const Record& record) const;
  bool replica_holds(const MemberId& id) const;
  std::optional<MemberId> enrolled_by(std::string_view sql, const std::array<std::uint8_t, 16>& hash) const;
  void forget_older();
  void follow_page(const ReplicaPage& page, bool lost_members);

  std::unique_ptr<Files> files_;
};

}  // namespace shuke::store

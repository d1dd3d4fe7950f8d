#pragma once

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

// Whether records stand in `records/` of the data directory.
bool has_second_place(const std::string& directory);

// The terminal's memory: journal.db (what this till did) and replica.db (what head office told it) in one data directory. Each
// function that writes is one business act in one transaction, outbox row included: when it returns, the act is on the disk; when
// it throws DbError, nothing of it is. One Store a process and one thread (the store thread); callers on other threads send it
// requests. The operations (core/operations) are what the rest of the program calls.
class Store {
 public:
  // The directory must exist; ":memory:" keeps both files in memory, for tests. Creates and upgrades the files, refuses newer ones.
  // read_only opens existing files beside another process that writes them; then only the functions that are const may be called.
  explicit Store(const std::string& directory, Access access = Access::read_write);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

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
  // The personal part of a record, opened; empty where there is none. version_too_new and the like for foreign envelopes.
  static Result<std::string> personal_part(const Record& record);
  std::optional<ShiftRow> open_shift() const;

  // The open counter, newest wins. Sealed like every personal thing.
  void save_draft(std::string_view bytes);
  Result<std::optional<std::string>> load_draft() const;  // version_too_new for an envelope of a newer program

  // --- sync ------------------------------------------------------------------------------------------------------------------
  // Records above `after`, as many as fit both limits but at least one if there is one.
  OutboxBatch batch(Sequence after, std::size_t most_records, std::size_t most_bytes) const;
  Waiting waiting() const;
  void record_mark(const Mark& mark);
  SyncMemory sync_memory() const;
  // Rows and cursor in one transaction of replica.db; the search index follows. True when this page completed a whole replica, so
  // that rows of before may be gone.
  bool apply_page(const ReplicaPage& page);

  // --- what head office told us ----------------------------------------------------------------------------------------------
  Goods goods() const;
  std::vector<Document> documents(std::string_view entity) const;
  std::optional<Document> document(std::string_view entity, std::string_view key) const;
  std::vector<ParkedRow> parked() const;
  std::optional<StoredMember> member(const MemberId& id) const;
  std::vector<std::string> history(const MemberId& member) const;            // bodies, as codec bytes
  void each_member(const std::function<void(const MemberId&)>& take) const;  // those of the replica, then those only enrolled here
  std::optional<MemberId> member_by_phone(std::string_view phone) const;
  std::optional<MemberId> member_by_card(std::string_view card) const;
  // All members of the replica and those enrolled here since. The first call fills it (milliseconds for 5,000 members).
  const MemberIndex& members() const;

  // --- the second place ------------------------------------------------------------------------------------------------------
  // Opens `records/` in the data directory and keeps it from now on; nothing for ":memory:".
  void keep_second_place();
  // Copies to `records/` what was recorded since the last time, and syncs it: for the gap between two sales, at most two seconds after one.
  // Nothing where it is not kept.
  void copy_records();
  // False where `records/` tells of another journal: then it is left as it is, and copy_records() does nothing.
  bool copies_itself();
  // What stands there: who this till was, the newest record (0: none), and the records above a position, oldest first, until `take` answers
  // false or one does not hold.
  std::optional<LoggedTill> logged_till() const;
  Sequence last_logged() const;
  void each_logged(Sequence above, const std::function<bool(const Record&)>& take) const;

  // Runs acts whose records stand there already: their commits wait for no disk, and when it returns they are all on it.
  void write_again(const std::function<void()>& acts);
  // Runs acts of a till that is still being made in one transaction, some ten thousand at a time: when it returns, all of them are on the
  // disk; when one throws, none is. Each is still whole or not at all.
  void in_bulk(const std::function<void()>& acts);

  // --- care of the files -----------------------------------------------------------------------------------------------------
  // Checkpoints what the WALs hold; for the gap between two sales. Cheap when there is little to do.
  void tidy_up();
  // Both files: structure, chain, numbering, sums, ledger. Reads everything.
  CheckReport check() const;
  // The table in which the rows of a sale say something else than its record (`sale`, read from it); empty when all agree.
  std::string rows_differ(const domain::Sale& sale) const;

 private:
  struct Files;
  void follow_page(const ReplicaPage& page, bool lost_members);

  std::unique_ptr<Files> files_;
};

}  // namespace shuke::store

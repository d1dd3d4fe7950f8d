#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "app/runtime/messages.h"
#include "core/base/log.h"
#include "core/codec/draft.h"
#include "core/operations/find_member.h"
#include "core/operations/room.h"
#include "core/operations/world.h"

namespace shuke::runtime {

// Where answers go. Both may be called from the store thread only; false means that the receiver is hopelessly behind.
struct StoreReplies {
  std::function<void(terminal::Event)> to_counter;
  std::function<void(SyncMessage)> to_sync;
  std::function<void(const terminal::SaveReceipt&)> save_receipt;  // a file of the data directory
  // Begins to read the search index on another thread, whose answer is an IndexRead; without it the worker fills it by itself.
  std::function<void()> read_index{};
};

// Whom the worker works for. A counter finds its draft again and has the day's shift opened; sync alone makes no facts of its own.
enum class Serves { counter, sync_alone };

// Answers every request to the store, one after the other, on the store thread: a plain object, so that tests call it on theirs.
// The one place where a DbError ends: it becomes a refusal for whoever asked and a line in the log.
class StoreWorker {
 public:
  StoreWorker(operations::World world, Log& log, StoreReplies replies, Serves serves = Serves::counter)
      : world_(world), log_(log), replies_(std::move(replies)), serves_(serves) {}

  // Publishes what is on the disk already: goods, the open counter, where sync goes on.
  void begin();
  void handle(const StoreRequest& request);
  // Nothing was asked for a while: checkpoints, copies, a look at what is left of the disk, sealing again after the keys were renewed.
  void rest();

 private:
  void answer(const terminal::FindByCode& request);
  void answer(const terminal::FindById& request);
  void answer(const terminal::SearchMembers& request);
  void answer(const terminal::CheckPhone& request);
  void answer(const terminal::EnrolMember& request);
  void answer(const terminal::SaveDraft& request);
  void answer(const terminal::CommitSale& request);
  void answer(const terminal::FindCoupon& request);
  void answer(const terminal::FindSale& request);
  void answer(const terminal::ListSales& request);
  void answer(const terminal::CommitReturn& request);
  void answer(const terminal::CommitExchange& request);
  void answer(const terminal::HandOverGift& request);
  void answer(const terminal::SaveReceipt& request);
  void answer(const sync::ReadBatch& request);
  void answer(const sync::StoreIdentity& request);
  void answer(const sync::StoreMark& request);
  void answer(const sync::ApplyPage& request);
  void answer(const FillDemo& request);
  void answer(const IndexRead& request);

  operations::MemberDay day() const;
  void found(std::uint64_t request, Result<domain::Member> member);
  void begin_counter();
  void attempt(const std::function<void()>& act);
  bool load_shop();  // false: nothing to sell by yet
  void publish_shop();
  void open_day();
  void fill_index();
  void restore_draft();
  void tell_sync_of_new_records();
  void recover(const DbError& error);
  void care_for_files();
  void look_at_disk();
  void failed(const StoreRequest& request, const Refusal& refusal);

  operations::World world_;
  Log& log_;
  StoreReplies replies_;
  Serves serves_;
  std::shared_ptr<const domain::Shop> shop_;
  bool is_shop_stale_ = false;  // a page changed goods or rules, and the last page of the round is not here yet
  bool is_copy_refused_ = false;
  AssociateId associate_;  // who stood at the till last
  operations::Room room_ = operations::Room::plenty;
  std::int64_t reserve_from_ms_ = 0;  // when the reserve is looked at next
};

terminal::Disk disk_of(operations::Room room);

// What the counter hears about a request that could not be carried out; nothing for one that it does not wait for.
std::optional<terminal::Event> refused(const StoreRequest& request, const Refusal& refusal);

// The two drafts are one document: the counter's own type and the one that has bytes.
codec::Draft to_document(const terminal::Draft& draft);
terminal::Draft from_document(const codec::Draft& document);
sync::SessionMemory session_memory(const store::SyncMemory& memory);

}  // namespace shuke::runtime

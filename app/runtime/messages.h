#pragma once

#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "app/terminal/effect.h"
#include "app/terminal/event.h"
#include "core/codec/feed.h"
#include "core/store/member_index.h"
#include "sync/client/sync_events.h"
#include "sync/client/sync_session.h"

namespace shuke::runtime {

// What the store thread is asked: the counter's effects, the sync session's actions, and the goods of the demonstration chain
// for a till that has none and cannot reach head office.
struct DemoRows {
  std::vector<codec::FeedRow> rows;
  StoreId store;  // where the till stands
};
struct FillDemo {
  std::function<DemoRows()> make;  // takes a while: called on the store thread
};
// Everybody whom search finds, read on another thread; nullptr where that failed.
struct IndexRead {
  std::shared_ptr<store::MemberIndex> index;
};
using StoreRequest =
    std::variant<terminal::FindByCode, terminal::FindById, terminal::SearchMembers, terminal::CheckPhone, terminal::EnrolMember,
                 terminal::SaveDraft, terminal::CommitSale, terminal::FindCoupon, terminal::FindSale, terminal::ListSales,
                 terminal::CommitReturn, terminal::CommitExchange, terminal::HandOverGift, terminal::SaveReceipt, sync::ReadBatch,
                 sync::StoreIdentity, sync::StoreMark, sync::ApplyPage, FillDemo, IndexRead>;

// What the sync thread is told: where to begin, then the events of its session.
using SyncMessage = std::variant<sync::SessionMemory, sync::Event>;

}  // namespace shuke::runtime

#include "sync/client/sync_status.h"

#include "core/base/check.h"

namespace shuke::sync {

const char* name_of(SyncState state) {
  switch (state) {
    case SyncState::starting: return "starting";
    case SyncState::up_to_date: return "up_to_date";
    case SyncState::sending: return "sending";
    case SyncState::offline: return "offline";
    case SyncState::needs_attention: return "needs_attention";
  }
  SHUKE_CHECK(false);
}

const char* name_of(Attention attention) {
  switch (attention) {
    case Attention::none: return "none";
    case Attention::fork: return "fork";
    case Attention::rolled_back: return "rolled_back";
    case Attention::wrong_server: return "wrong_server";
    case Attention::identity_taken: return "identity_taken";
    case Attention::not_admitted: return "not_admitted";
    case Attention::upgrade_needed: return "upgrade_needed";
    case Attention::not_understood: return "not_understood";
    case Attention::disk: return "disk";
  }
  SHUKE_CHECK(false);
}

}  // namespace shuke::sync

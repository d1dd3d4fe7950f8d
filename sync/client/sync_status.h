#pragma once

#include <optional>

#include "core/base/ids.h"
#include "core/base/time.h"

namespace shuke::sync {

enum class SyncState { starting, up_to_date, sending, offline, needs_attention };

// What a person has to see to. Selling goes on in every case.
enum class Attention {
  none,
  fork,            // two histories under one identity: this disk was copied or put back
  rolled_back,     // head office has more of this terminal than the terminal itself
  wrong_server,    // another head office answers at this address
  identity_taken,  // another installation holds this till's number
  not_admitted,    // head office does not know this terminal, or refuses it
  upgrade_needed,  // this program is too old to receive; sending still works
  not_understood,  // head office answers what this program cannot read
  disk             // this terminal's disk refuses
};

// Told apart at a glance on the counter.
struct SyncStatus {
  SyncState state = SyncState::starting;
  Sequence waiting = 0;                    // records not yet at head office
  std::optional<Timestamp> waiting_since;  // of the oldest of them
  Attention attention = Attention::none;
  bool operator==(const SyncStatus&) const = default;
};

const char* name_of(SyncState state);
const char* name_of(Attention attention);

}  // namespace shuke::sync

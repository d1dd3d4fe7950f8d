#pragma once

#include <string>
#include <string_view>

#include "core/base/record.h"
#include "sync/server/storage.h"

namespace shuke::head_office {

// Keeps a hand-over and publishes it with the member, so that every till that syncs refuses the gift from then on. One that was handed
// over before is accepted all the same: the gift is gone. `person` is the record's personal part, opened. Answers why the record is put
// aside, "" where it stands.
std::string apply_gift(Storage& storage, const TerminalIdentity& terminal, const Record& record, std::string_view person);

// Hand-overs of what another till had handed over already: for a person to settle. It follows from all hand-overs, in whatever order they
// came, and is stored nowhere.
std::vector<domain::RecordId> gifts_given_twice(Storage& storage);

}  // namespace shuke::head_office

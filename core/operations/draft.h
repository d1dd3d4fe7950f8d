#pragma once

#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/codec/draft.h"
#include "core/store/store.h"

namespace shuke::operations {

// Keeps the open counter; the newest wins. A basket that is sold is never kept as the open one. not_saved or outcome_unknown when the disk
// refuses: the counter goes on, and says so. While the keys are locked nothing is kept and nothing said: that was said at the start.
Outcome save_draft(store::Store& store, const codec::Draft& draft);

// What was open when the program ended, or nothing; of a basket that is sold only what stays after it. A draft that cannot be read is
// refused (document_not_valid, keys_locked), never guessed at.
Result<std::optional<codec::Draft>> load_draft(const store::Store& store);

// The draft's bytes once that basket is sold: its basket has no id and no lines, payment, form and exchange are gone, parked
// baskets, associate and language stay. A draft of another basket stays as it is; one that cannot be read gives nothing.
std::string draft_without(const std::string& bytes, const Uuid& basket);

}  // namespace shuke::operations

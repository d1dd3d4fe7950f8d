#pragma once

#include <optional>
#include <string>

#include "core/base/error.h"
#include "core/base/result.h"
#include "core/store/store.h"

// What becomes of an act when the disk fails it. Internal to core/operations, but for opens_again(), which the store thread asks too.
namespace shuke::operations {

// Opens the files anew, with the room of the reserve if need be. False: they stay closed, and it may be tried again.
bool opens_again(store::Store& store);
// Makes the reserve's room free; false where there is none to give, or the disk keeps it.
bool gives_up_reserve(store::Store& store);

// Runs `act`, which writes one record, so that the answer is what a restart would find. A full disk rolled it back whole: it runs once more
// in the room of the reserve, if there is one. After any other error nobody knows, so nothing is tried blindly: the files are opened anew
// and `look` answers for the record, or nullopt where it is not there. Refuses as the two do, with not_saved (detail: what the disk
// said; nothing of it is there), or with outcome_unknown where the files do not open again. DbError does not leave this function.
template <class Answer, class Act, class Look>
Result<Answer> write_once(store::Store& store, const Act& act, const Look& look) {
  if (!store.is_open() && !opens_again(store)) return Refusal{Reason::outcome_unknown};
  std::string said;
  for (bool is_second = false;; is_second = true) {
    try {
      return act();
    } catch (const DbError& error) {
      said = error.what();
      if (!error.is_disk_full()) break;
      if (is_second || !gives_up_reserve(store)) return Refusal{Reason::not_saved, said};
    }
  }
  if (!opens_again(store)) return Refusal{Reason::outcome_unknown, said};
  try {
    if (std::optional<Result<Answer>> there = look()) return *std::move(there);
    return Refusal{Reason::not_saved, said};
  } catch (const DbError&) {
    return Refusal{Reason::outcome_unknown, said};
  }
}

}  // namespace shuke::operations

#pragma once

#include <functional>
#include <map>
#include <string>

#include "core/base/record.h"
#include "core/base/result.h"
#include "core/seal/record_key.h"

namespace shuke::head_office {

// Opens what is personal in records; nothing else at head office does. One for a batch: the records of one member carry the same wrapped
// key, and unwrapping is the dear part (60 us). Borrows the pair. One thread.
class RecordOpener {
 public:
  explicit RecordOpener(const seal::KeyPair& keys) : keys_(keys) {}

  // The personal part in the clear, empty where there is none. document_not_valid where it does not open with the key beside it: detail
  // "key" or "envelope", an envelope in the clear too. version_too_new for an envelope of later days.
  Result<std::string> open(const Record& record);

 private:
  const seal::KeyPair& keys_;
  std::map<std::string, seal::Secret, std::less<>> unwrapped_;  // by the wrapped bytes
};

}  // namespace shuke::head_office

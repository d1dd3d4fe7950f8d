#include "sync/server/record_opener.h"

#include <utility>

namespace shuke::head_office {

namespace {

// Each key in memory is some pages of its own: enough for a batch, not for a whole database.
constexpr std::size_t k_most_keys = 512;

}  // namespace

Result<std::string> RecordOpener::open(const Record& record) {
  if (record.sealed.empty()) return std::string();
  const std::string& wrapped = record.key.for_head_office;
  auto known = unwrapped_.find(wrapped);
  if (known == unwrapped_.end()) {
    auto key = keys_.unwrap_key(wrapped);
    if (!key) return key.refusal();
    if (unwrapped_.size() >= k_most_keys) unwrapped_.clear();
    known = unwrapped_.emplace(wrapped, std::move(key).value()).first;
  }
  return seal::open_record(known->second, {record.kind, record.seq}, record.sealed);
}

}  // namespace shuke::head_office

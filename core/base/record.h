#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "core/base/ids.h"
#include "core/base/time.h"

namespace shuke {

using Hash = std::array<std::uint8_t, 32>;  // BLAKE2b-256, see core/seal/chain.h for what it covers

// The key of a record's personal part, wrapped (core/seal/record_key.h). In neither hash: destroyed, it erases the person and breaks no
// chain. `for_head_office` is empty until head office is known; `for_terminal` stays on the terminal.
struct RecordKey {
  std::string for_terminal;
  std::string for_head_office;
  bool operator==(const RecordKey&) const = default;
};

// One fact of this terminal as it stands in the outbox and travels to head office. `body` is JSON without personal data, `sealed`
// an envelope for the personal part (core/seal/record_key.h). The bytes are what the hashes cover: they are stored and sent as they
// are, never encoded twice.
struct Record {
  Sequence seq = 0;
  std::string kind;  // "sale", "enrolment", ...
  int kind_version = 1;
  Hlc hlc = 0;
  std::string body;
  std::string sealed;  // empty where there is nothing personal
  RecordKey key{};     // of `sealed`; empty with it
  Hash body_hash{};
  Hash chain_hash{};
};

}  // namespace shuke

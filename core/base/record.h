#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "core/base/ids.h"
#include "core/base/time.h"

namespace shuke {

using Hash = std::array<std::uint8_t, 32>;  // BLAKE2b-256, see core/seal/chain.h for what it covers

// One fact of this terminal as it stands in the outbox and travels to head office. `body` is JSON without personal data, `sealed`
// an envelope for the personal part (version byte first; version 0 is in the clear until sealing is built). The bytes are what the
// hashes cover: they are stored and sent as they are, never encoded twice.
struct Record {
  Sequence seq = 0;
  std::string kind;  // "sale", "enrolment", ...
  int kind_version = 1;
  Hlc hlc = 0;
  std::string body;
  std::string sealed;  // empty where there is nothing personal
  Hash body_hash{};
  Hash chain_hash{};
};

}  // namespace shuke

#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shuke {

// 16 bytes; members, cases and events carry a UUIDv7 made on the terminal, before anything is sent.
struct Uuid {
  std::array<std::uint8_t, 16> bytes{};
  auto operator<=>(const Uuid&) const = default;
};
using MemberId = Uuid;

// Lower-case text with hyphens, as in JSON and URLs.
std::string to_text(const Uuid& id);
std::optional<Uuid> uuid_from_text(std::string_view text);
// UUIDv7 from milliseconds since 1970 and ten random bytes; the caller brings both.
Uuid make_uuid_v7(std::int64_t unix_ms, const std::array<std::uint8_t, 10>& random);

using StoreId = std::string;      // the store's short code, "NJX"; stands first in receipt numbers
using AssociateId = std::string;  // staff number, "A01"
using SkuCode = std::string;      // the chain's article number with colour and size, "CS2611-BL-41"
using StyleCode = std::string;

// Issued once by head office; (terminal, incarnation) has exactly one history.
struct TerminalIdentity {
  std::uint32_t terminal = 0;
  std::uint32_t incarnation = 0;
  StoreId store;
  std::string till;  // number of the till within its store, "01"
  bool operator==(const TerminalIdentity&) const = default;
};

// Position in a terminal's outbox: contiguous from 1 for the life of journal.db.
using Sequence = std::int64_t;

// store-till-incarnation-counter, the counter six digits: NJX-01-1-002318. Without gaps on each terminal.
std::string receipt_number(const TerminalIdentity& identity, std::int64_t counter);

}  // namespace shuke

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shuke::head_office {

// Where a terminal's pull stands. Opaque outside this file: a version, the epoch it was given in, the feed position.
std::string cursor_of(std::string_view epoch, std::int64_t position);
// Nothing for a cursor of another version or epoch, or a broken one: the terminal begins again. An empty text is the beginning.
std::optional<std::int64_t> position_of(std::string_view cursor, std::string_view epoch);

}  // namespace shuke::head_office

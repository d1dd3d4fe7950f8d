#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace shuke::seal {

// The check value of a row: 16 bytes of BLAKE2b over what core/db's row_check hands over. Against a disk that changes bytes, not against
// somebody who changes them: without a key anybody can make it. Pure, any thread.
std::array<std::uint8_t, 16> row_print(std::string_view row);

}  // namespace shuke::seal

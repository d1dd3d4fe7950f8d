#include "core/seal/row_print.h"

#include <sodium.h>

namespace shuke::seal {

std::array<std::uint8_t, 16> row_print(std::string_view row) {
  std::array<std::uint8_t, 16> print{};
  crypto_generichash(print.data(), print.size(), reinterpret_cast<const unsigned char*>(row.data()), row.size(), nullptr, 0);
  return print;
}

}  // namespace shuke::seal

#include "core/seal/row_print.h"

#include <sodium.h>

namespace shuke::seal {

std::string row_print(std::string_view row) {
  constexpr std::size_t k_bytes = 16;
  std::string print(k_bytes, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(print.data()), k_bytes, reinterpret_cast<const unsigned char*>(row.data()),
                     row.size(), nullptr, 0);
  return print;
}

}  // namespace shuke::seal

#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace shuke::seal {

inline constexpr std::size_t k_secret_size = 32;

// A key of 32 bytes in memory that is never swapped out, stays out of core files and is wiped at the end (libsodium's guarded
// allocation). Moved, not copied; shared keys are shared_ptr<const ...> of their owners. Aborts when the machine has no such memory left.
class Secret {
 public:
  static Secret random();
  static Secret of(std::string_view bytes);  // exactly k_secret_size

  const unsigned char* data() const { return bytes_.get(); }
  std::string_view view() const { return {reinterpret_cast<const char*>(bytes_.get()), k_secret_size}; }

 private:
  struct Wipe {
    void operator()(unsigned char* bytes) const;
  };
  Secret();

  std::unique_ptr<unsigned char[], Wipe> bytes_;
};

// Bytes nobody can guess, for ids and nonces.
std::string random_bytes(std::size_t size);

}  // namespace shuke::seal

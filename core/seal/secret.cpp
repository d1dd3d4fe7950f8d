#include "core/seal/secret.h"

#include <sodium.h>

#include <cstring>

#include "core/base/check.h"

namespace shuke::seal {

namespace {

// libsodium asks for this once before its random numbers and guarded memory; a second time it does nothing.
void wake_library() { SHUKE_CHECK(sodium_init() >= 0); }

}  // namespace

void Secret::Wipe::operator()(unsigned char* bytes) const { sodium_free(bytes); }

Secret::Secret() {
  wake_library();
  bytes_.reset(static_cast<unsigned char*>(sodium_malloc(k_secret_size)));
  SHUKE_CHECK(bytes_ != nullptr);
}

Secret Secret::random() {
  Secret secret;
  randombytes_buf(secret.bytes_.get(), k_secret_size);
  return secret;
}

Secret Secret::of(std::string_view bytes) {
  SHUKE_CHECK(bytes.size() == k_secret_size);
  Secret secret;
  std::memcpy(secret.bytes_.get(), bytes.data(), k_secret_size);
  return secret;
}

std::string random_bytes(std::size_t size) {
  wake_library();
  std::string bytes(size, '\0');
  randombytes_buf(bytes.data(), size);
  return bytes;
}

}  // namespace shuke::seal

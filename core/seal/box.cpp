#include "core/seal/box.h"

#include <sodium.h>

namespace shuke::seal {

namespace {

constexpr std::size_t k_nonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t k_tag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(k_nonce + k_tag == k_box_overhead);
static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == k_secret_size);

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

}  // namespace

void put_box(std::string& out, const Secret& key, std::string_view bound_to, std::string_view clear) {
  const std::size_t begin = out.size();
  out.resize(begin + k_box_overhead + clear.size());
  auto* const nonce = reinterpret_cast<unsigned char*>(out.data()) + begin;
  randombytes_buf(nonce, k_nonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + k_nonce, nullptr, raw(clear), clear.size(), raw(bound_to), bound_to.size(), nullptr,
                                             nonce, key.data());
}

Result<std::string> open_box(const Secret& key, std::string_view bound_to, std::string_view box) {
  const Refusal refusal{Reason::document_not_valid, "envelope"};
  if (box.size() < k_box_overhead) return refusal;
  std::string clear(box.size() - k_box_overhead, '\0');
  const std::string_view sealed = box.substr(k_nonce);
  const int result =
      crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(clear.data()), nullptr, nullptr, raw(sealed),
                                                 sealed.size(), raw(bound_to), bound_to.size(), raw(box), key.data());
  if (result != 0) return refusal;
  return clear;
}

}  // namespace shuke::seal

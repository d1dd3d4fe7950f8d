#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/seal/secret.h"

// One sealed piece, whatever its key: 24 random bytes of nonce, then XChaCha20-Poly1305 (IETF) of the content with 16 bytes of tag.
// `bound_to` is where the piece belongs; it is not in the bytes, and a piece that is opened for another place does not open.
// Pure but for the nonce, any thread.
namespace shuke::seal {

inline constexpr std::size_t k_box_overhead = 40;

// Behind what stands in `out` already.
void put_box(std::string& out, const Secret& key, std::string_view bound_to, std::string_view clear);
// document_not_valid (detail "envelope") for another key, another place, or bytes that were changed.
Result<std::string> open_box(const Secret& key, std::string_view bound_to, std::string_view box);

}  // namespace shuke::seal

#include "core/seal/envelope.h"

namespace shuke::seal {

std::string close(std::string_view clear) {
  std::string envelope(1, k_clear_version);
  envelope += clear;
  return envelope;
}

Result<std::string> open(std::string_view envelope) {
  if (envelope.empty()) return Refusal{Reason::document_not_valid, "envelope"};
  if (envelope.front() != k_clear_version) return Refusal{Reason::version_too_new, "envelope"};
  return std::string(envelope.substr(1));
}

}  // namespace shuke::seal

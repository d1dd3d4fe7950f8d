#include "core/operations/draft.h"

namespace shuke::operations {

Outcome save_draft(store::Store& store, const codec::Draft& draft) {
  try {
    store.save_draft(codec::encode_draft(draft));
    return Done{};
  } catch (const DbError& error) {
    return Refusal{Reason::not_saved, error.what()};
  }
}

Result<std::optional<codec::Draft>> load_draft(const store::Store& store) {
  const auto bytes = store.load_draft();
  if (!bytes) return bytes.refusal();
  if (!*bytes) return std::optional<codec::Draft>();
  auto draft = codec::decode_draft(**bytes);
  if (!draft) return draft.refusal();
  return std::optional(std::move(draft).value());
}

std::string draft_without(const std::string& bytes, const Uuid& basket) {
  auto decoded = codec::decode_draft(bytes);
  if (!decoded) return {};
  codec::Draft draft = std::move(decoded).value();
  if (draft.basket.id != basket) return bytes;
  draft.basket = {};
  draft.payment = {};
  draft.screen = {};
  draft.enrolment.reset();
  return codec::encode_draft(draft);
}

}  // namespace shuke::operations

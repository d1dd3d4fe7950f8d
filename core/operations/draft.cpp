#include "core/operations/draft.h"

namespace shuke::operations {
namespace {

codec::Draft without_basket(codec::Draft draft) {
  draft.basket = {};
  draft.payment = {};
  draft.screen = {};
  draft.enrolment.reset();
  draft.exchange.reset();
  return draft;
}

}  // namespace

Outcome save_draft(store::Store& store, const codec::Draft& draft) {
  try {
    const std::string bytes = codec::encode_draft(draft);
    store.save_draft(store.find_sale(draft.basket.id) ? draft_without(bytes, draft.basket.id) : bytes);
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
  codec::Draft open = std::move(draft).value();
  return std::optional(store.find_sale(open.basket.id) ? without_basket(std::move(open)) : std::move(open));
}

std::string draft_without(const std::string& bytes, const Uuid& basket) {
  auto decoded = codec::decode_draft(bytes);
  if (!decoded) return {};
  codec::Draft draft = std::move(decoded).value();
  return draft.basket.id == basket ? codec::encode_draft(without_basket(std::move(draft))) : bytes;
}

}  // namespace shuke::operations

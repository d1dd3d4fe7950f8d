#include "core/operations/draft.h"

#include "core/operations/write_once.h"

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
  const auto save = [&]() -> Outcome {
    const std::string bytes = codec::encode_draft(draft);
    store.save_draft(store.find_sale(draft.basket.id) ? draft_without(bytes, draft.basket.id) : bytes);
    return Done{};
  };
  // One or the other is there, and the next change of the counter keeps it anew.
  return write_once<Done>(store, save, [] { return std::optional<Outcome>(); });
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

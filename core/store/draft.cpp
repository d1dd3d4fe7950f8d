#include "core/store/files.h"
#include "core/store/sealed.h"
#include "core/store/store.h"

namespace shuke::store {

namespace {

constexpr std::string_view k_put_draft =
    "INSERT INTO draft (one, content) VALUES (1, ?1) "
    "ON CONFLICT (one) DO UPDATE SET content = excluded.content";
constexpr std::string_view k_delete_draft = "DELETE FROM draft";
constexpr std::string_view k_select_draft = "SELECT content FROM draft";

}  // namespace

void put_draft(db::Database& journal, const seal::Keyring* ring, std::string_view bytes) {
  if (ring == nullptr) return;
  if (bytes.empty()) {
    journal.run(k_delete_draft);
  } else {
    journal.run(k_put_draft, db::Blob{seal_for(*ring, k_draft, k_draft_row, bytes)});
  }
}

void Store::save_draft(std::string_view bytes) { put_draft(files_->journal, files_->ring(), bytes); }

Result<std::optional<std::string>> Store::load_draft() const {
  auto rows = files_->journal.query(k_select_draft);
  if (!rows.next()) return std::optional<std::string>();
  if (files_->ring() == nullptr) return Refusal{Reason::keys_locked, "draft"};
  auto opened = open_from(*files_->ring(), k_draft, k_draft_row, rows.view(0));
  if (!opened) return opened.refusal();
  return std::optional(std::move(opened).value());
}

}  // namespace shuke::store

#include "core/seal/envelope.h"
#include "core/store/files.h"
#include "core/store/store.h"

namespace shuke::store {

namespace {

constexpr std::string_view k_put_draft =
    "INSERT INTO draft (one, content) VALUES (1, ?1) "
    "ON CONFLICT (one) DO UPDATE SET content = excluded.content";
constexpr std::string_view k_delete_draft = "DELETE FROM draft";
constexpr std::string_view k_select_draft = "SELECT content FROM draft";

}  // namespace

void put_draft(db::Database& journal, std::string_view bytes) {
  if (bytes.empty()) {
    journal.run(k_delete_draft);
  } else {
    journal.run(k_put_draft, db::Blob{seal::close(bytes)});
  }
}

void Store::save_draft(std::string_view bytes) { put_draft(files_->journal, bytes); }

Result<std::optional<std::string>> Store::load_draft() const {
  auto rows = files_->journal.query(k_select_draft);
  if (!rows.next()) return std::optional<std::string>();
  auto opened = seal::open(rows.view(0));
  if (!opened) return opened.refusal();
  return std::optional(std::move(opened).value());
}

}  // namespace shuke::store

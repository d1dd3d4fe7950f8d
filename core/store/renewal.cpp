#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/db/transaction.h"
#include "core/store/files.h"
#include "core/store/sealed.h"
#include "core/store/store.h"

namespace shuke::store {

namespace {

constexpr std::int64_t k_looked_at_once = 2000;
constexpr std::size_t k_sealed_at_once = 200;

struct SealedRow {
  std::string row;
  std::string envelope;
};

struct Found {
  std::vector<SealedRow> older;
  std::string last;  // that was looked at
  std::int64_t looked_at = 0;
  bool is_all = false;
};

// The next rows that carry an older version, of at most so many.
Found find_older(db::Database& file, const SealedField& field, seal::KeyVersion newest, const std::string& after, std::int64_t most) {
  Found found{.older = {}, .last = after};
  auto rows = file.query(field.some, db::Blob{after}, most);
  while (found.older.size() < k_sealed_at_once) {
    if (!rows.next()) {
      found.is_all = found.looked_at < most;
      break;
    }
    ++found.looked_at;
    found.last = rows.text(0);
    if (seal::Keyring::version_of(rows.view(1)) != newest) found.older.push_back({found.last, rows.text(1)});
  }
  return found;
}

// What does not open stays as it is: check names it.
void seal_again(db::Database& file, const SealedField& field, const seal::Keyring& ring, const std::vector<SealedRow>& rows) {
  if (rows.empty()) return;
  db::Transaction transaction(file);
  for (const auto& [row, envelope] : rows) {
    const auto clear = open_from(ring, field, row, envelope);
    if (clear) file.run(field.put, db::Blob{row}, db::Blob{seal_for(ring, field, row, *clear)});
  }
  transaction.commit();
}

bool has_older(const seal::Keyring& ring) {
  return std::any_of(seal::k_key_classes.begin(), seal::k_key_classes.end(), [&](seal::KeyClass of) { return ring.has_older(of); });
}

std::string name_of(seal::KeyClass of) {
  switch (of) {
    case seal::KeyClass::core: return "core";
    case seal::KeyClass::sensitive: return "sensitive";
    case seal::KeyClass::staff: return "staff";
    case seal::KeyClass::draft: return "draft";
    case seal::KeyClass::records: return "records";
    case seal::KeyClass::phone: return "phone";
    case seal::KeyClass::card: return "card";
  }
  return {};
}

}  // namespace

bool Store::renew_seals() {
  Renewal& at = files_->renewal;
  const seal::Keyring* const ring = files_->ring();
  if (at.is_over || ring == nullptr) return false;
  if (!has_older(*ring)) return at.is_over = true, false;
  const auto fields = sealed_fields();
  if (at.field == fields.size()) return forget_older(), false;
  bool has_sealed = false;
  for (std::int64_t left = k_looked_at_once; left > 0 && !has_sealed && at.field < fields.size();) {
    const SealedField& field = *fields[at.field];
    db::Database& file = field.is_in_journal ? files_->journal : files_->replica;
    Found found = find_older(file, field, ring->version(field.of), at.row, left);
    seal_again(file, field, *ring, found.older);
    has_sealed = !found.older.empty();
    left -= found.looked_at;
    at.row = std::move(found.last);
    if (found.is_all) ++at.field, at.row.clear();
  }
  return true;
}

// Only once nothing of it needs them any more, whatever a power cut leaves: the second place has the new wrappings, and the replica, whose
// commits do not wait for the disk, is on it.
void Store::forget_older() {
  copy_records();
  files_->replica.sync();
  files_->renewal.is_over = true;
  if (files_->keys.paths.keyring.empty()) return;
  Keys newest = forget_older_keys(files_->keys.paths);
  if (newest.ring) files_->keys = std::move(newest);
}

KeyReport Store::key_report() const {
  KeyReport report;
  const seal::Keyring* const ring = files_->ring();
  if (ring == nullptr) return report;
  for (const seal::KeyClass of : seal::k_key_classes) report.versions.push_back({name_of(of), ring->version(of), ring->has_older(of)});
  for (const SealedField* const field : sealed_fields()) {
    const seal::KeyVersion newest = ring->version(field->of);
    const std::array<char, 2> bytes{static_cast<char>(newest & 0xFF), static_cast<char>(newest >> 8)};
    db::Database& file = field->is_in_journal ? files_->journal : files_->replica;
    const std::int64_t rows = file.number(field->count_older, db::blob_of(bytes));
    if (rows > 0) report.older.push_back({std::string(field->table) + '.' + std::string(field->column), rows});
  }
  return report;
}

}  // namespace shuke::store

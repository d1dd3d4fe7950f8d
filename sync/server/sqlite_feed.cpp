#include "sync/server/sqlite_storage.h"

namespace shuke::head_office {

namespace {

// A page may carry a little more than asked for: keys and names count as this much a row.
constexpr std::size_t k_row_overhead = 96;

constexpr char k_forget_row[] = "DELETE FROM feed WHERE entity = ? AND key = ?";

constexpr char k_put_row[] = R"(
INSERT INTO feed (entity, key, is_removed, body)
VALUES (?, ?, ?, ?)
RETURNING position)";

constexpr char k_find_row[] = R"(
SELECT position, entity, key, is_removed, body
FROM feed
WHERE entity = ? AND key = ?)";

// '!' follows the space.
constexpr char k_rows_of[] = R"(
SELECT position, entity, key, is_removed, body
FROM feed
WHERE entity = ? AND key > ? || ' ' AND key < ? || '!' AND is_removed = 0
ORDER BY key)";

constexpr char k_rows_after[] = R"(
SELECT position, entity, key, is_removed, body
FROM feed
WHERE position > ?
ORDER BY position)";

constexpr char k_feed_head[] = "SELECT COALESCE(MAX(position), 0) FROM feed";

constexpr char k_each_row[] = R"(
SELECT position, entity, key, is_removed, body
FROM feed
WHERE entity = ?
ORDER BY key)";

constexpr char k_counts[] = R"(
SELECT (SELECT COUNT(*) FROM terminal WHERE installation IS NOT NULL),
       (SELECT COUNT(*) FROM record),
       (SELECT COUNT(*) FROM record WHERE code <> ''),
       (SELECT COUNT(*) FROM forked_record),
       (SELECT COUNT(*) FROM sale),
       (SELECT COUNT(*) FROM feed WHERE entity = 'member' AND is_removed = 0),
       (SELECT COALESCE(MAX(position), 0) FROM feed))";

codec::FeedRow row_of(const db::Rows& rows) {
  codec::FeedRow out;
  out.version = rows.integer(0);
  out.entity = rows.text(1);
  out.key = rows.text(2);
  out.is_removed = rows.flag(3);
  out.body = rows.text(4);
  return out;
}

}  // namespace

std::int64_t SqliteStorage::put_row(const codec::FeedRow& row) {
  database_.run(k_forget_row, row.entity, row.key);
  return database_.number(k_put_row, row.entity, row.key, row.is_removed, db::blob_of(row.body));
}

std::optional<codec::FeedRow> SqliteStorage::find_row(std::string_view entity, std::string_view key) {
  auto rows = database_.query(k_find_row, entity, key);
  if (!rows.next()) return std::nullopt;
  return row_of(rows);
}

std::vector<codec::FeedRow> SqliteStorage::rows_of(std::string_view entity, std::string_view first) {
  std::vector<codec::FeedRow> out;
  auto rows = database_.query(k_rows_of, entity, first, first);
  while (rows.next()) out.push_back(row_of(rows));
  return out;
}

std::vector<codec::FeedRow> SqliteStorage::rows_after(std::int64_t position, std::size_t most_bytes) {
  std::vector<codec::FeedRow> out;
  std::size_t bytes = 0;
  auto rows = database_.query(k_rows_after, position);
  while (rows.next()) {
    bytes += rows.view(4).size() + k_row_overhead;
    if (!out.empty() && bytes > most_bytes) break;
    out.push_back(row_of(rows));
  }
  return out;
}

std::int64_t SqliteStorage::feed_head() { return database_.number(k_feed_head); }

Counts SqliteStorage::counts() {
  auto rows = database_.query(k_counts);
  if (!rows.next()) return {};
  return {rows.integer(0), rows.integer(1), rows.integer(2), rows.integer(3), rows.integer(4), rows.integer(5), rows.integer(6)};
}

void SqliteStorage::each_row(std::string_view entity, const std::function<void(const codec::FeedRow&)>& take) {
  auto rows = database_.query(k_each_row, entity);
  while (rows.next()) take(row_of(rows));
}

}  // namespace shuke::head_office

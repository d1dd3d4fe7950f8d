#include <array>

#include "core/db/transaction.h"
#include "core/store/files.h"
#include "core/store/store.h"

namespace shuke::store {

namespace {

// One table whose rows carry a check value: how many do not agree with it, and the statement that takes those out.
struct CheckedTable {
  std::string_view name;
  std::string_view count_changed;
  std::string_view remove_changed;
};

// What of the journal stands in no record. Its records have their hashes, and check_data holds every other row against its record.
constexpr std::array k_journal_tables{
    CheckedTable{"installation", "SELECT count(*) FROM installation WHERE check_value IS NOT row_check('installation', id)", {}},
    CheckedTable{"terminal",
                 "SELECT count(*) FROM terminal "
                 "WHERE check_value IS NOT row_check('terminal', terminal, incarnation, store, till, is_provisional)",
                 {}},
    CheckedTable{"sync_state",
                 "SELECT count(*) FROM sync_state "
                 "WHERE check_value IS NOT row_check('sync_state', server_id, epoch, applied_hwm, archived_hwm)",
                 {}},
};

constexpr std::array k_replica_tables{
    CheckedTable{"stock", "SELECT count(*) FROM stock WHERE check_value IS NOT row_check('stock', sku, store, quantity)",
                 "DELETE FROM stock WHERE check_value IS NOT row_check('stock', sku, store, quantity)"},
    CheckedTable{"sku",
                 "SELECT count(*) FROM sku WHERE check_value IS NOT "
                 "row_check('sku', code, style, barcode, colour_zh, colour_en, rgb, size, list_fen, floor_fen, version)",
                 "DELETE FROM sku WHERE check_value IS NOT "
                 "row_check('sku', code, style, barcode, colour_zh, colour_en, rgb, size, list_fen, floor_fen, version)"},
    CheckedTable{"style",
                 "SELECT count(*) FROM style WHERE check_value IS NOT row_check('style', code, name_zh, name_en, material_zh, material_en, "
                 "category, garment, size_family, has_wool, is_new, tile_order, goes_with, brand, tags, version)",
                 "DELETE FROM style WHERE check_value IS NOT row_check('style', code, name_zh, name_en, material_zh, material_en, "
                 "category, garment, size_family, has_wool, is_new, tile_order, goes_with, brand, tags, version)"},
    CheckedTable{"document", "SELECT count(*) FROM document WHERE check_value IS NOT row_check('document', entity, key, version, body)",
                 "DELETE FROM document WHERE check_value IS NOT row_check('document', entity, key, version, body)"},
    CheckedTable{"feed_state",
                 "SELECT count(*) FROM feed_state "
                 "WHERE check_value IS NOT row_check('feed_state', cursor, generation, is_starting_over, has_skipped)",
                 {}},
};

constexpr std::array<std::string_view, 4> k_read_through{
    "SELECT coalesce(sum(length(check_value)), 0) FROM stock", "SELECT coalesce(sum(length(check_value)), 0) FROM sku",
    "SELECT coalesce(sum(length(check_value)), 0) FROM style", "SELECT coalesce(sum(length(check_value)), 0) FROM document"};

constexpr std::string_view k_begin_feed_anew =
    "UPDATE feed_state SET cursor = '', check_value = row_check('feed_state', '', generation, is_starting_over, has_skipped)";

constexpr std::string_view k_select_schema = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name";

std::string schema_of(db::Database& database) {
  std::string schema;
  auto rows = database.query(k_select_schema);
  while (rows.next()) schema += rows.text(0) + ' ' + rows.text(1) + ' ' + rows.text(2) + ' ' + rows.text(3) + '\n';
  return schema;
}

std::string fresh_schema(std::string_view file) {
  db::Database fresh(":memory:", db::Durability::replica);
  bring_up_to_date(fresh, Access::read_write, file);
  return schema_of(fresh);
}

// Always the same while the program runs.
const std::string& schema_of_this_program(std::string_view file) {
  static const std::string k_journal = fresh_schema("journal_");
  static const std::string k_replica = fresh_schema("replica_");
  return file == "journal_" ? k_journal : k_replica;
}

void add_findings(std::vector<std::string>& findings, db::Database& database, const CheckedTable& table) {
  const std::int64_t changed = database.number(table.count_changed);
  if (changed == 0) return;
  findings.push_back(std::to_string(changed) + (changed == 1 ? " row of " : " rows of ") + std::string(table.name) +
                     (changed == 1 ? " is not what was written" : " are not what was written"));
}

}  // namespace

void expect_unchanged(const db::Rows& rows, int column, std::string_view table) {
  constexpr int k_damaged = 11;  // SQLite's number for it
  if (!rows.flag(column)) throw DbError(k_damaged, std::string(table), "a row is not what was written");
}

std::vector<std::string> changed_rows(db::Database& database, std::string_view file) {
  std::vector<std::string> findings;
  if (file == "journal_") {
    for (const CheckedTable& table : k_journal_tables) add_findings(findings, database, table);
  } else {
    for (const CheckedTable& table : k_replica_tables) add_findings(findings, database, table);
  }
  return findings;
}

std::vector<std::string> schema_findings(db::Database& database, std::string_view file) {
  if (schema_of(database) == schema_of_this_program(file)) return {};
  return {"its tables are not described as this program describes them"};
}

std::int64_t drop_changed_rows(db::Database& replica) {
  std::int64_t found = 0;
  for (const CheckedTable& table : k_replica_tables) found += replica.number(table.count_changed);
  if (found == 0) return 0;
  db::Transaction transaction(replica);
  for (const CheckedTable& table : k_replica_tables) {
    if (!table.remove_changed.empty()) replica.run(table.remove_changed);
  }
  replica.run(k_begin_feed_anew);
  transaction.commit();
  return found;
}

// The check value is the last of a row: whoever asks for it reads the row to its end.
void Store::read_through_goods() const {
  for (const std::string_view sql : k_read_through) files_->replica.number(sql);
}

std::int64_t Store::drop_damaged_goods() { return drop_changed_rows(files_->replica); }

}  // namespace shuke::store

#include "tests/damage/memory.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/db/database.h"

namespace shuke::damage {

namespace {

struct Table {
  std::string_view name;
  std::string_view columns;
};

constexpr std::array k_journal{
    Table{"installation", "id"},
    Table{"terminal", "terminal, incarnation, store, till, is_provisional"},
    Table{"sync_state", "server_id, epoch, applied_hwm, archived_hwm"},
    Table{"outbox", "seq, kind, kind_version, hlc, body, sealed, body_hash, chain_hash"},
    Table{"sale",
          "seq, receipt_number, counter, basket_id, member_id, business_date, at_ms, offset_minutes, store, list_total_fen, total_fen"},
    Table{"sale_line", "sale_seq, line_no, sku, quantity, list_fen, paid_fen, vat_rate_bp"},
    Table{"tender", "sale_seq, tender_no, kind, amount_fen, reference, attempt, state"},
    Table{"ledger_entry", "sale_seq, entry_no, account, points, growth_fen, available_from, expires, policy_version, kind, stored_fen"},
    Table{"coupon_use", "code, sale_seq, act"},
    Table{"gift", "seq, act_id, member_id"},
    Table{"shift_event", "seq, shift, act, business_date, associate"},
    Table{"enrolment", "seq, member_id, business_date"},
    Table{"found_by", "found_by"},
    Table{"draft", "content"},
};

constexpr std::array k_replica{
    Table{"feed_state", "cursor, is_starting_over"},
    Table{"style",
          "code, name_zh, name_en, material_zh, material_en, category, garment, size_family, has_wool, is_new, tile_order, goes_with, "
          "brand, tags"},
    Table{"sku", "position, code, style, barcode, colour_zh, colour_en, rgb, size, list_fen, floor_fen"},
    Table{"stock", "sku, store, quantity"},
    Table{"document", "entity, key, body"},
    Table{"member", "id, name, phone, cards, readings, last_visit, last_store, core, facts"},
    Table{"history", "key, member_id, body"},
};

int columns_in(std::string_view list) { return static_cast<int>(std::count(list.begin(), list.end(), ',')) + 1; }

template <std::size_t n>
void read_tables(Memory& memory, const std::string& path, const std::string& file, const std::array<Table, n>& tables) {
  db::Database database = db::Database::read_only(path);
  for (const Table& table : tables) {
    const std::string from(table.name == "found_by" ? "enrolment" : table.name);
    std::string& text = memory[file + '.' + std::string(table.name)];
    auto rows = database.query("SELECT " + std::string(table.columns) + " FROM " + from + " ORDER BY " +
                               std::string(columns_in(table.columns) > 1 ? "1, 2" : "1"));
    while (rows.next()) {
      for (int column = 0; column < columns_in(table.columns); ++column) text += rows.is_null(column) ? "-|" : rows.text(column) + '|';
      text += '\n';
    }
  }
}

}  // namespace

Memory read_memory(const std::string& folder) {
  Memory memory;
  read_tables(memory, folder + "/journal.db", "journal", k_journal);
  read_tables(memory, folder + "/replica.db", "replica", k_replica);
  return memory;
}

std::vector<std::string> differences(const Memory& a, const Memory& b) {
  std::vector<std::string> tables;
  for (const auto& [table, rows] : a) {
    const auto other = b.find(table);
    if (other == b.end() || other->second != rows) tables.push_back(table);
  }
  return tables;
}

Matter matter_of(const std::string& table) {
  if (table == "journal.draft") return Matter::neither;
  const bool is_member =
      table == "replica.member" || table == "replica.history" || table == "journal.enrolment" || table == "journal.found_by";
  return is_member ? Matter::member : Matter::money;
}

bool waits_for_sealing(const std::string& table) {
  return !k_is_sealed && (table == "replica.member" || table == "journal.found_by" || table == "journal.draft");
}

}  // namespace shuke::damage

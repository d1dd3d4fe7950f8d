#include "tests/damage/memory.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/db/database.h"
#include "core/store/store.h"

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
};

constexpr std::array k_replica{
    Table{"feed_state", "cursor, is_starting_over"},
    Table{"style",
          "code, name_zh, name_en, material_zh, material_en, category, garment, size_family, has_wool, is_new, tile_order, goes_with, "
          "brand, tags"},
    Table{"sku", "position, code, style, barcode, colour_zh, colour_en, rgb, size, list_fen, floor_fen"},
    Table{"stock", "sku, store, quantity"},
    Table{"document", "entity, key, body"},
    Table{"history", "key, member_id"},
};

int columns_in(std::string_view list) { return static_cast<int>(std::count(list.begin(), list.end(), ',')) + 1; }

template <std::size_t n>
void read_tables(Memory& memory, const std::string& path, const std::string& file, const std::array<Table, n>& tables) {
  db::Database database = db::Database::read_only(path);
  for (const Table& table : tables) {
    std::string& text = memory[file + '.' + std::string(table.name)];
    auto rows = database.query("SELECT " + std::string(table.columns) + " FROM " + std::string(table.name) + " ORDER BY " +
                               std::string(columns_in(table.columns) > 1 ? "1, 2" : "1"));
    while (rows.next()) {
      for (int column = 0; column < columns_in(table.columns); ++column) text += rows.is_null(column) ? "-|" : rows.text(column) + '|';
      text += '\n';
    }
  }
}

// What is sealed is compared opened: a repair seals it anew.
void read_people(Memory& memory, const std::string& folder) {
  const store::Store store(folder, store::open_keys(store::key_paths(folder)), store::Access::read_only);
  std::string& members = memory["replica.member"];
  store.each_member([&](const MemberId& id) {
    const auto member = store.member(id);
    if (!member && member.reason() == Reason::unknown_member) return;  // enrolled here, and in the replica not yet
    members += to_text(id) + '|' + (member ? member->core + '|' + member->facts : std::string(name_of(member.reason()))) + '\n';
    for (const std::string& body : store.history(id)) members += body + '\n';
  });
  const auto draft = store.load_draft();
  memory["journal.draft"] = draft ? draft->value_or("") : std::string(name_of(draft.reason()));
  store.each_record(0, [&](const Record& record) {
    const auto person = store.personal_part(record);
    memory["journal.person"] += person ? *person : std::string(name_of(person.reason()));
    return true;
  });
}

}  // namespace

Memory read_memory(const std::string& folder) {
  Memory memory;
  read_tables(memory, folder + "/journal.db", "journal", k_journal);
  read_tables(memory, folder + "/replica.db", "replica", k_replica);
  read_people(memory, folder);
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

}  // namespace shuke::damage

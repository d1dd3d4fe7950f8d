#include <doctest/doctest.h>
#include <sqlite3.h>

#include <array>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/operations/find_coupon.h"
#include "core/operations/find_sale.h"
#include "tests/operations/desk.h"

using namespace shuke;

// What SQLite means to do for every statement that the screens' acts have prepared: nothing may read a table of members or sales from
// end to end. The statements are asked of the connections themselves, so that a new one cannot be forgotten here.
namespace {

constexpr std::array<std::string_view, 9> k_large{"member", "history",      "sale",      "sale_line", "tender",
                                                  "outbox", "ledger_entry", "enrolment", "gift"};

std::vector<sqlite3*>& open_connections() {
  static std::vector<sqlite3*> connections;
  return connections;
}

int note_connection(sqlite3* connection, char** /*error*/, const sqlite3_api_routines* /*api*/) {
  open_connections().push_back(connection);
  return SQLITE_OK;
}

// Knows every connection that is opened while it lives.
class Watch {
 public:
  Watch() {
    open_connections().clear();
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(note_connection));
  }
  ~Watch() { sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(note_connection)); }
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  using Prepared = std::set<std::pair<sqlite3*, std::string>>;
  static Prepared prepared() {
    Prepared found;
    for (sqlite3* const connection : open_connections()) {
      for (sqlite3_stmt* each = sqlite3_next_stmt(connection, nullptr); each != nullptr; each = sqlite3_next_stmt(connection, each))
        found.emplace(connection, sqlite3_sql(each));
    }
    return found;
  }
};

std::vector<std::string> planned_steps(sqlite3* connection, const std::string& sql) {
  std::vector<std::string> steps;
  sqlite3_stmt* plan = nullptr;
  REQUIRE(sqlite3_prepare_v2(connection, ("EXPLAIN QUERY PLAN " + sql).c_str(), -1, &plan, nullptr) == SQLITE_OK);
  while (sqlite3_step(plan) == SQLITE_ROW) steps.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(plan, 3)));
  sqlite3_finalize(plan);
  return steps;
}

bool reads_all(std::string_view step) {
  for (const std::string_view table : k_large) {
    const std::string scan = "SCAN " + std::string(table);
    if (step == scan || step.starts_with(scan + " ")) return true;
  }
  return false;
}

// Along the primary key from its end, one row: SQLite calls that a scan too.
bool takes_the_last_row(std::string_view sql) { return sql.find("ORDER BY seq DESC LIMIT 1") != std::string_view::npos; }

void look_at_everything(test::Desk& desk, const domain::Member& member) {
  CHECK(operations::find_member(desk.store, desk.day(), {.kind = domain::CodeKind::member_card, .text = "2800000000011"}));
  CHECK(operations::find_member(desk.store, desk.day(), {.kind = domain::CodeKind::phone, .text = member.core.phone}));
  CHECK(operations::search_members(desk.store, desk.day(), {.text = "6688", .here = test::k_here})->total == 1);
  CHECK_FALSE(operations::history_of(desk.store, member.id).empty());
  CHECK_FALSE(operations::latest_sales(desk.store, member.id).empty());
  CHECK_FALSE(operations::latest_sales(desk.store, std::nullopt).empty());
  (void)operations::find_sale_for_return(desk.store, desk.day(), "NJX-01-1-000001");
  (void)operations::find_coupon(desk.store, *desk.shop, "C-NONE");
}

}  // namespace

TEST_CASE("no query behind a screen reads members or sales from end to end") {
  const Watch watch;
  test::Desk desk;
  const Watch::Prepared before = Watch::prepared();
  (void)desk.store.members();  // filled once after start, behind the screens
  Watch::Prepared fill = Watch::prepared();
  std::erase_if(fill, [&](const auto& statement) { return before.contains(statement); });
  const auto member = operations::find_member(desk.store, desk.day(), {.kind = domain::CodeKind::member_card, .text = "2800000000011"});
  REQUIRE(member);
  REQUIRE(desk.sell(test::socks(1, &*member), *member));
  look_at_everything(desk, *member);
  int asked = 0;
  for (const auto& [connection, sql] : Watch::prepared()) {
    if (fill.contains({connection, sql}) || takes_the_last_row(sql) || sql.starts_with("BEGIN") || sql.starts_with("COMMIT") ||
        sql.starts_with("PRAGMA"))
      continue;
    ++asked;
    for (const std::string& step : planned_steps(connection, sql)) {
      INFO(sql);
      INFO(step);
      CHECK_FALSE(reads_all(step));
    }
  }
  CHECK(asked > 10);
}

TEST_CASE("a query that reads a table from end to end is told from one that looks up") {
  const Watch watch;
  const test::Desk desk;
  bool is_seen = false;
  for (sqlite3* const connection : open_connections()) {
    if (sqlite3_table_column_metadata(connection, nullptr, "member", nullptr, nullptr, nullptr, nullptr, nullptr, nullptr) != SQLITE_OK)
      continue;
    is_seen = true;
    CHECK(reads_all(planned_steps(connection, "SELECT id FROM member WHERE version > 3").front()));
    CHECK_FALSE(reads_all(planned_steps(connection, "SELECT version FROM member WHERE id = x'00'").front()));
  }
  CHECK(is_seen);
}

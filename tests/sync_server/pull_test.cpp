#include <doctest/doctest.h>

#include <map>

#include "sync/server/cursor.h"
#include "tests/sync_server/till.h"

using namespace shuke;
using namespace shuke::test;

namespace {

protocol::PullPage pull(Office& office, const Till& till, const std::string& cursor) {
  return protocol::decode_pull_page(office.handle(protocol::pull_request(till.identity, cursor)).body).value();
}

void publish(Office& office, const std::string& key, std::string body, bool is_removed = false) {
  office.storage.transact([&] { office.storage.put_row({"sku", key, 0, is_removed, std::move(body)}); });
}

}  // namespace

TEST_CASE("pages follow each other to the end and carry everything once") {
  Office office;
  const Till till = a_till(office);
  for (int i = 0; i < 40; ++i) publish(office, "S" + std::to_string(i), std::string(100'000, 'x'));
  std::map<std::string, int> seen;
  std::string cursor;
  int pages = 0;
  for (bool is_last = false; !is_last; ++pages) {
    const auto page = pull(office, till, cursor);
    std::size_t bytes = 0;
    for (const auto& row : page.rows) ++seen[row.key], bytes += row.body.size();
    CHECK(bytes <= protocol::k_page_bytes);
    cursor = page.next_cursor;
    is_last = page.is_last;
  }
  CHECK(pages == 4);
  CHECK(seen.size() == 42);
  for (const auto& [key, times] : seen) CHECK(times == 1);
  const auto quiet = pull(office, till, cursor);
  CHECK(quiet.rows.empty());
  CHECK(quiet.is_last);
  CHECK(quiet.next_cursor == cursor);
}

TEST_CASE("a row larger than a page travels alone") {
  Office office;
  const Till till = a_till(office);
  publish(office, "BIG", std::string(2 * protocol::k_page_bytes, 'x'));
  publish(office, "SMALL", "{}");
  std::string cursor = pull(office, till, "").next_cursor;
  CHECK(pull(office, till, cursor).rows.at(0).key == "BIG");
}

TEST_CASE("a row that changes moves to the end with a higher version, and there is one of it") {
  Office office;
  const Till till = a_till(office);
  publish(office, "A", "{\"v\":1}");
  publish(office, "B", "{}");
  const auto first = pull(office, till, "");
  publish(office, "A", "{\"v\":2}");
  publish(office, "B", "", true);
  const auto changes = pull(office, till, first.next_cursor);
  REQUIRE(changes.rows.size() == 2);
  CHECK(changes.rows[0].body == "{\"v\":2}");
  CHECK(changes.rows[0].version > first.rows.back().version);
  CHECK(changes.rows[1].is_removed);
  CHECK(changes.rows[1].body.empty());
}

TEST_CASE("a position is never given twice, even when the newest row moves") {
  Office office;
  publish(office, "A", "1");
  const auto before = office.storage.feed_head();
  publish(office, "A", "2");
  CHECK(office.storage.feed_head() == before + 1);
}

TEST_CASE("a cursor of another epoch, of the future or of nobody is gone: begin again") {
  Office office;
  const Till till = a_till(office);
  for (const std::string& cursor :
       {head_office::cursor_of("other", 1), head_office::cursor_of(k_server.epoch, 1'000), std::string("nonsense"), std::string("1."),
        "1." + k_server.epoch + ".", "1." + k_server.epoch + ".-1", "1." + k_server.epoch + ".1x"}) {
    CAPTURE(cursor);
    const auto problem = refused(office, protocol::pull_request(till.identity, cursor));
    CHECK(problem.status == 410);
    CHECK(problem.code == "cursor_gone");
  }
}

TEST_CASE("a terminal that was never issued pulls nothing") {
  Office office;
  CHECK(refused(office, protocol::pull_request({5, 1, "NJX", "05"}, "")).status == 403);
}

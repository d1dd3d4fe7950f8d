#include <doctest/doctest.h>

#include <array>
#include <random>

#include "core/db/database.h"
#include "core/store/read_members.h"
#include "tests/store/sample.h"
#include "tests/support/keys.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using store::ReplicaPage;
using store::Store;

namespace {

store::MemberRow sealed_row(std::uint8_t number, std::string phone, std::vector<std::string> cards) {
  return {
      .key = {.id = test::an_id(number), .name = "张伟", .phone = std::move(phone), .cards = std::move(cards), .readings = {"zhang wei"}},
      .version = 1,
      .core = "core of " + std::to_string(number),
      .facts = "facts of " + std::to_string(number)};
}

// Two members of head office and two who were enrolled here.
struct SealedTill {
  test::TemporaryFolder folder;
  SealedTill() {
    Store store = open();
    store.propose_terminal(test::k_till);
    ReplicaPage page{.cursor = "c", .is_last = true};
    page.members = {sealed_row(1, "13900000001", {"2800000000011"}), sealed_row(2, "13900000002", {"2800000000028"})};
    page.history = {{.key = "1/1", .member = test::an_id(1), .version = 1, .body = "history of 1"},
                    {.key = "2/1", .member = test::an_id(2), .version = 1, .body = "history of 2"}};
    page.parked = {{"member", "a", 1, "somebody", "why"}, {"member", "b", 1, "somebody else", "why"}};
    store.apply_page(page);
    test::enrol(store, test::an_enrolment(8, "13900000008"));
    auto another = test::an_enrolment(9, "13900000009");
    another.core.cards.clear();
    test::enrol(store, another);
  }
  Store open() const { return Store(folder.path(), test::keys_of(folder.path())); }
  std::vector<std::string> findings() const { return open().check().findings; }
  db::Database replica() const { return db::Database(folder / "replica.db", db::Durability::replica); }
  db::Database journal() const { return db::Database(folder / "journal.db", db::Durability::journal); }
};

struct Swap {
  bool is_in_journal;
  const char* sql;
};

}  // namespace

TEST_CASE("a sealed field in another row is seen, whichever it is") {
  const std::array<Swap, 8> swaps{{
      {false, "UPDATE member SET found_by = (SELECT found_by FROM member AS other WHERE other.id <> member.id)"},
      {false, "UPDATE member SET core = (SELECT core FROM member AS other WHERE other.id <> member.id)"},
      {false, "UPDATE member SET facts = (SELECT facts FROM member AS other WHERE other.id <> member.id)"},
      {false, "UPDATE member SET core = facts"},
      {false, "UPDATE history SET body = (SELECT body FROM history AS other WHERE other.key <> history.key)"},
      {false, "UPDATE parked SET body = (SELECT body FROM parked AS other WHERE other.key <> parked.key)"},
      {true, "UPDATE enrolment SET found_by = (SELECT found_by FROM enrolment AS other WHERE other.seq <> enrolment.seq)"},
      {true, "UPDATE record_key SET for_terminal = (SELECT for_terminal FROM record_key AS other WHERE other.key_id <> record_key.key_id)"},
  }};
  for (const Swap& swap : swaps) {
    CAPTURE(swap.sql);
    const SealedTill till;
    REQUIRE(till.findings().empty());
    CHECK((swap.is_in_journal ? till.journal() : till.replica()).run(swap.sql) == 2);
    CHECK_FALSE(till.findings().empty());
  }
}

TEST_CASE("an account that was moved to another member is refused, and so is one in the clear") {
  const SealedTill till;
  CHECK(till.open().member(test::an_id(1))->facts == "facts of 1");
  till.replica().run("UPDATE member SET facts = (SELECT facts FROM member AS other WHERE other.id <> member.id)");
  CHECK(till.open().member(test::an_id(1)).reason() == Reason::document_not_valid);
  till.replica().run("UPDATE member SET facts = CAST(char(0) || 'facts of 1' AS BLOB)");
  CHECK(till.open().member(test::an_id(1)).reason() == Reason::document_not_valid);
}

TEST_CASE("every single changed bit of a sealed row is seen") {
  const SealedTill till;
  std::mt19937_64 random(20261201);
  const auto core = [&] {
    db::Database replica = till.replica();
    auto rows = replica.query("SELECT core FROM member WHERE position = 1");
    REQUIRE(rows.next());
    return rows.text(0);
  }();
  for (int flip = 0; flip < 200; ++flip) {
    std::string changed = core;
    const auto at = static_cast<std::size_t>(random() % changed.size());
    changed[at] = static_cast<char>(changed[at] ^ (1 << (random() % 8)));
    till.replica().run("UPDATE member SET core = ?1 WHERE position = 1", db::Blob{changed});
    CHECK_FALSE(till.open().member(test::an_id(1)).ok());
  }
  till.replica().run("UPDATE member SET core = ?1 WHERE position = 1", db::Blob{core});
  CHECK(till.open().member(test::an_id(1)).ok());
}

TEST_CASE("hashes that do not agree with what is sealed are found, and no finding says anything personal") {
  const std::array<Swap, 5> faults{{{false, "DELETE FROM member_phone WHERE member = 1"},
                                    {false, "DELETE FROM member_card WHERE member = 2"},
                                    {false, "INSERT INTO member_phone VALUES (x'00112233445566778899aabbccddeeff', 1)"},
                                    {true, "DELETE FROM enrolment_phone WHERE seq = 1"},
                                    {true, "DELETE FROM enrolment_card"}}};
  for (const Swap& fault : faults) {
    CAPTURE(fault.sql);
    const SealedTill till;
    CHECK((fault.is_in_journal ? till.journal() : till.replica()).run(fault.sql) == 1);
    const auto findings = till.findings();
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].find("1390000") == std::string::npos);
    CHECK(findings[0].find("280") == std::string::npos);
  }
}

// The rule that MemberIndex has when it is filled: of those who share a phone the first, of those who had a card the last.
TEST_CASE("hashes on the disk and the index in memory find the same people, whoever shares, changes or leaves") {
  const std::uint64_t seed = std::random_device()();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const auto below = [&](std::uint64_t n) { return random() % n; };
  const auto phone = [&] { return "1390000000" + std::to_string(below(6)); };
  const auto cards = [&] {
    std::vector<std::string> some;
    for (std::uint64_t i = below(3); i > 0; --i) some.push_back((below(4) == 0 ? "VIP-" : "280000000001") + std::to_string(below(6)));
    return some;
  };
  const test::TemporaryFolder folder;
  const store::Keys keys = test::keys_of(folder.path());
  Store store(folder.path(), keys);
  store.propose_terminal(test::k_till);
  int found = 0;
  for (int act = 0; act < 300; ++act) {
    const auto number = static_cast<std::uint8_t>(1 + below(20));
    if (below(4) == 0 && !store.enrolment_of(test::an_id(number))) {
      auto enrolment = test::an_enrolment(number, phone());
      enrolment.core.cards.clear();
      for (const std::string& card : cards()) enrolment.core.cards.push_back({card, domain::CardState::active});
      test::enrol(store, enrolment);
    }
    ReplicaPage page{.cursor = "c", .is_last = true};
    if (below(3) == 0)
      page.removed = {{"member", to_text(test::an_id(static_cast<std::uint8_t>(1 + below(20)))), 2}};
    else
      page.members = {sealed_row(static_cast<std::uint8_t>(1 + below(20)), phone(), cards())};
    store.apply_page(page);
    const store::MemberIndex index = *store::read_members(folder.path(), keys, {});
    for (int i = 0; i < 6; ++i) {
      const std::string digit = std::to_string(i);
      for (const auto* const prefix : {"280000000001", "VIP-"}) {
        CHECK(store.member_by_card(prefix + digit) == index.find_card(prefix + digit));
      }
      CHECK(store.member_by_phone("1390000000" + digit) == index.find_phone("1390000000" + digit));
      found += store.member_by_phone("1390000000" + digit) ? 1 : 0;
    }
  }
  CHECK(found > 100);
  CHECK(store.check().findings.empty());
}

TEST_CASE("a bootstrap takes the hashes of those who are gone along") {
  const SealedTill till;
  {
    Store store = till.open();
    ReplicaPage page{.cursor = "n", .starts_over = true, .is_last = true};
    page.members = {sealed_row(2, "13900000002", {"2800000000028"})};
    store.apply_page(page);
    CHECK_FALSE(store.member_by_phone("13900000001"));
    CHECK_FALSE(store.member_by_card("2800000000011"));
    CHECK(store.member_by_phone("13900000002") == test::an_id(2));
  }
  CHECK(till.findings().empty());
}

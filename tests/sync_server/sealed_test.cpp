// What is personal in records: opened with head office's key, put aside where it does not open, gone with its keys.
#include <doctest/doctest.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/db/database.h"
#include "sync/server/record_opener.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync_server/till.h"

using namespace shuke;
using namespace shuke::test;

namespace {

constexpr std::string_view k_name = "曾薇";
constexpr std::string_view k_phone = "13900000019";

std::optional<Record> stored(Office& office, Sequence seq) {
  std::optional<Record> found;
  office.storage.each_record([&](const head_office::StoredRecord& one) {
    if (one.record.seq == seq) found = one.record;
  });
  return found;
}

// An enrolment that was changed before its till hashed it, between a sale before and a sale after.
struct Spoiled {
  Office office;
  Till till = a_till(office);
  protocol::PushAnswer answer;

  explicit Spoiled(const std::function<void(Record&)>& spoil) {
    till.sell(a_basket({{k_hat}}));
    till.enrol(9);
    spoil(till.records[1]);
    till.hash_again(till.records[1]);
    till.sell(a_basket({{k_socks}}));
    answer = push(office, till, 1, 3);
  }
  void check_put_aside(const char* code) {
    CHECK(answer.applied_hwm == 3);
    CHECK(answer.quarantined == std::vector<protocol::Quarantined>{{2, code}});
    CHECK(push(office, till, 1, 3).quarantined == answer.quarantined);
    CHECK(office.storage.counts().sales == 2);
    CHECK(office.storage.counts().members == 0);
    const auto kept = stored(office, 2);
    REQUIRE(kept.has_value());
    CHECK(kept->body == till.records[1].body);
    CHECK(kept->sealed == till.records[1].sealed);
    CHECK(kept->key.for_head_office == till.records[1].key.for_head_office);
    CHECK(head_office::verify(office.storage, office.keys).empty());
  }
};

}  // namespace

TEST_CASE("a sealed enrolment is opened, and neither the push nor the record at head office shows who it is") {
  Office office;
  Till till = a_till(office);
  const Member member = till.enrol(9);
  const std::string body = protocol::push_request(till.batch(1, 1)).body;
  for (const std::string_view personal : {k_name, k_phone, k_phone.substr(3)}) CHECK(body.find(personal) == std::string::npos);
  CHECK(push(office, till, 1, 1).quarantined.empty());
  CHECK(office.member_of(member.id).core.name == k_name);
  CHECK(office.member_of(member.id).core.phone == k_phone);
  CHECK(stored(office, 1)->sealed == till.records[0].sealed);
  CHECK(stored(office, 1)->key.for_head_office == till.records[0].key.for_head_office);
  CHECK(head_office::verify(office.storage, office.keys).empty());
}

TEST_CASE("first contact and every mark tell the key that tills wrap with") {
  Office office;
  const Till till = a_till(office);
  CHECK(till.head_office == office.keys.public_key());
  const auto mark = protocol::decode_mark_answer(office.handle(protocol::mark_request(till.identity)).body);
  CHECK(mark->key == office.keys.public_key());
}

TEST_CASE("a key wrapped for somebody else: put aside, nothing lost, and the chain goes on") {
  Spoiled([](Record& record) {
    record.key.for_head_office = seal::wrap_key(seal::KeyPair::make().public_key(), seal::Secret::random());
  }).check_put_aside("sealed_unreadable");
}

TEST_CASE("another member's key: put aside") {
  Office* office = nullptr;
  Spoiled spoiled([](Record&) {});
  office = &spoiled.office;
  Till other = a_till(*office, 2);
  other.enrol(10);
  other.records[0].key.for_head_office = spoiled.till.records[1].key.for_head_office;
  CHECK(push(*office, other, 1, 1).quarantined.at(0).code == "sealed_unreadable");
}

TEST_CASE("no key: put aside") {
  Spoiled([](Record& record) { record.key.for_head_office.clear(); }).check_put_aside("sealed_unreadable");
}

TEST_CASE("any byte of the wrapped key changed, or one too few or too many: put aside") {
  for (const std::size_t at : {std::size_t{0}, std::size_t{31}, std::size_t{32}, std::size_t{79}}) {
    CAPTURE(at);
    Spoiled([&](Record& record) {
      char& byte = record.key.for_head_office.at(at);
      byte = static_cast<char>(byte ^ 1);
    }).check_put_aside("sealed_unreadable");
  }
  Spoiled([](Record& record) { record.key.for_head_office.pop_back(); }).check_put_aside("sealed_unreadable");
  Spoiled([](Record& record) { record.key.for_head_office += 'x'; }).check_put_aside("sealed_unreadable");
}

TEST_CASE("any byte of the envelope behind its version changed: put aside") {
  const std::size_t size = [] {
    Office office;
    Till till = a_till(office);
    till.enrol(9);
    return till.records[0].sealed.size();
  }();
  for (const std::size_t at : {std::size_t{1}, std::size_t{2}, std::size_t{18}, std::size_t{42}, size - 1}) {
    CAPTURE(at);
    Spoiled([&](Record& record) {
      char& byte = record.sealed.at(at);
      byte = static_cast<char>(byte ^ 1);
    }).check_put_aside("sealed_unreadable");
  }
  Spoiled([](Record& record) { record.sealed.pop_back(); }).check_put_aside("sealed_unreadable");
}

TEST_CASE("the personal part of another record under the same key: put aside") {
  Office office;
  Till till = a_till(office);
  const MemberKey key = a_member_key(till.head_office);
  Till elsewhere = till;
  elsewhere.enrol(8);
  elsewhere.enrol(9);
  till.enrol(9);
  till.records[0].sealed = elsewhere.add_under(key, "enrolment", "{}", "{\"name\":\"曾薇\"}").sealed;
  till.records[0].key.for_head_office = key.for_head_office;
  till.hash_again(till.records[0]);
  CHECK(push(office, till, 1, 1).quarantined.at(0).code == "sealed_unreadable");
}

TEST_CASE("an envelope in the clear, as tills wrote before they sealed: put aside, with and without a key beside it") {
  const std::string clear = std::string(1, '\0') + "{\"name\":\"曾薇\"}";
  Spoiled([&](Record& record) { record.sealed = clear; }).check_put_aside("sealed_unreadable");
  Spoiled([&](Record& record) {
    record.sealed = clear;
    record.key = {};
  }).check_put_aside("sealed_unreadable");
}

TEST_CASE("an envelope of a newer program waits under its own word") {
  Spoiled([](Record& record) { record.sealed[0] = '\x7F'; }).check_put_aside("version_too_new");
}

TEST_CASE("two records of one member open with one unwrapping, and a key changed in the second is seen") {
  const seal::KeyPair keys = seal::KeyPair::make();
  Till till;
  till.head_office = keys.public_key();
  const MemberKey key = a_member_key(till.head_office);
  till.add_under(key, "enrolment", "{}", "first");
  till.add_under(key, "gift", "{}", "second");
  head_office::RecordOpener opener(keys);
  CHECK(*opener.open(till.records[0]) == "first");
  CHECK(*opener.open(till.records[1]) == "second");
  till.records[1].key.for_head_office.back() ^= 1;
  CHECK(opener.open(till.records[1]).refusal().detail == "key");
  CHECK(opener.open(Record{})->empty());
}

TEST_CASE("a fork keeps the keys of the other history too") {
  Office office;
  Till till = a_till(office);
  Till clone = till;
  till.enrol(9);
  clone.enrol(10);
  push(office, till, 1, 1);
  CHECK(refused(office, protocol::push_request(clone.batch(1, 1))).code == "fork");
  std::string kept;
  office.storage.each_forked([&](const head_office::StoredRecord& one) { kept = one.record.key.for_head_office; });
  CHECK(kept == clone.records[0].key.for_head_office);
}

TEST_CASE("an applied record whose personal part no longer opens is found by verifying") {
  Office office;
  Till till = a_till(office);
  till.enrol(9);
  push(office, till, 1, 1);
  CHECK(head_office::verify(office.storage, seal::KeyPair::make()) ==
        std::vector<std::string>{"terminal 1 sequence 1: what is personal in it does not open"});
}

TEST_CASE("with both wrappings of a key destroyed the person opens nowhere, and the chain still holds") {
  const TemporaryFolder folder;
  Office maker;
  Till till = a_till(maker);
  till.sell(a_basket({{k_hat}}));
  till.enrol(9);
  till.enrol(10);
  till.sell(a_basket({{k_socks}}));
  {
    head_office::SqliteStorage storage(folder / "hq.db", k_server);
    storage.transact([&] { storage.put_terminal({till.identity, an_id(1), 0, {}, 0}); });
    head_office::HeadOffice office(storage, maker.keys, maker.clock, [](std::string_view) {});
    REQUIRE(office.handle(protocol::push_request(till.batch(1, 4))).status == 200);
  }
  // The till's own copy of the key goes with its row there; here nobody but the till's owner had it.
  db::Database(folder / "hq.db", db::Durability::journal).run("UPDATE record SET wrapped_key = x'' WHERE seq = 2");
  head_office::SqliteStorage storage(folder / "hq.db", k_server);
  CHECK(head_office::verify(storage, maker.keys).empty());
  head_office::RecordOpener opener(maker.keys);
  storage.each_record([&](const head_office::StoredRecord& one) {
    CAPTURE(one.record.seq);
    if (one.record.seq == 2) CHECK(opener.open(one.record).refusal().detail == "key");
    if (one.record.seq == 3) CHECK(opener.open(one.record)->find("13900000020") != std::string::npos);
  });
}

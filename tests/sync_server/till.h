#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/codec/feed.h"
#include "core/codec/policy.h"
#include "core/codec/record.h"
#include "core/domain/sales/terms.h"
#include "core/seal/chain.h"
#include "core/seal/record_key.h"
#include "sync/protocol/codec.h"
#include "sync/server/head_office.h"
#include "sync/server/sqlite_storage.h"
#include "sync/server/verify.h"
#include "tests/support/builders.h"
#include "tests/support/fakes.h"
#include "tests/support/return_desk.h"

namespace shuke::test {

inline const protocol::ServerIdentity k_server{"0123456789abcdef0123456789abcdef", "00000000000000e1"};

// A head office in memory with the policy published, and what it logged.
struct Office {
  head_office::SqliteStorage storage{":memory:", k_server};
  seal::KeyPair keys = seal::KeyPair::make();
  FakeClock clock;
  std::vector<std::string> log;
  head_office::HeadOffice office{storage, keys, clock, [this](std::string_view line) { log.emplace_back(line); }};

  Office() {
    storage.transact([&] {
      storage.put_row({"policy", "policy", 0, false, codec::encode_policy(a_policy())});
      storage.put_row({"store", k_here, 0, false, codec::encode_store({k_here, {"店", "Shop"}, 4, 480})});
    });
  }
  protocol::HttpResponse handle(protocol::HttpRequest request) {
    request.is_from_loopback = true;
    return office.handle(request);
  }
  Points points_of(const MemberId& member) { return facts_of(member).points; }
  Member member_of(const MemberId& member) {
    auto found = codec::decode_member(*storage.find_row("member", to_text(member))).value();
    return domain::on_day(std::move(found), PolicyBook(a_policy()), {}, k_story_day);
  }
  MemberFacts facts_of(const MemberId& member) { return member_of(member).facts; }
};

// A member's own key, as a till makes one and wraps it once for head office.
struct MemberKey {
  seal::KeyId id = seal::random_key_id();
  std::shared_ptr<const seal::Secret> secret = std::make_shared<const seal::Secret>(seal::Secret::random());
  std::string for_head_office;
};

inline MemberKey a_member_key(const seal::PublicKey& head_office) {
  MemberKey key;
  key.for_head_office = seal::wrap_key(head_office, *key.secret);
  return key;
}

// The outbox of one till, in memory, with real records.
struct Till {
  TerminalIdentity identity;
  std::vector<Record> records;
  std::int64_t receipts = 0;
  seal::PublicKey head_office{};

  Record& add(std::string kind, std::string body, const std::string& personal = {}) {
    return add_under(a_member_key(head_office), std::move(kind), std::move(body), personal);
  }
  Record& add_under(const MemberKey& key, std::string kind, std::string body, const std::string& personal) {
    Record record;
    record.seq = static_cast<Sequence>(records.size()) + 1;
    record.kind = std::move(kind);
    record.hlc = (1'790'000'000'000 + record.seq) << 16;
    record.body = std::move(body);
    if (!personal.empty()) {
      record.sealed = seal::seal_record(*key.secret, key.id, {record.kind, record.seq}, personal);
      record.key.for_head_office = key.for_head_office;
    }
    records.push_back(std::move(record));
    hash_again(records.back());
    return records.back();
  }
  // What the till would have written, had it written these bytes; later records no longer follow.
  void hash_again(Record& record) const {
    record.body_hash = seal::body_hash(record);
    record.chain_hash = seal::chain_hash(chain_at(record.seq - 1), record.seq, record.body_hash);
  }
  Sale a_sale(const Basket& basket, const std::optional<Member>& member = std::nullopt) {
    Sale sale = sold(member ? counter_for(*member) : counter_for_guest(), basket, member);
    sale.terminal = identity;
    sale.receipt = receipt_number(identity, ++receipts);
    return sale;
  }
  Record& sell(const Basket& basket, const std::optional<Member>& member = std::nullopt) {
    return add("sale", codec::encode_sale_body(a_sale(basket, member)));
  }
  // Takes pieces of a committed sale back, whose points are all still there.
  Sale a_return(const Sale& sale, std::vector<domain::PieceName> pieces) {
    ReturnDesk desk(sale);
    desk.sale = sale;
    desk.coupons = domain::coupons_of(sale);
    desk.member.lots = {{{sale.terminal.terminal, sale.seq, 1}, {1'000'000}, k_story_day, std::nullopt}};
    Sale taken = desk.take(std::move(pieces));
    taken.terminal = identity;
    taken.receipt = receipt_number(identity, ++receipts);
    return taken;
  }
  Member enrol(std::uint8_t number, std::optional<MemberId> referrer = {}) {
    Enrolment enrolment;
    enrolment.member = an_id(number);
    enrolment.core.name = "曾薇";
    enrolment.core.phone = "139000000" + std::to_string(10 + number);
    enrolment.associate = "A01";
    enrolment.referrer = referrer;
    enrolment.store = k_here;
    enrolment.at = a_context().at;
    enrolment.business_date = k_story_day;
    add("enrolment", codec::encode_enrolment_body(enrolment), codec::encode_enrolment_person(enrolment));
    return member_of(enrolment);
  }
  Hash chain_at(Sequence seq) const { return seq == 0 ? Hash{} : records.at(static_cast<std::size_t>(seq) - 1).chain_hash; }
  Sequence last() const { return static_cast<Sequence>(records.size()); }

  protocol::PushBatch batch(Sequence first, Sequence to) const {
    protocol::PushBatch out;
    out.head.terminal = identity.terminal;
    out.head.incarnation = identity.incarnation;
    out.head.first_seq = first;
    out.head.prev_chain = chain_at(first - 1);
    out.head.server = k_server;
    out.records.assign(records.begin() + static_cast<std::ptrdiff_t>(first) - 1, records.begin() + static_cast<std::ptrdiff_t>(to));
    return out;
  }
};

inline Till a_till(Office& office, std::uint8_t number = 1) {
  protocol::HelloRequest hello;
  hello.installation = an_id(number);
  hello.proposed.store = k_here;
  const auto response = office.handle(protocol::hello_request(hello));
  const auto answer = protocol::decode_hello_answer(response.body);
  return {answer->terminal, {}, 0, answer->key.value()};
}

inline protocol::PushAnswer push(Office& office, const Till& till, Sequence first, Sequence to) {
  const auto response = office.handle(protocol::push_request(till.batch(first, to)));
  return protocol::decode_push_answer(response.body).value();
}

inline protocol::Problem refused(Office& office, const protocol::HttpRequest& request) {
  const auto response = office.handle(request);
  auto problem = protocol::decode_problem(response.body).value();
  return problem;
}

}  // namespace shuke::test

// Accounts and histories, as they travel.
#include <doctest/doctest.h>

#include "core/codec/feed.h"
#include "tests/support/builders.h"
#include "tests/support/random_history.h"

using namespace shuke;
using namespace shuke::codec;
using namespace shuke::test;

namespace {

constexpr int k_cases = 2000;
constexpr std::size_t k_numbers = 140;

}  // namespace

TEST_CASE("any account comes back from the feed as it was, so a till continues exactly where head office stopped") {
  check_property("accounts and histories on the line", k_cases, k_numbers, [](Draw& draw) {
    const PolicyBook book = random_book(draw);
    const RandomHistory history = random_history(draw);
    const domain::Standing standing = domain::standing_of(book, history.records, history.records.back().date);
    const auto facts = decode_member_facts(encode_member_facts({}, standing.state));
    RC_ASSERT(facts.ok());
    RC_ASSERT(facts->account == standing.state);
    const HistoryRow row{an_id(1), history.records};
    const auto again = decode_history(encode_history(row, 1).body);
    RC_ASSERT(again.ok());
    RC_ASSERT(*again == row);
  });
}

TEST_CASE("a history is named after its member and its first record") {
  const HistoryRow row{an_id(1), {{.id = {11, 7}}, {.id = {11, 9}}}};
  CHECK(history_key(row) == to_text(an_id(1)) + " 11 7");
  CHECK(encode_history(row, 5).key == history_key(row));
}

TEST_CASE("an account with a wrong field is refused with its path") {
  const domain::AccountState account = zhang_wei_account();
  std::string bytes = encode_member_facts({}, account);
  const std::string good = "\"amount\":12680";
  bytes.replace(bytes.find(good), good.size(), "\"amount\":\"many\"");
  CHECK(decode_member_facts(bytes).refusal() == Refusal{Reason::document_not_valid, "account.lots[0].amount"});
  CHECK(decode_member_facts("{}").refusal().detail == "account.tier.rank");
}

// What holds for every history of a member, whatever the policies.
#include <doctest/doctest.h>

#include "core/domain/loyalty/account.h"
#include "tests/support/property.h"
#include "tests/support/random_history.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

constexpr int k_account_cases = 10'000;
constexpr std::size_t k_account_numbers = 140;
Date day_after(Draw& draw, const RandomHistory& history) { return plus_days(history.records.back().date, draw.between(0, 400)); }

}  // namespace

TEST_CASE("any order and any repetition of records gives the same standing") {
  check_property("any order, any repetition", k_account_cases, k_account_numbers, [](Draw& draw) {
    const PolicyBook book = random_book(draw);
    const RandomHistory history = random_history(draw);
    const Date today = day_after(draw, history);
    std::vector<MemberRecord> shuffled;
    for (std::size_t i = 0; i < history.records.size(); ++i) {
      const auto place = shuffled.begin() + static_cast<std::ptrdiff_t>(draw.below(static_cast<std::uint32_t>(i) + 1));
      shuffled.insert(place, history.records[i]);
    }
    for (int i = draw.between(0, 4); i > 0; --i) shuffled.push_back(draw.one_of(history.records));
    RC_ASSERT(standing_of(book, shuffled, today) == standing_of(book, history.records, today));
  });
}

TEST_CASE("any batching gives the same standing: a snapshot continues to what the whole history gives") {
  check_property("continued is the whole", k_account_cases, k_account_numbers, [](Draw& draw) {
    const PolicyBook book = random_book(draw);
    const RandomHistory history = random_history(draw);
    const Date today = day_after(draw, history);
    Standing standing = standing_of(book, {}, k_begin);
    for (std::size_t done = 0; done < history.records.size();) {
      const auto begin = history.records.begin() + static_cast<std::ptrdiff_t>(done);
      const std::size_t batch = std::min<std::size_t>(history.records.size() - done, 1 + draw.below(4));
      std::vector<MemberRecord> later(begin, begin + static_cast<std::ptrdiff_t>(batch));
      if (done > 0) later.push_back(*std::prev(begin));  // sent again
      standing = continued(book, standing, later, later.front().date);
      done += batch;
    }
    RC_ASSERT(standing_on(book, standing.state, today) == standing_of(book, history.records, today));
  });
}

TEST_CASE("the balance is the sum of the entries when nothing has expired, and debt leaves no lot with anything in it") {
  check_property("balance is the sum", k_account_cases, k_account_numbers, [](Draw& draw) {
    const PolicyBook book = random_book(draw);
    const RandomHistory history = random_history(draw, false);
    Points sum;
    for (const MemberRecord& record : history.records) {
      for (const LedgerEntry& entry : record.entries) sum += entry.points;
    }
    const Standing standing = standing_of(book, history.records, day_after(draw, history));
    RC_ASSERT(standing.balance() == sum);
    RC_ASSERT(standing.debt() == Points{} || standing.usable + standing.pending == Points{});
  });
}

TEST_CASE("no lot and no window ever falls below zero, and expiry only ever takes away") {
  check_property("nothing below zero", k_account_cases, k_account_numbers, [](Draw& draw) {
    const PolicyBook book = random_book(draw);
    const RandomHistory history = random_history(draw);
    const Standing standing = standing_of(book, history.records, k_begin);
    for (const Lot& lot : standing.lots()) RC_ASSERT(lot.remainder >= Points{});
    for (const WindowSum& window : standing.windows) RC_ASSERT(window.growth >= Money{} && window.visits >= 0);
    RC_ASSERT(standing.state.facts.lifetime_spend >= Money{} && standing.state.facts.lifetime_visits >= 0);
    const Standing later = standing_on(book, standing.state, day_after(draw, history));
    RC_ASSERT(later.balance() <= standing.balance());
    RC_ASSERT(later.debt() == standing.debt());
  });
}

TEST_CASE("the tier is the same told day by day and in one jump") {
  check_property("day by day is one jump", k_account_cases, k_account_numbers, [](Draw& draw) {
    const PolicyBook book = random_book(draw);
    const RandomHistory history = random_history(draw);
    const Date end = day_after(draw, history);
    AccountState daily;
    std::size_t done = 0;
    for (Date day = k_begin; day <= end; day = plus_days(day, 1)) {
      pass_to(daily.tier, daily.facts, book, day);
      std::vector<MemberRecord> records;
      while (done < history.records.size() && history.records[done].date == day) records.push_back(history.records[done++]);
      if (!records.empty()) daily = continued(book, standing_on(book, std::move(daily), day), records, day).state;
    }
    const Standing jumped = standing_of(book, history.records, end);
    const Standing walked = standing_on(book, daily, end);
    RC_ASSERT(walked.tier == jumped.tier);
    RC_ASSERT(walked.next_look == jumped.next_look);
    RC_ASSERT(walked.windows == jumped.windows);
  });
}

TEST_CASE("who has a card once never goes back to having none") {
  check_property("a card stays", k_account_cases, k_account_numbers, [](Draw& draw) {
    const PolicyBook book = random_book(draw);
    const RandomHistory history = random_history(draw);
    bool has_card = false;
    Standing standing;
    for (const MemberRecord& record : history.records) {
      standing = continued(book, standing, {record}, record.date);
      RC_ASSERT(standing.tier.rank > k_no_tier || !has_card);
      has_card = standing.tier.rank > k_no_tier;
    }
    RC_ASSERT(standing_on(book, standing.state, day_after(draw, history)).tier.rank > k_no_tier || !has_card);
  });
}

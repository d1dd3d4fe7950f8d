#include "core/demo/past_till.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <type_traits>

#include "core/demo/members.h"
#include "core/domain/sales/history.h"
#include "tests/demo/as_of.h"

using namespace shuke;
using namespace shuke::demo;

namespace {

constexpr std::int64_t k_people = 300;
constexpr std::int64_t k_sold = 900;

// The chain as its counter knows it, and what happened there.
struct Past {
  explicit Past(std::int64_t members = k_people, std::int64_t sales = k_sold)
      : till(chain, shop, chain.terminals.front(), {k_demo_seed, k_as_of, members, sales}) {}

  static domain::Shop shop_of(const DemoShop& chain) {
    domain::Shop shop;
    shop.here = chain.terminals.front().store;
    shop.stores = chain.stores;
    shop.associates = chain.associates;
    shop.policies = domain::PolicyBook(chain.policy);
    shop.book = domain::PriceBook(chain.catalogue);
    shop.coupon_rules = chain.coupon_rules;
    return shop;
  }

  DemoShop chain = make_demo_shop(k_demo_seed, k_as_of);
  domain::Shop shop = shop_of(chain);
  PastTill till;
};

const Past& past() {
  static const Past made;
  return made;
}
const std::vector<domain::Sale>& sales() {
  static const std::vector<domain::Sale> all = [] {
    std::vector<domain::Sale> list;
    for (std::int64_t place = 0; place < past().till.sales(); ++place) list.push_back(past().till.sale(place));
    return list;
  }();
  return all;
}
const std::vector<DemoMember>& people() {
  static const std::vector<DemoMember> all = [] {
    std::vector<DemoMember> list;
    for (std::int64_t index = 0; index < k_people; ++index) list.push_back(past().till.member(index));
    return list;
  }();
  return all;
}

template <class Key>
std::string told(const std::map<Key, int>& counts) {
  std::string text;
  for (const auto& [key, count] : counts) {
    if constexpr (std::is_same_v<Key, int>)
      text += std::to_string(key);
    else
      text += key;
    text += ": " + std::to_string(count) + "; ";
  }
  return text;
}

}  // namespace

TEST_CASE("a till's past is as large as was ordered, in order of time, numbered with its shifts between") {
  REQUIRE(sales().size() == k_sold);
  Sequence before = 0;
  std::int64_t at = 0;
  Date day;
  for (std::size_t i = 0; i < sales().size(); ++i) {
    const domain::Sale& sale = sales()[i];
    const Sequence shifts = i == 0 ? 1 : sale.business_date == day ? 0 : 2;
    REQUIRE(sale.seq == before + shifts + 1);
    REQUIRE(sale.at.unix_ms >= at);
    CHECK(sale.receipt == receipt_number(past().chain.terminals.front(), static_cast<std::int64_t>(i) + 1));
    CHECK(sale.business_date == local_date(sale.at));
    CHECK(sale.business_date < k_as_of);
    before = sale.seq, at = sale.at.unix_ms, day = sale.business_date;
  }
}

TEST_CASE("a seeded past has the figures of life: lines, guests, returns, cash") {
  std::size_t lines = 0;
  int guests = 0;
  int returns = 0;
  int cash = 0;
  for (const domain::Sale& sale : sales()) {
    lines += sale.lines.size();
    guests += sale.member ? 0 : 1;
    returns += sale.returns_of ? 1 : 0;
    cash += !sale.returns_of && sale.tenders.front().kind == domain::TenderKind::cash ? 1 : 0;
  }
  CHECK(lines == 3087);  // 3.4 a sale
  CHECK(guests == 150);
  CHECK(returns == 33);
  CHECK(cash == 119);
}

TEST_CASE("a few members come all the time, most now and then") {
  std::map<std::string, int> members;
  for (const DemoMember& one : people()) {
    const int visits = one.member.facts.visits;
    ++members[visits <= 1 ? "once" : visits <= 5 ? "to five" : visits <= 12 ? "to twelve" : "more"];
  }
  CHECK(told(members) == "more: 12; once: 25; to five: 188; to twelve: 75; ");
}

TEST_CASE("people shop before Spring Festival, in autumn, at Double Eleven and on weekends, not during the festival") {
  std::map<std::string, int> days;
  for (const DemoMember& one : people()) {
    for (const domain::MemberRecord& record : one.history) {
      const bool is_weekend = (days_since_1970(record.date) + 3) % 7 >= 5;
      days[is_weekend ? "weekend" : "week"] += 1;
      // New year's day of 2026 is February 17th.
      if (record.date >= Date{2026, 1, 27} && record.date < Date{2026, 2, 17}) days["before the festival"] += 1;
      if (record.date >= Date{2026, 2, 21} && record.date < Date{2026, 3, 14}) days["after the festival"] += 1;
      if (record.date >= Date{2026, 2, 17} && record.date < Date{2026, 2, 21}) days["festival"] += 1;
      if (record.date >= Date{2026, 11, 9} && record.date < Date{2026, 11, 12}) days["double eleven"] += 1;
      if (record.date >= Date{2026, 11, 16} && record.date < Date{2026, 11, 19}) days["a week later"] += 1;
    }
  }
  CHECK(told(days) ==
        "a week later: 8; after the festival: 54; before the festival: 66; double eleven: 28; festival: 3; week: 861; weekend: 592; ");
}

TEST_CASE("the journal and the accounts tell the same: each sale to a member is a record of theirs") {
  std::map<MemberId, std::vector<domain::MemberRecord>> sold;
  for (const domain::Sale& sale : sales()) {
    if (sale.member) sold[*sale.member].push_back(domain::member_record_of(sale));
  }
  const domain::PolicyBook policies(past().chain.policy);
  for (const DemoMember& one : people()) {
    std::vector<domain::MemberRecord> here = one.history;
    std::erase_if(here, [](const domain::MemberRecord& record) { return record.id.terminal == 0; });
    REQUIRE(here == sold[one.member.id]);
    CHECK(domain::standing_of(policies, one.history, k_as_of) == one.member.standing);
    CHECK(one.member.standing.state.conflicts.empty());
    CHECK(one.member.standing.state.unsound.empty());
    CHECK(domain::included_up_to(one.member.standing.state, 1) == (here.empty() ? 0 : here.back().id.seq));
    sold.erase(one.member.id);
  }
  CHECK(sold.empty());
}

TEST_CASE("a return names a sale before it, and gives back what was paid for its pieces") {
  int everything = 0;
  for (const domain::Sale& sale : sales()) {
    if (!sale.returns_of) continue;
    const auto is_it = [&](const domain::Sale& other) { return other.seq == sale.returns_of->record.seq; };
    const auto sold = std::find_if(sales().begin(), sales().end(), is_it);
    REQUIRE(sold != sales().end());
    CHECK(sold->member == sale.member);
    CHECK(sold->business_date < sale.business_date);
    CHECK(-sale.total <= sold->total);
    everything += -sale.total == sold->total ? 1 : 0;
  }
  CHECK(everything == 14);
}

TEST_CASE("one family in seven gives one phone for everybody; cards and ids stay everybody's own") {
  std::map<std::string, int> phones;
  std::set<std::string> cards;
  std::set<MemberId> ids;
  std::size_t card_count = 0;
  for (const DemoMember& one : people()) {
    ++phones[one.member.core.phone];
    ids.insert(one.member.id);
    for (const domain::Card& card : one.member.core.cards) cards.insert(card.number), ++card_count;
  }
  std::map<int, int> sharing;
  for (const auto& [phone, members] : phones) ++sharing[members];
  CHECK(told(sharing) == "1: 246; 3: 18; ");
  CHECK(ids.size() == k_people);
  CHECK(cards.size() == card_count);
}

TEST_CASE("the story's people are those of the demo chain") {
  const MemberMaker maker(past().chain, k_demo_seed, k_as_of);
  for (std::int64_t index = 0; index < k_story_members; ++index) {
    CHECK(people()[static_cast<std::size_t>(index)].member.core == maker.member(index).member.core);
    CHECK(people()[static_cast<std::size_t>(index)].history == maker.member(index).history);
  }
}

TEST_CASE("any sale can be made alone, the same in every run") {
  const Past again;
  for (std::int64_t place = k_sold - 1; place >= 0; place -= 97) {
    const domain::Sale one = again.till.sale(place);
    const domain::Sale& other = sales()[static_cast<std::size_t>(place)];
    CHECK(one.basket_id == other.basket_id);
    CHECK(one.total == other.total);
    CHECK(one.ledger == other.ledger);
  }
}

TEST_CASE("where members leave sales over, guests make them") {
  const Past nobody(0, 40);
  REQUIRE(nobody.till.sales() == 40);
  for (std::int64_t place = 0; place < 40; ++place) CHECK_FALSE(nobody.till.sale(place).member.has_value());
  CHECK(nobody.till.members_by_joining().empty());
}

TEST_CASE("members come in the order of their ids, but for the story's") {
  const std::vector<std::uint32_t> order = past().till.members_by_joining();
  REQUIRE(order.size() == k_people);
  for (std::size_t i = k_story_members + 1; i < order.size(); ++i) {
    const auto joined = [](const DemoMember& one) { return one.history.front().date; };
    CHECK(joined(people()[order[i - 1]]) <= joined(people()[order[i]]));
  }
}

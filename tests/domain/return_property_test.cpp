// What holds for every sale and every way of bringing it back.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/domain/sales/allocation.h"
#include "core/domain/sales/spending.h"
#include "tests/support/property.h"
#include "tests/support/return_desk.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

struct PlainAccount {
  std::map<EntryId, Points> lots;
  Points balance;
  Money growth;
  Money stored;
  bool operator==(const PlainAccount&) const = default;

  void apply(const Sale& sale) {
    for (const LedgerEntry& entry : sale.ledger) {
      growth += entry.growth;
      stored += entry.stored;
      balance += entry.points;
      if (entry.kind == EntryKind::earned) lots[{sale.terminal.terminal, sale.seq, entry.entry_no}] += entry.points;
      for (const LotDraw& draw : entry.draws) lots[draw.lot] += entry.kind == EntryKind::restored ? draw.points : -draw.points;
    }
  }
  std::vector<LotBalance> as_lots() const {
    std::vector<LotBalance> list;
    for (const auto& [id, remainder] : lots) list.push_back({id, remainder, k_story_day, std::nullopt});
    return list;
  }
};

PlainAccount an_account() { return {{{{3, 1, 1}, {4000}}, {{3, 2, 1}, {2500}}, {{5, 9, 2}, {90'000}}}, {96'500}, yuan(500), yuan(9000)}; }

PricedBasket drawn_goods(Draw& draw, bool is_member) {
  PricedBasket priced;
  const int lines = draw.between(1, 4);
  std::vector<std::int64_t> weights;
  for (int i = 0; i < lines; ++i) {
    PricedLine line;
    line.sku = k_hat;
    line.quantity = draw.between(1, 4);
    for (int j = 0; j < line.quantity; ++j) {
      const Money paid = draw.once_in(8) ? Money{} : Money{draw.between(0, 40'000)};
      line.pieces.push_back({.paid = paid, .growth = is_member ? paid : Money{}});
      weights.push_back(paid.fen);
      line.paid += paid;
    }
    line.unit_list = yuan(500);
    priced.total += line.paid;
    priced.lines.push_back(std::move(line));
  }
  if (!is_member) return priced;
  priced.tier_used = 1;
  priced.points_rate = {draw.between(0, 3) * 5'000};
  priced.points = points_at_rate(priced.total, priced.points_rate);
  const auto earned = allocate(priced.points.count, weights);
  std::size_t at = 0;
  for (PricedLine& line : priced.lines) {
    for (PricedPiece& piece : line.pieces) piece.earned = Points{earned[at++]};
  }
  return priced;
}

// Pays in up to four ways and, for the rest, cash with rounding or WeChat.
Payment drawn_payment(Draw& draw, Money due, bool is_member) {
  Payment payment{due, static_cast<Rounding>(draw.below(3)), {}};
  const std::vector<TenderKind> ways =
      is_member ? std::vector{TenderKind::points, TenderKind::stored_value, TenderKind::voucher, TenderKind::wechat}
                : std::vector{TenderKind::voucher, TenderKind::wechat, TenderKind::alipay};
  for (const TenderKind way : ways) {
    if (draw.once_in(2)) continue;
    const Money part{std::min<std::int64_t>(state_of(payment).open.fen, draw.between(0, 30'000))};
    if (const auto paid = with_tender(payment, a_tender(way, part)); paid.ok()) payment = *paid;
  }
  const bool by_cash = draw.once_in(2);
  const Money rest = by_cash ? cash_due(payment) + Money{draw.between(0, 5'000)} : state_of(payment).open;
  if (const auto paid = with_tender(payment, a_tender(by_cash ? TenderKind::cash : TenderKind::alipay, rest)); paid.ok()) payment = *paid;
  return payment;
}

void add_entry_to(Sale& sale, LedgerEntry entry) {
  entry.entry_no = static_cast<int>(sale.ledger.size()) + 1;
  sale.ledger.push_back(std::move(entry));
}

Sale drawn_sale(Draw& draw, const PlainAccount& before) {
  const bool is_member = !draw.once_in(4);
  const PricedBasket goods = drawn_goods(draw, is_member);
  Sale sale;
  sale.seq = 10;
  sale.terminal = a_context().terminal;
  sale.business_date = k_story_day;
  sale.policy_version = 7;
  sale.associates = {{"A01", k_whole}};
  sale.total = goods.total;
  sale.tenders = settled_tenders(drawn_payment(draw, goods.total, is_member)).value();
  const Policy policy = a_policy();
  static const Counter k_members = counter_for(zhang_wei());
  static const Counter k_guests = counter_for_guest();
  const PricingRules rules = is_member ? k_members.rules() : k_guests.rules();
  const PricedBasket net = net_of_tenders(rules, goods, sale.tenders, points_for(policy, tendered(sale.tenders, TenderKind::points)));
  Money growth;
  for (const PricedLine& line : net.lines) {
    SaleLine sold;
    sold.line_no = static_cast<int>(sale.lines.size()) + 1;
    sold.sku = line.sku;
    sold.priced = line;
    for (const PricedPiece& piece : line.pieces) growth += piece.growth;
    sale.lines.push_back(sold);
  }
  if (!is_member) return sale;
  sale.member = an_id(1);
  if (net.points > Points{}) add_entry_to(sale, {.points = net.points, .available_from = k_story_day});
  if (growth > Money{}) add_entry_to(sale, {.account = Account::growth, .growth = growth, .kind = EntryKind::grown});
  const std::vector<LedgerEntry> spent = spending_entries(policy, sale.tenders, before.as_lots(), k_story_day).value();
  for (const LedgerEntry& entry : spent) add_entry_to(sale, entry);
  return sale;
}

// What stays costs what was paid, or less, or more, up to half as much again: the same for the same pieces.
KeptPrice drawn_price(Draw& draw) {
  const int kind = draw.between(0, 2);
  const int salt = draw.between(0, 1'000);
  return [kind, salt](const std::vector<KeptPiece>& kept) {
    const Money paid = kept_as_paid()(kept);
    if (kind == 0) return paid;
    std::int64_t mix = salt;
    for (const KeptPiece& piece : kept) mix = (mix * 31 + piece.name.line_no * 7 + piece.name.piece_no) % 1'001;
    return kind == 1 ? paid + Money{paid.fen * mix / 2'000} : Money{paid.fen * (500 + mix) / 1'000};
  };
}

void shuffle(Draw& draw, std::vector<PieceName>& pieces) {
  for (std::size_t i = pieces.size(); i > 1; --i) std::swap(pieces[i - 1], pieces[draw.below(static_cast<std::uint32_t>(i))]);
}

// As proposed, or the sources in another order.
std::vector<RefundShare> drawn_shares(Draw& draw, const ReturnPlan& plan) {
  if (!draw.once_in(3)) return plan.proposed;
  std::vector<RefundSource> sources = plan.sources;
  std::reverse(sources.begin(), sources.end());
  std::vector<RefundShare> shares;
  Money rest = plan.money;
  for (const RefundSource& source : sources) {
    const Money share = std::min(rest, source.left);
    if (share > Money{}) shares.push_back({source.kind, source.reference, share});
    rest -= share;
  }
  return shares;
}

// A part of the money, or all of it, goes into new goods.
std::vector<RefundShare> exchanging(Draw& draw, const ReturnPlan& plan) {
  std::vector<RefundShare> shares;
  if (plan.money == Money{}) return shares;
  const Money exchanged{draw.once_in(2) ? plan.money.fen : draw.between(0, static_cast<int>(plan.money.fen))};
  if (exchanged > Money{}) shares.push_back({TenderKind::exchange, "", exchanged});
  for (const RefundShare& share : proposed_shares(plan.sources, plan.money - exchanged)) shares.push_back(share);
  return shares;
}

void check_record(const ReturnDesk& desk, const Sale& taken) {
  Money lines;
  Money tenders;
  for (const SaleLine& line : taken.lines) {
    Money pieces;
    for (const PricedPiece& piece : line.priced.pieces) pieces += piece.paid;
    RC_ASSERT(pieces == line.priced.paid);
    RC_ASSERT(line.priced.quantity == -static_cast<int>(line.piece_nos.size()));
    lines += line.priced.paid;
  }
  for (const Tender& row : taken.tenders) {
    RC_ASSERT(row.amount < Money{});
    tenders += row.amount;
  }
  RC_ASSERT(lines == taken.total);
  RC_ASSERT(tenders == taken.total);
  RC_ASSERT(taken.total <= Money{});
  const ReturnedSoFar so_far = returned_so_far(desk.sale, desk.returns);
  Money paid;
  for (const PieceName& name : so_far.pieces) paid += find_piece(desk.sale, name)->paid;
  RC_ASSERT(so_far.refunded <= paid);
}

// Brings the whole sale back in drawn groups and calls `between` after each.
template <class Between>
void bring_all_back(Draw& draw, ReturnDesk& desk, Between between,
                    std::vector<RefundShare> (*shares_of)(Draw&, const ReturnPlan&) = drawn_shares) {
  std::vector<PieceName> waiting = pieces_of(desk.sale);
  shuffle(draw, waiting);
  while (!waiting.empty()) {
    const std::size_t count = 1 + draw.below(static_cast<std::uint32_t>(waiting.size()));
    const std::vector<PieceName> group(waiting.end() - static_cast<std::ptrdiff_t>(count), waiting.end());
    waiting.resize(waiting.size() - count);
    desk.rounding = static_cast<Rounding>(draw.below(3));
    const Result<ReturnPlan> planned = desk.plan(group);
    if (!planned.ok()) RC_FAIL(std::string(name_of(planned.reason())) + " " + planned.refusal().detail);
    const ReturnPlan& plan = *planned;
    const Sale taken = desk.keep(close_return(plan, shares_of(draw, plan), desk.closing()).value());
    check_record(desk, taken);
    between(plan, taken);
  }
}

std::map<TenderKind, Money> given_and_taken(const ReturnDesk& desk) {
  std::map<TenderKind, Money> sums;
  const auto add = [&](const Sale& sale) {
    for (const Tender& row : sale.tenders) sums[row.kind == TenderKind::change ? TenderKind::cash : row.kind] += row.amount;
  };
  add(desk.sale);
  for (const Sale& taken : desk.returns) add(taken);
  return sums;
}

}  // namespace

TEST_CASE("a sale and all its returns, in any groups and order, leave money, points, coupons and growth where they were") {
  check_property("returns leave everything as it was", k_property_cases, 80, [](Draw& draw) {
    const PlainAccount before = an_account();
    PlainAccount account = before;
    ReturnDesk desk(drawn_sale(draw, before));
    desk.sale.seq = 10;
    desk.kept_price = drawn_price(draw);
    const std::size_t held_by = draw.below(6);
    desk.coupons = {{"C1", [=](const std::vector<KeptPiece>& kept) { return kept.size() > held_by; }}, {"C2", {}}};
    account.apply(desk.sale);
    desk.member.lots = account.as_lots();
    std::multiset<std::string> revived;
    bring_all_back(draw, desk, [&](const ReturnPlan& plan, const Sale& taken) {
      RC_ASSERT(plan.missing == Points{});
      account.apply(taken);
      desk.member.lots = account.as_lots();
      revived.insert(taken.revived_coupons.begin(), taken.revived_coupons.end());
    });
    for (const auto& [kind, sum] : given_and_taken(desk)) RC_ASSERT(sum == Money{});
    std::erase_if(account.lots, [](const auto& lot) { return lot.second == Points{}; });
    RC_ASSERT(account == before);
    RC_ASSERT((revived == std::multiset<std::string>{"C1", "C2"}));
  });
}

TEST_CASE("exchanges in between hand over real money only: with them, too, exactly what was paid has left in the end") {
  check_property("exchanges are refunds", k_property_cases, 100, [](Draw& draw) {
    PlainAccount account = an_account();
    ReturnDesk desk(drawn_sale(draw, account));
    desk.kept_price = drawn_price(draw);
    account.apply(desk.sale);
    desk.member.lots = account.as_lots();
    bring_all_back(
        draw, desk,
        [&](const ReturnPlan&, const Sale& taken) {
          account.apply(taken);
          desk.member.lots = account.as_lots();
        },
        exchanging);
    Money handed_over;
    for (const auto& [kind, sum] : given_and_taken(desk)) {
      if (kind == TenderKind::rounding || kind == TenderKind::points) RC_ASSERT(sum == Money{});
      if (kind != TenderKind::rounding) handed_over += sum;
    }
    RC_ASSERT(handed_over == Money{});
  });
}

TEST_CASE("whatever is spent in between, no lot and no balance goes below zero and nobody gets more back than they paid") {
  check_property("spent points never cost more than the refund", k_property_cases, 100, [](Draw& draw) {
    PlainAccount account = an_account();
    ReturnDesk desk(drawn_sale(draw, account));
    desk.kept_price = drawn_price(draw);
    desk.policy.spending.points_per_yuan = draw.between(1, 200);
    if (tendered(desk.sale.tenders, TenderKind::points) > Money{}) desk.policy.spending.points_per_yuan = 100;
    account.apply(desk.sale);
    desk.member.lots = account.as_lots();
    bring_all_back(draw, desk, [&](const ReturnPlan&, const Sale& taken) {
      account.apply(taken);
      for (auto& [id, remainder] : account.lots) {
        RC_ASSERT(remainder >= Points{});
        const Points spent{draw.once_in(2) ? remainder.count : 0};
        remainder += -spent;
        account.balance += -spent;
      }
      RC_ASSERT(account.balance >= Points{});
      desk.member.lots = account.as_lots();
    });
    for (const auto& [kind, sum] : given_and_taken(desk)) {
      RC_ASSERT((sum >= Money{} || kind == TenderKind::spent_points));
    }
    Money back;
    for (const Sale& taken : desk.returns) back -= taken.total;
    RC_ASSERT(back == desk.sale.total);
  });
}

TEST_CASE("a sale priced by the shop's own promotions comes back for exactly what was paid, and never for more on the way") {
  check_property("promotions are settled to the fen", k_property_cases, 60, [](Draw& draw) {
    Counter counter = counter_for_guest();
    counter.customer.is_known = true;
    counter.customer.tier = draw.between(0, 3);
    Basket basket = a_basket({});
    for (const SkuCode& sku : {k_socks, k_belt, k_down, k_trousers, k_hat}) {
      if (const int quantity = draw.between(0, 3); quantity > 0) basket.lines.push_back({sku, quantity});
    }
    if (basket.lines.empty()) return;
    ReturnDesk desk(sold(counter, basket));
    desk.kept_price = priced_at(counter);
    bring_all_back(draw, desk, [](const ReturnPlan&, const Sale&) {});
    Money back;
    for (const Sale& taken : desk.returns) back -= taken.total;
    RC_ASSERT(back == desk.sale.total);
  });
}

TEST_CASE("a policy that changes between sale and return changes nothing of the return") {
  check_property("the sale's version decides", k_property_cases, 90, [](Draw& draw) {
    ReturnDesk desk(drawn_sale(draw, an_account()));
    desk.kept_price = drawn_price(draw);
    Policy later = desk.policy;
    later.version = 8;
    later.effective_from = {2026, 11, 23};
    later.spending.points_per_yuan = draw.between(1, 500);
    later.returns = {draw.between(0, 60), draw.between(0, 60), static_cast<SpentPoints>(draw.below(2)),
                     static_cast<AfterReturn>(draw.below(3))};
    const Sale before = close_return(desk.plan({{1, 1}}).value(), desk.plan({{1, 1}}).value().proposed, desk.closing()).value();
    const PolicyBook book = PolicyBook::of({desk.policy, later}).value();
    RC_ASSERT(book.on({2026, 11, 25}).version == 8);
    desk.policy = *book.version(desk.sale.policy_version);
    const Sale after = close_return(desk.plan({{1, 1}}).value(), desk.plan({{1, 1}}).value().proposed, desk.closing()).value();
    RC_ASSERT(before.total == after.total);
    RC_ASSERT(before.tenders == after.tenders);
    RC_ASSERT(before.ledger == after.ledger);
    desk.policy = later;
    RC_ASSERT(desk.plan({{1, 1}}).reason() == Reason::return_policy_missing);
  });
}

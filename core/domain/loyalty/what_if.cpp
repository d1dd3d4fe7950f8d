#include "core/domain/loyalty/what_if.h"

#include <algorithm>

#include "core/domain/loyalty/earning.h"
#include "core/domain/loyalty/fold.h"
#include "core/domain/sales/quote.h"

namespace shuke::domain {
namespace {

__extension__ using Product = __int128;  // of two amounts

std::int64_t share_of(std::int64_t amount, std::int64_t part, std::int64_t whole) {
  return static_cast<std::int64_t>(Product{amount} * part / whole);
}

// What one sale comes to under one policy.
struct SaleUnder {
  TierRank tier = k_no_tier;  // whose benefits it has
  Money tier_off;
  Money welcome_off;
  Money growth;
  Points earned;
  Money off() const { return tier_off + welcome_off; }
};

// A sale as it was recorded, what came back of it by now, and what it is told as.
struct ToldSale {
  RecordId id;
  Date date;
  Money growth;
  int pieces = 0;
  Money back;
  int pieces_back = 0;
  SaleUnder in_force;
  SaleUnder other;

  std::int64_t left_of(std::int64_t amount) const {
    if (growth > Money{}) return share_of(amount, std::clamp(growth - back, Money{}, growth).fen, growth.fen);
    return pieces > 0 ? share_of(amount, std::clamp(pieces - pieces_back, 0, pieces), pieces) : amount;
  }
  void add_to(UnderPolicy& sums, const SaleUnder& under) const {
    sums.earned += Points{left_of(under.earned.count)};
    sums.tier_off += Money{left_of(under.tier_off.fen)};
    sums.welcome_off += Money{left_of(under.welcome_off.fen)};
  }
};

// What `back` of the sale's recorded growth is under a policy: its share, the whole of the whole, and beyond that as recorded.
Money back_under(const ToldSale& sale, const SaleUnder& under, Money back) {
  if (sale.growth <= Money{} || sale.growth == under.growth) return back;
  if (back >= sale.growth) return under.growth + back - sale.growth;
  return {share_of(under.growth.fen, back.fen, sale.growth.fen)};
}

// One member's account under one policy.
class Replay {
 public:
  explicit Replay(const PolicyComparison::Side& side) : side_(side), fold_(side.book, side.reach, state_) {}

  // What is taken off a sale on its day, by the tier and by the sale that enrols.
  SaleUnder price(const MemberRecord& sale) {
    const Policy& policy = side_.published;
    const Date day = fold_.turn_to(sale.date);
    Customer customer;
    customer.is_known = true;
    customer.tier = rank_on(state_.tier, state_.facts, policy, day);
    if (customer.tier == k_no_tier || policy.upgrade == Crossing::this_sale) customer.ahead = ahead(customer.tier, day);
    const Money tested = std::max(sale.tested, Money{});
    const TierInSale in_sale = tier_in_sale(policy, customer, tested);
    const Tier* const tier = tier_at(policy, in_sale.rank);
    const Money paid = tier ? at_rate_half_up(tested, tier->price_rate) : tested;
    const Money welcome = in_sale.reaches_enrolment ? std::min(policy.enrolment.welcome_off, paid) : Money{};
    return {in_sale.rank, tested - paid, welcome, {}, {}};
  }

  // The points of a sale whose growth is known.
  Points earn(const SaleUnder& sale, Date date, const std::optional<Birthday>& birthday) {
    if (earned_on_ != date) earned_that_day_ = {};
    earned_on_ = date;
    const EarningContext context{sale.tier, date, birthday, earned_that_day_};
    const Points points = points_of_sale(side_.earning, {{sale.growth, {}, Category::tops, {}}}, context).total;
    earned_that_day_ += points;
    return points;
  }

  void add(const MemberRecord& record) { fold_.add(record); }

  TierRank rank(Date today) {
    const Date day = fold_.turn_to(today);
    return rank_on(state_.tier, state_.facts, side_.published, day);
  }

 private:
  std::vector<TierAhead> ahead(TierRank tier, Date day) const {
    Question question;
    question.on = day;
    if (state_.tier.rank != k_no_tier) question.changed = state_.tier.changed;
    return tiers_ahead(side_.published, tier, state_.facts, question);
  }

  const PolicyComparison::Side& side_;
  AccountState state_;
  Fold fold_;
  std::optional<Date> earned_on_;
  Points earned_that_day_;
};

// One member's history, told under both policies at a time.
class TwoReplays {
 public:
  TwoReplays(const PolicyComparison::Side& in_force, const PolicyComparison::Side& other, Date counted_from)
      : in_force_(in_force), other_(other), counted_from_(counted_from) {
    as_told_.entries.resize(1);
  }

  void tell(const MemberRecord& record, const std::optional<Birthday>& birthday) {
    switch (record.kind) {
      case RecordKind::sale: tell_sale(record, birthday); return;
      case RecordKind::goods_returned: tell_return(record); return;
      case RecordKind::invited:
      case RecordKind::membership_paid:
      case RecordKind::tier_by_hand:
      case RecordKind::granted: in_force_.add(record), other_.add(record); return;
    }
  }

  void add_to(WhatIf& sums, Date today) {
    for (const ToldSale& sale : sales_) {
      if (sale.date < counted_from_) continue;
      sale.add_to(sums.in_force, sale.in_force);
      sale.add_to(sums.other, sale.other);
    }
    ++sums.moves[static_cast<std::size_t>(in_force_.rank(today))][static_cast<std::size_t>(other_.rank(today))];
  }

 private:
  void tell_sale(const MemberRecord& record, const std::optional<Birthday>& birthday) {
    ToldSale sale{record.id, record.date, growth_of(record), record.pieces, {}, 0, in_force_.price(record), other_.price(record)};
    sale.in_force.growth = sale.growth;
    sale.other.growth = std::max(sale.growth + sale.in_force.off() - sale.other.off(), std::min(sale.growth, Money{}));
    if (record.date >= counted_from_) {
      sale.in_force.earned = in_force_.earn(sale.in_force, record.date, birthday);
      sale.other.earned = other_.earn(sale.other, record.date, birthday);
    }
    book(in_force_, record, sale.in_force.growth);
    book(other_, record, sale.other.growth);
    for (const EarlyReturn& early : early_) {
      if (early.of == sale.id) sale.back += early.amount, sale.pieces_back += early.pieces;
    }
    sales_.push_back(sale);
  }

  void tell_return(const MemberRecord& record) {
    const Money amount = -growth_of(record);
    const auto is_sale = [&](const ToldSale& one) { return one.id == record.of; };
    const auto sale = std::find_if(sales_.rbegin(), sales_.rend(), is_sale);
    if (sale == sales_.rend()) {
      if (record.of) early_.push_back({*record.of, amount, record.pieces});
      book(in_force_, record, -amount);
      book(other_, record, -amount);
      return;
    }
    const Money before = sale->back;
    sale->back += amount;
    sale->pieces_back += record.pieces;
    book(in_force_, record, back_under(*sale, sale->in_force, before) - back_under(*sale, sale->in_force, sale->back));
    book(other_, record, back_under(*sale, sale->other, before) - back_under(*sale, sale->other, sale->back));
  }

  // The record with this growth. Points are summed up beside the account, where no lots are needed.
  void book(Replay& replay, const MemberRecord& record, Money growth) {
    as_told_.id = record.id;
    as_told_.at = record.at;
    as_told_.date = record.date;
    as_told_.kind = record.kind;
    as_told_.tested = record.tested;
    as_told_.pieces = record.pieces;
    as_told_.of = record.of;
    LedgerEntry& entry = as_told_.entries.front();
    entry.account = Account::growth;
    entry.kind = record.kind == RecordKind::sale ? EntryKind::grown : EntryKind::ungrown;
    entry.growth = growth;
    entry.counts_on = record.kind == RecordKind::sale ? std::nullopt : std::optional(sale_day(record));
    replay.add(as_told_);
  }

  Replay in_force_;
  Replay other_;
  Date counted_from_;
  std::vector<ToldSale> sales_;
  std::vector<EarlyReturn> early_;
  MemberRecord as_told_;  // one after the other, so that memory is asked for once
};

Policy without_goods(Policy policy) {
  policy.earning.categories.clear();
  policy.earning.excluded_categories.clear();
  policy.earning.excluded_tags.clear();
  return policy;
}

}  // namespace

Money cost_of(const Policy& policy, const UnderPolicy& sums) { return worth_of(policy, sums.earned) + sums.tier_off + sums.welcome_off; }

std::int64_t members_seen(const WhatIf& sums) {
  const Moves moves = moves_of(sums);
  return moves.enrol + moves.lose + moves.up + moves.down + moves.same;
}

std::int64_t members_in_force(const WhatIf& sums, TierRank tier) {
  const auto row = static_cast<std::size_t>(tier);
  std::int64_t members = 0;
  if (row >= sums.moves.size()) return members;
  for (const std::int64_t count : sums.moves[row]) members += count;
  return members;
}

std::int64_t members_under_other(const WhatIf& sums, TierRank tier) {
  const auto column = static_cast<std::size_t>(tier);
  std::int64_t members = 0;
  for (const auto& row : sums.moves) members += column < row.size() ? row[column] : 0;
  return members;
}

Moves moves_of(const WhatIf& sums) {
  Moves moves;
  for (std::size_t from = 0; from < sums.moves.size(); ++from) {
    for (std::size_t to = 0; to < sums.moves[from].size(); ++to) {
      std::int64_t& count = from == to ? moves.same : from == 0 ? moves.enrol : to == 0 ? moves.lose : to > from ? moves.up : moves.down;
      count += sums.moves[from][to];
    }
  }
  return moves;
}

PolicyComparison::Side::Side(Policy policy)
    : published(std::move(policy)), earning(without_goods(published)), book(published), reach(book) {}

PolicyComparison::PolicyComparison(ComparedPolicies policies, Date today)
    : in_force_(std::move(policies.in_force)),
      other_(std::move(policies.other)),
      today_(today),
      counted_from_(first_day({WindowKind::rolling_months, 12}, today)) {}

WhatIf PolicyComparison::of_nobody() const {
  WhatIf sums;
  sums.moves.assign(in_force().tiers.size() + 1, std::vector<std::int64_t>(other().tiers.size() + 1));
  return sums;
}

void PolicyComparison::add(WhatIf& sums, const std::vector<MemberRecord>& records, const std::optional<Birthday>& birthday) const {
  AccountState alarms;  // records that are wrong are left out, as in every standing
  TwoReplays replays(in_force_, other_, counted_from_);
  for (const MemberRecord* const record : in_order(alarms, records)) replays.tell(*record, birthday);
  replays.add_to(sums, today_);
}

}  // namespace shuke::domain

#include "core/domain/sales/returning.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/domain/sales/allocation.h"

namespace shuke::domain {
namespace {

// ---- what may come back

Outcome check_terms(const ReturnTerms& terms) {
  const Sale& sale = terms.sale;
  if (sale.returns_of) return Reason::return_of_return;
  const bool is_ours =
      terms.stores.empty() || std::find(terms.stores.begin(), terms.stores.end(), sale.terminal.store) != terms.stores.end();
  if (!is_ours) return Refusal{Reason::return_other_chain, sale.terminal.store};
  if (terms.policy.version != sale.policy_version) return Refusal{Reason::return_policy_missing, std::to_string(sale.policy_version)};
  if (Outcome within = check_limits(sale); !within) return within;
  for (const Sale& earlier : terms.earlier) {
    if (Outcome within = check_limits(earlier); !within) return within;
  }
  return Done{};
}

Outcome check_pieces(const Sale& sale, const ReturnedSoFar& so_far, const std::vector<PieceName>& rising) {
  if (rising.empty()) return Reason::return_nothing;
  for (std::size_t i = 0; i < rising.size(); ++i) {
    if (!find_piece(sale, rising[i])) return Refusal{Reason::return_not_sold, to_text(rising[i])};
    const bool is_gone = std::binary_search(so_far.pieces.begin(), so_far.pieces.end(), rising[i]);
    if (is_gone || (i > 0 && rising[i] == rising[i - 1])) return Refusal{Reason::return_already, to_text(rising[i])};
  }
  return Done{};
}

Date last_day(const ReturnTerms& terms) { return plus_days(terms.sale.business_date, terms.policy.returns.window_days); }

// ---- what was frozen

struct Frozen {
  Money paid;
  Points earned;
  Points redeemed;
  Money redeemed_value;
  Money growth;

  void add(const PricedPiece& piece) {
    paid += piece.paid;
    earned += piece.earned;
    redeemed += piece.redeemed;
    redeemed_value += piece.redeemed_value;
    growth += piece.growth;
  }
};

Frozen frozen_of(const Sale& sale, const std::vector<PieceName>& pieces) {
  Frozen sum;
  for (const PieceName& name : pieces) {
    if (const PricedPiece* const piece = find_piece(sale, name)) sum.add(*piece);
  }
  return sum;
}

std::vector<LotDraw> spent_draws(const Sale& sale) {
  std::vector<LotDraw> draws;
  for (const LedgerEntry& entry : sale.ledger) {
    if (entry.kind == EntryKind::spent) draws.insert(draws.end(), entry.draws.begin(), entry.draws.end());
  }
  return draws;
}

// The sale's draws laid end to end belong to its pieces in their order.
std::vector<LotDraw> redeemed_from(const Sale& sale, const std::vector<PieceName>& gone) {
  const std::vector<LotDraw> draws = spent_draws(sale);
  std::vector<LotDraw> owned;
  if (draws.empty()) return owned;
  Points at;
  for (const SaleLine& line : sale.lines) {
    for (std::size_t i = 0; i < line.priced.pieces.size(); ++i) {
      const Points redeemed = line.priced.pieces[i].redeemed;
      const PieceName name{line.line_no, static_cast<int>(i) + 1};
      if (redeemed > Points{} && std::binary_search(gone.begin(), gone.end(), name)) add_draws(owned, slice_of(draws, at, redeemed));
      at += redeemed;
    }
  }
  return owned;
}

Outcome check_points_tender(const Sale& sale) {
  const Frozen all = frozen_of(sale, pieces_of(sale));
  Money by_points;
  for (const Tender& tender : sale.tenders) by_points += tender.kind == TenderKind::points ? tender.amount : Money{};
  const bool fits = by_points == all.redeemed_value && sum_of(spent_draws(sale)) == all.redeemed;
  if (!fits) return Refusal{Reason::document_not_valid, "redeemed"};
  return Done{};
}

std::vector<PieceName> joined(const std::vector<PieceName>& a, const std::vector<PieceName>& b) {
  std::vector<PieceName> both;
  std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

// ---- the steps of a plan; each fills its part

struct Planning {
  const ReturnTerms& terms;
  const ReturningMember& member;
  const ReturnRequest& request;
  ReturnedSoFar so_far;
  std::vector<PieceName> rising;  // those that go now
  std::vector<PieceName> gone;    // with the earlier ones
  std::vector<KeptPiece> kept;
  Frozen now;
};

// [13] Never more than was paid for what is back, never less than nothing.
Outcome plan_money(const Planning& from, ReturnPlan& plan) {
  const Sale& sale = from.terms.sale;
  plan.paid = from.now.paid;
  plan.held_before = frozen_of(sale, from.so_far.pieces).paid - from.so_far.refunded;
  if (!from.kept.empty()) plan.price_of_rest = from.terms.kept_price(from.kept);
  if (plan.price_of_rest < Money{} || plan.price_of_rest > k_most_money) return Reason::amount_limit;
  const Money net_kept = sale.total - from.so_far.refunded;
  const Money most = std::max(plan.paid + plan.held_before, Money{});
  plan.refund = std::clamp(net_kept - plan.price_of_rest, Money{}, most);
  plan.difference = plan.paid - plan.refund;
  return Done{};
}

void plan_pieces(const Planning& from, ReturnPlan& plan) {
  std::vector<std::int64_t> weights;
  for (const PieceName& name : from.rising) {
    plan.pieces.push_back({name, *find_piece(from.terms.sale, name), {}});
    weights.push_back(plan.pieces.back().sold.paid.fen);
  }
  const std::vector<std::int64_t> shares = allocate(plan.difference.fen, weights);
  for (std::size_t i = 0; i < shares.size(); ++i) plan.pieces[i].difference = Money{shares[i]};
}

// [10] Points come first, as they paid first; where the refund is smaller than their worth, the rest of them waits with the difference.
void plan_restored(const Planning& from, ReturnPlan& plan) {
  const Sale& sale = from.terms.sale;
  const Frozen gone = frozen_of(sale, from.gone);
  const Money due = std::max(gone.redeemed_value - from.so_far.restored_value, Money{});
  const Points due_points = std::max(gone.redeemed - from.so_far.restored, Points{});
  plan.restored_value = std::min(due, plan.refund);
  plan.restored = plan.restored_value == due
                      ? due_points
                      : Points{allocate(due_points.count, {plan.restored_value.fen, (due - plan.restored_value).fen})[0]};
  const std::vector<LotDraw> open = draws_without(redeemed_from(sale, from.gone), from.so_far.restored_to);
  plan.restored_to = slice_of(open, Points{}, plan.restored);
  plan.restored_until = plus_days(from.request.today, from.terms.policy.returns.min_restore_days);
}

// [11] What was restored just now may be taken too.
void plan_taken_back(const Planning& from, ReturnPlan& plan) {
  const Date today = from.request.today;
  const std::vector<LotBalance> lots = with_restored(from.member.lots, plan.restored_to, today, plan.restored_until);
  plan.earned = from.now.earned;
  const Drawn drawn = draw_to_take_back(lots, plan.earned, record_of(from.terms.sale), today);
  plan.taken_from = drawn.draws;
  plan.missing = drawn.short_by;
  plan.missing_rule = from.terms.policy.returns.spent_points;
  if (plan.missing_rule == SpentPoints::debt) return;
  plan.missing_value = std::min(worth_of(from.terms.policy, plan.missing), plan.refund - plan.restored_value);
}

// Codes that what stays no longer earns, once.
std::vector<std::string> let_go(const std::vector<Attached>& attached, const Planning& from, const std::vector<std::string>& before) {
  std::vector<std::string> codes;
  for (const Attached& one : attached) {
    if (std::find(before.begin(), before.end(), one.code) != before.end()) continue;
    if (from.kept.empty() || (one.holds && !one.holds(from.kept))) codes.push_back(one.code);
  }
  return codes;
}

Tender refund_row(TenderKind kind, Money amount) { return {kind, -amount, {}, 1, TenderState::paid}; }

std::vector<Tender> fixed_rows(const ReturnPlan& plan) {
  std::vector<Tender> rows;
  if (plan.restored_value > Money{}) rows.push_back(refund_row(TenderKind::points, plan.restored_value));
  if (plan.missing_value > Money{}) rows.push_back(refund_row(TenderKind::spent_points, plan.missing_value));
  return rows;
}

Outcome plan_tenders(const Planning& from, ReturnPlan& plan) {
  plan.money = plan.refund - plan.restored_value - plan.missing_value;
  std::vector<Tender> rows = from.so_far.tenders;
  plan.record.tenders = fixed_rows(plan);
  rows.insert(rows.end(), plan.record.tenders.begin(), plan.record.tenders.end());
  plan.sources = refund_sources(from.terms.sale, rows);
  if (plan.money > left_in(plan.sources)) return Refusal{Reason::document_not_valid, "tenders"};
  plan.proposed = proposed_shares(plan.sources, plan.money);
  return Done{};
}

// ---- the record

PricedPiece piece_back(const ReturnedPiece& piece) {
  return {.paid = piece.difference - piece.sold.paid,
          .earned = -piece.sold.earned,
          .growth = -piece.sold.growth,
          .difference = piece.difference};
}

SaleLine line_back(const SaleLine& sold) {
  SaleLine line = sold;
  line.priced = {};
  line.priced.sku = sold.priced.sku;
  line.priced.unit_list = sold.priced.unit_list;
  line.priced.quantity = 0;
  return line;
}

std::vector<SaleLine> lines_back(const Sale& sale, const std::vector<ReturnedPiece>& pieces) {
  std::vector<SaleLine> lines;
  for (const ReturnedPiece& piece : pieces) {
    if (lines.empty() || lines.back().line_no != piece.name.line_no) {
      const auto sold =
          std::find_if(sale.lines.begin(), sale.lines.end(), [&](const SaleLine& l) { return l.line_no == piece.name.line_no; });
      lines.push_back(line_back(*sold));
    }
    PricedLine& priced = lines.back().priced;
    lines.back().piece_nos.push_back(piece.name.piece_no);
    priced.pieces.push_back(piece_back(piece));
    --priced.quantity;
    priced.list -= priced.unit_list;
    priced.paid += priced.pieces.back().paid;
    priced.amount = priced.paid;
  }
  return lines;
}

// The restored points stand on the pieces in proportion to what points paid of them; without a difference these are exactly their own.
void spread_restored(const ReturnPlan& plan, std::vector<SaleLine>& lines) {
  std::vector<std::int64_t> weights;
  std::vector<std::int64_t> value_weights;
  for (const ReturnedPiece& piece : plan.pieces) {
    weights.push_back(piece.sold.redeemed.count);
    value_weights.push_back(piece.sold.redeemed_value.fen);
  }
  const std::vector<std::int64_t> points = allocate(plan.restored.count, weights);
  const std::vector<std::int64_t> values = allocate(plan.restored_value.fen, value_weights);
  std::size_t at = 0;
  for (SaleLine& line : lines) {
    for (PricedPiece& piece : line.priced.pieces) {
      piece.redeemed = -Points{points[at]};
      piece.redeemed_value = -Money{values[at]};
      ++at;
    }
  }
}

void add_entry(Sale& record, LedgerEntry entry) {
  entry.entry_no = static_cast<int>(record.ledger.size()) + 1;
  entry.policy_version = record.policy_version;
  record.ledger.push_back(std::move(entry));
}

void add_entries(const Planning& from, const ReturnPlan& plan, Sale& record) {
  if (!from.terms.sale.member) return;
  const Date today = from.request.today;
  const Points covered = sum_of(plan.taken_from);
  const Points taken = plan.missing_rule == SpentPoints::debt ? plan.earned : covered;
  if (plan.restored > Points{}) {
    add_entry(record, {.points = plan.restored,
                       .available_from = today,
                       .expires = plan.restored_until,
                       .kind = EntryKind::restored,
                       .draws = plan.restored_to});
  }
  if (taken > Points{}) {
    add_entry(record, {.points = -taken, .available_from = today, .kind = EntryKind::taken_back, .draws = plan.taken_from});
  }
  if (plan.ungrown > Money{}) {
    add_entry(record, {.account = Account::growth,
                       .growth = -plan.ungrown,
                       .available_from = today,
                       .kind = EntryKind::ungrown,
                       .counts_on = from.terms.sale.business_date});
  }
}

void plan_record(const Planning& from, ReturnPlan& plan) {
  const Sale& sale = from.terms.sale;
  Sale& record = plan.record;
  record.returns_of = SaleName{record_of(sale), sale.receipt};
  record.business_date = from.request.today;
  record.associates = sale.associates;
  record.member = sale.member;
  record.tier_before = plan.tier_before;
  record.tier_used = sale.tier_used;
  record.tier_after = plan.tier_when == AfterReturn::at_once ? plan.tier_after : plan.tier_before;
  record.points_rate = sale.points_rate;
  record.price_set_version = sale.price_set_version;
  record.policy_version = sale.policy_version;
  record.points_before = from.member.balance;
  if (plan.is_late) record.allowed_by = from.request.allowed_by;
  record.revived_coupons = plan.coupons;
  record.lines = lines_back(sale, plan.pieces);
  spread_restored(plan, record.lines);
  for (const SaleLine& line : record.lines) record.list_total += line.priced.list;
  record.total = -plan.refund;
  add_entries(from, plan, record);
}

void plan_rest(const Planning& from, ReturnPlan& plan) {
  plan.is_everything = from.kept.empty();
  plan.ungrown = from.now.growth;
  plan.coupons = let_go(from.terms.coupons, from, from.so_far.coupons);
  plan.tier_before = from.member.tier;
  const int pieces = static_cast<int>(from.rising.size());
  plan.tier_after = from.member.tier_after ? from.member.tier_after(plan.ungrown, pieces) : from.member.tier;
  plan.tier_when = from.terms.policy.returns.tier;
}

Result<ReturnPlan> planned(const Planning& from) {
  ReturnPlan plan;
  plan.is_late = last_day(from.terms) < from.request.today;
  if (const Outcome money = plan_money(from, plan); !money) return money.refusal();
  plan_pieces(from, plan);
  plan_restored(from, plan);
  plan_taken_back(from, plan);
  if (const Outcome tenders = plan_tenders(from, plan); !tenders) return tenders.refusal();
  plan_rest(from, plan);
  plan_record(from, plan);
  return plan;
}

}  // namespace

Result<ReturnPlan> plan_return(const ReturnTerms& terms, const ReturningMember& member, const ReturnRequest& request) {
  if (const Outcome known = check_terms(terms); !known) return known.refusal();
  Planning from{terms, member, request, returned_so_far(terms.sale, terms.earlier), request.pieces, {}, {}, {}};
  std::sort(from.rising.begin(), from.rising.end());
  if (const Outcome sold = check_pieces(terms.sale, from.so_far, from.rising); !sold) return sold.refusal();
  if (last_day(terms) < request.today && request.allowed_by.empty()) return Refusal{Reason::return_too_late, to_text(last_day(terms))};
  if (const Outcome points = check_points_tender(terms.sale); !points) return points.refusal();
  from.gone = joined(from.so_far.pieces, from.rising);
  from.kept = kept_pieces(terms.sale, from.gone);
  from.now = frozen_of(terms.sale, from.rising);
  return planned(from);
}

Result<Sale> close_return(const ReturnPlan& plan, const std::vector<RefundShare>& shares, const ReturnClosing& closing) {
  const Result<std::vector<Tender>> rows = refund_rows(plan.sources, plan.money, shares, closing.rounding);
  if (!rows) return rows.refusal();
  Sale record = plan.record;
  record.basket_id = closing.id;
  record.handled_by = closing.associate;
  record.terminal = closing.at.terminal;
  record.at = closing.at.at;
  record.monotonic_ms = closing.at.monotonic_ms;
  record.business_date = closing.at.business_date;
  Money stored;
  for (const Tender& row : *rows) {
    record.tenders.push_back(row);
    if (row.kind == TenderKind::stored_value) stored -= row.amount;
  }
  if (stored > Money{} && record.member) {
    add_entry(record,
              {.account = Account::stored_value, .available_from = record.business_date, .kind = EntryKind::refunded, .stored = stored});
  }
  Money tenders;
  for (const Tender& row : record.tenders) tenders += row.amount;
  SHUKE_CHECK(tenders == record.total);
  return record;
}

}  // namespace shuke::domain

#include "core/domain/sales/spending.h"

#include <algorithm>
#include <string>

#include "core/domain/loyalty/redemption.h"
#include "core/domain/sales/allocation.h"
#include "core/domain/sales/earnings.h"

namespace shuke::domain {
namespace {

std::vector<PricedPiece*> all_pieces(PricedBasket& priced) {
  std::vector<PricedPiece*> pieces;
  for (PricedLine& line : priced.lines) {
    for (PricedPiece& piece : line.pieces) pieces.push_back(&piece);
  }
  return pieces;
}

template <class Weight>
std::vector<std::int64_t> spread(std::int64_t total, const std::vector<PricedPiece*>& pieces, Weight weight) {
  std::vector<std::int64_t> weights;
  weights.reserve(pieces.size());
  for (const PricedPiece* const piece : pieces) weights.push_back(weight(*piece));
  return allocate(total, weights);
}

}  // namespace

Money tendered(const std::vector<Tender>& tenders, TenderKind kind) {
  Money sum;
  for (const Tender& tender : tenders) sum += tender.kind == kind && tender.state != TenderState::reversed ? tender.amount : Money{};
  return sum;
}

Points points_for(const Policy& policy, Money amount) { return {(amount.fen * policy.spending.points_per_yuan + 99) / 100}; }

Outcome may_pay_from_account(const Policy& policy, Money due, const std::vector<Tender>& tenders, const Spendable& account) {
  if (const Money by_points = tendered(tenders, TenderKind::points); by_points > Money{}) {
    if (Outcome may = may_redeem(policy, {points_for(policy, by_points), due}, account.points); !may) return may;
  }
  const Money stored = tendered(tenders, TenderKind::stored_value);
  if (stored == Money{}) return Done{};
  if (!account.stored_value) return Reason::balance_unknown;
  if (stored > *account.stored_value) {
    return Refusal{Reason::stored_value_missing, std::to_string((stored - std::max(*account.stored_value, Money{})).fen)};
  }
  return Done{};
}

Money most_from_account(const Policy& policy, const Payment& payment, TenderKind kind, const Spendable& account) {
  Money most;
  if (kind == TenderKind::points) most = worth_of(policy, most_redeemable(policy, payment.due, account.points));
  if (kind == TenderKind::stored_value) most = account.stored_value.value_or(Money{});
  return std::clamp(most - tendered(payment.tenders, kind), Money{}, state_of(payment).open);
}

PricedBasket net_of_tenders(const PricingRules& rules, PricedBasket priced, const std::vector<Tender>& tenders, Points redeemed) {
  const Money by_points = tendered(tenders, TenderKind::points);
  const Money by_voucher = tendered(tenders, TenderKind::voucher);
  if (by_points + by_voucher == Money{}) return priced;
  const std::vector<PricedPiece*> pieces = all_pieces(priced);
  const auto values = spread(by_points.fen, pieces, [](const PricedPiece& piece) { return piece.paid.fen; });
  for (std::size_t i = 0; i < pieces.size(); ++i) pieces[i]->redeemed_value = Money{values[i]};
  const auto points = spread(redeemed.count, pieces, [](const PricedPiece& piece) { return piece.redeemed_value.fen; });
  const auto vouchers = spread(by_voucher.fen, pieces, [](const PricedPiece& piece) { return (piece.paid - piece.redeemed_value).fen; });
  std::vector<Money> by_vouchers;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    pieces[i]->redeemed = Points{points[i]};
    by_vouchers.push_back(Money{vouchers[i]});
  }
  freeze_earnings(rules, priced, by_vouchers);
  return priced;
}

Result<std::vector<LedgerEntry>> spending_entries(const Policy& policy, const std::vector<Tender>& tenders,
                                                  const std::vector<LotBalance>& lots, Date today) {
  std::vector<LedgerEntry> entries;
  if (const Points points = points_for(policy, tendered(tenders, TenderKind::points)); points > Points{}) {
    Drawn drawn = draw_to_spend(lots, points, today);
    if (drawn.short_by > Points{}) return Refusal{Reason::points_missing, std::to_string(drawn.short_by.count)};
    entries.push_back({.points = -points,
                       .available_from = today,
                       .policy_version = policy.version,
                       .kind = EntryKind::spent,
                       .draws = std::move(drawn.draws)});
  }
  if (const Money stored = tendered(tenders, TenderKind::stored_value); stored > Money{}) {
    entries.push_back({.account = Account::stored_value,
                       .available_from = today,
                       .policy_version = policy.version,
                       .kind = EntryKind::paid,
                       .stored = -stored});
  }
  return entries;
}

}  // namespace shuke::domain

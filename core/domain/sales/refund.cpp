#include "core/domain/sales/refund.h"

#include <algorithm>
#include <numeric>

#include "core/base/check.h"

namespace shuke::domain {
namespace {

// Cash, change and exchange are one drawer's money; each other payment is its own, by what its device gave.
TenderKind source_kind(TenderKind kind) {
  return kind == TenderKind::change || kind == TenderKind::exchange || kind == TenderKind::rounding ? TenderKind::cash : kind;
}

bool is_money(TenderKind kind) { return kind != TenderKind::points && kind != TenderKind::spent_points; }

RefundSource* find_source(std::vector<RefundSource>& sources, TenderKind kind, const std::string& reference) {
  for (RefundSource& source : sources) {
    if (source.kind == kind && (kind == TenderKind::cash || source.reference == reference)) return &source;
  }
  return nullptr;
}

void add_to_source(std::vector<RefundSource>& sources, const Tender& tender) {
  const TenderKind kind = source_kind(tender.kind);
  const std::string reference = kind == TenderKind::cash ? std::string{} : tender.reference;
  RefundSource* source = find_source(sources, kind, reference);
  if (!source) source = &sources.emplace_back(RefundSource{kind, reference, {}, {}});
  source->left += tender.amount;
  if (tender.kind == TenderKind::rounding) source->forgiven += tender.amount;
}

std::vector<std::size_t> most_left_first(const std::vector<RefundSource>& sources) {
  std::vector<std::size_t> order(sources.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return sources[a].left > sources[b].left; });
  return order;
}

// Money that left by no source of its own: real money, so never what was forgiven.
void take_from_the_largest(std::vector<RefundSource>& sources, Money amount) {
  for (const std::size_t i : most_left_first(sources)) {
    const Money taken = std::clamp(amount, Money{}, std::max(sources[i].left - sources[i].forgiven, Money{}));
    sources[i].left -= taken;
    amount -= taken;
  }
}

std::int64_t unit_in_fen(Rounding rounding) {
  switch (rounding) {
    case Rounding::none: return 1;
    case Rounding::to_jiao: return 10;
    case Rounding::to_yuan: return 100;
  }
  return 1;
}

Outcome check_share(std::vector<RefundSource>& open, const RefundShare& share) {
  if (share.amount <= Money{}) return Reason::amount_not_valid;
  if (share.kind == TenderKind::exchange) return Done{};
  RefundSource* const source = source_kind(share.kind) == share.kind ? find_source(open, share.kind, share.reference) : nullptr;
  if (!source || share.amount > source->left) return Reason::refund_above_left;
  source->left -= share.amount;
  return Done{};
}

Outcome check_shares(std::vector<RefundSource> open, Money amount, const std::vector<RefundShare>& shares) {
  Money rest = amount;
  for (const RefundShare& share : shares) {
    if (Outcome fits = check_share(open, share); !fits) return fits;
    if (share.amount > rest) return Reason::refund_above_left;
    rest -= share.amount;
  }
  if (rest > Money{}) return Reason::refund_open;
  return Done{};
}

// What of this refund the customer never paid, because cash rounding forgave it.
Money forgiven_part(const std::vector<RefundSource>& sources, Money amount, const std::vector<RefundShare>& shares, Rounding rounding) {
  Money cash;
  for (const RefundShare& share : shares) cash += share.kind == TenderKind::cash ? share.amount : Money{};
  Money forgiven;
  for (const RefundSource& source : sources) {
    if (source.kind != TenderKind::cash) continue;
    const Money odd = std::min(Money{cash.fen % unit_in_fen(rounding)}, source.forgiven);
    forgiven = std::max(odd, cash - (source.left - source.forgiven));
  }
  return std::max(forgiven, amount - handed_out_at_most(sources));
}

// What was forgiven makes cash smaller first, and what goes into an exchange last, because the new goods count on it.
std::vector<RefundShare> bearers_first(std::vector<RefundShare> shares) {
  const auto place = [](const RefundShare& share) {
    return share.kind == TenderKind::cash ? 0 : share.kind == TenderKind::exchange ? 2 : 1;
  };
  std::stable_sort(shares.begin(), shares.end(), [&](const RefundShare& a, const RefundShare& b) { return place(a) < place(b); });
  return shares;
}

}  // namespace

std::vector<RefundSource> refund_sources(const Sale& sale, const std::vector<Tender>& refunds) {
  std::vector<RefundSource> sources;
  for (const Tender& tender : sale.tenders) {
    if (tender.state != TenderState::reversed && is_money(tender.kind)) add_to_source(sources, tender);
  }
  Money elsewhere;
  for (const Tender& row : refunds) {
    if (row.state == TenderState::reversed || row.kind == TenderKind::points) continue;
    if (row.kind == TenderKind::exchange || row.kind == TenderKind::spent_points) {
      elsewhere -= row.amount;
    } else {
      add_to_source(sources, row);
    }
  }
  take_from_the_largest(sources, elsewhere);
  std::erase_if(sources, [](const RefundSource& source) { return source.left <= Money{}; });
  return sources;
}

Money left_in(const std::vector<RefundSource>& sources) {
  Money sum;
  for (const RefundSource& source : sources) sum += source.left;
  return sum;
}

Money handed_out_at_most(const std::vector<RefundSource>& sources) {
  Money sum;
  for (const RefundSource& source : sources) sum += source.left - source.forgiven;
  return sum;
}

std::vector<RefundShare> proposed_shares(const std::vector<RefundSource>& sources, Money amount) {
  std::vector<RefundShare> shares;
  for (const std::size_t i : most_left_first(sources)) {
    const Money share = std::min(amount, sources[i].left);
    if (share <= Money{}) continue;
    shares.push_back({sources[i].kind, sources[i].reference, share});
    amount -= share;
  }
  SHUKE_CHECK(amount == Money{});
  return shares;
}

Result<std::vector<Tender>> refund_rows(const std::vector<RefundSource>& sources, Money amount, const std::vector<RefundShare>& shares,
                                        Rounding rounding) {
  if (const Outcome fit = check_shares(sources, amount, shares); !fit) return fit.refusal();
  const Money forgiven = forgiven_part(sources, amount, shares, rounding);
  Money rest = forgiven;
  std::vector<Tender> rows;
  for (const RefundShare& share : bearers_first(shares)) {
    const Money part = std::min(rest, share.amount);
    rest -= part;
    if (share.amount > part) rows.push_back({share.kind, part - share.amount, share.reference, 1, TenderState::paid});
  }
  SHUKE_CHECK(rest == Money{});
  if (forgiven > Money{}) rows.push_back({TenderKind::rounding, -forgiven, {}, 1, TenderState::paid});
  return rows;
}

std::vector<RefundShare> handed_out(const std::vector<Tender>& rows) {
  std::vector<RefundShare> shares;
  for (const Tender& row : rows) {
    const bool is_in_hand = is_money(row.kind) && row.kind != TenderKind::rounding && row.kind != TenderKind::exchange;
    if (is_in_hand) shares.push_back({row.kind, row.reference, -row.amount});
  }
  return shares;
}

}  // namespace shuke::domain

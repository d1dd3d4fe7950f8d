#include <algorithm>

#include "app/terminal/counter.h"
#include "app/terminal/make_view.h"
#include "app/text/format.h"
#include "core/domain/sales/allocation.h"

namespace shuke::terminal {
namespace {

using domain::ReturnPlan;
using text::Key;

// A row: what it is about, its two lines, and the amount at its end.
// NOLINTNEXTLINE(readability-function-size)
ConsequenceView row(ConsequenceKind kind, const char* code, std::string title, std::string detail, std::string amount = {}) {
  return {.kind = kind, .title = std::move(title), .detail = std::move(detail), .amount = std::move(amount), .code = code};
}

std::string points_amount(const State& state, Points points) {
  return words(state).say(Key::return_points_count, {text::signed_points(points)});
}

// ---- money

// What the pieces that stay got of everything taken off the whole basket.
Money shared_with_rest(const domain::Sale& sale, const std::vector<domain::KeptPiece>& kept) {
  Money sum;
  for (const domain::KeptPiece& piece : kept) {
    const domain::PricedPiece* const sold = domain::find_piece(sale, piece.name);
    if (sold != nullptr) sum += Money{piece.line->priced.amount.fen / piece.line->priced.quantity} - sold->paid;
  }
  return sum;
}

std::vector<domain::KeptPiece> rest_of(const domain::ReturnableSale& found, const ReturnPlan& plan) {
  std::vector<domain::PieceName> gone = domain::returned_so_far(found.sale, found.earlier).pieces;
  for (const domain::ReturnedPiece& piece : plan.pieces) gone.push_back(piece.name);
  std::sort(gone.begin(), gone.end());
  return domain::kept_pieces(found.sale, gone);
}

bool is_revived(const ReturnPlan& plan, const domain::PriceReason& reason) {
  return std::find(plan.coupons.begin(), plan.coupons.end(), reason.code) != plan.coupons.end();
}

std::string lost_detail(const State& state, const ReturnPlan& plan, std::size_t kept) {
  const text::Catalog& say = words(state);
  if (kept == 0) return say.say(Key::return_lost_whole);
  return say.say(Key::return_lost_detail, {std::to_string(kept), text::money(plan.price_of_rest)});
}

// Named one by one where the difference is exactly what the rest got of them; else in one row.
void add_lost(ReturnView& view, const State& state, const ReturnPlan& plan) {
  const text::Catalog& say = words(state);
  const domain::ReturnableSale& found = *state.returning.found;
  const std::vector<domain::KeptPiece> kept = rest_of(found, plan);
  const std::string detail = lost_detail(state, plan, kept.size());
  std::vector<std::int64_t> weights;
  for (const domain::PriceReason& reason : found.sale.basket_reasons) weights.push_back(reason.amount.fen);
  const bool is_exact = !weights.empty() && shared_with_rest(found.sale, kept) == plan.difference;
  if (!is_exact) {
    view.consequences.push_back(
        row(ConsequenceKind::promotion, "promotion_lost", say.say(Key::return_lost_any), detail, text::amount(-plan.difference)));
    return;
  }
  const std::vector<std::int64_t> shares = domain::allocate(plan.difference.fen, weights);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const domain::PriceReason& reason = found.sale.basket_reasons[i];
    const std::string name = reason_text(state, reason);
    const std::string amount = text::amount(-Money{shares[i]});
    view.consequences.push_back(is_revived(plan, reason)
                                    ? row(ConsequenceKind::coupon, "coupon_back", say.say(Key::return_coupon_back, {name}),
                                          say.say(Key::return_coupon_detail), amount)
                                    : row(ConsequenceKind::promotion, "promotion_lost", say.say(Key::return_lost, {name}), detail, amount));
  }
}

void add_money_rows(ReturnView& view, const State& state, const ReturnPlan& plan) {
  const text::Catalog& say = words(state);
  if (plan.difference > Money{}) add_lost(view, state, plan);
  if (plan.difference < Money{})
    view.consequences.push_back(row(ConsequenceKind::given_back, "given_back", say.say(Key::return_given_back),
                                    say.say(Key::return_given_detail), "+" + text::amount(-plan.difference)));
  for (const domain::Entitlement& gift : plan.gifts)
    view.consequences.push_back(row(ConsequenceKind::gift, "gift_back", say.say(Key::return_gift, {in(state.language, gift.name)}),
                                    say.say(Key::return_gift_detail)));
}

// ---- points

const domain::Lot* find_lot(const domain::ReturnableSale& found, const domain::EntryId& id) {
  if (!found.member) return nullptr;
  const std::vector<domain::Lot>& lots = found.member->standing.lots();
  const auto at = std::find_if(lots.begin(), lots.end(), [&](const domain::Lot& lot) { return lot.id == id; });
  return at == lots.end() ? nullptr : &*at;
}

// The day the restored points end first: their lot's own, or the least that the policy leaves.
std::string restored_detail(const State& state, const ReturnPlan& plan) {
  const text::Catalog& say = words(state);
  std::optional<Date> soonest;
  for (const domain::LotDraw& draw : plan.restored_to) {
    const domain::Lot* const lot = find_lot(*state.returning.found, draw.lot);
    if (lot != nullptr && lot->expires) soonest = soonest ? std::min(*soonest, *lot->expires) : *lot->expires;
  }
  if (soonest && *soonest >= plan.restored_until) return say.say(Key::return_points_back_detail, {text::date(*soonest, today(state))});
  return say.say(Key::return_points_kept_detail, {text::date(plan.restored_until, today(state))});
}

// Of one lot: what is left of it. Of several: what is left in all.
std::string taken_detail(const State& state, const ReturnPlan& plan, Points taken) {
  const text::Catalog& say = words(state);
  const domain::ReturnableSale& found = *state.returning.found;
  const domain::Lot* const lot = plan.taken_from.size() == 1 ? find_lot(found, plan.taken_from.front().lot) : nullptr;
  if (lot != nullptr) {
    const std::string day = text::date(lot->available_from, today(state));
    Points there = lot->remainder;  // with what this very return put back there
    for (const domain::LotDraw& draw : plan.restored_to) there += draw.lot == lot->id ? draw.points : Points{};
    return say.say(Key::return_points_lot_detail, {day, text::points(there), text::points(there - taken)});
  }
  const Points left = found.member->facts.points + plan.restored - taken;
  return say.say(Key::return_points_taken_detail, {text::points(left)});
}

void add_point_rows(ReturnView& view, const State& state, const ReturnPlan& plan) {
  const text::Catalog& say = words(state);
  const Points taken = plan.earned - plan.missing;
  if (plan.restored > Points{})
    view.consequences.push_back(row(ConsequenceKind::points_back, "points_back", say.say(Key::return_points_back),
                                    restored_detail(state, plan), points_amount(state, plan.restored)));
  if (taken > Points{})
    view.consequences.push_back(row(ConsequenceKind::points_taken, "points_taken", say.say(Key::return_points_taken),
                                    taken_detail(state, plan, taken), points_amount(state, -taken)));
  if (plan.missing <= Points{}) return;
  const bool is_debt = plan.missing_rule == domain::SpentPoints::debt;
  view.consequences.push_back(row(ConsequenceKind::points_missing, "points_spent",
                                  say.say(Key::return_points_gone, {text::points(plan.missing)}),
                                  say.say(is_debt ? Key::return_points_gone_debt : Key::return_points_gone_refund),
                                  is_debt ? points_amount(state, -plan.missing) : text::amount(-plan.missing_value)));
}

std::string when_text(const State& state, domain::AfterReturn when) {
  switch (when) {
    case domain::AfterReturn::at_once: return words(state).say(Key::return_tier_at_once);
    case domain::AfterReturn::day_end: return words(state).say(Key::return_tier_day_end);
    case domain::AfterReturn::next_cycle: return words(state).say(Key::return_tier_next);
  }
  return {};
}

void add_tier_row(ReturnView& view, const State& state, const ReturnPlan& plan) {
  const text::Catalog& say = words(state);
  const std::optional<domain::Member>& member = state.returning.found->member;
  if (!member || member->facts.tier == domain::k_no_tier || plan.ungrown <= Money{}) return;
  if (plan.tier_after != plan.tier_before) {
    const std::string title = say.say(Key::return_tier_moves, {tier_name(state, plan.tier_before), tier_name(state, plan.tier_after)});
    view.consequences.push_back(row(ConsequenceKind::tier_moves, "tier_moves", title, when_text(state, plan.tier_when)));
    return;
  }
  const Money left = std::max(member->facts.spend_in_window - plan.ungrown, Money{});
  const domain::Tier* const tier = domain::tier_at(policy_of(state), member->facts.tier);
  const auto line = tier == nullptr ? std::nullopt : domain::spend_threshold(*tier);
  const std::string less = text::money(plan.ungrown), rest = text::money(left);
  const std::string detail = line && left >= line->amount ? say.say(Key::return_tier_above, {less, rest, text::short_money(line->amount)})
                                                          : say.say(Key::return_tier_detail, {less, rest});
  view.consequences.push_back(
      row(ConsequenceKind::tier_stays, "tier_stays", say.say(Key::return_tier_stays, {tier_name(state, member->facts.tier)}), detail));
}

// ---- the refund itself

std::string confirm_sub(const State& state, const ReturnPlan& plan, const std::vector<domain::RefundShare>& shares) {
  const text::Catalog& say = words(state);
  const std::string pieces = std::to_string(plan.pieces.size());
  if (shares.empty()) return say.say(Key::return_confirm_none, {pieces});
  std::string ways;
  for (const domain::RefundShare& share : shares) {
    const std::string name = tender_name(state, share.kind);
    ways = ways.empty() ? name : say.say(Key::return_confirm_two, {ways, name});
  }
  return say.say(Key::return_confirm_sub, {pieces, ways});
}

std::string paid_label(const State& state, const ReturnPlan& plan) {
  const text::Catalog& say = words(state);
  if (plan.pieces.size() > 1) return say.say(Key::return_paid_pieces, {std::to_string(plan.pieces.size())});
  const int line_no = plan.pieces.front().name.line_no;
  for (const domain::SaleLine& line : state.returning.found->sale.lines) {
    if (line.line_no == line_no) return say.say(Key::return_paid_for, {in(state.language, line.name)});
  }
  return {};
}

// 269.25 − 42.10 − 21.05 = 206.10, and what it is made of.
void add_proof(ReturnView& view, const State& state, const ReturnPlan& plan) {
  const text::Catalog& say = words(state);
  std::string sum = text::amount(plan.paid);
  for (const ConsequenceView& each : view.consequences) {
    const bool is_step =
        each.kind == ConsequenceKind::promotion || each.kind == ConsequenceKind::coupon || each.kind == ConsequenceKind::given_back;
    if (!is_step) continue;
    const std::size_t sign = each.amount.starts_with('+') ? 1 : std::string("−").size();
    sum += ' ' + each.amount.substr(0, sign) + ' ' + each.amount.substr(sign);
  }
  const std::string money = text::amount(plan.money), points = text::amount(plan.restored_value);
  if (plan.money == plan.paid) return view.proof.push_back(say.say(Key::return_proof_plain, {money}));
  view.proof.push_back(plan.difference == Money{} ? sum : sum + " = " + text::amount(plan.refund));
  if (plan.missing_value > Money{}) {
    view.proof.push_back(say.say(Key::return_proof_gone, {money, points, text::amount(plan.missing_value)}));
  } else if (plan.restored_value > Money{}) {
    view.proof.push_back(say.say(Key::return_proof_points, {money, points}));
  } else {
    view.proof.push_back(say.say(Key::return_proof_money, {money}));
  }
}

void add_plan(ReturnView& view, const State& state, const ReturnPlan& plan) {
  const text::Catalog& say = words(state);
  const std::vector<domain::RefundShare> shares = in_hand(state, plan, plan.proposed);
  const Money money = sum_of(shares);
  view.has_plan = true;
  view.refund = text::amount(money);
  view.refund_fen = money.fen;
  view.restored_points = plan.restored.count;
  view.taken_points = (plan.earned - plan.missing).count;
  view.refund_way = ways_back(state, shares);
  if (plan.restored > Points{})
    view.refund_points = say.say(Key::return_points_too, {text::points(plan.restored), text::money(plan.restored_value)});
  view.paid_label = paid_label(state, plan);
  view.paid = text::amount(plan.paid);
  add_money_rows(view, state, plan);
  add_point_rows(view, state, plan);
  add_tier_row(view, state, plan);
  add_proof(view, state, plan);
  if (money < plan.money)
    view.proof.push_back(say.say(Key::return_proof_rounding, {text::amount(plan.money - money), text::amount(money)}));
  view.confirm_sub = confirm_sub(state, plan, shares);
  view.can_confirm = !view.is_committing && (!plan.is_late || view.is_allowed);
}

bool has_manager(const domain::Shop& shop) {
  return std::any_of(shop.associates.begin(), shop.associates.end(),
                     [&](const domain::Associate& associate) { return domain::may_allow_late(shop, associate.id); });
}

// After the window: a row to choose the manager by, or why there is nobody to choose.
void add_leave(ReturnView& view, const State& state) {
  if (!has_manager(*state.shop)) {
    view.refusal = words(state).say(Key::return_leave_none);
    return;
  }
  const AssociateId& manager = state.returning.back.allowed_by;
  view.is_allowed = !manager.empty();
  view.leave = view.is_allowed ? words(state).say(Key::return_allowed_by, {associate_name(state, manager)})
                               : words(state).say(Key::return_needs_manager);
}

}  // namespace

void add_refund(ReturnView& view, const State& state) {
  const ReturnState& returning = state.returning;
  if (view.head.is_late) add_leave(view, state);
  if (returning.refusal) {
    const bool is_disk = returning.refusal->reason == Reason::not_saved;
    view.refusal = is_disk ? words(state).say(Key::return_not_saved) : text::say(words(state), *returning.refusal);
  }
  if (!returning.plan) return;
  const Result<ReturnPlan>& plan = *returning.plan;
  if (plan) return add_plan(view, state, *plan);
  view.refusal = text::say(words(state), plan.refusal());
}

}  // namespace shuke::terminal

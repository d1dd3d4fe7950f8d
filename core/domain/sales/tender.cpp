#include "core/domain/sales/tender.h"

#include <algorithm>

namespace shuke::domain {
namespace {

struct Given {
  Money cash;
  Money other;
  bool has_unknown = false;
};

Given given_in(const Payment& payment) {
  Given given;
  for (const Tender& tender : payment.tenders) {
    if (tender.state == TenderState::reversed) continue;
    given.has_unknown |= tender.state == TenderState::unknown;
    (tender.kind == TenderKind::cash ? given.cash : given.other) += tender.amount;
  }
  return given;
}

std::int64_t unit_of(Rounding rounding) {
  switch (rounding) {
    case Rounding::none: return 1;
    case Rounding::to_jiao: return 10;
    case Rounding::to_yuan: return 100;
  }
  return 1;
}

// What is forgiven when cash pays `rest`. A rest below one unit stays as it is: rounding is no gift.
Money forgiven(Money rest, Rounding rounding) {
  const std::int64_t unit = unit_of(rounding);
  return rest.fen < unit ? Money{} : Money{rest.fen % unit};
}

Money not_negative(Money amount) { return std::max(amount, Money{}); }

bool is_from_customer(TenderKind kind) {
  switch (kind) {
    case TenderKind::cash:
    case TenderKind::bank_card:
    case TenderKind::wechat:
    case TenderKind::alipay:
    case TenderKind::stored_value:
    case TenderKind::points:
    case TenderKind::voucher:
    case TenderKind::exchange: return true;
    case TenderKind::change:
    case TenderKind::rounding:
    case TenderKind::spent_points: return false;
  }
  return false;
}

Money rounded_up(Money amount, std::int64_t to_fen) { return {(amount.fen + to_fen - 1) / to_fen * to_fen}; }

Tender own_row(TenderKind kind, Money amount) {
  Tender row;
  row.kind = kind;
  row.amount = amount;
  return row;
}

}  // namespace

PaymentState state_of(const Payment& payment) {
  const Given given = given_in(payment);
  const Money rest_for_cash = payment.due - given.other;
  PaymentState state;
  state.given = given.cash + given.other;
  state.open = not_negative(payment.due - state.given);
  if (given.cash > Money{}) state.rounded_off = forgiven(rest_for_cash, payment.rounding);
  const Money asked = rest_for_cash - state.rounded_off;
  state.remaining = not_negative(asked - given.cash);
  // Finance: change is paid in cash, and only out of cash that was given. More than the due on a card or a phone must go back there.
  const Money over = not_negative(given.cash - asked);
  state.is_overpaid = over > given.cash;
  if (!state.is_overpaid) state.change = over;
  state.is_complete = state.remaining == Money{} && !given.has_unknown && !state.is_overpaid;
  return state;
}

Money cash_due(const Payment& payment) {
  const Given given = given_in(payment);
  const Money rest = payment.due - given.other;
  return not_negative(rest - forgiven(rest, payment.rounding) - given.cash);
}

Result<Payment> with_tender(Payment payment, Tender tender) {
  if (tender.amount <= Money{} || !is_from_customer(tender.kind)) return Reason::amount_not_valid;
  const PaymentState state = state_of(payment);
  if (state.remaining == Money{}) return Reason::amount_above_due;
  if (tender.kind != TenderKind::cash && tender.amount > state.open) return Reason::amount_above_due;
  payment.tenders.push_back(std::move(tender));
  return payment;
}

Payment without_tender(Payment payment, std::size_t index) {
  if (index < payment.tenders.size()) payment.tenders.erase(payment.tenders.begin() + static_cast<std::ptrdiff_t>(index));
  return payment;
}

Result<std::vector<Tender>> settled_tenders(const Payment& payment) {
  const PaymentState state = state_of(payment);
  if (state.is_overpaid) return Reason::amount_above_due;
  if (!state.is_complete) return Reason::tender_missing;
  std::vector<Tender> rows;
  for (const Tender& tender : payment.tenders) {
    if (tender.state != TenderState::reversed) rows.push_back(tender);
  }
  if (state.rounded_off > Money{}) rows.push_back(own_row(TenderKind::rounding, state.rounded_off));
  if (state.change > Money{}) rows.push_back(own_row(TenderKind::change, -state.change));
  return rows;
}

// The exact sum, then what it takes in tens, fifties and hundreds, and one hundred more: 471 480 500 600. Small sums use small notes.
std::vector<Money> quick_amounts(Money cash_due) {
  if (cash_due <= Money{}) return {};
  const bool is_small = cash_due < yuan(10);
  std::vector<Money> amounts{cash_due};
  for (const std::int64_t note : {is_small ? 5 : 10, is_small ? 10 : 50, is_small ? 20 : 100}) {
    const Money next = rounded_up(cash_due, note * 100);
    if (next > amounts.back()) amounts.push_back(next);
  }
  if (amounts.size() < 4) amounts.push_back(rounded_up(amounts.back() + Money{1}, is_small ? 50'00 : 100'00));
  return amounts;
}

}  // namespace shuke::domain

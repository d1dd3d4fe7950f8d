#include "app/terminal/counter.h"
#include "app/terminal/make_view.h"
#include "app/text/format.h"

namespace shuke::terminal {
namespace {

using domain::EntryKind;
using text::Key;

ReceiptRowView plain(std::string left, std::string right, bool rule_above = false) {
  return {
      .left = std::move(left), .right = std::move(right), .left_small = {}, .right_small = {}, .is_bold = false, .rule_above = rule_above};
}

Money held_back(const domain::SaleLine& line) {
  Money sum;
  for (const domain::PricedPiece& piece : line.priced.pieces) sum += piece.difference;
  return sum;
}

ReceiptRowView piece_row(const State& state, const domain::SaleLine& line) {
  const std::string& name = in(state.language, line.name);
  const int pieces = -line.priced.quantity;
  ReceiptRowView row;
  row.left = pieces == 1 ? name : words(state).say(Key::receipt_quantity, {name, std::to_string(pieces)});
  row.right = text::amount(line.priced.paid - held_back(line));
  row.left_small = in(state.language, line.colour) + ' ' + size_text(state, line.size);
  return row;
}

Points points_of(const domain::Sale& sale, EntryKind kind) {
  Points sum;
  for (const domain::LedgerEntry& entry : sale.ledger) sum += entry.kind == kind ? entry.points : Points{};
  return sum;
}

bool is_money_back(const domain::Tender& tender) {
  return tender.kind != domain::TenderKind::points && tender.kind != domain::TenderKind::spent_points &&
         tender.kind != domain::TenderKind::rounding && tender.kind != domain::TenderKind::exchange;
}

void add_tender_rows(ReceiptView& view, const State& state, const domain::Sale& sale) {
  for (const domain::Tender& tender : sale.tenders)
    view.rows.push_back(plain(tender_name(state, tender.kind), text::amount(tender.amount)));
}

void add_points_back(ReceiptView& view, const State& state, const domain::Sale& sale) {
  const text::Catalog& say = words(state);
  const Points restored = points_of(sale, EntryKind::restored), taken = points_of(sale, EntryKind::taken_back);
  if (!sale.member || (restored == Points{} && taken == Points{})) return;
  bool is_first = true;
  const auto add = [&](Key key, const std::string& amount) {
    view.rows.push_back(plain(say.say(key), amount, std::exchange(is_first, false)));
  };
  if (restored != Points{}) add(Key::return_receipt_restored, text::signed_points(restored));
  if (taken != Points{}) add(Key::return_receipt_taken, text::signed_points(taken));
  add(Key::receipt_points_balance, text::points(sale.points_before + restored + taken));
}

}  // namespace

void add_return_rows(ReceiptView& view, const State& state, const domain::Sale& sale) {
  const text::Catalog& say = words(state);
  Money held;
  for (const domain::SaleLine& line : sale.lines) {
    view.rows.push_back(piece_row(state, line));
    held += held_back(line);
  }
  const Key why = held > Money{} ? Key::return_receipt_difference : Key::return_given_back;
  if (held != Money{}) view.rows.push_back(plain(say.say(why), text::amount(held)));
  ReceiptRowView due = plain(say.say(Key::return_receipt_due), text::amount(sale.total), true);
  due.is_bold = true;
  view.rows.push_back(std::move(due));
  add_tender_rows(view, state, sale);
  add_points_back(view, state, sale);
  if (sale.returns_of) view.rows.push_back(plain(say.say(Key::return_receipt_of), sale.returns_of->receipt, true));
}

HandedBack handed_back(const State& state, const domain::Sale& returned) {
  HandedBack back;
  for (const domain::Tender& tender : returned.tenders) {
    if (!is_money_back(tender)) continue;
    back.money -= tender.amount;
    add_part(state, back.way, words(state).say(Key::return_way_part, {tender_name(state, tender.kind), text::money(-tender.amount)}));
  }
  return back;
}

void add_returned(DoneView& view, const State& state, const domain::Sale& sale) {
  const text::Catalog& say = words(state);
  const auto [money, way] = handed_back(state, sale);
  view.title = say.say(Key::return_done_title);
  view.figure_label = say.say(Key::return_refund);
  view.no_figure = say.say(Key::return_way_none);
  view.next_label = say.say(Key::return_done_next);
  view.next_hint = say.say(state.basket.lines.empty() ? Key::done_next_hint : Key::return_done_kept);
  view.total = text::money(sale.total);
  if (money > Money{}) view.change = text::amount(money);
  view.stored_note = way.empty() ? say.say(Key::return_way_none) : say.say(Key::return_done_way, {way});
  const Points restored = points_of(sale, EntryKind::restored), taken = points_of(sale, EntryKind::taken_back);
  const Points net = restored + taken;
  view.has_points = sale.member && (restored != Points{} || taken != Points{});
  if (view.has_points) {
    view.points_label = say.say(Key::return_done_points);
    view.points = text::signed_points(net);
    view.points_note = say.say(Key::return_done_points_note, {text::signed_points(restored), text::signed_points(taken)});
    view.points_move = say.say(Key::done_points_change, {text::points(sale.points_before), text::points(sale.points_before + net)});
  }
  view.say = say.say(Key::return_done_say);
}

}  // namespace shuke::terminal

#include <algorithm>

#include "app/terminal/counter.h"
#include "app/terminal/make_view.h"
#include "app/text/format.h"
#include "core/domain/sales/receipt.h"
#include "core/domain/sales/spending.h"

namespace shuke::terminal {
namespace {

using domain::ReceiptRowKind;
using domain::TenderKind;
using text::Key;

Points earned(const domain::Sale& sale) {
  Points sum;
  for (const domain::LedgerEntry& entry : sale.ledger) sum += entry.kind == domain::EntryKind::earned ? entry.points : Points{};
  return sum;
}

Points spent_on(const domain::Sale& sale) {
  Points sum;
  for (const domain::LedgerEntry& entry : sale.ledger) sum += entry.kind == domain::EntryKind::spent ? -entry.points : Points{};
  return sum;
}

// Of the panel before, less what was spent on the sale, with what it earned.
Points balance_after(const domain::Sale& sale) {
  Points sum = sale.points_before;
  for (const domain::LedgerEntry& entry : sale.ledger) sum += entry.points;
  return sum;
}

ReceiptRowView item_row(const State& state, const domain::SaleLine& line) {
  const text::Catalog& say = words(state);
  const std::string& name = in(state.language, line.name);
  ReceiptRowView row;
  row.left = line.priced.quantity == 1 ? name : say.say(Key::receipt_quantity, {name, std::to_string(line.priced.quantity)});
  row.right = text::amount(line.priced.amount);
  const std::string variant = in(state.language, line.colour) + ' ' + size_text(state, line.size);
  row.left_small = variant;
  add_part(state, row.left_small, line_reasons_text(state, line));
  if (line.priced.amount != line.priced.list) row.right_small = text::amount(line.priced.list);
  return row;
}

ReceiptRowView plain_row(std::string left, std::string right) { return {.left = std::move(left), .right = std::move(right)}; }

ReceiptRowView make_row(const State& state, const domain::Sale& sale, const domain::ReceiptRow& row) {
  const text::Catalog& say = words(state);
  switch (row.kind) {
    case ReceiptRowKind::line_item: return item_row(state, sale.lines[row.index]);
    case ReceiptRowKind::basket_reason: return plain_row(reason_text(state, sale.basket_reasons[row.index]), text::amount(row.amount));
    case ReceiptRowKind::due: {
      ReceiptRowView due = plain_row(say.say(Key::receipt_due), text::amount(row.amount));
      due.is_bold = true;
      return due;
    }
    case ReceiptRowKind::tender: return plain_row(tender_name(state, sale.tenders[row.index].kind), text::amount(row.amount));
    case ReceiptRowKind::change: return plain_row(say.say(Key::pay_change), text::amount(row.amount));
    case ReceiptRowKind::rounding: return plain_row(say.say(Key::receipt_rounding), text::amount(row.amount));
    case ReceiptRowKind::points_earned:
      return plain_row(say.say(Key::receipt_points, {tier_name(state, sale.tier_used), text::rate(sale.points_rate)}),
                       text::points(row.points));
    case ReceiptRowKind::points_balance: return plain_row(say.say(Key::receipt_points_balance), text::points(row.points));
    case ReceiptRowKind::member: return {};
  }
  return {};
}

bool begins_block(ReceiptRowKind before, ReceiptRowKind now) {
  if (before == now) return false;
  const bool after_items = before == ReceiptRowKind::line_item;
  const bool before_points =
      now == ReceiptRowKind::points_earned || (now == ReceiptRowKind::points_balance && before != ReceiptRowKind::points_earned);
  return after_items || before_points;
}

void add_upgrade(DoneView& view, const State& state, const domain::Sale& sale, const domain::Member& member) {
  const text::Catalog& say = words(state);
  view.has_upgrade = member.facts.tier > sale.tier_before;
  if (!view.has_upgrade) return;
  const domain::Tier* const tier = domain::tier_at(policy_of(state), member.facts.tier);
  const std::string name = tier_name(state, member.facts.tier);
  view.tier = member.facts.tier;
  view.upgrade_title =
      say.say(Key::done_upgraded, {member.core.name.empty() ? text::masked_phone(member.core.phone) : member.core.name, name});
  view.upgrade_spend = say.say(Key::done_upgrade_spend,
                               {std::to_string(domain::tier_window_months(policy_of(state))), text::money(member.facts.spend_in_window)});
  if (tier != nullptr && tier->price_rate < k_whole)
    view.upgrade_chips.push_back(say.say(Key::done_benefit_discount, {text::discount(say, tier->price_rate)}));
  if (tier != nullptr && tier->points_rate > k_whole)
    view.upgrade_chips.push_back(say.say(Key::done_benefit_points, {text::rate(tier->points_rate)}));
  if (policy_of(state).earning.birthday_multiplier > k_whole) view.upgrade_chips.push_back(say.say(Key::done_benefit_birthday));
  const bool counts_already = sale.tier_used == member.facts.tier;
  const std::optional<Date> until = member.facts.tier_until;
  view.upgrade_note = until ? say.say(counts_already ? Key::done_enrolled_from : Key::done_upgrade_from, {name, to_text(*until)})
                            : say.say(counts_already ? Key::done_enrolled_for_good : Key::done_upgrade_for_good, {name});
}

void add_points(DoneView& view, const State& state, const domain::Sale& sale) {
  const text::Catalog& say = words(state);
  const Points points = earned(sale);
  view.has_points = sale.member && points > Points{};
  if (!view.has_points) return;
  view.points = text::signed_points(points);
  view.points_note = say.say(Key::done_points_rate, {tier_name(state, sale.tier_used), text::rate(sale.points_rate)});
  // The rate stands on the paper; what was spent explains the balance.
  if (const Points spent = spent_on(sale); spent > Points{}) view.points_note = say.say(Key::done_points_spent, {text::points(spent)});
  view.points_move = say.say(Key::done_points_change, {text::points(sale.points_before), text::points(balance_after(sale))});
}

// One sentence for the customer, promising only what the policy gives.
void add_sentence(DoneView& view, const State& state, const domain::Sale& sale) {
  const text::Catalog& say = words(state);
  const domain::TierRank now = state.done_member ? state.done_member->facts.tier : domain::k_no_tier;
  const domain::Tier* const tier = domain::tier_at(policy_of(state), now);
  const Points points = earned(sale);
  if (!sale.member) {
    view.say = say.say(Key::done_say_guest);
  } else if (sale.tier_before == domain::k_no_tier && now > domain::k_no_tier) {
    view.say = say.say(Key::done_say_welcome);
  } else if (now > sale.tier_before && tier != nullptr) {
    view.say = say.say(Key::done_say_upgrade, {tier_name(state, now), text::discount(say, tier->price_rate)});
  } else if (points > Points{}) {
    view.say = say.say(Key::done_say_points, {text::points(points)});
  }
  if (!sale.member || points <= Points{}) return;
  const Points balance = balance_after(sale);
  const Money worth = domain::worth_of(policy_of(state), balance);
  if (worth > Money{}) view.say_note = say.say(Key::done_say_points_total, {text::points(balance), text::money(worth)});
}

void add_reminder(DoneView& view, const State& state, const domain::Member& member) {
  const std::optional<int> days = domain::days_to_birthday(member.core, today(state));
  if (!days || *days == 0 || *days > 7) return;
  const std::string when = text::relative_day(words(state), plus_days(today(state), *days), today(state));
  view.reminder = words(state).say(Key::done_birthday_soon, {when});
}

// One settlement: what was paid on top with its change, or what went back.
void add_exchanged(DoneView& view, const State& state, const domain::Sale& sale, const domain::Sale& returned) {
  const text::Catalog& say = words(state);
  view.title = say.say(Key::exchange_done_title);
  view.stored_note = say.say(Key::done_stored, {text::money(sale.total - domain::tendered(sale.tenders, TenderKind::exchange))});
  const HandedBack back = handed_back(state, returned);
  if (back.money == Money{}) return;
  view.figure_label = say.say(Key::return_refund);
  view.change = text::amount(back.money);
  view.stored_note = say.say(Key::return_done_way, {back.way});
}

// Above the goods that went out, on the same paper.
void add_exchange_rows(ReceiptView& view, const State& state, const domain::Sale& returned) {
  add_return_rows(view, state, returned);
  view.rows.push_back({.left = words(state).say(Key::exchange_receipt_number), .right = returned.receipt});
}

// As the policy of the sale says, which is what the return will be asked.
void add_return_rule(ReceiptView& view, const State& state, const domain::Sale& sale) {
  const domain::Policy* const policy = state.shop->policies.version(sale.policy_version);
  if (sale.returns_of || policy == nullptr) return;
  const int days = policy->returns.window_days;
  view.footer.push_back(days == 0 ? words(state).say(Key::receipt_return_day)
                                  : words(state).say(Key::receipt_return_rule, {std::to_string(days)}));
}

}  // namespace

ReceiptView make_receipt(const State& state, const domain::Sale& sale, const std::optional<domain::Member>& member,
                         const domain::Sale* back) {
  const text::Catalog& say = words(state);
  ReceiptView view;
  const domain::Store* const store = state.shop->find_store(sale.terminal.store);
  view.heading = say.say(Key::receipt_store,
                         {in(state.language, state.shop->chain), store == nullptr ? sale.terminal.store : in(state.language, store->name)});
  const AssociateId& seller = sale.associates.empty() ? sale.handled_by : sale.associates.front().associate;
  const std::string cashier = associate_name(state, sale.returns_of ? sale.handled_by : seller);
  view.when = say.say(Key::receipt_head, {to_text(local_date(sale.at)), text::clock_time(sale.at), cashier});
  view.number = sale.receipt;
  view.code = sale.receipt;
  if (sale.returns_of) add_return_rows(view, state, sale);
  if (back != nullptr) add_exchange_rows(view, state, *back);
  std::optional<ReceiptRowKind> before;
  for (const domain::ReceiptRow& row : sale.returns_of ? std::vector<domain::ReceiptRow>() : domain::receipt_rows(sale)) {
    if (row.kind == ReceiptRowKind::member) continue;
    ReceiptRowView made = make_row(state, sale, row);
    made.rule_above = before ? begins_block(*before, row.kind) : back != nullptr;
    view.rows.push_back(std::move(made));
    before = row.kind;
  }
  if (member)
    view.footer.push_back(say.say(Key::receipt_member, {text::masked_name(member->core.name), text::masked_phone(member->core.phone)}));
  add_return_rule(view, state, sale);
  view.footer.push_back(say.say(Key::receipt_thanks));
  return view;
}

DoneView make_done(const State& state) {
  const text::Catalog& say = words(state);
  DoneView view;
  if (!state.done || !state.shop) return view;
  const domain::Sale& sale = *state.done;
  view.receipt = make_receipt(state, sale, state.done_member, state.done_back ? &*state.done_back : nullptr);
  view.sync_note = make_status(state).text;
  if (sale.returns_of) return add_returned(view, state, sale), view;
  view.title = say.say(Key::done_title);
  view.figure_label = say.say(Key::done_change);
  view.no_figure = say.say(Key::pay_no_change);
  view.next_label = say.say(Key::done_next);
  view.next_hint = say.say(Key::done_next_hint);
  view.points_label = say.say(Key::done_points_earned);
  view.total = text::money(sale.total);
  const Money change = -domain::tendered(sale.tenders, TenderKind::change);
  if (change > Money{}) view.change = text::amount(change);
  if (state.done_member) add_upgrade(view, state, sale, *state.done_member);
  add_points(view, state, sale);
  add_sentence(view, state, sale);
  if (state.done_member) add_reminder(view, state, *state.done_member);
  view.stored_note = say.say(Key::done_stored, {text::money(sale.total)});
  if (state.done_back) add_exchanged(view, state, sale, *state.done_back);
  return view;
}

}  // namespace shuke::terminal

#include <algorithm>

#include "core/domain/sales/returned.h"
#include "core/domain/sales/words.h"
#include "sync/server/sqlite_storage.h"
#include "sync/server/sqlite_values.h"

namespace shuke::head_office {

namespace {

constexpr char k_has_receipt[] = "SELECT COUNT(*) FROM sale WHERE receipt_number = ?";

constexpr char k_add_sale[] = R"(
INSERT INTO sale (terminal, seq, incarnation, receipt_number, store, till, business_date, sold_at, member_id, associate, list_fen,
                  total_fen, price_set_version, policy_version, flags)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))";

constexpr char k_add_line[] = R"(
INSERT INTO sale_line (terminal, seq, line_no, sku, quantity, list_fen, paid_fen)
VALUES (?, ?, ?, ?, ?, ?, ?))";

constexpr char k_add_tender[] = R"(
INSERT INTO tender (terminal, seq, tender_no, kind, amount_fen, state)
VALUES (?, ?, ?, ?, ?, ?))";

constexpr char k_add_entry[] = R"(
INSERT INTO ledger_entry (terminal, seq, entry_no, member_id, account, points, growth_fen, available_from, expires, policy_version,
                          kind, stored_fen)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))";

constexpr char k_add_returned_piece[] = R"(
INSERT INTO returned_piece (of_terminal, of_seq, line_no, piece_no, terminal, seq)
VALUES (?, ?, ?, ?, ?, ?))";

constexpr char k_has_returned_piece[] = R"(
SELECT COUNT(*)
FROM returned_piece
WHERE of_terminal = ? AND of_seq = ? AND line_no = ? AND piece_no = ?)";

constexpr char k_each_sale[] = R"(
SELECT terminal, incarnation, store, till, seq, receipt_number, business_date, sold_at, member_id, associate, total_fen, flags
FROM sale
ORDER BY terminal, seq)";

constexpr char k_lines[] = R"(
SELECT sku, quantity, paid_fen
FROM sale_line
WHERE terminal = ? AND seq = ?
ORDER BY line_no)";

constexpr char k_tenders[] = R"(
SELECT kind, amount_fen
FROM tender
WHERE terminal = ? AND seq = ?
ORDER BY tender_no)";

constexpr char k_each_entry[] = R"(
SELECT terminal, seq, entry_no, member_id, account, points, growth_fen, available_from, expires, policy_version, stored_fen, kind
FROM ledger_entry
ORDER BY terminal, seq, entry_no)";

constexpr char k_sales_to[] = R"(
SELECT record.seq, record.kind, record.kind_version, record.body
FROM sale JOIN record USING (terminal, seq)
WHERE sale.member_id = ?
ORDER BY sale.business_date DESC, sale.sold_at DESC
LIMIT ?)";

SaleRows sale_of(const db::Rows& rows) {
  SaleRows out;
  out.terminal.terminal = static_cast<std::uint32_t>(rows.integer(0));
  out.terminal.incarnation = static_cast<std::uint32_t>(rows.integer(1));
  out.terminal.store = rows.text(2);
  out.terminal.till = rows.text(3);
  out.seq = rows.integer(4);
  out.receipt = rows.text(5);
  out.business_date = date_of(rows.view(6));
  out.sold_at = timestamp_from_rfc3339(rows.view(7)).value_or(Timestamp{});
  if (!rows.is_null(8)) out.member = uuid_of(rows.view(8));
  out.associate = rows.text(9);
  out.total = {rows.integer(10)};
  out.flags = rows.text(11);
  return out;
}

// A word that nobody wrote is the first kind.
template <class E, std::size_t N>
E kind_of(const std::array<std::string_view, N>& words, std::string_view text) {
  const auto found = std::find(words.begin(), words.end(), text);
  return found == words.end() ? E{} : static_cast<E>(found - words.begin());
}

EntryRow entry_of(const db::Rows& rows) {
  EntryRow out;
  out.terminal = static_cast<std::uint32_t>(rows.integer(0));
  out.seq = rows.integer(1);
  out.entry.entry_no = rows.number(2);
  out.member = uuid_of(rows.view(3));
  out.entry.account = kind_of<domain::Account>(domain::k_account_words, rows.view(4));
  out.entry.points = {rows.integer(5)};
  out.entry.growth = {rows.integer(6)};
  out.entry.available_from = date_of(rows.view(7));
  if (!rows.is_null(8)) out.entry.expires = date_of(rows.view(8));
  out.entry.policy_version = rows.number(9);
  out.entry.stored = {rows.integer(10)};
  out.entry.kind = kind_of<domain::EntryKind>(domain::k_entry_words, rows.view(11));
  return out;
}

}  // namespace

bool SqliteStorage::has_receipt(std::string_view receipt) { return database_.number(k_has_receipt, receipt) > 0; }

void SqliteStorage::add_sale(const domain::Sale& sale, std::string_view flags) {
  const std::uint32_t terminal = sale.terminal.terminal;
  std::optional<db::Blob> member;
  if (sale.member) member = db::blob_of(sale.member->bytes);
  const AssociateId associate = sale.associates.empty() ? AssociateId{} : sale.associates.front().associate;
  database_.run(k_add_sale, terminal, sale.seq, sale.terminal.incarnation, sale.receipt, sale.terminal.store, sale.terminal.till,
                to_text(sale.business_date), to_rfc3339(sale.at), member, associate, sale.list_total.fen, sale.total.fen,
                sale.price_set_version, sale.policy_version, flags);
  for (const auto& line : sale.lines) {
    database_.run(k_add_line, terminal, sale.seq, line.line_no, line.sku, line.priced.quantity, line.priced.list.fen, line.priced.paid.fen);
  }
  int tender_no = 0;
  for (const auto& tender : sale.tenders) {
    database_.run(k_add_tender, terminal, sale.seq, ++tender_no, word_of(tender.kind), tender.amount.fen, word_of(tender.state));
  }
  if (!sale.returns_of) return;
  const domain::RecordId& of = sale.returns_of->record;
  for (const domain::PieceName& piece : domain::pieces_of(sale)) {
    database_.run(k_add_returned_piece, of.terminal, of.seq, piece.line_no, piece.piece_no, terminal, sale.seq);
  }
}

void SqliteStorage::add_entry(const EntryRow& row) {
  std::optional<std::string> expires;
  if (row.entry.expires) expires = to_text(*row.entry.expires);
  database_.run(k_add_entry, row.terminal, row.seq, row.entry.entry_no, db::blob_of(row.member.bytes), word_of(row.entry.account),
                row.entry.points.count, row.entry.growth.fen, to_text(row.entry.available_from), expires, row.entry.policy_version,
                word_of(row.entry.kind), row.entry.stored.fen);
}

bool SqliteStorage::has_returned_piece(const domain::Sale& taken) {
  if (!taken.returns_of) return false;
  const domain::RecordId& of = taken.returns_of->record;
  for (const domain::PieceName& piece : domain::pieces_of(taken)) {
    if (database_.number(k_has_returned_piece, of.terminal, of.seq, piece.line_no, piece.piece_no) > 0) return true;
  }
  return false;
}

std::vector<Record> SqliteStorage::sales_to(const MemberId& member, int most) {
  std::vector<Record> out;
  auto rows = database_.query(k_sales_to, db::blob_of(member.bytes), most);
  while (rows.next()) {
    Record record;
    record.seq = rows.integer(0);
    record.kind = rows.text(1);
    record.kind_version = rows.number(2);
    record.body = rows.text(3);
    out.push_back(std::move(record));
  }
  std::reverse(out.begin(), out.end());
  return out;
}

void SqliteStorage::each_sale(const std::function<void(const SaleRows&)>& take) {
  auto rows = database_.query(k_each_sale);
  while (rows.next()) {
    SaleRows sale = sale_of(rows);
    auto lines = database_.query(k_lines, sale.terminal.terminal, sale.seq);
    while (lines.next()) sale.lines.push_back({lines.text(0), lines.number(1), {lines.integer(2)}});
    auto tenders = database_.query(k_tenders, sale.terminal.terminal, sale.seq);
    while (tenders.next()) sale.tenders.push_back({tenders.text(0), {tenders.integer(1)}});
    take(sale);
  }
}

void SqliteStorage::each_entry(const std::function<void(const EntryRow&)>& take) {
  auto rows = database_.query(k_each_entry);
  while (rows.next()) take(entry_of(rows));
}

}  // namespace shuke::head_office

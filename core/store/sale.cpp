#include "core/base/check.h"
#include "core/db/transaction.h"
#include "core/domain/sales/words.h"
#include "core/store/files.h"
#include "core/store/store.h"

namespace shuke::store {

namespace {

constexpr std::string_view k_insert_sale =
    "INSERT INTO sale (seq, receipt_number, counter, basket_id, member_id, business_date, at_ms, offset_minutes, store, list_total_fen, "
    "total_fen) "
    "VALUES (?1, ?2, coalesce((SELECT counter FROM sale ORDER BY seq DESC LIMIT 1), 0) + 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";

constexpr std::string_view k_insert_line =
    "INSERT INTO sale_line (sale_seq, line_no, sku, quantity, list_fen, paid_fen, vat_rate_bp) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

constexpr std::string_view k_insert_tender =
    "INSERT INTO tender (sale_seq, tender_no, kind, amount_fen, reference, attempt, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

constexpr std::string_view k_insert_entry =
    "INSERT INTO ledger_entry (sale_seq, entry_no, account, points, growth_fen, available_from, expires, policy_version, kind, stored_fen) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";

constexpr std::string_view k_select_seq_by_basket = "SELECT seq FROM sale WHERE basket_id = ?1";
constexpr std::string_view k_select_seq_by_receipt = "SELECT seq FROM sale WHERE receipt_number = ?1";
constexpr std::string_view k_select_last_seq = "SELECT seq FROM sale ORDER BY seq DESC LIMIT 1";

constexpr std::string_view k_select_sales_to =
    "SELECT o.seq, o.kind, o.kind_version, o.hlc, o.body, o.sealed, o.body_hash, o.chain_hash "
    "FROM sale AS s "
    "JOIN outbox AS o ON o.seq = s.seq "
    "WHERE s.member_id = ?1 AND s.seq > ?2 "
    "ORDER BY s.seq";

constexpr std::string_view k_sum_from_accounts =
    "SELECT coalesce(sum(t.amount_fen), 0) "
    "FROM sale AS s "
    "JOIN tender AS t ON t.sale_seq = s.seq "
    "WHERE s.business_date = ?1 AND t.kind IN ('points', 'stored_value') AND t.amount_fen > 0";

Money sum_of_lines(const domain::Sale& sale) {
  Money sum;
  for (const auto& line : sale.lines) sum += line.priced.paid;
  return sum;
}

Money sum_of_tenders(const domain::Sale& sale) {
  Money sum;
  for (const auto& tender : sale.tenders) sum += tender.amount;
  return sum;
}

void insert_sale(db::Database& journal, const domain::Sale& sale) {
  std::optional<db::Blob> member;
  if (sale.member) member = db::blob_of(sale.member->bytes);
  journal.run(k_insert_sale, sale.seq, sale.receipt, db::blob_of(sale.basket_id.bytes), member, to_text(sale.business_date),
              sale.at.unix_ms, sale.at.offset_minutes, sale.terminal.store, sale.list_total.fen, sale.total.fen);
}

void insert_lines(db::Database& journal, const domain::Sale& sale) {
  for (const auto& line : sale.lines) {
    journal.run(k_insert_line, sale.seq, line.line_no, line.sku, line.priced.quantity, line.priced.list.fen, line.priced.paid.fen,
                line.vat_rate.value);
  }
}

void insert_tenders(db::Database& journal, const domain::Sale& sale) {
  int number = 0;
  for (const auto& tender : sale.tenders) {
    journal.run(k_insert_tender, sale.seq, ++number, word_of(tender.kind), tender.amount.fen, tender.reference, tender.attempt,
                word_of(tender.state));
  }
}

void insert_ledger(db::Database& journal, const domain::Sale& sale) {
  for (const auto& entry : sale.ledger) {
    std::optional<std::string> expires;
    if (entry.expires) expires = to_text(*entry.expires);
    journal.run(k_insert_entry, sale.seq, entry.entry_no, word_of(entry.account), entry.points.count, entry.growth.fen,
                to_text(entry.available_from), expires, entry.policy_version, word_of(entry.kind), entry.stored.fen);
  }
}

void check_sums(const domain::Sale& sale, const Slot& slot) {
  SHUKE_CHECK(sale.seq == slot.seq && sale.receipt == slot.receipt_number);
  SHUKE_CHECK(sum_of_lines(sale) == sale.total && sum_of_tenders(sale) == sale.total);
}

void put_sale(db::Database& journal, const domain::Sale& sale, const NewRecord& record) {
  append(journal, nullptr, record);
  insert_sale(journal, sale);
  insert_lines(journal, sale);
  insert_tenders(journal, sale);
  insert_ledger(journal, sale);
  put_coupon_uses(journal, sale);
}

void note_visit(KeptIndex& index, const domain::Sale& sale) {
  if (sale.member && !sale.returns_of) index.note_visit(*sale.member, sale.business_date, sale.terminal.store);
}

}  // namespace

void Store::record_sale(const domain::Sale& sale, const NewRecord& record, std::string_view draft_after) {
  check_sums(sale, record.slot);
  db::Transaction transaction(files_->journal);
  put_sale(files_->journal, sale, record);
  put_draft(files_->journal, files_->ring(), draft_after);
  transaction.commit();
  note_visit(files_->index, sale);
}

void Store::record_exchange(const PlacedSale& returned, const PlacedSale& sold, std::string_view draft_after) {
  check_sums(returned.sale, returned.record.slot);
  check_sums(sold.sale, sold.record.slot);
  db::Transaction transaction(files_->journal);
  put_sale(files_->journal, returned.sale, returned.record);
  put_sale(files_->journal, sold.sale, sold.record);
  put_draft(files_->journal, files_->ring(), draft_after);
  transaction.commit();
  note_visit(files_->index, sold.sale);
}

std::optional<Record> Store::find_sale(const Uuid& basket) const {
  const Sequence seq = files_->journal.number(k_select_seq_by_basket, db::blob_of(basket.bytes));
  return seq == 0 ? std::nullopt : find_record(seq);
}

std::optional<Record> Store::find_sale(std::string_view receipt_number) const {
  const Sequence seq = files_->journal.number(k_select_seq_by_receipt, receipt_number);
  return seq == 0 ? std::nullopt : find_record(seq);
}

std::optional<Record> Store::last_sale() const {
  const Sequence seq = files_->journal.number(k_select_last_seq);
  return seq == 0 ? std::nullopt : find_record(seq);
}

Money Store::paid_from_accounts(Date business_date) const { return {files_->journal.number(k_sum_from_accounts, to_text(business_date))}; }

std::vector<Record> Store::sales_to(const MemberId& member, Sequence above) const {
  std::vector<Record> sales;
  auto rows = files_->journal.query(k_select_sales_to, db::blob_of(member.bytes), above);
  while (rows.next()) sales.push_back(read_record(files_->journal, rows));
  return sales;
}

}  // namespace shuke::store

#include "core/domain/sales/coupon_use.h"
#include "core/domain/sales/words.h"
#include "core/store/files.h"
#include "core/store/store.h"

namespace shuke::store {

namespace {

constexpr std::string_view k_select_sale =
    "SELECT receipt_number, basket_id, member_id, business_date, at_ms, offset_minutes, store, list_total_fen, total_fen "
    "FROM sale "
    "WHERE seq = ?1";
constexpr std::string_view k_select_lines =
    "SELECT line_no, sku, quantity, list_fen, paid_fen, vat_rate_bp FROM sale_line WHERE sale_seq = ?1 ORDER BY line_no";
constexpr std::string_view k_select_tenders =
    "SELECT tender_no, kind, amount_fen, reference, attempt, state FROM tender WHERE sale_seq = ?1 ORDER BY tender_no";
constexpr std::string_view k_select_entries =
    "SELECT entry_no, account, points, growth_fen, available_from, expires, policy_version, kind, stored_fen "
    "FROM ledger_entry "
    "WHERE sale_seq = ?1 "
    "ORDER BY entry_no";

constexpr std::string_view k_select_coupon_use = "SELECT act FROM coupon_use WHERE code = ?1 AND sale_seq = ?2";

std::string_view bytes_of(const Uuid& id) { return db::blob_of(id.bytes).bytes; }

bool is_same_sale(db::Database& journal, const domain::Sale& sale) {
  auto row = journal.query(k_select_sale, sale.seq);
  if (!row.next()) return false;
  const bool is_same_member = sale.member ? row.view(2) == bytes_of(*sale.member) : row.is_null(2);
  return row.view(0) == sale.receipt && row.view(1) == bytes_of(sale.basket_id) && is_same_member &&
         row.view(3) == to_text(sale.business_date) && row.integer(4) == sale.at.unix_ms && row.integer(5) == sale.at.offset_minutes &&
         row.view(6) == sale.terminal.store && row.integer(7) == sale.list_total.fen && row.integer(8) == sale.total.fen;
}

bool are_same_lines(db::Database& journal, const domain::Sale& sale) {
  auto row = journal.query(k_select_lines, sale.seq);
  for (const auto& line : sale.lines) {
    const bool is_same = row.next() && row.integer(0) == line.line_no && row.view(1) == line.sku &&
                         row.integer(2) == line.priced.quantity && row.integer(3) == line.priced.list.fen &&
                         row.integer(4) == line.priced.paid.fen && row.integer(5) == line.vat_rate.value;
    if (!is_same) return false;
  }
  return !row.next();
}

bool are_same_tenders(db::Database& journal, const domain::Sale& sale) {
  auto row = journal.query(k_select_tenders, sale.seq);
  int number = 0;
  for (const auto& tender : sale.tenders) {
    const bool is_same = row.next() && row.integer(0) == ++number && row.view(1) == word_of(tender.kind) &&
                         row.integer(2) == tender.amount.fen && row.view(3) == tender.reference && row.integer(4) == tender.attempt &&
                         row.view(5) == word_of(tender.state);
    if (!is_same) return false;
  }
  return !row.next();
}

bool is_same_ledger(db::Database& journal, const domain::Sale& sale) {
  auto row = journal.query(k_select_entries, sale.seq);
  for (const auto& entry : sale.ledger) {
    const bool is_same = row.next() && row.integer(0) == entry.entry_no && row.view(1) == word_of(entry.account) &&
                         row.integer(2) == entry.points.count && row.integer(3) == entry.growth.fen &&
                         row.view(4) == to_text(entry.available_from) && row.is_null(5) == !entry.expires &&
                         (!entry.expires || row.view(5) == to_text(*entry.expires)) && row.integer(6) == entry.policy_version &&
                         row.view(7) == word_of(entry.kind) && row.integer(8) == entry.stored.fen;
    if (!is_same) return false;
  }
  return !row.next();
}

bool are_same_coupons(db::Database& journal, const domain::Sale& sale) {
  const std::string_view act = sale.returns_of ? "revived" : "used";
  for (const std::string& code : domain::coupons_moved(sale)) {
    auto row = journal.query(k_select_coupon_use, code, sale.seq);
    if (!row.next() || row.view(0) != act) return false;
  }
  return true;
}

}  // namespace

std::string Store::rows_differ(const domain::Sale& sale) const {
  db::Database& journal = files_->journal;
  if (!is_same_sale(journal, sale)) return "sale";
  if (!are_same_lines(journal, sale)) return "sale_line";
  if (!are_same_tenders(journal, sale)) return "tender";
  if (!is_same_ledger(journal, sale)) return "ledger_entry";
  if (!are_same_coupons(journal, sale)) return "coupon_use";
  return {};
}

}  // namespace shuke::store

#include "core/db/transaction.h"
#include "core/seal/chain.h"
#include "core/store/files.h"
#include "core/store/store.h"

namespace shuke::store {

namespace {

// Past this many the file is beyond listing.
constexpr std::size_t k_most_findings = 100;

constexpr std::string_view k_select_outbox =
    "SELECT seq, kind, kind_version, hlc, body, sealed, body_hash, chain_hash "
    "FROM outbox "
    "ORDER BY seq";

constexpr std::string_view k_select_sales =
    "SELECT seq, receipt_number, counter, total_fen, at_ms, offset_minutes, "
    "(SELECT coalesce(sum(paid_fen), 0) FROM sale_line WHERE sale_seq = seq), "
    "(SELECT coalesce(sum(amount_fen), 0) FROM tender WHERE sale_seq = seq) "
    "FROM sale "
    "ORDER BY seq";

constexpr std::string_view k_select_sales_without_record =
    "SELECT s.seq FROM sale AS s LEFT JOIN outbox AS o ON o.seq = s.seq AND o.kind = 'sale' WHERE o.seq IS NULL";
constexpr std::string_view k_select_records_without_sale =
    "SELECT o.seq FROM outbox AS o LEFT JOIN sale AS s ON s.seq = o.seq WHERE o.kind = 'sale' AND s.seq IS NULL";

constexpr std::string_view k_select_gifts_without_record =
    "SELECT g.seq FROM gift AS g LEFT JOIN outbox AS o ON o.seq = g.seq AND o.kind = 'gift' WHERE o.seq IS NULL";

// A guest earns nothing; of one kind a sale makes at most one entry; entries are counted from 1.
constexpr std::string_view k_select_bad_ledgers =
    "SELECT e.sale_seq "
    "FROM ledger_entry AS e "
    "JOIN sale AS s ON s.seq = e.sale_seq "
    "GROUP BY e.sale_seq "
    "HAVING s.member_id IS NULL OR max(e.entry_no) <> count(*) OR count(DISTINCT e.kind) <> count(*)";

// Of one file; `is_damaged` tells that there were any.
class Findings {
 public:
  Findings(std::vector<std::string>& list, bool& is_damaged) : list_(list), is_damaged_(is_damaged) {}
  void add(const std::string& sentence) {
    is_damaged_ = true;
    if (list_.size() < k_most_findings) list_.push_back(sentence);
  }
  void add_all(const std::string& file, const std::vector<std::string>& sentences) {
    for (const std::string& sentence : sentences) add(file + ": " + sentence);
  }

 private:
  std::vector<std::string>& list_;
  bool& is_damaged_;
};

std::string record_name(Sequence seq) { return "record " + std::to_string(seq); }

// Answers the last sequence up to which every record is what it was.
Sequence check_chain(db::Database& journal, Findings& findings, std::int64_t& count) {
  Sequence safe = 0;
  Sequence previous_seq = 0;
  Hash previous{};
  auto rows = journal.query(k_select_outbox);
  for (; rows.next(); ++count) {
    const Record record = read_record(journal, rows);
    const bool follows = record.seq == previous_seq + 1;
    const bool is_itself = seal::body_hash(record) == record.body_hash;
    const bool is_chained = seal::chain_hash(previous, record.seq, record.body_hash) == record.chain_hash;
    if (!follows) findings.add(record_name(previous_seq + 1) + " is missing");
    if (!is_itself) findings.add(record_name(record.seq) + " is not what was written: its body hash differs");
    if (follows && !is_chained) findings.add(record_name(record.seq) + " breaks the chain of hashes");
    if (safe == previous_seq && follows && is_itself && is_chained) safe = record.seq;
    previous_seq = record.seq;
    previous = record.chain_hash;
  }
  return safe;
}

std::string sale_name(const db::Rows& sale) { return "sale " + sale.text(1); }

bool check_sums(const db::Rows& sale, Findings& findings) {
  const std::int64_t total = sale.integer(3);
  const std::int64_t lines = sale.integer(6);
  const std::int64_t tenders = sale.integer(7);
  if (lines != total)
    findings.add(sale_name(sale) + ": its lines add up to " + std::to_string(lines) + " fen, its total is " + std::to_string(total));
  if (tenders != total) {
    findings.add(sale_name(sale) + ": its tenders add up to " + std::to_string(tenders) + " fen, its total is " + std::to_string(total));
  }
  return lines == total && tenders == total;
}

bool check_number(const db::Rows& sale, std::int64_t expected, Findings& findings) {
  const std::string receipt = sale.text(1);
  const std::string counter = std::to_string(sale.integer(2));
  const bool is_expected = sale.integer(2) == expected;
  const bool is_printed =
      receipt.ends_with(counter) && receipt.find_first_not_of('0', receipt.rfind('-') + 1) == receipt.size() - counter.size();
  if (!is_printed) findings.add(sale_name(sale) + " does not carry its counter " + counter);
  if (!is_expected) findings.add(sale_name(sale) + ": its counter is " + counter + " and should be " + std::to_string(expected));
  return is_printed && is_expected;
}

void check_sales(db::Database& journal, Sequence safe, Findings& findings, CheckReport& report) {
  auto sales = journal.query(k_select_sales);
  while (sales.next()) {
    ++report.sales;
    const bool adds_up = check_sums(sales, findings);
    const bool is_numbered = check_number(sales, report.sales, findings);
    if (!adds_up || !is_numbered || sales.integer(0) > safe) continue;
    report.last_receipt = sales.text(1);
    report.last_at = Timestamp{.unix_ms = sales.integer(4), .offset_minutes = sales.number(5)};
  }
}

void list_rows(db::Database& journal, std::string_view sql, const char* what, Findings& findings) {
  auto rows = journal.query(sql);
  while (rows.next()) findings.add(record_name(rows.integer(0)) + what);
}

}  // namespace

namespace {

// Before the moment of the rest: what a running till records meanwhile may come into `records/` too, and would be missing there.
void check_log(const std::string& folder, db::Database& journal, CheckReport& report) {
  if (folder == ":memory:") return;
  Findings findings(report.findings, report.is_log_damaged);
  try {
    findings.add_all("records", log_findings(folder + "/records", journal));
  } catch (const DbError& error) {
    findings.add(error.what());
  }
}

void check_replica(db::Database& replica, CheckReport& report) {
  Findings findings(report.findings, report.is_replica_damaged);
  try {
    findings.add_all("replica.db", replica.integrity_findings());
    findings.add_all("replica.db", schema_findings(replica, "replica_"));
    findings.add_all("replica.db", changed_rows(replica, "replica_"));
    report.members = replica.number("SELECT count(*) FROM member");
  } catch (const DbError& error) {
    findings.add(error.what());
  }
}

// The findings begin with their file.
void check_sealed(const CheckFiles& files, const seal::Keyring* ring, CheckReport& report) {
  if (ring == nullptr) return void(report.findings.emplace_back("what is about members was not checked: the keys are locked"));
  Findings journal(report.findings, report.is_journal_damaged);
  Findings replica(report.findings, report.is_replica_damaged);
  for (const auto& finding : sealed_findings(files, *ring)) (finding.starts_with("replica.db") ? replica : journal).add(finding);
}

}  // namespace

CheckReport Store::check() const {
  CheckReport report;
  check_log(files_->folder, files_->journal, report);
  Findings findings(report.findings, report.is_journal_damaged);
  // Of one moment: a sale stored between two of these queries would look like a record without its rows.
  const db::Snapshot snapshot(files_->journal);
  try {
    findings.add_all("journal.db", files_->journal.integrity_findings());
    findings.add_all("journal.db", schema_findings(files_->journal, "journal_"));
    findings.add_all("journal.db", changed_rows(files_->journal, "journal_"));
    const Sequence safe = check_chain(files_->journal, findings, report.records);
    check_sales(files_->journal, safe, findings, report);
    list_rows(files_->journal, k_select_sales_without_record, " is missing for a sale", findings);
    list_rows(files_->journal, k_select_records_without_sale, " is a sale without its rows", findings);
    list_rows(files_->journal, k_select_gifts_without_record, " is missing for a gift handed over", findings);
    list_rows(files_->journal, k_select_bad_ledgers, ": its ledger entries do not fit the sale", findings);
    check_sealed({files_->journal, files_->replica}, files_->ring(), report);
    report.waiting = waiting().count;
  } catch (const DbError& error) {
    findings.add(error.what());  // a page that cannot be read ends the reading, not the report
  }
  check_replica(files_->replica, report);
  return report;
}

}  // namespace shuke::store

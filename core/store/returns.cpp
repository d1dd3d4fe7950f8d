#include "core/store/files.h"
#include "core/store/store.h"

namespace shuke::store {

namespace {

// A return takes no column of its own: what it returns stands in its record, and it is the only sale whose total is not above zero that
// comes after the sale it takes back.
constexpr std::string_view k_select_returns_after =
    "SELECT o.seq, o.kind, o.kind_version, o.hlc, o.body, o.sealed, o.body_hash, o.chain_hash "
    "FROM sale AS s "
    "JOIN outbox AS o ON o.seq = s.seq "
    "WHERE s.seq > ?1 AND s.total_fen <= 0 "
    "ORDER BY s.seq";

constexpr std::string_view k_select_latest_sales =
    "SELECT o.seq, o.kind, o.kind_version, o.hlc, o.body, o.sealed, o.body_hash, o.chain_hash "
    "FROM sale AS s "
    "JOIN outbox AS o ON o.seq = s.seq "
    "ORDER BY s.seq DESC "
    "LIMIT ?1";

}  // namespace

std::vector<Record> Store::returns_after(Sequence above) const {
  std::vector<Record> returns;
  auto rows = files_->journal.query(k_select_returns_after, above);
  while (rows.next()) returns.push_back(read_record(files_->journal, rows));
  return returns;
}

std::vector<Record> Store::latest_sales(int most) const {
  std::vector<Record> sales;
  auto rows = files_->journal.query(k_select_latest_sales, most);
  while (rows.next()) sales.push_back(read_record(files_->journal, rows));
  return sales;
}

}  // namespace shuke::store

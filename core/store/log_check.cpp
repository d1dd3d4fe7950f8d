#include "core/store/files.h"
#include "core/store/record_log.h"

namespace shuke::store {

namespace {

constexpr std::string_view k_select_chain_at = "SELECT chain_hash FROM outbox WHERE seq = ?1";

}  // namespace

std::vector<std::string> log_findings(const std::string& folder, db::Database& journal) {
  std::vector<std::string> findings;
  Sequence last = 0;
  const std::string broken = read_beside(folder, [&](const Record& record) {
    const std::string name = "record " + std::to_string(record.seq);
    if (last != 0 && record.seq != last + 1) findings.push_back(name + " follows record " + std::to_string(last));
    last = record.seq;
    auto rows = journal.query(k_select_chain_at, record.seq);
    if (!rows.next()) {
      findings.push_back(name + " and what follows it are missing in journal.db");
    } else if (rows.bytes<32>(0) != record.chain_hash) {
      findings.push_back(name + " is another one in journal.db");
    }
    return findings.empty();
  });
  if (!broken.empty()) findings.push_back(broken + " does not hold behind record " + std::to_string(last));
  return findings;
}

}  // namespace shuke::store

#include "core/operations/check_data.h"

#include <iterator>

#include "core/codec/feed.h"
#include "core/codec/record.h"
#include "core/domain/sales/coupon_use.h"
#include "core/operations/load_shop.h"
#include "core/operations/open_shift.h"

namespace shuke::operations {

namespace {

std::string why(const Refusal& refusal) { return std::string(name_of(refusal.reason)) + " " + refusal.detail; }

// Empty when the record can be read and agrees with the tables.
std::string check_sale(const store::Store& store, const Record& record, store::RowCounts& rows) {
  const auto sale = codec::decode_sale(record);
  if (!sale) return "cannot be read: " + why(sale.refusal());
  rows.coupon_uses += std::ssize(domain::coupons_moved(*sale));
  const std::string table = store.rows_differ(*sale);
  return table.empty() ? std::string() : "and its rows in " + table + " differ";
}

std::string row_differs(const std::string& table) { return table.empty() ? std::string() : "and its row in " + table + " differ"; }

// Locked, or of a member whose key was destroyed: what is personal in it is not to be read, and the record is whole.
bool is_shut(const Refusal& refusal) { return refusal.reason == Reason::keys_locked || refusal.reason == Reason::unknown_member; }

std::string check_enrolment(const store::Store& store, const Record& record) {
  const auto person = store.personal_part(record);
  if (!person && is_shut(person.refusal())) return {};
  if (!person) return "has a sealed part that cannot be opened: " + why(person.refusal());
  const auto enrolment = codec::decode_enrolment(record.body, *person, record.kind_version);
  return enrolment ? row_differs(store.rows_differ(*enrolment, record.seq)) : "cannot be read: " + why(enrolment.refusal());
}

std::string check_gift(const store::Store& store, const Record& record) {
  const auto person = store.personal_part(record);
  if (!person && is_shut(person.refusal())) return {};
  if (!person) return "has a sealed part that cannot be opened: " + why(person.refusal());
  const auto handover = codec::decode_gift(record.body, *person, record.kind_version);
  if (!handover) return "cannot be read: " + why(handover.refusal());
  return row_differs(store.rows_differ(*handover, record.seq));
}

std::string check_shift(const store::Store& store, const Record& record) {
  const auto event = codec::decode_shift_body(record.body, record.kind_version);
  return event ? row_differs(store.rows_differ(shift_row(*event), record.seq)) : "cannot be read: " + why(event.refusal());
}

// Counts in `rows` what must stand beside it.
std::string check_record(const store::Store& store, const Record& record, store::RowCounts& rows) {
  if (record.kind == codec::k_sale_kind) return check_sale(store, record, rows);
  if (record.kind == codec::k_enrolment_kind) return ++rows.enrolments, check_enrolment(store, record);
  if (record.kind == codec::k_shift_kind) return ++rows.shifts, check_shift(store, record);
  if (record.kind == codec::k_gift_kind) return ++rows.gifts, check_gift(store, record);
  return "is of a kind this program does not write";
}

// Answers how many rows the records have beside them.
store::RowCounts check_records(const store::Store& store, store::CheckReport& report) {
  store::RowCounts rows;
  store.each_record(0, [&](const Record& record) {
    const std::string finding = check_record(store, record, rows);
    if (finding.empty()) return true;
    report.is_journal_damaged = true;
    report.findings.push_back("record " + std::to_string(record.seq) + " " + finding);
    return true;
  });
  return rows;
}

// The account must be what its history folds to. While a bootstrap runs they may be of two moments: then they are not compared.
std::string check_account(const store::Store& store, const domain::PolicyBook& policies, const MemberId& id) {
  const auto stored = store.member(id);
  if (!stored) return {};  // only enrolled here, or named by the store's own check
  const auto facts = codec::decode_member_facts(stored->facts);
  if (!facts) return "cannot be read: " + why(facts.refusal());
  std::vector<domain::MemberRecord> records;
  for (const std::string& body : store.history(id)) {
    const auto row = codec::decode_history(body);
    if (!row) return "has a history that cannot be read: " + why(row.refusal());
    records.insert(records.end(), row->records.begin(), row->records.end());
  }
  if (records.empty()) return {};
  const domain::AccountState folded = domain::standing_of(policies, records, {}).state;
  if (folded.included != facts->account.included) return {};
  return folded == facts->account ? std::string() : "has an account that their history does not add up to";
}

void check_accounts(const store::Store& store, store::CheckReport& report) {
  const domain::PolicyBook policies = load_policies(store);
  store.each_member([&](const MemberId& id) {
    const std::string finding = check_account(store, policies, id);
    if (finding.empty()) return;
    report.is_replica_damaged = true;
    report.findings.push_back("member " + to_text(id) + " " + finding);
  });
}

}  // namespace

store::CheckReport check_data(const store::Store& store) {
  store::CheckReport report = store.check();
  try {
    const store::RowCounts rows = check_records(store, report);
    if (rows != store.row_counts()) {
      report.is_journal_damaged = true;
      report.findings.emplace_back("journal.db has other shifts, enrolments, gifts or coupons than its records");
    }
  } catch (const DbError& error) {
    report.is_journal_damaged = true;
    report.findings.emplace_back(error.what());
  }
  try {
    check_accounts(store, report);
  } catch (const DbError& error) {
    report.is_replica_damaged = true;
    report.findings.emplace_back(error.what());
  }
  return report;
}

}  // namespace shuke::operations

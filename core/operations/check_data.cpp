#include "core/operations/check_data.h"

#include <algorithm>

#include "core/codec/feed.h"
#include "core/codec/record.h"
#include "core/operations/load_shop.h"

namespace shuke::operations {

namespace {

std::string why(const Refusal& refusal) { return std::string(name_of(refusal.reason)) + " " + refusal.detail; }

// Empty when the record can be read and agrees with the tables.
std::string check_sale(const store::Store& store, const Record& record) {
  const auto sale = codec::decode_sale(record);
  if (!sale) return "cannot be read: " + why(sale.refusal());
  const std::string table = store.rows_differ(*sale);
  return table.empty() ? std::string() : "and its rows in " + table + " differ";
}

// Locked, or of a member whose key was destroyed: what is personal in it is not to be read, and the record is whole.
bool is_shut(const Refusal& refusal) { return refusal.reason == Reason::keys_locked || refusal.reason == Reason::unknown_member; }

std::string check_enrolment(const store::Store& store, const Record& record) {
  const auto person = store.personal_part(record);
  if (!person && is_shut(person.refusal())) return {};
  if (!person) return "has a sealed part that cannot be opened: " + why(person.refusal());
  const auto enrolment = codec::decode_enrolment(record.body, *person, record.kind_version);
  return enrolment ? std::string() : "cannot be read: " + why(enrolment.refusal());
}

std::string check_gift(const store::Store& store, const Record& record) {
  const auto person = store.personal_part(record);
  if (!person && is_shut(person.refusal())) return {};
  if (!person) return "has a sealed part that cannot be opened: " + why(person.refusal());
  const auto handover = codec::decode_gift(record.body, *person, record.kind_version);
  if (!handover) return "cannot be read: " + why(handover.refusal());
  const auto found = store.find_gift(handover->id);
  const bool is_of_member = std::ranges::any_of(store.gifts_to(handover->member), [&](const Record& one) { return one.seq == record.seq; });
  return found && found->seq == record.seq && is_of_member ? std::string() : "and its row in gift differ";
}

std::string check_shift(const Record& record) {
  const auto event = codec::decode_shift_body(record.body, record.kind_version);
  return event ? std::string() : "cannot be read: " + why(event.refusal());
}

std::string check_record(const store::Store& store, const Record& record) {
  if (record.kind == codec::k_sale_kind) return check_sale(store, record);
  if (record.kind == codec::k_enrolment_kind) return check_enrolment(store, record);
  if (record.kind == codec::k_shift_kind) return check_shift(record);
  if (record.kind == codec::k_gift_kind) return check_gift(store, record);
  return "is of a kind this program does not write";
}

void check_records(const store::Store& store, store::CheckReport& report) {
  store.each_record(0, [&](const Record& record) {
    const std::string finding = check_record(store, record);
    if (!finding.empty()) report.findings.push_back("record " + std::to_string(record.seq) + " " + finding);
    return true;
  });
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
    if (!finding.empty()) report.findings.push_back("member " + to_text(id) + " " + finding);
  });
}

}  // namespace

store::CheckReport check_data(const store::Store& store) {
  store::CheckReport report = store.check();
  try {
    check_records(store, report);
    check_accounts(store, report);
  } catch (const DbError& error) {
    report.findings.emplace_back(error.what());
  }
  return report;
}

}  // namespace shuke::operations

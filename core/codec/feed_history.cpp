#include "core/codec/account.h"
#include "core/codec/feed.h"

namespace shuke::codec {
namespace {

HistoryRow history_of(const Field& field) { return {uuid_of(field["member"]), list_of(field["records"], member_record_of)}; }

}  // namespace

std::string history_key(const HistoryRow& row) {
  const domain::RecordId first = row.records.empty() ? domain::RecordId{} : row.records.front().id;
  return to_text(row.member) + ' ' + std::to_string(first.terminal) + ' ' + std::to_string(first.seq);
}

FeedRow encode_history(const HistoryRow& row, std::int64_t version) {
  Writing document{{"member", to_text(row.member)}, {"records", Writing::array()}};
  for (const domain::MemberRecord& record : row.records) document["records"].push_back(json_of(record));
  return {std::string(k_history_entity), history_key(row), version, false, to_bytes(document)};
}

Result<HistoryRow> decode_history(std::string_view body) { return read_document(body, k_feed_bounds, history_of); }

}  // namespace shuke::codec

#include "sync/server/dump.h"

#include <nlohmann/json.hpp>

#include <algorithm>

#include "core/domain/sales/words.h"
#include "sync/protocol/codec.h"
#include "sync/server/apply_gift.h"

namespace shuke::head_office {

namespace {

using json = nlohmann::ordered_json;

std::string text_of(const json& object) { return object.dump(-1, ' ', false, json::error_handler_t::replace); }

json member_or_null(const std::optional<MemberId>& member) { return member ? json(to_text(*member)) : json(nullptr); }

json sale_json(const SaleRows& sale) {
  json lines = json::array();
  int line_no = 0;
  for (const auto& line : sale.lines) {
    lines.push_back({{"line_no", ++line_no}, {"sku", line.sku}, {"quantity", line.quantity}, {"paid_fen", line.paid.fen}});
  }
  json tenders = json::array();
  for (const auto& tender : sale.tenders) tenders.push_back({{"kind", tender.kind}, {"amount_fen", tender.amount.fen}});
  return {{"terminal", sale.terminal.terminal},
          {"incarnation", sale.terminal.incarnation},
          {"seq", sale.seq},
          {"receipt_number", sale.receipt},
          {"store", sale.terminal.store},
          {"till", sale.terminal.till},
          {"business_date", to_text(sale.business_date)},
          {"sold_at", to_rfc3339(sale.sold_at)},
          {"associate", sale.associate},
          {"member_id", member_or_null(sale.member)},
          {"total_fen", sale.total.fen},
          {"flags", sale.flags},
          {"lines", std::move(lines)},
          {"tenders", std::move(tenders)}};
}

json entry_json(const EntryRow& row) {
  return {{"terminal", row.terminal},
          {"seq", row.seq},
          {"entry_no", row.entry.entry_no},
          {"member_id", to_text(row.member)},
          {"account", word_of(row.entry.account)},
          {"points", row.entry.points.count},
          {"growth_fen", row.entry.growth.fen},
          {"stored_fen", row.entry.stored.fen},
          {"kind", word_of(row.entry.kind)},
          {"available_from", to_text(row.entry.available_from)},
          {"expires", row.entry.expires ? json(to_text(*row.entry.expires)) : json(nullptr)},
          {"policy_version", row.entry.policy_version}};
}

json gift_json(const GiftRow& row, bool is_twice) {
  const domain::GiftRight& right = row.gift.right;
  const auto sale = right.record ? json{{"terminal", right.record->terminal}, {"seq", right.record->seq}} : json(nullptr);
  return {{"terminal", row.gift.by.terminal},
          {"seq", row.gift.by.seq},
          {"member_id", to_text(row.member)},
          {"gift", right.gift},
          {"occasion", word_of(right.occasion)},
          {"occasion_on", to_text(right.on)},
          {"sale", sale},
          {"handed_at", to_rfc3339({row.gift.at})},
          {"associate", row.gift.associate},
          {"flags", is_twice ? "gift_given_twice" : ""}};
}

void dump_gifts(Storage& storage, const Line& line) {
  const std::vector<domain::RecordId> twice = gifts_given_twice(storage);
  storage.each_gift([&](const GiftRow& row) {
    const bool is_twice = std::find(twice.begin(), twice.end(), row.gift.by) != twice.end();
    line(text_of(gift_json(row, is_twice)));
  });
}

// The published JSON itself with key and version in front; a member's two parts side by side.
json row_json(const codec::FeedRow& row) {
  json out{{"entity", row.entity}, {"key", row.key}, {"version", row.version}};
  if (row.entity == codec::k_member_entity) {
    const auto parts = codec::split_member(row.body);
    if (!parts) return out;
    out["id"] = row.key;
    out["core"] = json::parse(parts->core, nullptr, false);
    out["facts"] = json::parse(parts->facts, nullptr, false);
    return out;
  }
  out["body"] = json::parse(row.body, nullptr, false);
  return out;
}

json put_aside_json(const StoredRecord& stored) {
  return {{"terminal", stored.terminal},
          {"incarnation", stored.incarnation},
          {"seq", stored.record.seq},
          {"kind", stored.record.kind},
          {"kind_version", stored.record.kind_version},
          {"code", stored.code},
          {"received_ms", stored.received_ms},
          {"body_hash", protocol::to_hex(stored.record.body_hash)},
          {"body", stored.record.body}};
}

void dump_rows(Storage& storage, std::string_view entity, const Line& line) {
  storage.each_row(entity, [&](const codec::FeedRow& row) {
    if (!row.is_removed) line(text_of(row_json(row)));
  });
}

json status_of(Storage& storage) {
  const Counts counts = storage.counts();
  const auto server = storage.server();
  json terminals = json::array();
  for (const auto& state : storage.terminals()) {
    if (!state.installation) continue;
    terminals.push_back({{"terminal", state.identity.terminal},
                         {"incarnation", state.identity.incarnation},
                         {"store", state.identity.store},
                         {"till", state.identity.till},
                         {"applied_hwm", state.applied_hwm},
                         {"last_seen", to_rfc3339({state.last_seen_ms})}});
  }
  return {
      {"server_id", server.server_id},    {"epoch", server.epoch},           {"sales", counts.sales},   {"members", counts.members},
      {"records", counts.records},        {"quarantined", counts.put_aside}, {"forked", counts.forked}, {"feed_position", counts.feed_head},
      {"terminals", std::move(terminals)}};
}

}  // namespace

bool dump(Storage& storage, std::string_view kind, const Line& line) {
  if (kind == "sales") {
    storage.each_sale([&](const SaleRows& sale) { line(text_of(sale_json(sale))); });
  } else if (kind == "ledger") {
    storage.each_entry([&](const EntryRow& row) { line(text_of(entry_json(row))); });
  } else if (kind == "gifts") {
    dump_gifts(storage, line);
  } else if (kind == "members") {
    dump_rows(storage, codec::k_member_entity, line);
  } else if (kind == "catalogue") {
    for (const auto entity :
         {codec::k_chain_entity, codec::k_policy_entity, codec::k_promotion_entity, codec::k_style_entity, codec::k_sku_entity}) {
      dump_rows(storage, entity, line);
    }
  } else if (kind == "quarantine") {
    storage.each_record([&](const StoredRecord& stored) {
      if (!stored.code.empty()) line(text_of(put_aside_json(stored)));
    });
    storage.each_forked([&](const StoredRecord& stored) { line(text_of(put_aside_json(stored))); });
  } else {
    return false;
  }
  return true;
}

std::string findings_json(const std::vector<std::string>& findings) { return text_of(json{{"findings", findings}}); }

std::string findings_text(const std::vector<std::string>& findings) {
  std::string out;
  for (const auto& finding : findings) out += finding + "\n";
  return out.empty() ? "All is well.\n" : out;
}

std::string status_json(Storage& storage) { return text_of(status_of(storage)); }

std::string status_text(Storage& storage) {
  const json status = status_of(storage);
  std::string out;
  for (const char* name : {"server_id", "epoch"}) out += std::string(name) + ": " + status[name].get<std::string>() + "\n";
  for (const char* name : {"sales", "members", "records", "quarantined", "forked"}) {
    out += std::string(name) + ": " + std::to_string(status[name].get<std::int64_t>()) + "\n";
  }
  for (const auto& terminal : status["terminals"]) {
    out += "till " + terminal["store"].get<std::string>() + "-" + terminal["till"].get<std::string>() + ": everything up to sequence " +
           std::to_string(terminal["applied_hwm"].get<Sequence>()) + ", last seen " + terminal["last_seen"].get<std::string>() + "\n";
  }
  return out;
}

}  // namespace shuke::head_office

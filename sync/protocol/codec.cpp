#include "sync/protocol/codec.h"

#include <nlohmann/json.hpp>

#include "core/codec/bounds.h"
#include "sync/protocol/frames.h"

namespace shuke::protocol {

namespace {

using nlohmann::json;

// A page is the largest message; every row's body is one string in it, with each quote escaped.
constexpr codec::Bounds k_message_bounds{16 << 20, 8};

// Whatever bytes a text came with, the message stays valid JSON.
std::string text_of(const json& document) { return document.dump(-1, ' ', false, json::error_handler_t::replace); }

json to_json(const ServerIdentity& server) { return {{"server_id", server.server_id}, {"epoch", server.epoch}}; }
ServerIdentity server_from(const json& node) { return {node.at("server_id").get<std::string>(), node.at("epoch").get<std::string>()}; }

json to_json(const TerminalIdentity& terminal) {
  return {{"terminal", terminal.terminal}, {"incarnation", terminal.incarnation}, {"store", terminal.store}, {"till", terminal.till}};
}

TerminalIdentity terminal_from(const json& node) {
  TerminalIdentity out;
  out.terminal = node.at("terminal").get<std::uint32_t>();
  out.incarnation = node.at("incarnation").get<std::uint32_t>();
  out.store = node.at("store").get<std::string>();
  out.till = node.at("till").get<std::string>();
  return out;
}

// A field that does not say what it should. Thrown and caught within this file only.
struct BadField {
  std::string where;
};

Timestamp time_from(const json& node) {
  const auto at = timestamp_from_rfc3339(node.get<std::string>());
  if (!at) throw BadField{"server_time"};
  return *at;
}

Hash hash_from(const json& node) {
  Hash out{};
  if (!hash_from_hex(node.get<std::string>(), out)) throw BadField{"hash"};
  return out;
}

// A head office of before sealing sends none.
std::optional<PublicKey> key_from(const json& node) {
  if (!node.contains("public_key")) return std::nullopt;
  return hash_from(node.at("public_key"));
}

void put_key(json& out, const std::optional<PublicKey>& key) {
  if (key) out["public_key"] = to_hex(*key);
}

// Runs a reader over parsed JSON; whatever is missing or of the wrong type becomes one refusal that says where.
template <class T, class Read>
Result<T> read_json(std::string_view bytes, const char* what, Read read) {
  if (!codec::check_bounds(bytes, k_message_bounds)) return Refusal{Reason::document_not_valid, std::string(what) + ": bounds"};
  const json document = json::parse(bytes, nullptr, false);
  if (!document.is_object()) return Refusal{Reason::document_not_valid, what};
  try {
    return read(document);
  } catch (const json::exception& wrong) {
    return Refusal{Reason::document_not_valid, std::string(what) + ": " + wrong.what()};
  } catch (const BadField& wrong) {
    return Refusal{Reason::document_not_valid, std::string(what) + ": " + wrong.where};
  }
}

json head_to_json(const PushHead& head) {
  json out = to_json(head.server);
  out.update({{"terminal", head.terminal},
              {"incarnation", head.incarnation},
              {"first_seq", head.first_seq},
              {"prev_chain", to_hex(head.prev_chain)},
              {"protocol", head.protocol},
              {"schema", head.schema},
              {"hlc", head.hlc},
              {"cursor", head.cursor},
              {"content_encoding", head.content_encoding}});
  return out;
}

PushHead head_from(const json& node) {
  PushHead head;
  head.terminal = node.at("terminal").get<std::uint32_t>();
  head.incarnation = node.at("incarnation").get<std::uint32_t>();
  head.first_seq = node.at("first_seq").get<Sequence>();
  head.prev_chain = hash_from(node.at("prev_chain"));
  head.server = server_from(node);
  head.protocol = node.at("protocol").get<int>();
  head.schema = node.at("schema").get<int>();
  head.hlc = node.value("hlc", Hlc{0});
  head.cursor = node.value("cursor", std::string{});
  head.content_encoding = node.value("content_encoding", std::string{"identity"});
  if (head.first_seq < 1) throw BadField{"first_seq"};
  return head;
}

Result<std::vector<Record>> records_from(FrameReader& reader, Sequence first_seq) {
  std::vector<Record> records;
  while (!reader.is_at_end()) {
    const std::string_view frame = reader.bytes();
    if (!reader.ok()) return Refusal{Reason::document_not_valid, "push frames"};
    auto record = record_from(frame);
    if (!record) return record.refusal();
    if (record->seq != first_seq + static_cast<Sequence>(records.size())) return Refusal{Reason::document_not_valid, "push sequence"};
    records.push_back(std::move(record).value());
  }
  return records;
}

}  // namespace

std::string encode(const HelloRequest& message) {
  return text_of(json{{"installation", to_text(message.installation)},
                      {"proposed", to_json(message.proposed)},
                      {"is_in_use", message.is_in_use},
                      {"protocol", message.protocol},
                      {"schema", message.schema}});
}

Result<HelloRequest> decode_hello_request(std::string_view bytes) {
  return read_json<HelloRequest>(bytes, "hello", [](const json& node) {
    HelloRequest out;
    const auto installation = uuid_from_text(node.at("installation").get<std::string>());
    if (!installation) throw BadField{"installation"};
    out.installation = *installation;
    if (node.contains("proposed")) out.proposed = terminal_from(node.at("proposed"));
    out.is_in_use = node.value("is_in_use", false);
    out.protocol = node.at("protocol").get<int>();
    out.schema = node.at("schema").get<int>();
    return out;
  });
}

std::string encode(const HelloAnswer& message) {
  json out{{"server", to_json(message.server)}, {"terminal", to_json(message.terminal)}, {"server_time", to_rfc3339(message.server_time)}};
  put_key(out, message.key);
  return text_of(out);
}

Result<HelloAnswer> decode_hello_answer(std::string_view bytes) {
  return read_json<HelloAnswer>(bytes, "hello answer", [](const json& node) {
    return HelloAnswer{server_from(node.at("server")), terminal_from(node.at("terminal")), time_from(node.at("server_time")),
                       key_from(node)};
  });
}

std::string encode(const MarkAnswer& message) {
  json out{{"server", to_json(message.server)},
           {"applied_hwm", message.applied_hwm},
           {"archived_hwm", message.archived_hwm},
           {"chain", to_hex(message.chain)},
           {"server_time", to_rfc3339(message.server_time)}};
  put_key(out, message.key);
  return text_of(out);
}

Result<MarkAnswer> decode_mark_answer(std::string_view bytes) {
  return read_json<MarkAnswer>(bytes, "mark", [](const json& node) {
    MarkAnswer out;
    out.server = server_from(node.at("server"));
    out.applied_hwm = node.at("applied_hwm").get<Sequence>();
    out.archived_hwm = node.at("archived_hwm").get<Sequence>();
    out.chain = hash_from(node.at("chain"));
    out.server_time = time_from(node.at("server_time"));
    out.key = key_from(node);
    return out;
  });
}

std::string encode(const PushBatch& message) {
  std::string out;
  put_bytes(out, text_of(head_to_json(message.head)));
  for (const auto& record : message.records) put_bytes(out, frame_of(record));
  put_u32(out, crc32(out));
  return out;
}

Result<PushBatch> decode_push_batch(std::string_view bytes) {
  if (bytes.size() < 8) return Refusal{Reason::document_not_valid, "push too short"};
  const std::string_view covered = bytes.substr(0, bytes.size() - 4);
  if (FrameReader(bytes.substr(covered.size())).u32() != crc32(covered)) return Refusal{Reason::document_not_valid, "push checksum"};
  FrameReader reader(covered);
  const std::string_view head_bytes = reader.bytes();
  if (!reader.ok()) return Refusal{Reason::document_not_valid, "push head"};
  auto head = read_json<PushHead>(head_bytes, "push head", head_from);
  if (!head) return head.refusal();
  PushBatch out{std::move(head).value(), {}};
  // An encoding this version does not know is for the caller to refuse; the frames cannot be read then.
  if (out.head.content_encoding != "identity") return out;
  auto records = records_from(reader, out.head.first_seq);
  if (!records) return records.refusal();
  out.records = std::move(records).value();
  return out;
}

std::string encode(const PushAnswer& message) {
  json quarantined = json::array();
  for (const auto& item : message.quarantined) quarantined.push_back({{"seq", item.seq}, {"code", item.code}});
  return text_of(json{{"server", to_json(message.server)},
                      {"applied_hwm", message.applied_hwm},
                      {"archived_hwm", message.archived_hwm},
                      {"quarantined", std::move(quarantined)},
                      {"server_time", to_rfc3339(message.server_time)},
                      {"next_batch", message.next_batch},
                      {"retry_after_ms", message.retry_after_ms}});
}

Result<PushAnswer> decode_push_answer(std::string_view bytes) {
  return read_json<PushAnswer>(bytes, "push answer", [](const json& node) {
    PushAnswer out;
    out.server = server_from(node.at("server"));
    out.applied_hwm = node.at("applied_hwm").get<Sequence>();
    out.archived_hwm = node.at("archived_hwm").get<Sequence>();
    for (const auto& item : node.at("quarantined")) {
      out.quarantined.push_back({item.at("seq").get<Sequence>(), item.at("code").get<std::string>()});
    }
    out.server_time = time_from(node.at("server_time"));
    out.next_batch = node.value("next_batch", 0);
    out.retry_after_ms = node.value("retry_after_ms", 0);
    return out;
  });
}

std::string encode(const PullPage& message) {
  json rows = json::array();
  for (const auto& row : message.rows) {
    json item{{"entity", row.entity}, {"key", row.key}, {"version", row.version}};
    if (row.is_removed) {
      item["removed"] = true;
    } else {
      item["body"] = row.body;
    }
    rows.push_back(std::move(item));
  }
  json out{{"server", to_json(message.server)}, {"next_cursor", message.next_cursor}, {"is_last", message.is_last}};
  out["rows"] = std::move(rows);
  return text_of(out);
}

Result<PullPage> decode_pull_page(std::string_view bytes) {
  return read_json<PullPage>(bytes, "page", [](const json& node) {
    PullPage out;
    out.server = server_from(node.at("server"));
    out.next_cursor = node.at("next_cursor").get<std::string>();
    out.is_last = node.at("is_last").get<bool>();
    for (const auto& item : node.at("rows")) {
      codec::FeedRow row;
      row.entity = item.at("entity").get<std::string>();
      row.key = item.at("key").get<std::string>();
      row.version = item.at("version").get<std::int64_t>();
      row.is_removed = item.value("removed", false);
      if (!row.is_removed) row.body = item.at("body").get<std::string>();
      out.rows.push_back(std::move(row));
    }
    return out;
  });
}

std::string encode(const Problem& message) {
  json out{{"type", "urn:shuke:problem:" + message.code}, {"title", message.title}, {"status", message.status}, {"code", message.code}};
  if (!message.detail.empty()) out["detail"] = message.detail;
  if (message.applied_hwm >= 0) out["applied_hwm"] = message.applied_hwm;
  if (message.retry_after_ms > 0) out["retry_after_ms"] = message.retry_after_ms;
  return text_of(out);
}

Result<Problem> decode_problem(std::string_view bytes) {
  return read_json<Problem>(bytes, "problem", [](const json& node) {
    Problem out;
    out.status = node.at("status").get<int>();
    out.code = node.at("code").get<std::string>();
    out.title = node.value("title", std::string{});
    out.detail = node.value("detail", std::string{});
    out.applied_hwm = node.value("applied_hwm", Sequence{-1});
    out.retry_after_ms = node.value("retry_after_ms", 0);
    return out;
  });
}

}  // namespace shuke::protocol

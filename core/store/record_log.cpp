#include "core/store/record_log.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <vector>

#include "core/base/check.h"
#include "core/db/disk.h"
#include "core/seal/chain.h"

namespace shuke::store {

namespace {

constexpr std::string_view k_till_kind = "till";
constexpr std::string_view k_key_kind = "key";
constexpr std::int64_t k_bytes_a_file = 16 << 20;  // what a start reads at most, in a few milliseconds
constexpr std::size_t k_number = 8;

// ---- frames

void put_number(std::string& bytes, std::int64_t value) {
  auto rest = static_cast<std::uint64_t>(value);
  for (std::size_t i = 0; i < k_number; ++i, rest >>= 8) bytes += static_cast<char>(rest & 0xFF);
}

void put_text(std::string& bytes, std::string_view text) {
  put_number(bytes, static_cast<std::int64_t>(text.size()));
  bytes += text;
}

void put_hash(std::string& bytes, const Hash& hash) { bytes.append(reinterpret_cast<const char*>(hash.data()), hash.size()); }

std::string frame_of(const Record& record) {
  std::string inside;
  put_number(inside, record.seq);
  put_text(inside, record.kind);
  put_number(inside, record.kind_version);
  put_number(inside, record.hlc);
  put_text(inside, record.body);
  put_text(inside, record.sealed);
  put_hash(inside, record.body_hash);
  put_hash(inside, record.chain_hash);
  std::string frame;
  put_number(frame, static_cast<std::int64_t>(inside.size()));
  return frame + inside;
}

// Takes apart what frame_of made; after anything that does not fit, everything is empty and `ok` is false.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : left_(bytes) {}

  std::int64_t number() {
    std::uint64_t value = 0;
    const std::string_view bytes = take(k_number);
    for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return static_cast<std::int64_t>(value);
  }
  std::string_view text() {
    const std::int64_t size = number();
    return take(size < 0 ? left_.size() + 1 : static_cast<std::size_t>(size));
  }
  Hash hash() {
    Hash hash{};
    const std::string_view bytes = take(hash.size());
    if (is_ok_) std::memcpy(hash.data(), bytes.data(), hash.size());
    return hash;
  }
  bool is_ok() const { return is_ok_; }
  std::size_t left() const { return left_.size(); }

 private:
  std::string_view take(std::size_t size) {
    if (!is_ok_ || size > left_.size()) {
      is_ok_ = false;
      return {};
    }
    const std::string_view taken = left_.substr(0, size);
    left_.remove_prefix(size);
    return taken;
  }

  std::string_view left_;
  bool is_ok_ = true;
};

std::optional<Record> record_in(std::string_view inside) {
  Reader reader(inside);
  Record record;
  record.seq = reader.number();
  record.kind = reader.text();
  record.kind_version = static_cast<int>(reader.number());
  record.hlc = reader.number();
  record.body = reader.text();
  record.sealed = reader.text();
  record.body_hash = reader.hash();
  record.chain_hash = reader.hash();
  const bool holds = reader.is_ok() && reader.left() == 0 && record.body_hash == seal::body_hash(record);
  return holds ? std::optional(std::move(record)) : std::nullopt;
}

// Hands over frame by frame until `take` answers false; how many bytes hold.
std::size_t each_frame(std::string_view bytes, const std::function<bool(const Record&)>& take) {
  Reader reader(bytes);
  std::size_t held = 0;
  while (reader.left() > 0) {
    const std::optional<Record> record = record_in(reader.text());
    if (!reader.is_ok() || !record || !take(*record)) return held;
    held = bytes.size() - reader.left();
  }
  return held;
}

// Whether as many bytes are there as its first number says.
bool is_frame_long(std::string_view bytes) {
  Reader reader(bytes);
  reader.text();
  return reader.is_ok();
}

// ---- who the till is, as the body of a record

std::string body_of(const LoggedTill& till) {
  std::string body(till.installation.bytes.begin(), till.installation.bytes.end());
  const Terminal terminal = till.terminal.value_or(Terminal{});
  put_number(body, till.terminal ? 1 : 0);
  put_number(body, terminal.identity.terminal);
  put_number(body, terminal.identity.incarnation);
  put_text(body, terminal.identity.store);
  put_text(body, terminal.identity.till);
  put_number(body, terminal.is_provisional ? 1 : 0);
  const Server server = till.server.value_or(Server{});
  put_number(body, till.server ? 1 : 0);
  put_text(body, server.server_id);
  put_text(body, server.epoch);
  return body;
}

LoggedTill till_in(std::string_view body) {
  LoggedTill till;
  if (body.size() < till.installation.bytes.size()) return till;
  std::copy_n(body.begin(), till.installation.bytes.size(), till.installation.bytes.begin());
  Reader reader(body.substr(till.installation.bytes.size()));
  const bool has_terminal = reader.number() != 0;
  Terminal terminal;
  terminal.identity.terminal = static_cast<std::uint32_t>(reader.number());
  terminal.identity.incarnation = static_cast<std::uint32_t>(reader.number());
  terminal.identity.store = reader.text();
  terminal.identity.till = reader.text();
  terminal.is_provisional = reader.number() != 0;
  const bool has_server = reader.number() != 0;
  Server server;
  server.server_id = reader.text();
  server.epoch = reader.text();
  if (has_terminal && reader.is_ok()) till.terminal = std::move(terminal);
  if (has_server && reader.is_ok()) till.server = std::move(server);
  return till;
}

// ---- a key of records, in the same way

std::string body_of(const LoggedKey& key) {
  std::string body(key.id.begin(), key.id.end());
  body.append(key.member.bytes.begin(), key.member.bytes.end());
  put_text(body, key.key.for_terminal);
  put_text(body, key.key.for_head_office);
  return body;
}

std::optional<LoggedKey> key_in(std::string_view body) {
  LoggedKey key;
  constexpr std::size_t k_ids = sizeof key.id + sizeof key.member.bytes;
  if (body.size() < k_ids) return std::nullopt;
  std::copy_n(body.begin(), key.id.size(), key.id.begin());
  std::copy_n(body.begin() + key.id.size(), key.member.bytes.size(), key.member.bytes.begin());
  Reader reader(body.substr(k_ids));
  key.key.for_terminal = reader.text();
  key.key.for_head_office = reader.text();
  return reader.is_ok() ? std::optional(std::move(key)) : std::nullopt;
}

std::string file_name(Sequence first) {
  const std::string number = std::to_string(first);
  constexpr std::size_t k_digits = 12;
  return std::string(number.size() < k_digits ? k_digits - number.size() : 0, '0') + number + ".log";
}

std::vector<std::string> files_in(const std::string& folder) {
  std::vector<std::string> names = db::names_in(folder);
  const auto is_ours = [](const std::string& name) {
    const bool is_number = name.find_first_not_of("0123456789") == name.size() - 4;
    return name.size() > 4 && name.size() < 20 && name.ends_with(".log") && is_number;
  };
  std::erase_if(names, [&](const std::string& name) { return !is_ours(name); });
  return names;
}

}  // namespace

RecordLog::RecordLog(std::string folder) : folder_(std::move(folder)) {
  db::make_folder(folder_);
  const std::vector<std::string> names = files_in(folder_);
  if (names.empty()) return;
  const std::string last = folder_ + '/' + names.back();
  last_seq_ = std::stoll(names.back()) - 1;
  const std::string bytes = db::read_file(last);
  const std::size_t held = each_frame(bytes, [this](const Record& record) {
    if (record.kind == k_till_kind) till_ = till_in(record.body);
    if (record.seq == 0) return true;
    if (record.seq != last_seq_ + 1) return false;
    last_seq_ = record.seq;
    return true;
  });
  file_ = std::make_unique<db::AppendFile>(last);
  if (held == bytes.size()) return;
  // Most often half a frame that a power cut left; but it may also be whole ones behind one that the disk changed.
  db::AppendFile kept(last + ".cut");
  kept.append(std::string_view(bytes).substr(held));
  kept.sync();
  file_->cut_to(static_cast<std::int64_t>(held));
}

void RecordLog::begin_file(Sequence first) {
  sync();
  file_ = std::make_unique<db::AppendFile>(folder_ + '/' + file_name(first));
  put_note(k_till_kind, body_of(till_));
}

void RecordLog::put_note(std::string_view kind, std::string body) {
  Record note{.kind = std::string(kind), .body = std::move(body)};
  note.body_hash = seal::body_hash(note);
  put(note);
}

void RecordLog::put(const Record& record) {
  file_->append(frame_of(record));
  is_synced_ = false;
}

void RecordLog::append(const Record& record) {
  SHUKE_CHECK(record.seq == last_seq_ + 1);
  if (!file_ || file_->size() >= k_bytes_a_file) begin_file(record.seq);
  put(record);
  last_seq_ = record.seq;
}

void RecordLog::note_till(const LoggedTill& till) {
  if (till == till_) return;
  till_ = till;
  if (!file_) return;  // it stands at the beginning of the first one
  put_note(k_till_kind, body_of(till_));
}

void RecordLog::note_key(const LoggedKey& key) {
  if (!file_) begin_file(last_seq_ + 1);
  put_note(k_key_kind, body_of(key));
}

void RecordLog::each_key(const std::function<void(const LoggedKey&)>& take) const {
  for (const std::string& name : files_in(folder_)) {
    each_frame(db::read_file(folder_ + '/' + name), [&](const Record& record) {
      if (record.kind != k_key_kind || record.seq != 0) return true;
      if (const auto key = key_in(record.body)) take(*key);
      return true;
    });
  }
}

void RecordLog::sync() {
  if (file_ && !is_synced_) file_->sync();
  is_synced_ = true;
}

std::string read_beside(const std::string& folder, const std::function<bool(const Record&)>& take) {
  const std::vector<std::string> names = files_in(folder);
  for (const std::string& name : names) {
    const std::string bytes = db::read_file(folder + '/' + name);
    bool goes_on = true;
    const std::size_t held = each_frame(bytes, [&](const Record& record) { return goes_on = record.seq == 0 || take(record); });
    if (!goes_on) return {};
    const std::string_view rest = std::string_view(bytes).substr(held);
    const bool is_whole_frame = !rest.empty() && is_frame_long(rest);
    if (is_whole_frame || (!rest.empty() && name != names.back())) return name;
  }
  return {};
}

Sequence RecordLog::read(Sequence above, const std::function<bool(const Record&)>& take) const {
  Sequence last = above;
  const std::vector<std::string> names = files_in(folder_);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i + 1 < names.size() && std::stoll(names[i + 1]) <= above + 1) continue;
    bool goes_on = true;
    each_frame(db::read_file(folder_ + '/' + names[i]), [&](const Record& record) {
      if (record.seq <= last) return true;
      goes_on = record.seq == last + 1 && take(record);
      if (goes_on) last = record.seq;
      return goes_on;
    });
    if (!goes_on) return last;
  }
  return last;
}

}  // namespace shuke::store

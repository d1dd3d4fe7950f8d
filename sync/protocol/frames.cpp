#include "sync/protocol/frames.h"

#include <algorithm>
#include <array>
#include <limits>

namespace shuke::protocol {

namespace {

void put_i64(std::string& out, std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  put_u32(out, static_cast<std::uint32_t>(bits));
  put_u32(out, static_cast<std::uint32_t>(bits >> 32));
}

void put_hash(std::string& out, const Hash& hash) {
  for (const std::uint8_t byte : hash) out += static_cast<char>(byte);
}

constexpr std::array<std::uint32_t, 256> make_crc_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit) value = (value >> 1) ^ ((value & 1) != 0 ? 0xEDB88320u : 0u);
    table[i] = value;
  }
  return table;
}

}  // namespace

void put_u32(std::string& out, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>((value >> shift) & 0xFF);
}

void put_bytes(std::string& out, std::string_view bytes) {
  SHUKE_CHECK(bytes.size() <= std::numeric_limits<std::uint32_t>::max());
  put_u32(out, static_cast<std::uint32_t>(bytes.size()));
  out += bytes;
}

std::string_view FrameReader::take(std::size_t size) {
  if (!ok_ || size > rest_.size()) {
    ok_ = false;
    rest_ = {};
    return {};
  }
  const std::string_view taken = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return taken;
}

std::uint32_t FrameReader::u32() {
  const std::string_view bytes = take(4);
  std::uint32_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) value = (value << 8) | static_cast<std::uint8_t>(bytes[i]);
  return value;
}

std::int64_t FrameReader::i64() {
  const std::uint64_t low = u32();
  const std::uint64_t high = u32();
  return static_cast<std::int64_t>(low | (high << 32));
}

std::string_view FrameReader::bytes() {
  const std::uint32_t size = u32();
  return take(size);
}

void FrameReader::hash(Hash& out) {
  const std::string_view bytes = take(out.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) out[i] = static_cast<std::uint8_t>(bytes[i]);
}

std::string frame_of(const Record& record) {
  std::string out;
  out.reserve(record.body.size() + record.sealed.size() + record.kind.size() + record.key.for_head_office.size() + 104);
  put_i64(out, record.seq);
  put_u32(out, static_cast<std::uint32_t>(record.kind_version));
  put_i64(out, record.hlc);
  put_hash(out, record.body_hash);
  put_hash(out, record.chain_hash);
  put_bytes(out, record.kind);
  put_bytes(out, record.body);
  put_bytes(out, record.sealed);
  if (!record.sealed.empty()) put_bytes(out, record.key.for_head_office);
  return out;
}

Result<Record> record_from(std::string_view frame) {
  FrameReader reader(frame);
  Record record;
  record.seq = reader.i64();
  record.kind_version = static_cast<int>(reader.u32());
  record.hlc = reader.i64();
  reader.hash(record.body_hash);
  reader.hash(record.chain_hash);
  record.kind = reader.bytes();
  record.body = reader.bytes();
  record.sealed = reader.bytes();
  // Terminals of before sealing sent no key behind a personal part.
  if (!record.sealed.empty() && !reader.is_at_end()) record.key.for_head_office = reader.bytes();
  // Bytes behind the known fields are a newer terminal's; what this version reads stays valid.
  if (!reader.ok()) return Refusal{Reason::document_not_valid, "record frame"};
  return record;
}

std::uint32_t crc32(std::string_view bytes) {
  static constexpr std::array<std::uint32_t, 256> k_table = make_crc_table();
  std::uint32_t value = 0xFFFFFFFFu;
  for (const char c : bytes) value = (value >> 8) ^ k_table[(value ^ static_cast<std::uint8_t>(c)) & 0xFF];
  return ~value;
}

}  // namespace shuke::protocol

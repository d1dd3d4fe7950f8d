#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/record.h"
#include "core/base/result.h"

// Length-prefixed binary pieces, little-endian. Readers never trust a length: past the end is a refusal.
namespace shuke::protocol {

void put_u32(std::string& out, std::uint32_t value);
void put_bytes(std::string& out, std::string_view bytes);  // u32 length, then the bytes

// Reads pieces from the front; once something did not fit, everything after is empty and ok() is false.
class FrameReader {
 public:
  explicit FrameReader(std::string_view bytes) : rest_(bytes) {}

  std::uint32_t u32();
  std::int64_t i64();
  std::string_view bytes();  // u32 length, then the bytes
  void hash(Hash& out);
  bool ok() const { return ok_; }
  bool is_at_end() const { return rest_.empty(); }

 private:
  std::string_view take(std::size_t size);

  std::string_view rest_;
  bool ok_ = true;
};

// Of the record's key only what is wrapped for head office, and only behind a personal part.
std::string frame_of(const Record& record);
Result<Record> record_from(std::string_view frame);

std::uint32_t crc32(std::string_view bytes);

}  // namespace shuke::protocol

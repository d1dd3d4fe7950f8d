#include <doctest/doctest.h>

#include "sync/protocol/codec.h"
#include "sync/protocol/frames.h"

using namespace shuke;
using namespace shuke::protocol;

namespace {

PushBatch batch_of(int records) {
  PushBatch batch;
  batch.head = {3, 2, 41, {}, {"aa", "bb"}, 1, 1, 99, "1.x.4", "identity"};
  batch.head.prev_chain[0] = 0xFE;
  for (int i = 0; i < records; ++i) {
    Record record;
    record.seq = 41 + i;
    record.kind = "sale";
    record.kind_version = 1;
    record.hlc = -5 + i;
    record.body = std::string("{\"a\":\0\"", 7) + std::to_string(i);
    if (i % 2 == 0) {
      record.sealed = std::string("\x01\0x", 3);
      record.key = {"of the till", std::string("\0wrapped", 8)};
    }
    record.body_hash[31] = static_cast<std::uint8_t>(i);
    record.chain_hash[0] = 7;
    batch.records.push_back(record);
  }
  return batch;
}

std::string with_checksum(std::string frames) {
  put_u32(frames, crc32(frames));
  return frames;
}

}  // namespace

TEST_CASE("a push comes back byte for byte") {
  const PushBatch batch = batch_of(3);
  const auto decoded = decode_push_batch(encode(batch));
  REQUIRE(decoded.ok());
  CHECK(decoded->head.terminal == 3);
  CHECK(decoded->head.incarnation == 2);
  CHECK(decoded->head.first_seq == 41);
  CHECK(decoded->head.prev_chain == batch.head.prev_chain);
  CHECK(decoded->head.server == ServerIdentity{"aa", "bb"});
  CHECK(decoded->head.hlc == 99);
  CHECK(decoded->head.cursor == "1.x.4");
  REQUIRE(decoded->records.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    const Record& a = batch.records[i];
    const Record& b = decoded->records[i];
    CHECK(a.seq == b.seq);
    CHECK(a.kind == b.kind);
    CHECK(a.kind_version == b.kind_version);
    CHECK(a.hlc == b.hlc);
    CHECK(a.body == b.body);
    CHECK(a.sealed == b.sealed);
    CHECK(a.key.for_head_office == b.key.for_head_office);
    CHECK(b.key.for_terminal.empty());
    CHECK(a.body_hash == b.body_hash);
    CHECK(a.chain_hash == b.chain_hash);
  }
}

TEST_CASE("a push without records is valid") { CHECK(decode_push_batch(encode(batch_of(0)))->records.empty()); }

TEST_CASE("a push cut after any byte is refused") {
  const std::string bytes = encode(batch_of(2));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    REQUIRE_FALSE(decode_push_batch(std::string_view(bytes).substr(0, size)).ok());
  }
}

TEST_CASE("a push with any bit changed is refused") {
  const std::string bytes = encode(batch_of(1));
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0x10);
    REQUIRE_FALSE(decode_push_batch(changed).ok());
  }
}

TEST_CASE("a frame that promises more bytes than there are is refused, checksum or not") {
  std::string frames;
  put_u32(frames, 0xFFFFFFFFu);
  CHECK_FALSE(decode_push_batch(with_checksum(frames)).ok());
}

TEST_CASE("a hole in the sequence of a push is refused") {
  PushBatch batch = batch_of(2);
  batch.records[1].seq = 43;
  CHECK(decode_push_batch(encode(batch)).refusal().detail == "push sequence");
}

TEST_CASE("bytes behind a record's known fields belong to a newer terminal and are passed over") {
  const PushBatch batch = batch_of(1);
  std::string head;
  put_bytes(head, R"({"terminal":3,"incarnation":2,"first_seq":41,"prev_chain":")" + to_hex(batch.head.prev_chain) +
                      R"(","server_id":"aa","epoch":"bb","protocol":9,"schema":9,"new":{"x":1}})");
  put_bytes(head, frame_of(batch.records[0]) + "later");
  const auto decoded = decode_push_batch(with_checksum(head));
  REQUIRE(decoded.ok());
  CHECK(decoded->head.protocol == 9);
  CHECK(decoded->records.at(0).body == batch.records[0].body);
}

TEST_CASE("a first sequence below one is refused") {
  PushBatch batch = batch_of(0);
  batch.head.first_seq = 0;
  CHECK(decode_push_batch(encode(batch)).refusal().detail == "push head: first_seq");
}

TEST_CASE("records in an encoding of later versions are left unread for the caller to refuse") {
  PushBatch batch = batch_of(1);
  batch.head.content_encoding = "zstd";
  const auto decoded = decode_push_batch(encode(batch));
  REQUIRE(decoded.ok());
  CHECK(decoded->head.content_encoding == "zstd");
  CHECK(decoded->records.empty());
}

TEST_CASE("the size a store counts with is what a record takes in the push, key and all") {
  const PushBatch both = batch_of(2);
  const PushBatch sealed = batch_of(1);
  const PushBatch none = batch_of(0);
  CHECK(encode(sealed).size() - encode(none).size() == framed_size(both.records[0]));
  CHECK(encode(both).size() - encode(sealed).size() == framed_size(both.records[1]));
}

TEST_CASE("what the terminal keeps of a key does not travel, and without a personal part nothing of it does") {
  PushBatch batch = batch_of(2);
  CHECK(encode(batch).find("of the till") == std::string::npos);
  const std::string before = frame_of(batch.records[1]);
  batch.records[1].key = {"of the till", "wrapped"};
  CHECK(frame_of(batch.records[1]) == before);
  CHECK(before.size() + 4 == framed_size(batch.records[1]));
}

TEST_CASE("a terminal of before sealing sends a personal part without a key, and the record is read") {
  Record record = batch_of(1).records[0];
  record.key = {};
  const std::string frame = frame_of(record);
  const auto read = record_from(std::string_view(frame).substr(0, frame.size() - 4));
  REQUIRE(read.ok());
  CHECK(read->sealed == record.sealed);
  CHECK(read->key == RecordKey{});
}

TEST_CASE("a key cut short is refused") {
  const std::string frame = frame_of(batch_of(1).records[0]);
  for (std::size_t missing = 1; missing <= 11; ++missing) {
    REQUIRE_FALSE(record_from(std::string_view(frame).substr(0, frame.size() - missing)).ok());
  }
}

TEST_CASE("CRC-32 is the IEEE one") { CHECK(crc32("123456789") == 0xCBF43926u); }

#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/ids.h"
#include "core/base/record.h"
#include "core/db/append_file.h"
#include "core/store/journal.h"

// Internal to core/store.
namespace shuke::store {

// The records of this till a second time, in files that only grow: `records/00000001.log`, named by the first record in it. It follows the
// outbox (Store::copy_records) off the path of a sale, so what journal.db loses when it is destroyed is what was committed since the last
// copy. A journal that is new, or behind, is filled from it.
//
// A frame is NUM(bytes that follow) NUM(seq) TEXT(kind) NUM(kind_version) NUM(hlc) TEXT(body) TEXT(sealed) body_hash chain_hash, numbers
// and texts as in core/seal/chain.h. A frame holds where its body hash is that of its bytes. Who the till is stands as a record of kind
// "till" and seq 0 at the beginning of every file, and again where it changes; the keys of members' records as records of kind "key" and
// seq 0, each before the first record it opens, and again where its wrapping changed: the last of one key holds.

struct LoggedKey {
  std::array<std::uint8_t, 16> id{};
  MemberId member;
  RecordKey key;
};

class RecordLog {
 public:
  // Makes the folder if need be; cuts off a torn end, which stays beside the file as NAME.cut.
  explicit RecordLog(std::string folder);

  Sequence last_seq() const { return last_seq_; }
  const LoggedTill& till() const { return till_; }
  // `record.seq` is last_seq() + 1. In the file when it returns, on the disk after sync().
  void append(const Record& record);
  void note_till(const LoggedTill& till);
  void note_key(const LoggedKey& key);
  void sync();

  // All records from `above` on in their order, until `take` answers false or a frame does not hold. The last one that was read.
  Sequence read(Sequence above, const std::function<bool(const Record&)>& take) const;
  void each_key(const std::function<void(const LoggedKey&)>& take) const;  // in the order in which they were noted

 private:
  void begin_file(Sequence first);
  void put(const Record& record);
  void put_note(std::string_view kind, std::string body);

  std::string folder_;
  std::unique_ptr<db::AppendFile> file_;
  Sequence last_seq_ = 0;
  LoggedTill till_;
  bool is_synced_ = true;
};

// Reads the records of such a folder beside whoever writes it, in their order, until `take` answers false. The first of its files in which
// a frame does not hold, empty when all do; a frame that is not whole yet at the end of the newest is none.
std::string read_beside(const std::string& folder, const std::function<bool(const Record&)>& take);

}  // namespace shuke::store

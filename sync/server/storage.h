#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.h"
#include "core/base/record.h"
#include "core/codec/feed.h"
#include "core/domain/loyalty/gifts.h"
#include "core/domain/sales/sale.h"
#include "core/seal/record_key.h"
#include "sync/protocol/messages.h"

namespace shuke::head_office {

struct TerminalState {
  TerminalIdentity identity;
  std::optional<Uuid> installation;  // empty: planned, not claimed
  Sequence applied_hwm = 0;
  Hash chain{};                   // at applied_hwm
  std::int64_t last_seen_ms = 0;  // 0: never
};

// What became of a record that is here already. `code` is empty when it was applied.
struct RecordState {
  Hash chain_hash{};
  std::string code;
};

struct StoredRecord {
  std::uint32_t terminal = 0;
  std::uint32_t incarnation = 0;
  Record record;  // with its key for head office
  std::string code;
  std::int64_t received_ms = 0;
};

struct EntryRow {
  std::uint32_t terminal = 0;
  Sequence seq = 0;
  MemberId member;
  domain::LedgerEntry entry;
};

// One sale as its rows say, for looking and verifying.
struct SaleRows {
  TerminalIdentity terminal;
  Sequence seq = 0;
  std::string receipt;
  Date business_date;
  Timestamp sold_at;
  std::optional<MemberId> member;
  AssociateId associate;
  Money total;
  std::string flags;  // words with spaces between: unknown_member, no_policy, returned_twice, coupon_used_twice
  struct Line {
    SkuCode sku;
    int quantity = 0;
    Money paid;
  };
  struct Tender {
    std::string kind;
    Money amount;
  };
  std::vector<Line> lines;
  std::vector<Tender> tenders;
};

// A hand-over as it was recorded.
struct GiftRow {
  MemberId member;
  domain::HandedOver gift;
};

struct Counts {
  std::int64_t terminals = 0;  // claimed ones
  std::int64_t records = 0;
  std::int64_t put_aside = 0;
  std::int64_t forked = 0;
  std::int64_t sales = 0;
  std::int64_t members = 0;
  std::int64_t feed_head = 0;
};

// Where head office keeps everything. SQLite today (sqlite_storage.h), PostgreSQL later; tests make it fail. One thread. Every call
// may throw DbError. Writes happen inside transact() only.
class Storage {
 public:
  virtual ~Storage() = default;

  virtual protocol::ServerIdentity server() = 0;
  // Of the pair whose file belongs to this database; nothing before the first start.
  virtual std::optional<seal::PublicKey> public_key() = 0;
  virtual void put_public_key(const seal::PublicKey& key) = 0;
  // All of `work` or nothing; durable when it returns. Whatever work throws comes out again after the rollback.
  virtual void transact(const std::function<void()>& work) = 0;
  // Everything that `reading` reads is of one moment, also beside a writer.
  virtual void look(const std::function<void()>& reading) = 0;
  // Inside transact: runs `effects`; when a constraint of the data breaks, undoes just them and answers false. A disk that fails
  // is no fault of the data: that is thrown.
  virtual bool attempt(const std::function<void()>& effects) = 0;
  // In quiet moments, by the thread that writes.
  virtual void checkpoint() = 0;

  virtual std::optional<TerminalState> find_terminal(std::uint32_t terminal) = 0;
  virtual std::vector<TerminalState> terminals() = 0;  // by number
  virtual void put_terminal(const TerminalState& state) = 0;

  virtual std::optional<RecordState> find_record(std::uint32_t terminal, Sequence seq) = 0;
  virtual void add_record(const StoredRecord& stored) = 0;
  virtual void keep_forked(const StoredRecord& stored) = 0;  // once; again is nothing
  virtual bool has_receipt(std::string_view receipt) = 0;
  virtual void add_sale(const domain::Sale& sale, std::string_view flags) = 0;  // with lines, tenders, returned pieces; entries: add_entry
  virtual void add_entry(const EntryRow& row) = 0;
  virtual bool has_returned_piece(const domain::Sale& taken) = 0;  // one of its pieces is back already, by another record

  virtual void add_gift(const GiftRow& row) = 0;

  // Records of the newest sales to a member, oldest of them first.
  virtual std::vector<Record> sales_to(const MemberId& member, int most) = 0;

  // The row moves to the end of the feed; its version is the new position and is answered.
  virtual std::int64_t put_row(const codec::FeedRow& row) = 0;
  virtual std::optional<codec::FeedRow> find_row(std::string_view entity, std::string_view key) = 0;
  // Rows whose key is `first` and a space and something more, by key; removed ones are left out.
  virtual std::vector<codec::FeedRow> rows_of(std::string_view entity, std::string_view first) = 0;
  // Rows after a position, rising, until their bytes reach `most_bytes`; at least one where there is one.
  virtual std::vector<codec::FeedRow> rows_after(std::int64_t position, std::size_t most_bytes) = 0;

  virtual std::int64_t feed_head() = 0;  // position of the newest row, 0 while nothing is published

  virtual Counts counts() = 0;  // walks whole tables: for people and metrics
  virtual void each_row(std::string_view entity, const std::function<void(const codec::FeedRow&)>& take) = 0;
  virtual void each_sale(const std::function<void(const SaleRows&)>& take) = 0;
  virtual void each_entry(const std::function<void(const EntryRow&)>& take) = 0;
  virtual void each_gift(const std::function<void(const GiftRow&)>& take) = 0;         // by terminal and seq
  virtual void each_record(const std::function<void(const StoredRecord&)>& take) = 0;  // by terminal and seq
  virtual void each_forked(const std::function<void(const StoredRecord&)>& take) = 0;
  virtual std::vector<std::string> integrity_findings() = 0;
};

}  // namespace shuke::head_office

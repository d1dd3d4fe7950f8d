#pragma once

#include <string>

#include "core/db/database.h"
#include "sync/server/storage.h"

namespace shuke::head_office {

// Head office in one SQLite file: WAL, synchronous FULL, so an answer is sent only for what survives a power cut.
class SqliteStorage : public Storage {
 public:
  // Opens for writing; makes the file and migrates where needed. `fresh` becomes the identity of a new file and is ignored otherwise.
  SqliteStorage(const std::string& path, const protocol::ServerIdentity& fresh);
  // For status, check and dump beside a running server: never writes. Refuses a file of another version.
  static SqliteStorage read_only(const std::string& path) { return SqliteStorage(path); }

  protocol::ServerIdentity server() override;
  std::optional<seal::PublicKey> public_key() override;
  void put_public_key(const seal::PublicKey& key) override;
  void transact(const std::function<void()>& work) override;
  void look(const std::function<void()>& reading) override;
  bool attempt(const std::function<void()>& effects) override;
  void checkpoint() override { database_.checkpoint(); }

  std::optional<TerminalState> find_terminal(std::uint32_t terminal) override;
  std::vector<TerminalState> terminals() override;
  void put_terminal(const TerminalState& state) override;

  std::optional<RecordState> find_record(std::uint32_t terminal, Sequence seq) override;
  void add_record(const StoredRecord& stored) override;
  void keep_forked(const StoredRecord& stored) override;
  bool has_receipt(std::string_view receipt) override;
  void add_sale(const domain::Sale& sale, std::string_view flags) override;
  void add_entry(const EntryRow& row) override;
  bool has_returned_piece(const domain::Sale& taken) override;
  void add_gift(const GiftRow& row) override;
  std::vector<Record> sales_to(const MemberId& member, int most) override;

  std::int64_t put_row(const codec::FeedRow& row) override;
  std::optional<codec::FeedRow> find_row(std::string_view entity, std::string_view key) override;
  std::vector<codec::FeedRow> rows_of(std::string_view entity, std::string_view first) override;
  std::vector<codec::FeedRow> rows_after(std::int64_t position, std::size_t most_bytes) override;

  std::int64_t feed_head() override;

  Counts counts() override;
  void each_row(std::string_view entity, const std::function<void(const codec::FeedRow&)>& take) override;
  void each_sale(const std::function<void(const SaleRows&)>& take) override;
  void each_entry(const std::function<void(const EntryRow&)>& take) override;
  void each_gift(const std::function<void(const GiftRow&)>& take) override;
  void each_record(const std::function<void(const StoredRecord&)>& take) override;
  void each_forked(const std::function<void(const StoredRecord&)>& take) override;
  std::vector<std::string> integrity_findings() override { return database_.integrity_findings(); }

 protected:
  explicit SqliteStorage(const std::string& path);  // read_only

 private:
  db::Database database_;
};

}  // namespace shuke::head_office

#include "core/db/transaction.h"
#include "core/store/files.h"
#include "core/store/store.h"

namespace shuke::store {

namespace {

// Many acts touch the same pages, and those of the index by member are all over the file. What undoes one act alone stays in memory, too.
constexpr const char* k_much_memory = "PRAGMA cache_size = -131072; PRAGMA temp_store = MEMORY;";
constexpr const char* k_usual_memory = "PRAGMA cache_size = -2000; PRAGMA temp_store = DEFAULT;";

// The journal as bulk wants it. Whatever happens in between, the next sale finds it as it was.
class BulkMode {
 public:
  explicit BulkMode(db::Database& journal) : journal_(journal) {
    journal_.execute(k_much_memory);
    journal_.set_durability(db::Durability::replica);
  }
  ~BulkMode() {
    try {
      if (!is_over_) end();
    } catch (const DbError&) {
      return;  // what failed is on its way to the caller already
    }
  }
  BulkMode(const BulkMode&) = delete;
  BulkMode& operator=(const BulkMode&) = delete;

  void end() {
    is_over_ = true;
    journal_.execute(k_usual_memory);
    journal_.set_durability(db::Durability::journal);
  }

 private:
  db::Database& journal_;
  bool is_over_ = false;
};

}  // namespace

void Store::in_bulk(const std::function<void()>& acts) {
  BulkMode bulk(files_->journal);
  db::Transaction all(files_->journal);
  acts();
  all.commit();
  bulk.end();
}

}  // namespace shuke::store

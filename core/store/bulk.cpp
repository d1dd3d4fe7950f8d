#include "core/db/transaction.h"
#include "core/store/files.h"
#include "core/store/store.h"

namespace shuke::store {

namespace {

// Many acts touch the same pages, and those of the index by member are all over the file. What undoes one act alone stays in memory, too.
constexpr const char* k_much_memory = "PRAGMA cache_size = -131072; PRAGMA temp_store = MEMORY;";
constexpr const char* k_usual_memory = "PRAGMA cache_size = -2000; PRAGMA temp_store = DEFAULT;";

}  // namespace

void Store::in_bulk(const std::function<void()>& acts) {
  files_->journal.execute(k_much_memory);
  write_again([&] {
    db::Transaction all(files_->journal);
    acts();
    all.commit();
  });
  files_->journal.execute(k_usual_memory);
}

}  // namespace shuke::store

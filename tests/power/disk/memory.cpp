#include "tests/power/disk/memory.h"

#include <sqlite3.h>

#include "core/base/check.h"

namespace shuke::power {

namespace {

struct Shortage {
  std::int64_t left = 0;
  bool is_for_good = false;
  bool has_begun = false;
};
Shortage shortage;
sqlite3_mem_methods real_memory;

bool is_short() {
  if (shortage.has_begun && shortage.is_for_good) return true;
  if (shortage.left == 0 || --shortage.left > 0) return false;
  return shortage.has_begun = true;
}

void* allocate(int size) { return is_short() ? nullptr : real_memory.xMalloc(size); }
void* reallocate(void* from, int size) { return is_short() ? nullptr : real_memory.xRealloc(from, size); }

}  // namespace

void count_memory() {
  if (real_memory.xMalloc != nullptr) return;
  SHUKE_CHECK(sqlite3_shutdown() == SQLITE_OK);
  SHUKE_CHECK(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real_memory) == SQLITE_OK);
  sqlite3_mem_methods counted = real_memory;
  counted.xMalloc = allocate;
  counted.xRealloc = reallocate;
  SHUKE_CHECK(sqlite3_config(SQLITE_CONFIG_MALLOC, &counted) == SQLITE_OK);
  SHUKE_CHECK(sqlite3_initialize() == SQLITE_OK);
}

void fail_allocation(std::int64_t n, bool for_good) { shortage = {.left = n, .is_for_good = for_good}; }
bool has_failed_allocation() { return shortage.has_begun; }

}  // namespace shuke::power

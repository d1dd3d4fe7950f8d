#pragma once

#include <cstdint>

namespace shuke::power {

// SQLite's memory, counted: before it is used for the first time. Idempotent.
void count_memory();
// The n-th allocation from now (1 is the next) fails, and all after it too if `for_good`; 0 stops that.
void fail_allocation(std::int64_t n, bool for_good);
bool has_failed_allocation();

}  // namespace shuke::power

#include "platform/os/system_ports.h"

#include <doctest/doctest.h>

#include <set>

namespace shuke::os {

TEST_CASE("the business clock begins where it is told and runs on in the store's zone") {
  const Timestamp start = *timestamp_from_rfc3339("2027-02-06T09:00:00+08:00");
  const SystemClock clock(480, start);
  const Timestamp now = clock.now();
  CHECK(now.offset_minutes == 480);
  CHECK(now.unix_ms >= start.unix_ms);
  CHECK(now.unix_ms < start.unix_ms + 60'000);
  CHECK(local_date(now) == Date{2027, 2, 6});
}

TEST_CASE("without a start the business clock is the machine's, and the monotonic one never goes back") {
  const SystemClock clock(480);
  const SystemClock elsewhere(-60);
  CHECK(elsewhere.now().unix_ms - clock.now().unix_ms < 60'000);
  const std::int64_t first = clock.monotonic_ms();
  CHECK(clock.monotonic_ms() >= first);
}

TEST_CASE("ten thousand ids are all different, of version 7, and carry the time they were given") {
  SystemIds ids;
  const Timestamp now = *timestamp_from_rfc3339("2026-11-22T14:32:00+08:00");
  std::set<Uuid> seen;
  for (int i = 0; i < 10'000; ++i) {
    const Uuid id = ids.new_id(now);
    seen.insert(id);
    CHECK((id.bytes[6] >> 4) == 7);
    CHECK((id.bytes[8] >> 6) == 2);
  }
  CHECK(seen.size() == 10'000);
  CHECK(to_text(*seen.begin()).substr(0, 13) == "01a201f4-5700");
}

}  // namespace shuke::os

#include "platform/os/system_ports.h"

#include <cerrno>
#include <chrono>

#include "platform/os/files.h"

#include <sys/random.h>

namespace shuke::os {
namespace {

std::int64_t machine_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace

SystemClock::SystemClock(std::int32_t offset_minutes, std::optional<Timestamp> business_start) : offset_minutes_(offset_minutes) {
  if (business_start) shift_ms_ = business_start->unix_ms - machine_ms();
}

Timestamp SystemClock::now() const { return {machine_ms() + shift_ms_, offset_minutes_}; }

std::optional<std::int64_t> SystemSpace::free_bytes() const {
  try {
    return free_space(directory_);
  } catch (const OsError&) {
    return std::nullopt;
  }
}

std::int64_t SystemClock::monotonic_ms() const {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

Uuid SystemIds::new_id(const Timestamp& now) {
  std::array<std::uint8_t, 10> random{};
  fill_random(random.data(), random.size());
  return make_uuid_v7(now.unix_ms, random);
}

void fill_random(void* bytes, std::size_t count) {
  auto* at = static_cast<std::uint8_t*>(bytes);
  while (count > 0) {
    const ssize_t taken = getrandom(at, count, 0);
    if (taken < 0 && errno == EINTR) continue;
    if (taken < 0) throw OsError("The system gives no random numbers", errno, "restart the machine");
    at += taken;
    count -= static_cast<std::size_t>(taken);
  }
}

}  // namespace shuke::os

#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "tests/power/disk/cuts.h"
#include "tests/power/till.h"

namespace shuke::power {

// Switches a till on over this disk and answers what is wrong with it; empty when it knows what it must: at least the first `acknowledged`
// acts, and of one that had begun beyond them all or nothing.
std::string examine(const Image& image, const Recording& recording, int acknowledged, int begun);

// Cuts the power at every step of recordings and examines each disk it has not seen before.
class Examination {
 public:
  explicit Examination(std::uint64_t seed) : random_(seed) {}

  // `ways` of cutting each step; ends early when `most` disks have been examined or a few findings are enough.
  void go_through(const Recording& recording, int ways, std::int64_t most);
  // The same over what the till does after such a cut, at `times` steps of chance.
  void go_through_comebacks(const Recording& recording, int times, int ways);

  std::int64_t disks() const { return static_cast<std::int64_t>(disks_.size()); }
  std::int64_t examined() const { return static_cast<std::int64_t>(examined_.size()); }
  std::int64_t failed() const { return failed_; }
  const std::vector<std::string>& findings() const { return findings_; }

 private:
  Random random_;
  std::unordered_set<std::uint64_t> disks_;
  std::unordered_set<std::uint64_t> examined_;  // the same disk owes more once more was acknowledged
  std::int64_t failed_ = 0;
  std::vector<std::string> findings_;  // the first few
};

}  // namespace shuke::power

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "tests/power/disk/cuts.h"
#include "tests/power/till.h"

namespace shuke::power {

// Switches a till on over this disk and answers what is wrong with it; empty when it knows what it must: at least the first `acknowledged`
// acts, and of one that had begun beyond them all or nothing.
std::string examine(const Image& image, const Recording& recording, int acknowledged, int begun);

// How to go through a recording: the seed decides every cut.
struct Course {
  std::uint64_t seed = 0;
  int ways = 0;           // of cutting each step
  std::int64_t most = 0;  // distinct disks, after which it ends
};

// Cuts the power at every step of recordings and examines each disk it has not seen before.
class Examination {
 public:
  void go_through(const Recording& recording, const Course& course);
  // The same over what the till does after such a cut, at `times` steps of chance.
  void go_through_comebacks(const Recording& recording, const Course& course, int times);

  std::int64_t disks() const { return static_cast<std::int64_t>(disks_.size()); }
  std::int64_t examined() const { return static_cast<std::int64_t>(examined_.size()); }
  std::int64_t failed() const { return failed_; }
  const std::vector<std::string>& findings() const { return findings_; }
  const std::map<std::string, std::int64_t>& by_act() const { return by_act_; }  // examined in or right after it

 private:
  void examine_once(const Image& image, const Recording& recording, const Cuts& cuts, int way);

  std::unordered_set<std::uint64_t> disks_;
  std::unordered_set<std::uint64_t> examined_;  // the same disk owes more once more was acknowledged
  std::map<std::string, std::int64_t> by_act_;
  std::int64_t failed_ = 0;
  std::vector<std::string> findings_;  // the first few
};

}  // namespace shuke::power

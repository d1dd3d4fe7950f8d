#pragma once

#include <vector>

#include "core/base/time.h"
#include "core/demo/draw.h"

namespace shuke::demo {

inline constexpr int k_past_days = 730;
inline constexpr int k_seconds_a_day = 24 * 3600;

// When people go shopping: more on weekends, in the three weeks before Spring Festival, in autumn and around Double Eleven, less in
// summer and during the festival; from ten to ten, most after work and around noon. Integers only.
class Seasons {
 public:
  explicit Seasons(Date as_of);  // of the two years before that day

  // A day from `most_ago` to `least_ago` days before as_of, both included and within the two years; busy ones more often.
  int days_ago(Draw& draw, int most_ago, int least_ago) const;

 private:
  std::vector<int> weights_;  // by days ago
};

int second_of_day(Draw& draw);

}  // namespace shuke::demo

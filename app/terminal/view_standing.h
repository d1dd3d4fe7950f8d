#pragma once

#include <string>
#include <vector>

namespace shuke::terminal {

// What stands behind the tier card: the tier and what it gives, until when, what keeps it, what the next one asks for, and the points.
// Text ready to show; what is not known of this member is empty and left out.
struct StandingView {
  std::string name;
  int tier = 0;  // 0 prospect: which material the badge is made of
  std::string tier_name;
  std::string why;                // "12 个月内消费 ¥3,120，达到银卡。"
  std::string gives;              // "全场 9.5折，每元积 1.2 分。"
  std::vector<std::string> keep;  // sentences: until when, what keeps it

  std::string goal;  // "距金卡还差"; "已是最高等级" without a gap
  std::string gap;   // "970.75"
  std::string asks;  // "12 个月内消费满 ¥10,000。"
  std::string have;  // "12 个月内已有 ¥9,029.25。"
  int done_permille = 0;

  std::string points;                     // "12,680"
  std::string worth;                      // "可抵 ¥126.80"; empty for none
  std::vector<std::string> using_points;  // sentences: how they are spent
};

}  // namespace shuke::terminal

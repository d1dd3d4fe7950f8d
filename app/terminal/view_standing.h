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
  std::vector<std::string> keep;  // sentences: until when, what keeps it, when it is looked at next

  std::string goal;  // "距金卡还差"; "已是最高等级" without a gap
  std::string gap;   // "970.75"
  std::string asks;  // "12 个月内消费满 ¥10,000。"
  std::string have;  // "12 个月内已有 ¥9,029.25。"
  int done_permille = 0;

  // The purchases that were looked at, newest first, and whether each counts in the window of the next tier, or of this one at the top.
  struct Sale {
    std::string date;
    std::string amount;  // what of it counts: "1,286.00"
    std::string note;    // "计入", or why not
    bool counts = false;
  };
  std::string counted;  // "12 个月内的消费"; empty where there are none
  std::vector<Sale> sales;
  std::string more_sales;  // "另有 3 笔更早的消费"

  std::string points;                     // "12,680"
  std::string worth;                      // "可抵 ¥126.80"; empty for none
  std::vector<std::string> using_points;  // sentences: what is not usable yet, what expires soon, how they are spent
};

}  // namespace shuke::terminal

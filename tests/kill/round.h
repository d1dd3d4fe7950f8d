#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/kill/seller.h"

namespace shuke::kill {

// A line that a child wrote.
struct Said {
  std::string what;  // ready, begin, done, broken
  std::string kind;
  std::string name;
};

// What a till whose child is killed again and again must still know, as the pipe told it.
struct Expected {
  std::vector<Said> done;           // in their order
  std::optional<Said> under_way;    // begun last, of which nobody knows
  std::vector<std::string> drafts;  // that may be the newest: the last that was done, and those begun since
  std::string day;                  // the newest that was begun
};

struct Figures {
  std::int64_t kills = 0;
  std::int64_t acts = 0;  // that had returned
  std::int64_t lost = 0;
  std::int64_t doubled = 0;
  std::vector<std::string> findings;  // of check_data and of the children, the first few
};

// A folder with a till in it that has goods and has not sold.
void make_till(const std::string& folder);
// Starts a child, kills it `wait_ms` after it is ready unless it kills itself, and takes note of what it said.
void run_child(const Orders& orders, std::int64_t wait_us, Expected& expected, Figures& figures);
// Opens the files as a start does and holds them against what was said.
void examine(const std::string& folder, const Expected& expected, Figures& figures);

}  // namespace shuke::kill

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/ids.h"
#include "core/base/time.h"

namespace shuke::kill {

// Where the child ends itself, once an act has come to it.
enum class Point { nowhere, before_first_write, between_writes, before_sync, after_sync, before_saying_so };
inline constexpr Point k_points[] = {Point::before_first_write, Point::between_writes, Point::before_sync, Point::after_sync,
                                     Point::before_saying_so};

// How a child works.
struct Orders {
  std::string folder;  // of a till that has goods
  std::uint64_t seed = 0;
  std::int64_t round = 0;     // makes ids that no other round made
  int most_acts = 300;        // more than anybody waits for
  std::optional<Date> day;    // on which it works, if not on the story's
  std::optional<Uuid> again;  // a basket that was under way when the last one was killed
  Point point = Point::nowhere;
  int from_act = 0;             // the first act that may come to it
  bool says_too_early = false;  // planted: an act is said to be done before it is begun
};

// Works until it has done enough or is killed. Writes lines: "begin KIND NAME" before an act, "done KIND NAME" when it has returned,
// "broken WHAT" if something was refused. Never returns; the process ends.
[[noreturn]] void sell(const Orders& orders, int pipe);

}  // namespace shuke::kill

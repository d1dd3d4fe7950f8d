#pragma once

#include <optional>

#include "core/base/time.h"

namespace shuke::domain {

struct Birthday {
  int year = 0;  // 0 where it was not said
  int month = 0;
  int day = 0;
  bool is_lunar = false;
  bool operator==(const Birthday&) const = default;
};

// The next day, from `from` on (that day included), on which the birthday is kept; nullopt where there is no such day.
std::optional<Date> next_birthday(const Birthday& birthday, Date from);

}  // namespace shuke::domain

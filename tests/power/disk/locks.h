#pragma once

#include <array>
#include <map>

namespace shuke::power {

// Who holds what of a file, for connections of one thread: nobody waits, whoever may not have it is told so.
class Locks {
 public:
  // Of the file itself, by SQLite's levels: shared 1, reserved 2, pending 3, exclusive 4.
  bool take(const void* who, int level);
  void leave(const void* who, int level);
  bool is_reserved() const;
  // Of the WAL's index, `count` slots from `first`.
  bool take_slots(const void* who, int first, int count, bool is_alone);
  void leave_slots(const void* who, int first, int count);

 private:
  int highest_of_others(const void* who) const;

  std::map<const void*, int> levels_;
  std::array<std::map<const void*, bool>, 8> slots_;
};

}  // namespace shuke::power

#pragma once

#include <functional>

namespace shuke::test {

// What SQLite is about to ask of the real disk, or has asked.
enum class Moment { before_write, before_sync, after_sync };

// Stands between SQLite and the real disk of this process while it lives: counts what is synced and refuses writes when told to.
// One at a time; open databases after it and close them before it goes.
class Disk {
 public:
  Disk();
  ~Disk();
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;

  int syncs() const;      // since the last forget()
  int log_syncs() const;  // of those, of a write-ahead log
  int written_bytes() const;
  void forget();
  void be_full(bool is_full);  // every write answers "disk full"
  void be_full_until(std::function<bool()> has_room);
  void lose_syncs(bool fails);  // every sync answers an I/O error
  void lose_next_syncs(int count);
  void watch(std::function<void(Moment)> watcher);
  void leave_out_syncs(bool leaves_out);  // every sync answers well and does nothing, as with synchronous = OFF
};

}  // namespace shuke::test

#pragma once

namespace shuke::test {

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
  void be_full(bool is_full);             // every write answers "disk full"
  void lose_syncs(bool fails);            // every sync answers an I/O error
  void leave_out_syncs(bool leaves_out);  // every sync answers well and does nothing, as with synchronous = OFF
};

}  // namespace shuke::test

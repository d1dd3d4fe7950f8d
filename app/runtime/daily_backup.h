#pragma once

#include <functional>
#include <memory>
#include <string>

#include "core/base/log.h"
#include "core/base/ports.h"
#include "core/store/backup.h"

namespace shuke::runtime {

// Makes the till's backups in its data directory: in the gaps of a day that begins with records that no backup has ("closing": they are
// those of the shift that just ended), and at the end of the program once a day ("end"). The store thread; what no customer waits for, the
// checking and syncing of the copy, is handed to `aside`, which may run it on another thread. A disk that fails costs the backup and a line
// in the log.
class DailyBackup {
 public:
  using Work = std::function<void()>;
  DailyBackup(store::Store& store, std::string directory, const Clock& clock, Log& log, std::function<void(Work)> aside);

  // A little of what there is to do, a few milliseconds; true when there is more.
  bool step();
  // All of it, at the end of the program.
  void end();

 private:
  bool is_behind(std::string_view reason_today) const;
  void begin(const char* reason);
  void copy(int pages);
  void finish();
  void guard(const Work& work);

  store::Store& store_;
  std::string folder_;
  const Clock& clock_;
  Log& log_;
  std::function<void(Work)> aside_;
  Date looked_on_;                         // whether this day needs one was asked
  std::shared_ptr<store::Backup> backup_;  // under way
};

}  // namespace shuke::runtime

#pragma once

#include "core/base/name_reader.h"
#include "core/base/ports.h"
#include "core/store/store.h"

namespace shuke::operations {

// What an act at the counter needs from outside itself. References are borrowed for the call; all operations run on the thread
// that owns the store. DbError passes through them unless their header says otherwise: the caller's loop handles it once.
struct World {
  store::Store& store;
  const Clock& clock;
  IdSource& ids;
  NameReader& names;
  const Space* space = nullptr;  // nullptr: nobody looks at what is left of the disk
};

}  // namespace shuke::operations

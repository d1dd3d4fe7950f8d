#include "core/operations/write_once.h"

namespace shuke::operations {

namespace {

bool is_open_now(store::Store& store) {
  try {
    store.reopen();
    return true;
  } catch (const DbError&) {
    return false;
  }
}

bool gives_up_all_reserve(store::Store& store) {
  try {
    return store.give_up_all_reserve();
  } catch (const DbError&) {
    return false;
  }
}

}  // namespace

// Opening writes a little, and where there is no room at all the disk may say anything.
bool opens_again(store::Store& store) { return is_open_now(store) || (gives_up_all_reserve(store) && is_open_now(store)); }

bool gives_up_reserve(store::Store& store) {
  try {
    return store.give_up_reserve();
  } catch (const DbError&) {
    return false;
  }
}

}  // namespace shuke::operations

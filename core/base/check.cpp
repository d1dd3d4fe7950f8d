#include "core/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace shuke {

void check_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "shuke: internal check failed: %s (%s:%d). Nothing saved is lost; please start the program again.\n", condition,
               file, line);
  std::abort();
}

}  // namespace shuke

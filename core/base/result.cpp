#include "core/base/result.h"

namespace shuke {

std::string_view name_of(Reason reason) {
  switch (reason) {
#define SHUKE_REFUSAL(name) \
  case Reason::name:        \
    return #name;
#include "core/base/refusal.def"
#undef SHUKE_REFUSAL
  }
  SHUKE_CHECK(false);
}

}  // namespace shuke

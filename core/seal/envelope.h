#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

// Where personal bytes stand at rest and on their way: a version byte, then the content. Everything personal passes through these
// two functions, so that sealing under keys is one new version here and a migration, not a change of formats.
namespace shuke::seal {

// Version 0: the bytes in the clear. It exists until keys do, and is then refused.
inline constexpr char k_clear_version = 0;

std::string close(std::string_view clear);
// document_not_valid for an empty envelope, version_too_new for a version this program does not know.
Result<std::string> open(std::string_view envelope);

}  // namespace shuke::seal

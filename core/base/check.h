#pragma once

namespace shuke {

// Reports a broken invariant with its place and ends the process; the service manager restarts it and the open basket comes back.
[[noreturn]] void check_failed(const char* condition, const char* file, int line);

}  // namespace shuke

// For our own mistakes only ("lines do not add up to the total"). What the shop or the world does wrong is a value or a DbError.
#define SHUKE_CHECK(condition) ((condition) ? static_cast<void>(0) : ::shuke::check_failed(#condition, __FILE__, __LINE__))

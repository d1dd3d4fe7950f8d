#pragma once

#include "core/base/time.h"

inline constexpr shuke::Date k_as_of{2026, 11, 22};  // the day that the demo chain of these tests is looked at

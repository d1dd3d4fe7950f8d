#pragma once

#include <cstdint>
#include <random>
#include <string>

#include "tests/damage/files.h"

namespace shuke::damage {

using Random = std::mt19937_64;

// One damage of one file, as disks do it.
struct Harm {
  std::string file;
  std::string what;  // for the report
};
// Does one to `files`, whichever chance says.
Harm do_harm(Files& files, Random& random);

}  // namespace shuke::damage

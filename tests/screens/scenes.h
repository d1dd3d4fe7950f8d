#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/screens/counter_stage.h"

namespace shuke::test {

// Everything the counter can look like, each reached the way a person reaches it. The screen tests measure them, the pictures
// (shuke-shots) show them.
struct Scene {
  std::string name;
  std::function<void(CounterStage&)> play;
};
const std::vector<Scene>& scenes();
std::vector<Scene> gift_scenes();
std::vector<Scene> return_scenes();  // of them, those of the return screen

}  // namespace shuke::test

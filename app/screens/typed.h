#pragma once

#include <string>

namespace shuke::screens {

// What the hardware keyboard brought in this frame. Scans never come here: they are taken out before Dear ImGui sees them.
struct Typed {
  std::string characters;  // UTF-8, printable only
  bool enter = false;
  bool backspace = false;
  bool erase = false;
  bool escape = false;
  bool left = false;
  bool right = false;
  bool tab = false;
  bool is_empty() const { return characters.empty() && !enter && !backspace && !erase && !escape && !left && !right && !tab; }
};
Typed typed_now();

}  // namespace shuke::screens

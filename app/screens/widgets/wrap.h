#pragma once

#include <functional>
#include <string_view>
#include <vector>

namespace shuke::screens {

// Where a sentence may be broken: between Chinese characters, after spaces and hyphens; never before closing punctuation
// (，。、；：？！”’）》…) and never after an opening one (“‘（《¥). Pure: the width of a piece comes from the caller.
using Measure = std::function<float(std::string_view)>;

// Lines of at most `width`; spaces at a break are dropped. A word wider than a whole line is cut where it must be. An embedded
// newline always breaks.
std::vector<std::string_view> wrapped(std::string_view words, float width, const Measure& measure);

}  // namespace shuke::screens

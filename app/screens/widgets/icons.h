#pragma once

namespace shuke::screens {

// Icons of the Material family by their own names (reserved words end in _); the value is the code point in the icon font.
// More names: platform/fonts/icons/generate.py.
enum class Icon : char16_t {
#define SHUKE_ICON(name, code_point) name = code_point,
#include "app/screens/widgets/icons.def"
#undef SHUKE_ICON
};

// Every icon above, for the gallery and for tests.
inline constexpr Icon k_all_icons[] = {
#define SHUKE_ICON(name, code_point) Icon::name,
#include "app/screens/widgets/icons.def"
#undef SHUKE_ICON
};

}  // namespace shuke::screens

#pragma once

#include <span>
#include <vector>

#include "app/screens/widgets/canvas.h"

namespace shuke::screens {

// The receipt as paper: always white with black print, torn at the lower edge, whatever the theme. Draw on it with k_paper_ink
// and k_paper_grey.
inline constexpr Colour k_paper_ink{0x23282A};
inline constexpr Colour k_paper_grey{0x5F6668};
void draw_paper(Ui& ui, const Rect& rect);
void draw_paper_rule(Ui& ui, const Rect& paper, float y);

// A square of modules, row by row; true is dark.
struct BitMatrix {
  int side = 0;
  std::vector<bool> bits;
  bool at(int column, int row) const {
    return bits[static_cast<std::size_t>(row) * static_cast<std::size_t>(side) + static_cast<std::size_t>(column)];
  }
};
// Every module gets the same whole number of device pixels, centred in `rect`, with white around it, so that scanners read it.
void draw_matrix(Ui& ui, const Rect& rect, const BitMatrix& matrix);

}  // namespace shuke::screens

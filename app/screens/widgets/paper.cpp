#include "app/screens/widgets/paper.h"

#include <imgui.h>

#include "app/screens/widgets/pixels.h"

namespace shuke::screens {

void draw_paper(Ui& ui, const Rect& rect) {
  constexpr float k_tooth = 8;
  draw_shadow(ui, rect, {20, 8, 40});
  fill(ui, {rect.x, rect.y, rect.width, rect.height - k_tooth}, k_white, {6, Corners::top});
  const int teeth = static_cast<int>(rect.width / 12);
  const float width = rect.width / static_cast<float>(teeth), top = rect.bottom() - k_tooth - 0.5F;
  for (int i = 0; i < teeth; ++i) {
    const float x = rect.x + static_cast<float>(i) * width;
    fill_triangle(ui, {x, top}, {x + width, top}, {x + width / 2, rect.bottom()}, k_white);
  }
}

void draw_paper_rule(Ui& ui, const Rect& paper, float y) { dashed_line(ui, {paper.x + 18, y}, paper.right() - 18, {0xB9B4A8}); }

namespace {

// The end of the run of dark modules that starts at `column`.
int end_of_run(const BitMatrix& m, int column, int row) {
  while (column < m.side && m.at(column, row)) ++column;
  return column;
}

}  // namespace

void draw_matrix(Ui& ui, const Rect& rect, const BitMatrix& matrix) {
  constexpr int k_quiet = 2;  // modules of white; the paper around adds more
  if (matrix.side <= 0) return;
  const PixelRect r = snapped(ui, rect);
  const float module = std::max(1.0F, std::floor(std::min(r.width(), r.height()) / static_cast<float>(matrix.side + 2 * k_quiet)));
  const float side = module * static_cast<float>(matrix.side);
  const ImVec2 origin{snap((r.min.x + r.max.x - side) / 2), snap((r.min.y + r.max.y - side) / 2)};
  ImDrawList& list = draw_list();
  const float quiet = module * k_quiet;
  list.AddRectFilled({origin.x - quiet, origin.y - quiet}, {origin.x + side + quiet, origin.y + side + quiet}, packed(k_white));
  for (int row = 0; row < matrix.side; ++row) {
    const float y = origin.y + module * static_cast<float>(row);
    for (int column = 0; column < matrix.side;) {
      const int end = end_of_run(matrix, column, row);
      const ImVec2 from{origin.x + module * static_cast<float>(column), y}, to{origin.x + module * static_cast<float>(end), y + module};
      if (end > column) list.AddRectFilled(from, to, packed(k_paper_ink));
      column = std::max(end, column + 1);
    }
  }
}

}  // namespace shuke::screens

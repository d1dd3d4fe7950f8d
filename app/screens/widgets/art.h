#pragma once

#include "app/screens/widgets/canvas.h"

namespace shuke::screens {

// What a style is drawn as. The order is that of domain::Garment; screens translate by value.
enum class Picture {
  shirt,
  jacket,
  trousers,
  hoodie,
  down_jacket,
  socks,
  belt,
  knit,
  tee,
  hat,
  vest,
  coat,
  dress,
  skirt,
  shorts,
  scarf,
  bag,
  shoes
};
inline constexpr int k_picture_count = 18;

struct Art {
  Picture picture = Picture::tee;
  Colour colour;  // the SKU's own
};

// The drawing in the square `rect`, nothing outside it. Shapes are triangulated once per picture; a drawing costs a few hundred
// vertices.
void draw_art(Ui& ui, const Rect& rect, const Art& art);
// The ground a drawing stands on: paper with a breath of its colour, lighter behind dark goods in the dark theme.
Colour art_ground(const Theme& theme, Colour colour);
// Ground and drawing: the picture of a row.
void draw_thumbnail(Ui& ui, const Rect& rect, const Art& art, float radius = radius::well);

}  // namespace shuke::screens

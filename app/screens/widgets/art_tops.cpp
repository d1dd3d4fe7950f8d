// Tops: shirt, tee, knit, hoodie.
#include "app/screens/widgets/art_sketches.h"

namespace shuke::screens {

Path long_sleeved(const TopCut& c) {
  Path half(50, c.neck);
  half.to(50 + c.neck_width, 12)
      .curve({66, 13.5F}, {75, 16}, {80.5F, 21})
      .curve({87, 27}, {91, c.cuff * 0.55F + 9}, {95, c.cuff})
      .to(83.5F, c.cuff + 4);
  half.curve({81, c.cuff - 9}, {79, 52}, {75.5F, 43})
      .to(c.hem_x, c.hem)
      .curve({68, c.hem + c.round}, {58, c.hem + c.round}, {50, c.hem + c.round});
  return half;
}

Path armhole() { return Path(73, 17.2F).curve({70.5F, 26}, {72, 35}, {75.5F, 43}); }

namespace {

Path short_sleeved() {
  Path half(50, 21);
  half.to(61, 12)
      .curve({66, 13.5F}, {75, 16}, {80.5F, 21})
      .to(95, 41)
      .to(82, 50)
      .to(76, 43.5F)
      .to(76.5F, 87)
      .curve({68, 88.5F}, {58, 88.5F}, {50, 88.5F});
  return half;
}

// The band around a round neck, front half.
Path round_neck(float width, float depth, float band) {
  Path half(50, 12 + depth);
  half.curve({50 + width * 0.62F, 12 + depth}, {50 + width, 12 + depth * 0.55F}, {50 + width, 11.5F}).to(50 + width + band * 0.9F, 12.2F);
  half.curve({50 + width + band, 12 + depth * 0.7F}, {50 + width * 0.7F, 12 + depth + band}, {50, 12 + depth + band});
  return half;
}

Path back_of_neck(float width) {
  return Path(50, 10).to(50 + width, 11.5F).curve({50 + width * 0.8F, 20}, {50 + width * 0.4F, 23}, {50, 23});
}

// Ribs: short upright lines between two heights.
void ribs(Sketch& s, float from_x, float to_x, float top, float bottom) {
  for (float x = from_x; x <= to_x; x += 4.6F) s.seam(Path(x, top).to(x, bottom));
}

void cuffs(Sketch& s, float y) { s.seams(Path(83.2F, y + 0.5F).to(94.2F, y - 3.5F)); }

}  // namespace

Sketch shirt_sketch() {
  Sketch s;
  s.area(Path(50, 9.5F).to(58, 9.5F).to(61, 13).to(50, 22).mirrored(), {-0.24F});
  s.cloth(long_sleeved({.neck = 24, .cuff = 73, .hem = 84, .hem_x = 76.5F, .round = 8}).mirrored());
  s.patches(Path(75.5F, 44).curve({78, 53}, {80, 62}, {82.6F, 73}).to(77.2F, 60), {-0.14F});
  s.seams(armhole());
  s.seam(Path(47.2F, 26).to(47.2F, 91.6F));
  s.seam(Path(52.8F, 26).to(52.8F, 91.6F));
  for (int i = 0; i < 5; ++i) s.dot({50, 33.0F + 12.4F * static_cast<float>(i)}, 1.35F, {-0.42F});
  s.seam(Path(59, 41).to(69.5F, 41).to(69.5F, 51).to(64.3F, 54).to(59, 51).to(59, 41));
  s.seam(Path(59, 44).to(69.5F, 44));
  s.areas(Path(50, 24).to(58.5F, 9.5F).to(66.5F, 16).to(59.5F, 28), {0.26F});
  cuffs(s, 70);
  return s;
}

Sketch tee_sketch() {
  Sketch s;
  s.area(back_of_neck(11).mirrored(), {-0.26F});
  s.cloth(short_sleeved().mirrored());
  s.patches(Path(76, 44).to(81.5F, 49.6F).to(79, 51).to(76.2F, 58), {-0.12F});
  s.area(round_neck(10, 9.5F, 3.4F).mirrored(), {-0.13F});
  s.seams(Path(73, 17.2F).curve({71, 26}, {72.5F, 36}, {76, 43.5F}));
  s.seams(Path(80.4F, 47.4F).to(93, 38.4F));
  s.seam(Path(23.6F, 84.6F).to(76.4F, 84.6F));
  return s;
}

Sketch knit_sketch() {
  Sketch s;
  s.area(back_of_neck(12).mirrored(), {-0.26F});
  s.cloth(long_sleeved({.neck = 21, .neck_width = 12, .cuff = 73, .hem = 84, .hem_x = 75.5F}).mirrored());
  s.patches(Path(75.5F, 44).curve({78, 53}, {80, 62}, {82.6F, 72}).to(76.6F, 58), {-0.10F});
  s.seams(armhole());
  // Two cables and rows of stitches between them.
  for (const float x : {37.0F, 63.0F}) {
    for (int i = 0; i < 5; ++i) {
      const float y = 31 + 9.4F * static_cast<float>(i);
      s.seam(Path(x - 3.4F, y).curve({x - 3.4F, y + 4}, {x + 3.4F, y + 5}, {x + 3.4F, y + 9.4F}));
      s.seam(Path(x + 3.4F, y).curve({x + 3.4F, y + 2}, {x + 2, y + 3.4F}, {x + 1, y + 4}));
    }
  }
  for (int row = 0; row < 6; ++row) {
    const float y = 33 + 7.8F * static_cast<float>(row);
    for (const float x : {47.0F, 53.0F}) s.seam(Path(x - 2.1F, y).to(x, y + 3.6F).to(x + 2.1F, y));
  }
  s.patch(Path(24.6F, 79).to(75.4F, 79).to(75.5F, 84).to(50, 86).to(24.5F, 84), {-0.09F});
  ribs(s, 27, 74, 79.4F, 84.6F);
  s.area(round_neck(11, 9, 4.4F).mirrored(), {-0.08F});
  cuffs(s, 68.5F);
  return s;
}

Sketch hoodie_sketch() {
  Sketch s;
  s.area(Path(50, 4).curve({66, 4}, {72, 14}, {70, 25}).to(50, 32).mirrored(), {-0.08F}, {-0.16F});
  s.cloth(long_sleeved({.neck = 26, .neck_width = 15, .cuff = 71, .hem = 80, .hem_x = 76}).mirrored());
  s.patches(Path(75.5F, 44).curve({78, 53}, {80, 62}, {82.4F, 71}).to(76.8F, 58), {-0.13F});
  s.seams(Path(76, 18.5F).curve({72, 27}, {73, 36}, {75.5F, 43}));
  s.area(Path(50, 10).curve({60, 10}, {63, 18}, {60.5F, 25}).to(50, 31).mirrored(), {-0.36F}, {-0.30F});
  s.area(
      Path(50, 34).curve({55, 32}, {60, 28}, {62, 22}).curve({67, 21}, {70, 23}, {70, 25}).curve({66, 33}, {58, 39}, {50, 40}).mirrored(),
      {0.07F});
  s.area(Path(50, 58).to(64, 58).to(70.5F, 68).to(69, 76).to(50, 76).mirrored(), {0.05F});
  s.area(Path(50, 79.5F).to(76, 79.5F).to(75, 87.5F).to(50, 88.5F).mirrored(), {-0.12F});
  ribs(s, 28, 73, 80.6F, 87);
  s.areas(Path(83.4F, 70.8F).to(94.6F, 66.8F).to(95.6F, 72.6F).to(84.6F, 76.6F), {-0.12F});
  s.thread(Path(45.6F, 36.5F).curve({45, 42}, {45, 46}, {44.6F, 51}), 1.6F, {0, Colour{0xF4F2EC}});
  s.thread(Path(54.4F, 36.5F).curve({55, 41}, {55, 44}, {55.2F, 48}), 1.6F, {0, Colour{0xF4F2EC}});
  return s;
}

}  // namespace shuke::screens

// From the waist down, and dresses: trousers, shorts, skirt, dress.
#include "app/screens/widgets/art_sketches.h"

namespace shuke::screens {
namespace {

// Waistband, fly, pockets and belt loops are the same on trousers and shorts; `left` and `right` are the band's ends.
void waist(Sketch& s, float left, float y) {
  const float right = 100 - left;
  s.area(Path(left, y).to(right, y).to(right + 0.8F, y + 6.4F).to(left - 0.8F, y + 6.4F), {-0.15F});
  for (const float x : {left + 6, 50 - (50 - left) * 0.42F, 50 + (50 - left) * 0.42F, right - 6}) s.seam(Path(x, y + 0.6F).to(x, y + 6));
  s.dot({50, y + 3.2F}, 1.5F, {-0.48F});
  s.seam(Path(50, y + 6.4F).to(50, y + 30));
  s.seam(Path(54.6F, y + 6.4F).curve({54.6F, y + 16}, {54, y + 22}, {50, y + 25}));
  s.seams(Path(right - 7, y + 7).curve({right - 5, y + 13}, {right - 2, y + 17}, {right + 2.4F, y + 18.5F}), 1.2F);
}

}  // namespace

Sketch trousers_sketch() {
  Sketch s;
  s.cloth(Path(50, 8)
              .to(70, 8)
              .to(71.5F, 17)
              .curve({75.5F, 34}, {76.5F, 62}, {75.5F, 93})
              .to(59.5F, 94)
              .curve({58, 74}, {55, 56}, {50, 40})
              .mirrored());
  s.patches(Path(50, 40).curve({55, 56}, {58, 74}, {59.5F, 93.6F}).to(62, 93.4F).curve({60.5F, 74}, {57.5F, 54}, {52, 36}), {-0.13F});
  waist(s, 30, 8);
  s.seams(Path(66.5F, 30).curve({68.5F, 50}, {68.8F, 72}, {67.8F, 92.6F}));
  s.seams(Path(59.3F, 90.6F).to(75.5F, 89.6F));
  return s;
}

Sketch shorts_sketch() {
  Sketch s;
  s.cloth(Path(50, 16)
              .to(72, 16)
              .to(73.5F, 26)
              .curve({77, 42}, {81, 60}, {83.5F, 78})
              .to(56.5F, 82)
              .curve({55, 68}, {53, 58}, {50, 52})
              .mirrored());
  s.patches(Path(50, 52).curve({53, 58}, {55, 68}, {56.5F, 81.6F}).to(60, 81).curve({58, 66}, {55.5F, 56}, {52, 48}), {-0.13F});
  waist(s, 28, 16);
  s.seams(Path(56.2F, 77.6F).to(82.9F, 73.6F));
  s.seams(Path(69, 40).curve({71, 52}, {72, 62}, {72.4F, 75}));
  return s;
}

Sketch skirt_sketch() {
  Sketch s;
  s.cloth(Path(50, 15).to(67, 15).to(68, 23).curve({75, 42}, {81, 62}, {86, 83}).curve({74, 88}, {62, 89}, {50, 89}).mirrored());
  // Pleats: a shadow on one side of each fold.
  for (int i = -2; i <= 2; ++i) {
    const auto n = static_cast<float>(i);
    const float top = 50 + n * 7.2F, low = 50 + n * 14.6F, y = 88.6F - n * n * 0.9F;
    s.patch(Path(top, 24).to(low, y).to(low + 4.2F, y - 0.3F), {-0.16F});
    s.seam(Path(top, 24).to(low, y));
  }
  s.area(Path(33, 14).to(67, 14).to(68, 22.5F).to(32, 22.5F), {-0.13F});
  s.dot({62, 18.2F}, 1.4F, {-0.46F});
  return s;
}

Sketch dress_sketch() {
  Sketch s;
  s.area(Path(50, 8).to(57.5F, 8.5F).to(61, 11).curve({60, 17}, {55, 22}, {50, 22}).mirrored(), {-0.28F});
  s.cloth(Path(50, 20)
              .curve({56, 20}, {60, 16}, {60.5F, 9})
              .curve({64, 9.5F}, {68, 11}, {71, 14.5F})
              .to(80, 29)
              .to(70.5F, 35)
              .to(66.5F, 30)
              .curve({66, 38}, {64, 43}, {63.5F, 47})
              .curve({68, 60}, {75, 77}, {80, 90})
              .curve({70, 95}, {60, 95.5F}, {50, 95.5F})
              .mirrored());
  s.area(Path(50, 20).curve({56, 20}, {60, 16}, {60.5F, 9}).to(63, 9.6F).curve({62.5F, 18}, {57, 23}, {50, 23}).mirrored(), {0.16F});
  s.patches(Path(58, 51).curve({61, 66}, {66, 82}, {70.5F, 93.2F}).to(64.5F, 94.4F), {-0.13F});
  s.patch(Path(50, 52).to(53.5F, 95.4F).to(47.5F, 95.4F), {-0.10F});
  s.seams(Path(58, 51).curve({60, 66}, {62, 82}, {64.5F, 94.4F}));
  s.area(Path(36.4F, 45).to(63.6F, 45).to(64.2F, 50.6F).to(35.8F, 50.6F), {-0.22F});
  s.seams(Path(69, 13).curve({66.5F, 19}, {66, 25}, {66.5F, 30}));
  s.seams(Path(69.4F, 32.6F).to(78.8F, 26.8F));
  return s;
}

}  // namespace shuke::screens

// What goes with it: socks, belt, hat, scarf, bag, shoes.
#include "app/screens/widgets/art_sketches.h"

#include <cmath>
#include <numbers>

namespace shuke::screens {
namespace {

const Shade k_metal{0, Colour{0xC9CED2}};
const Shade k_metal_dark{0, Colour{0x858C92}};
const Shade k_rubber{0, Colour{0xF3F1EA}};

Path ellipse(Point centre, float rx, float ry) {
  constexpr int k_corners = 36;
  Path path(centre.x + rx, centre.y);
  for (int i = 1; i <= k_corners; ++i) {
    const float a = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / k_corners;
    path.to(centre.x + rx * std::cos(a), centre.y + ry * std::sin(a));
  }
  return path;
}

Path box(float x0, float y0, float x1, float y1) { return Path(x0, y0).to(x1, y0).to(x1, y1).to(x0, y1); }

void one_sock(Sketch& s, float dx, float dy, float shade) {
  const Path leg = Path(33, 11)
                       .to(55, 11)
                       .to(55, 50)
                       .curve({56, 60}, {65, 63}, {74, 68})
                       .curve({84, 74}, {82, 87}, {70, 87})
                       .to(51, 87)
                       .curve({38, 86}, {31, 77}, {33, 63});
  s.area(leg.moved(dx, dy), {shade + 0.10F}, {shade});
  s.patch(Path(34.2F, 64).curve({33, 76}, {38, 84}, {47, 86}).curve({47, 78}, {43, 68}, {34.2F, 64}).moved(dx, dy), {shade - 0.20F});
  s.patch(Path(69, 66.5F).curve({65.5F, 73}, {65, 80}, {66.5F, 86.2F}).curve({78, 87}, {84, 76}, {74, 69}).moved(dx, dy), {shade - 0.20F});
  s.area(box(32, 11, 56, 22).moved(dx, dy), {shade + 0.24F});
  for (int i = 0; i < 5; ++i) s.seam(Path(36 + 4 * static_cast<float>(i), 12.5F).to(36 + 4 * static_cast<float>(i), 21).moved(dx, dy));
}

}  // namespace

Sketch socks_sketch() {
  Sketch s;
  one_sock(s, -9, -2, -0.16F);
  one_sock(s, 12, 5, 0);
  return s;
}

Sketch belt_sketch() {
  Sketch s;
  s.band(ellipse({50, 43}, 42, 29), ellipse({50, 43}, 32, 19), {0.10F}, {-0.06F});
  s.thread(ellipse({50, 43}, 37, 24).to(87, 43), 1, {0.22F});
  s.area(Path(46, 60).to(90, 66).curve({95, 67.5F}, {96, 74}, {91, 76.5F}).to(46, 71), {0.14F}, {-0.04F});
  s.thread(Path(48, 62).to(89, 67.6F), 1, {0.30F});
  for (int i = 0; i < 3; ++i) s.dot({71 + 6.6F * static_cast<float>(i), 69.2F + 0.6F * static_cast<float>(i)}, 1.2F, {-0.55F});
  s.area(box(34, 54, 57, 79), k_metal, k_metal_dark);
  s.area(box(39, 59, 52, 74), {-0.02F});
  s.thread(Path(45, 66.5F).to(58, 67.6F), 2.4F, k_metal);
  s.area(box(60, 61.5F, 64, 75), {0.20F});
  return s;
}

Sketch hat_sketch() {
  Sketch s;
  for (int i = 0; i < 9; ++i) {
    const float a = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / 9;
    s.dot({50 + 6.2F * std::cos(a), 13.5F + 6.2F * std::sin(a)}, 3.6F, {0.22F});
  }
  s.dot({50, 13.5F}, 7.6F, {0.24F});
  s.cloth(Path(50, 18).curve({74, 18}, {83, 42}, {83, 68}).to(50, 68).mirrored());
  for (int i = -3; i <= 3; ++i) {
    const auto n = static_cast<float>(i);
    s.seam(Path(50 + 3.2F * n, 19.4F + 0.7F * n * n).curve({50 + 7 * n, 32}, {50 + 9.4F * n, 48}, {50 + 9.8F * n, 64}));
  }
  s.area(Path(18, 62)
             .to(82, 62)
             .curve({87, 62}, {87, 64}, {87, 67})
             .to(87, 81)
             .curve({87, 85}, {86, 86}, {82, 86})
             .to(18, 86)
             .curve({14, 86}, {13, 85}, {13, 81})
             .to(13, 67)
             .curve({13, 64}, {13, 62}, {18, 62}),
         {-0.08F}, {-0.15F});
  for (int i = 0; i < 13; ++i) s.seam(Path(19 + 5.2F * static_cast<float>(i), 64).to(19 + 5.2F * static_cast<float>(i), 84));
  return s;
}

Sketch scarf_sketch() {
  Sketch s;
  const auto fringe = [&s](float from, float to, float y) {
    for (float x = from; x <= to; x += 3.6F) s.thread(Path(x, y).to(x - 0.6F, y + 7), 1.4F, {-0.06F});
  };
  fringe(58, 74, 84);
  s.area(Path(52, 40).to(66, 38).curve({72, 54}, {75, 70}, {76, 85}).to(56.5F, 87).curve({56, 70}, {55, 54}, {52, 40}), {-0.04F}, {-0.16F});
  s.thread(Path(56.2F, 75).to(75.4F, 73), 1.6F, {0.34F});
  s.thread(Path(56.4F, 79).to(75.8F, 77), 1.6F, {0.34F});
  fringe(31, 48, 89);
  s.area(Path(38, 42).to(54, 44).curve({54, 60}, {52, 76}, {50.5F, 91}).to(29, 89).curve({30, 72}, {33, 56}, {38, 42}), {0.08F}, {-0.08F});
  s.thread(Path(30, 79).to(51.6F, 81), 1.6F, {0.34F});
  s.thread(Path(29.6F, 83).to(51.2F, 85), 1.6F, {0.34F});
  // The loop around the neck, in two folds.
  s.area(ellipse({50, 26}, 17, 10), {-0.34F});
  s.band(ellipse({50, 28}, 30, 20), ellipse({50, 25}, 16, 8), {0.12F}, {-0.08F});
  s.seam(Path(23, 22).curve({28, 38}, {68, 42}, {78, 24}));
  s.seam(Path(26, 35).curve({38, 46}, {62, 47}, {74, 36}));
  s.area(Path(36, 34)
             .curve({42, 32}, {52, 34}, {57, 38})
             .curve({59, 44}, {57, 50}, {54, 52})
             .curve({47, 52}, {40, 49}, {36, 46})
             .curve({34, 42}, {34, 38}, {36, 34}),
         {0.14F}, {-0.02F});
  return s;
}

Sketch bag_sketch() {
  Sketch s;
  const Path handle = Path(33, 40).curve({33, 2}, {67, 2}, {67, 40}).to(63, 40).curve({62, 9}, {38, 9}, {37, 40});
  s.area(handle, {-0.22F});
  s.cloth(Path(50, 36).to(80, 36).curve({83, 54}, {86, 72}, {88, 88}).curve({88, 91}, {86, 92}, {83, 92}).to(50, 92).mirrored());
  s.patch(Path(14.5F, 76).to(85.5F, 76).to(87.6F, 88).to(84, 91.4F).to(16, 91.4F).to(12.4F, 88), {-0.10F});
  s.thread(Path(20, 36).to(80, 36), 2, {-0.28F});
  s.seam(Path(19.4F, 41.5F).to(80.6F, 41.5F));
  s.area(Path(33, 36).curve({33.4F, 46}, {34, 50}, {34.6F, 53}).to(38.4F, 53).curve({37.6F, 48}, {37.1F, 42}, {37, 36}), {-0.22F});
  s.area(Path(67, 36).curve({66.6F, 46}, {66, 50}, {65.4F, 53}).to(61.6F, 53).curve({62.4F, 48}, {62.9F, 42}, {63, 36}), {-0.22F});
  s.area(box(44, 60, 56, 68), {0.22F});
  return s;
}

Sketch shoes_sketch() {
  Sketch s;
  const auto shoe = [&s](float dx, float dy, float shade) {
    s.area(Path(7, 66)
               .curve({7, 60}, {8, 52}, {11, 45})
               .to(33, 45)
               .curve({37, 54}, {46, 61}, {58, 64})
               .curve({68, 66}, {75, 69}, {77, 76})
               .to(7, 76)
               .moved(dx, dy),
           {shade + 0.12F}, {shade - 0.06F});
    s.area(Path(11, 45).curve({18, 49}, {27, 49}, {33, 45}).curve({28, 42}, {17, 41.5F}, {11, 45}).moved(dx, dy), {shade - 0.34F});
    s.patch(Path(8, 75.4F).curve({8, 66}, {9, 59}, {11, 53}).curve({17, 57}, {20, 66}, {20, 75.4F}).moved(dx, dy), {shade - 0.15F});
    s.patch(Path(60, 65.2F).curve({70, 67}, {75, 70}, {76, 75.4F}).to(57, 75.4F).curve({56, 71}, {57.5F, 67.5F}, {60, 65.2F}).moved(dx, dy),
            {shade - 0.13F});
    for (int i = 0; i < 3; ++i) {
      const auto n = static_cast<float>(i);
      s.thread(Path(36 + 6.6F * n, 51.6F + 4.4F * n).to(31.5F + 6.4F * n, 59 + 3.6F * n).moved(dx, dy), 1.8F, k_rubber);
    }
    s.area(Path(5, 74).to(77, 74).curve({80, 75}, {80, 82}, {75, 82}).to(9, 82).curve({5, 82}, {4, 79}, {5, 74}).moved(dx, dy), k_rubber);
    s.thread(Path(6, 78.6F).to(78, 78.6F).moved(dx, dy), 1, {0, Colour{0xC9C5BA}});
  };
  shoe(16, -14, -0.15F);
  shoe(2, 4, 0);
  return s;
}

}  // namespace shuke::screens

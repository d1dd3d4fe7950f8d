// Outerwear: vest, jacket, down jacket, coat.
#include "app/screens/widgets/art_sketches.h"

namespace shuke::screens {
namespace {

const Shade k_zip{0, Colour{0xC4C9CC}};

// A padded edge: `bumps` small swellings from one point to another, `depth` out of the straight line.
void padded(Path& path, Point to, int bumps, Point depth) {
  const Point from = path.points().back();
  for (int i = 0; i < bumps; ++i) {
    const float t0 = static_cast<float>(i) / static_cast<float>(bumps), t1 = static_cast<float>(i + 1) / static_cast<float>(bumps);
    const Point a{from.x + (to.x - from.x) * t0, from.y + (to.y - from.y) * t0},
        b{from.x + (to.x - from.x) * t1, from.y + (to.y - from.y) * t1};
    for (const float t : {0.25F, 0.5F, 0.75F}) {
      const float out = t == 0.5F ? 1.0F : 0.75F;
      path.to(a.x + (b.x - a.x) * t + depth.x * out, a.y + (b.y - a.y) * t + depth.y * out);
    }
    path.to(b.x, b.y);
  }
}

// Quilting: sagging lines with a soft shadow under each.
void quilt(Sketch& s, float left, float y, float sag) {
  const float right = 100 - left;
  for (const auto& [a, b] : {std::pair{left, 49.0F}, std::pair{51.0F, right}}) {
    const Path line = Path(a, y).curve({a + (b - a) * 0.3F, y + sag}, {a + (b - a) * 0.7F, y + sag}, {b, y});
    s.thread(line.moved(0, 1.5F), 1, {-0.13F});
    s.edge(line);
  }
}

void stand_collar(Sketch& s) {
  s.area(Path(50, 7.5F).to(62, 7).to(63.5F, 10).to(50, 14).mirrored(), {-0.24F});
  s.areas(Path(50, 24).to(50, 11.5F).to(63.5F, 7).curve({65, 11}, {63, 17}, {60, 20.5F}), {0.14F});
}

}  // namespace

Sketch jacket_sketch() {
  Sketch s;
  s.cloth(long_sleeved({.neck = 18, .neck_width = 11, .cuff = 73, .hem = 79, .hem_x = 77}).mirrored());
  s.patches(Path(75.5F, 44).curve({78, 53}, {80, 62}, {82.6F, 72}).to(77, 58), {-0.14F});
  s.seams(armhole());
  s.seams(Path(53, 28).to(71.4F, 27.4F));
  s.areas(Path(56.5F, 33).to(69.5F, 33).to(69.5F, 38.5F).to(63, 41).to(56.5F, 38.5F), {0.08F});
  s.seams(Path(57.5F, 41).to(57.5F, 50).to(68.5F, 50).to(68.5F, 41));
  s.seams(Path(60, 61).to(69.5F, 72), 1.4F);
  s.area(Path(50, 78.5F).to(77, 78.5F).to(76, 87).to(50, 87.5F).mirrored(), {-0.16F});
  s.areas(Path(83.2F, 71.6F).to(94.4F, 67.6F).to(95.6F, 73.8F).to(84.6F, 77.8F), {-0.16F});
  stand_collar(s);
  s.edge(Path(50, 14).to(50, 87), 2.2F);
  s.thread(Path(50, 15).to(50, 86.5F), 1, k_zip);
  return s;
}

Sketch down_jacket_sketch() {
  Sketch s;
  Path half(50, 18);
  half.to(61, 12).curve({67, 13}, {76, 15}, {81.5F, 20.5F});
  padded(half, {95, 74}, 5, {1.9F, -0.6F});
  half.to(83.5F, 78);
  padded(half, {76.5F, 44}, 3, {-1.1F, 0.3F});
  padded(half, {78.5F, 88}, 4, {1.5F, 0});
  half.curve({68, 90.5F}, {58, 90.5F}, {50, 90.5F});
  s.cloth(half.mirrored());
  s.patches(Path(76.5F, 45).to(80, 58).to(83.2F, 75).to(78.6F, 62), {-0.16F});
  s.seams(Path(73, 16.6F).curve({71, 26}, {72, 36}, {76.5F, 44}));
  for (int i = 0; i < 5; ++i) quilt(s, i == 0 ? 27.8F : 23.2F, 33.0F + 11 * static_cast<float>(i), 3.2F);
  for (int i = 0; i < 4; ++i) {
    const auto n = static_cast<float>(i);
    s.seams(Path(76.5F + 2.1F * n, 39.0F + 10.4F * n)
                .curve({80 + 2 * n, 40.5F + 10 * n}, {83 + 2.2F * n, 38 + 10 * n}, {86.4F + 2.5F * n, 33.6F + 10.3F * n}));
  }
  stand_collar(s);
  s.edge(Path(50, 14).to(50, 90), 2.2F);
  s.thread(Path(50, 15).to(50, 89.5F), 1, k_zip);
  return s;
}

Sketch vest_sketch() {
  Sketch s;
  Path half(50, 18);
  half.to(61, 12).to(72.5F, 15.5F).curve({68.5F, 28}, {71.5F, 38}, {78.5F, 45});
  padded(half, {79.5F, 88}, 4, {1.5F, 0});
  half.curve({68, 90}, {58, 90}, {50, 90});
  s.cloth(half.mirrored());
  s.seams(Path(70, 14.8F).curve({65.6F, 28}, {68.6F, 39.5F}, {76.4F, 47}));
  for (int i = 0; i < 5; ++i) quilt(s, i == 0 ? 31.5F : i == 1 ? 25.5F : 21.8F, 33.0F + 11 * static_cast<float>(i), 3.2F);
  stand_collar(s);
  s.edge(Path(50, 14).to(50, 89.5F), 2.2F);
  s.thread(Path(50, 15).to(50, 89), 1, k_zip);
  return s;
}

Sketch coat_sketch() {
  Sketch s;
  s.area(Path(50, 7).to(58, 7).to(61, 11).to(50, 24).mirrored(), {-0.30F});
  Path half(50, 40);
  half.to(60, 10).curve({65, 11.5F}, {72, 13}, {77, 17.5F}).curve({83, 23}, {87, 46}, {89.5F, 66}).to(79.5F, 69);
  half.curve({77.5F, 58}, {75.5F, 48}, {73, 39}).curve({72, 55}, {76, 75}, {78.5F, 94}).curve({70, 96}, {58, 96}, {50, 96});
  s.cloth(half.mirrored());
  s.patches(Path(73, 40).curve({75, 49}, {77, 57}, {79, 66}).to(74.4F, 58), {-0.16F});
  s.seams(Path(71, 14.2F).curve({68.5F, 23}, {70, 32}, {73, 39}));
  // Lapels: the right one lies over the left.
  s.area(Path(42, 13).to(40, 10).to(33, 20).to(37, 25).to(34.5F, 28).to(49, 47), {0.11F});
  s.area(Path(58, 13).to(60, 10).to(67, 20).to(63, 25).to(65.5F, 28).to(46, 50).to(46.5F, 44), {0.15F});
  s.edge(Path(46, 50).to(46, 95.6F));
  for (const float y : {56.0F, 67.0F}) {
    s.dot({41, y}, 1.7F, {-0.45F});
    s.dot({53, y}, 1.7F, {-0.45F});
  }
  s.areas(Path(59, 69).to(70.5F, 67.5F).to(71, 71.5F).to(59.3F, 73), {0.06F});
  s.seams(Path(79, 64).to(89, 61));
  return s;
}

}  // namespace shuke::screens

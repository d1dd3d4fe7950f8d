#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "app/screens/widgets/colour.h"
#include "app/screens/widgets/geometry.h"

namespace shuke::screens {

// How a vector drawing of goods is described: in a box of 100 x 100, in shades of a colour that is chosen when it is drawn.
// Made once per picture and kept; drawing it is art.cpp's business.

// A line of points that grows: Path(50, 10).to(60, 12).curve({66, 14}, {75, 17}, {80, 21}).
class Path {
 public:
  Path(float x, float y) : points_{{x, y}} {}
  Path& to(float x, float y);
  Path& curve(Point control_1, Point control_2, Point end);  // cubic
  // Appends the mirror image (about x = 50) of everything so far, backwards: a half becomes a closed outline.
  Path& mirrored();
  // The same line in mirror image, for a second sleeve.
  Path mirror_image() const;
  Path moved(float dx, float dy) const;
  const std::vector<Point>& points() const { return points_; }

 private:
  std::vector<Point> points_;
};

// Below 0 towards black, above towards white; the share of it. `fixed` ignores the SKU's colour (metal, laces).
struct Shade {
  float share = 0;
  std::optional<Colour> fixed = std::nullopt;
};

struct SketchFill {
  std::vector<Point> outline;
  std::vector<std::uint16_t> triangles;
  float top = 0, bottom = 0;  // its extent, for the vertical gradient
  Shade upper, lower;
  bool has_edge = true;                  // the rim is in the edge colour, otherwise in the area's own
  std::vector<std::vector<Point>> rims;  // what is stroked around it; cut at sharp corners, where a smooth line would grow a spike
  bool rims_are_closed = false;
};

struct SketchLine {
  std::vector<Point> points;
  float weight = 1;     // times the drawing's line width
  bool is_seam = true;  // paler than an edge
  Shade shade;          // used when `fixed` is set or share is not 0
};

struct SketchPart {
  std::optional<SketchFill> fill;
  std::optional<SketchLine> line;
};

class Sketch {
 public:
  // The main cloth: lighter above, darker below.
  void cloth(const Path& outline) { add_fill(outline, {0.11F}, {-0.10F}, true); }
  void area(const Path& outline, Shade shade) { add_fill(outline, shade, shade, true); }
  void area(const Path& outline, Shade upper, Shade lower) { add_fill(outline, upper, lower, true); }
  // Between two lines with equally many points, both closed: belts and loops.
  void band(const Path& outer, const Path& inner, Shade upper, Shade lower);
  // Without an edge: shadows and bands within cloth.
  void patch(const Path& outline, Shade shade) { add_fill(outline, shade, shade, false); }
  void seam(const Path& line, float weight = 1) { add_line(line, weight, true, {}); }
  void edge(const Path& line, float weight = 1) { add_line(line, weight, false, {}); }
  void thread(const Path& line, float weight, Shade shade) { add_line(line, weight, true, shade); }
  void dot(Point centre, float radius, Shade shade);
  // The same on both sides of x = 50.
  void seams(const Path& line, float weight = 1);
  void areas(const Path& outline, Shade shade);
  void patches(const Path& outline, Shade shade);

  const std::vector<SketchPart>& parts() const { return parts_; }

 private:
  void add_fill(const Path& outline, Shade upper, Shade lower, bool has_edge);
  void add_line(const Path& line, float weight, bool is_seam, Shade shade);
  std::vector<SketchPart> parts_;
};

}  // namespace shuke::screens

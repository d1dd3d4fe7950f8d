#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "platform/fonts/font_files.h"

namespace shuke::fonts {

// One glyph's coverage and where it sits: `left` from the pen, `top` above the baseline. Valid until the next one is drawn.
struct GlyphBitmap {
  int left = 0;
  int top = 0;
  int width = 0;
  int height = 0;
  int stride = 0;
  float advance = 0;
  const std::uint8_t* coverage = nullptr;
};

// Draws single glyphs with FreeType from the mapped files, the way Dear ImGui's FreeType builder draws them (same size request, same
// hinting), so that glyphs added later are equal to the first ones to the pixel. UI thread only.
class Rasterizer {
 public:
  explicit Rasterizer(const FontPaths& paths);  // throws FontError
  ~Rasterizer();
  Rasterizer(const Rasterizer&) = delete;
  Rasterizer& operator=(const Rasterizer&) = delete;

  const MappedFile& file(FontFile file) const;
  bool has(FontFile file, char32_t code_point) const;
  // `height` is ascent minus descent in pixels, as in ImFontConfig::SizePixels. Nothing when the font has no such glyph.
  std::optional<GlyphBitmap> draw(FontFile file, int height, char32_t code_point);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace shuke::fonts

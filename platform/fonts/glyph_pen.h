#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "platform/fonts/rasterizer.h"

struct ImFont;

namespace shuke::fonts {

// What is known of each code point in one font.
class GlyphTable {
 public:
  using State = std::uint32_t;
  static constexpr State k_unknown = 0;
  static constexpr State k_fixed = 1;       // in the font for good: printable ASCII, and what has no pixels
  static constexpr State k_missing = 2;     // no font file has it
  static constexpr State k_first_cell = 3;  // from here on: the cell of the texture, plus this

  State at(char32_t code_point) const {
    const Page* page = pages_[code_point >> 8].get();
    return page ? (*page)[code_point & 0xff] : k_unknown;
  }
  void set(char32_t code_point, State state);

 private:
  using Page = std::array<State, 256>;
  std::array<std::unique_ptr<Page>, 256> pages_;
};

struct TextureSpot {
  float u0 = 0;
  float v0 = 0;
  float u1 = 0;
  float v1 = 0;
};

// Where a pen's glyphs come from. Heights are pixels from ascent to descent; an other_height of 0 says there is no second choice.
struct PenStyle {
  FontFile file = FontFile::inter_medium;
  int height = 0;
  FontFile other_file = FontFile::noto_regular;
  int other_height = 0;
};

// One of Dear ImGui's fonts that grows and shrinks by single glyphs. The stock library only knows a complete rebuild of a font's
// look-up table (0.2 ms); this keeps the same tables by hand, entry by entry. A test holds the result against the library's own.
class GlyphPen {
 public:
  GlyphPen(ImFont* font, PenStyle style) : font_(font), style_(style) {}

  ImFont* font() const { return font_; }
  const PenStyle& style() const { return style_; }

  void add(char32_t code_point, const GlyphBitmap& bitmap, const TextureSpot& spot);
  void remove(char32_t code_point);

  GlyphTable table;

 private:
  void make_room_for(char32_t code_point);

  ImFont* font_;
  PenStyle style_;
  std::vector<std::uint16_t> free_places_;  // in the font's list of glyphs
};

}  // namespace shuke::fonts

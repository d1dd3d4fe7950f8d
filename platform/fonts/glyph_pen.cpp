#include "platform/fonts/glyph_pen.h"

#include <imgui.h>

namespace shuke::fonts {
namespace {

constexpr ImWchar k_nowhere = 0xffff;  // in ImFont::IndexLookup
constexpr int k_page = 4096;           // of ImFont::Used4kPagesMap
// Takes no look-up entry from a real character when the library rebuilds its table.
constexpr unsigned k_no_character = 0;

}  // namespace

void GlyphTable::set(char32_t code_point, State state) {
  auto& page = pages_[code_point >> 8];
  if (!page) page = std::make_unique<Page>(Page{});
  (*page)[code_point & 0xff] = state;
}

void GlyphPen::add(char32_t code_point, const GlyphBitmap& bitmap, const TextureSpot& spot) {
  make_room_for(code_point);
  const bool is_reused = !free_places_.empty();
  const auto place = is_reused ? free_places_.back() : static_cast<std::uint16_t>(font_->Glyphs.Size);
  if (is_reused) free_places_.pop_back();
  if (!is_reused) font_->Glyphs.resize(place + 1);
  ImFontGlyph& glyph = font_->Glyphs[place];
  glyph = {};
  glyph.Codepoint = code_point & 0x3fffffff;
  glyph.Visible = bitmap.width > 0 && bitmap.height > 0;
  glyph.AdvanceX = bitmap.advance;
  glyph.X0 = static_cast<float>(bitmap.left);
  glyph.Y0 = static_cast<float>(static_cast<int>(font_->Ascent + 0.5F) - bitmap.top);
  glyph.X1 = glyph.X0 + static_cast<float>(bitmap.width);
  glyph.Y1 = glyph.Y0 + static_cast<float>(bitmap.height);
  glyph.U0 = spot.u0;
  glyph.V0 = spot.v0;
  glyph.U1 = spot.u1;
  glyph.V1 = spot.v1;
  const auto index = static_cast<int>(code_point);
  font_->IndexLookup[index] = place;
  font_->IndexAdvanceX[index] = bitmap.advance;
  font_->Used4kPagesMap[index / k_page >> 3] = static_cast<ImU8>(font_->Used4kPagesMap[index / k_page >> 3] | 1 << (index / k_page & 7));
  // The list may have moved, and the library keeps a pointer into it.
  font_->FallbackGlyph = font_->FindGlyphNoFallback(font_->FallbackChar);
}

void GlyphPen::remove(char32_t code_point) {
  table.set(code_point, GlyphTable::k_unknown);
  const auto index = static_cast<int>(code_point);
  const ImWchar place = font_->IndexLookup[index];
  font_->Glyphs[place].Codepoint = k_no_character;
  font_->Glyphs[place].Visible = false;
  free_places_.push_back(place);
  font_->IndexLookup[index] = k_nowhere;
  font_->IndexAdvanceX[index] = font_->FallbackAdvanceX;
}

void GlyphPen::make_room_for(char32_t code_point) {
  const int before = font_->IndexAdvanceX.Size;
  const int needed = (static_cast<int>(code_point) / k_page + 1) * k_page;
  if (needed <= before) return;
  font_->GrowIndex(needed);
  for (int i = before; i < needed; ++i) font_->IndexAdvanceX[i] = font_->FallbackAdvanceX;
}

}  // namespace shuke::fonts

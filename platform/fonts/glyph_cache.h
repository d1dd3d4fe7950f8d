#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "app/screens/widgets/font_port.h"
#include "platform/fonts/atlas_texture.h"
#include "platform/fonts/glyph_pen.h"
#include "platform/fonts/spare_code_points.h"
#include "platform/fonts/texel_space.h"

struct ImFontAtlas;

namespace shuke::fonts {

// How large the type is: `window` is the window's height / 800, `text` the text-size setting.
struct TypeScale {
  float window = 1;
  float text = 1;
  bool operator==(const TypeScale&) const = default;
};

// The fonts of the counter on the stock Dear ImGui: nine faces and five sizes of icons. At the start only printable ASCII is drawn;
// every other character is drawn by FreeType when a frame first shows it (about 25 us), into free space of the same texture, at
// any moment of the frame. When the space is full, characters that the frame does not show give way.
// Works without a window (NoTexture). UI thread only. Throws FontError at the start, never later.
//
//   fonts.begin_frame();  ... screens ...  fonts.end_frame();  window.end_frame({fonts.revision(), background});
class GlyphCache final : public screens::FontPort {
 public:
  // The atlas is Dear ImGui's and outlives this, as does the texture.
  GlyphCache(ImFontAtlas& atlas, AtlasTexture& texture, TypeScale scale, const FontPaths& paths = {});
  ~GlyphCache() override;
  GlyphCache(const GlyphCache&) = delete;
  GlyphCache& operator=(const GlyphCache&) = delete;

  // Another size of window or text: everything is drawn anew. Between frames only; does nothing when the scale is the same.
  void set_scale(TypeScale scale);
  void begin_frame();
  // Hands new pixels to the texture; before the frame is drawn.
  void end_frame();
  // Grows whenever the texture changed: equal vertices then need not mean an equal picture.
  std::uint64_t revision() const { return revision_; }
  // The last frame needed more than fits and shows a few characters as "?"; the next frame, which should follow soon, is whole unless
  // one frame alone needs more than all the space.
  bool is_short_of_space() const { return is_short_; }

  ImFont* font(screens::Face face) const override;
  std::string_view prepare(screens::Face face, std::string_view utf8) override;
  std::string restore(std::string_view prepared) const override;
  ImFont* icon_font(screens::IconSize size, screens::Icon icon) override;
  screens::SpriteUv shadow() const override { return shadow_; }
  float scale() const override { return scale_.window; }

 private:
  void build();
  void add_text_pen(screens::Face face);
  void add_icon_pen(int pixels);
  ImFont* add_font(FontFile file, int height, const unsigned short* ranges);
  void fix_built_glyphs();
  void start_texture(int space, int shadow);
  char32_t shown_as(std::size_t pen, char32_t character);
  std::optional<char32_t> code_point_for(std::size_t pen, char32_t character);
  char32_t substitute(std::size_t pen);
  char32_t add_glyph(std::size_t pen, char32_t code_point, char32_t character);
  std::optional<GlyphBitmap> draw(const PenStyle& style, char32_t character);
  TextureSpot place(const GlyphBitmap& bitmap, TexelSpace::Cell cell);
  std::optional<char32_t> borrow(char32_t character);
  void let_go(const std::vector<TexelSpace::Owner>& owners);
  std::string_view rewrite(std::size_t pen, std::string_view utf8, std::size_t same_until);

  ImFontAtlas& atlas_;
  AtlasTexture& texture_;
  Rasterizer rasterizer_;
  TypeScale scale_;
  std::vector<GlyphPen> pens_;  // the faces, then the icon sizes
  std::unique_ptr<TexelSpace> space_;
  TexelSpace::Corner space_corner_;
  SpareCodePoints spares_;
  std::vector<TexelRect> fresh_;  // drawn since the texture was last told
  std::vector<TexelSpace::Owner> evicted_;
  std::deque<std::string> texts_;  // rewritten in this frame
  std::size_t texts_used_ = 0;
  screens::SpriteUv shadow_;
  TexelSpace::Frame frame_ = 1;
  std::uint64_t revision_ = 0;
  bool is_short_ = false;
};

}  // namespace shuke::fonts

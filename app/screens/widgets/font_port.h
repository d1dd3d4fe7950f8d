#pragma once

#include <string>
#include <string_view>

#include "app/screens/widgets/icons.h"

struct ImFont;

namespace shuke::screens {

// The type of the counter: em 13 medium, 13 bold, 15 medium, 15 bold, 18 medium, 17, 20, 24, 34 and 56 bold, times the scale of the window.
enum class Face { caption, caption_bold, body, body_bold, reading, emphasis, title, figure, total, change };
inline constexpr int k_face_count = 10;

// Icons in pixels at scale 1.
enum class IconSize { s16, s20, s24, s32, s48 };
inline constexpr int k_icon_size_count = 5;

// A rectangle of the font texture.
struct SpriteUv {
  float u0 = 0;
  float v0 = 0;
  float u1 = 0;
  float v1 = 0;
};

// The soft edge of a shadow as a sprite of 66 x 66 texels, drawn as nine slices: the outer 33 texels on each side are the edge
// (it is half dark at texel 16), the middle is solid.
inline constexpr float k_shadow_texels = 66;

// What the widget layer needs from the glyph cache (platform/fonts implements it). UI thread only; nothing here fails.
// Fonts change when the window's size or the text size does, so ask for them in every frame and keep none.
class FontPort {
 public:
  virtual ~FontPort() = default;

  // The font of a face. Text drawn or measured with it has to come from prepare(); printable ASCII is always there.
  virtual ImFont* font(Face face) const = 0;

  // The text to draw or measure with font(face), in this frame: every glyph is in the texture, characters beyond U+FFFF stand at
  // private code points, invisible ones are gone, and one that no font has shows as U+3013. Most texts come back as they are (the
  // same view, so it lives as long as the argument); a rewritten one lives until the frame ends. Known text costs about a
  // microsecond per 35 characters and allocates nothing. Must be called in each frame in which the text is drawn: glyphs
  // that were not asked for in a frame may leave the texture.
  virtual std::string_view prepare(Face face, std::string_view utf8) = 0;

  // The real text of a prepared one (private code points back to characters). Keep the real text, never the prepared one.
  virtual std::string restore(std::string_view prepared) const = 0;

  // The icon font of a size, with this icon in it; draw the code point static_cast<ImWchar>(icon).
  virtual ImFont* icon_font(IconSize size, Icon icon) = 0;

  virtual SpriteUv shadow() const = 0;

  // Pixels per unit of the 1280x800 design: window height / 800. Text is larger by the text-size setting on top of it.
  virtual float scale() const = 0;
};

}  // namespace shuke::screens

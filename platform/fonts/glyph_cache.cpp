#include "platform/fonts/glyph_cache.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include <imgui.h>
#include <imgui_freetype.h>

#include "core/base/check.h"
#include "core/base/text.h"
#include "platform/fonts/shadow_sprite.h"

namespace shuke::fonts {
namespace {

// Dear ImGui sizes fonts by ascent minus descent, designers by the em square. These turn one into the other.
constexpr float k_inter_height = 1.21F;
constexpr float k_noto_height = 1.448F;

struct FaceStyle {
  float em;
  bool is_bold;
};
constexpr std::array<FaceStyle, screens::k_face_count> k_faces{
    {{13, false}, {13, true}, {15, false}, {15, true}, {18, false}, {17, true}, {20, true}, {24, true}, {34, true}, {56, true}}};
constexpr std::array<float, screens::k_icon_size_count> k_icon_pixels{16, 20, 24, 32, 48};

constexpr int k_texture_width = 2048;
constexpr int k_slab_columns = 7;  // one column of the texture's eight is left for ASCII, the shadow and Dear ImGui's own lines
constexpr int k_fewest_slab_rows = 4;
constexpr int k_most_slab_rows = 12;
constexpr std::size_t k_most_parts = 32;  // uploads; more are one upload of all that lies between them

constexpr std::array<ImWchar, 3> k_printable_ascii{0x20, 0x7e, 0};
constexpr std::array<ImWchar, 3> k_one_icon{static_cast<ImWchar>(screens::Icon::add), static_cast<ImWchar>(screens::Icon::add), 0};

constexpr char32_t k_geta = 0x3013;  // the mark of Chinese print for a character that the printer does not have

// Latin letters, and the few marks that stand between Latin letters and digits more often than between Chinese.
bool is_latin(char32_t c) {
  constexpr std::array<char32_t, 8> k_marks{0x2013, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2192, 0x2212};
  return c < 0x250 || std::find(k_marks.begin(), k_marks.end(), c) != k_marks.end();
}

// Controls, joiners, directions and variation selectors: meant for software, not for eyes.
bool is_invisible(char32_t c) {
  const bool is_control = c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad;
  const bool is_format = (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff;
  const bool is_selector = (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0000 && c <= 0xe01ef);
  return (is_control && c != '\n' && c != '\t') || is_format || is_selector;
}

bool is_always_there(char c) { return (c >= 0x20 && c < 0x7f) || c == '\n' || c == '\t'; }

int rounded(float pixels) { return static_cast<int>(std::lround(pixels)); }

int slab_rows_for(TypeScale scale) {
  const float area = scale.window * scale.window * scale.text * scale.text;
  return std::clamp(static_cast<int>(std::ceil(k_fewest_slab_rows * area)), k_fewest_slab_rows, k_most_slab_rows);
}

TexelRect around(TexelRect a, TexelRect b) {
  const int right = std::max(a.x + a.width, b.x + b.width);
  const int bottom = std::max(a.y + a.height, b.y + b.height);
  const int x = std::min(a.x, b.x);
  const int y = std::min(a.y, b.y);
  return {x, y, right - x, bottom - y};
}

bool is_text(std::size_t pen) { return pen < screens::k_face_count; }

TexelSpace::Owner owner_of(std::size_t pen, char32_t code_point) { return static_cast<TexelSpace::Owner>(pen << 16 | code_point); }

}  // namespace

GlyphCache::GlyphCache(ImFontAtlas& atlas, AtlasTexture& texture, TypeScale scale, const FontPaths& paths)
    : atlas_(atlas), texture_(texture), rasterizer_(paths), scale_(scale) {
  build();
}

// The atlas must not free what it does not own, nor read it: the mapped files go with this object.
GlyphCache::~GlyphCache() { atlas_.ClearInputData(); }

void GlyphCache::set_scale(TypeScale scale) {
  if (scale == scale_) return;
  scale_ = scale;
  build();
}

void GlyphCache::build() {
  SHUKE_CHECK(!atlas_.Locked);
  atlas_.Clear();
  pens_.clear();
  fresh_.clear();
  spares_ = {};
  atlas_.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  atlas_.Flags = ImFontAtlasFlags_NoPowerOfTwoHeight | ImFontAtlasFlags_NoMouseCursors;
  atlas_.TexDesiredWidth = k_texture_width;
  for (int face = 0; face < screens::k_face_count; ++face) add_text_pen(static_cast<screens::Face>(face));
  for (const float pixels : k_icon_pixels) add_icon_pen(rounded(pixels * scale_.window));
  const int slab_rows = slab_rows_for(scale_);
  const int space = atlas_.AddCustomRectRegular(k_slab_columns * TexelSpace::k_slab, slab_rows * TexelSpace::k_slab);
  const int shadow = atlas_.AddCustomRectRegular(k_shadow_side, k_shadow_side);
  SHUKE_CHECK(atlas_.Build());
  space_ = std::make_unique<TexelSpace>(k_slab_columns, slab_rows);
  fix_built_glyphs();
  start_texture(space, shadow);
}

void GlyphCache::add_text_pen(screens::Face face) {
  const FaceStyle style = k_faces[static_cast<std::size_t>(face)];
  const float em = style.em * scale_.window * scale_.text;
  PenStyle pen;
  pen.file = style.is_bold ? FontFile::inter_bold : FontFile::inter_medium;
  pen.height = rounded(em * k_inter_height);
  pen.other_file = style.is_bold ? FontFile::noto_bold : FontFile::noto_regular;
  pen.other_height = rounded(em * k_noto_height);
  pens_.emplace_back(add_font(pen.file, pen.height, k_printable_ascii.data()), pen);
}

void GlyphCache::add_icon_pen(int pixels) {
  pens_.emplace_back(add_font(FontFile::icons, pixels, k_one_icon.data()), PenStyle{FontFile::icons, pixels});
}

ImFont* GlyphCache::add_font(FontFile file, int height, const unsigned short* ranges) {
  const MappedFile& mapped = rasterizer_.file(file);
  ImFontConfig config;
  config.OversampleH = 1;
  config.FontNo = face_index_of(file);
  ImFont* font = atlas_.AddFontFromMemoryTTF(mapped.data(), static_cast<int>(mapped.size()), static_cast<float>(height), &config, ranges);
  // An atlas that does not own its data copies the file for each font; one that does frees it. So it owns it only while adding.
  atlas_.ConfigData.back().FontDataOwnedByAtlas = false;
  return font;
}

void GlyphCache::fix_built_glyphs() {
  for (GlyphPen& pen : pens_)
    for (const ImFontGlyph& glyph : pen.font()->Glyphs) pen.table.set(glyph.Codepoint, GlyphTable::k_fixed);
}

void GlyphCache::start_texture(int space, int shadow) {
  const ImFontAtlasCustomRect& space_rect = *atlas_.GetCustomRectByIndex(space);
  const ImFontAtlasCustomRect& shadow_rect = *atlas_.GetCustomRectByIndex(shadow);
  SHUKE_CHECK(space_rect.IsPacked() && shadow_rect.IsPacked());
  space_corner_ = {space_rect.X, space_rect.Y};
  unsigned char* pixels = nullptr;
  int width = 0;
  int height = 0;
  atlas_.GetTexDataAsAlpha8(&pixels, &width, &height);
  draw_shadow(pixels + shadow_rect.Y * width + shadow_rect.X, width);
  ImVec2 from;
  ImVec2 to;
  atlas_.CalcCustomRectUV(&shadow_rect, &from, &to);
  shadow_ = {from.x, from.y, to.x, to.y};
  texture_.create(width, height, pixels);
  atlas_.SetTexID(texture_.name());
  ++revision_;
}

void GlyphCache::begin_frame() {
  ++frame_;
  texts_used_ = 0;
  if (!is_short_) return;
  is_short_ = false;
  evicted_.clear();
  space_->clear(evicted_);
  let_go(evicted_);
}

void GlyphCache::end_frame() {
  if (fresh_.empty()) return;
  if (fresh_.size() > k_most_parts) {
    TexelRect all = fresh_.front();
    for (const TexelRect& part : fresh_) all = around(all, part);
    fresh_.assign(1, all);
  }
  for (const TexelRect& part : fresh_) texture_.update(part, atlas_.TexPixelsAlpha8 + part.y * atlas_.TexWidth + part.x, atlas_.TexWidth);
  fresh_.clear();
  ++revision_;
}

ImFont* GlyphCache::font(screens::Face face) const { return pens_[static_cast<std::size_t>(face)].font(); }

ImFont* GlyphCache::icon_font(screens::IconSize size, screens::Icon icon) {
  const auto pen = static_cast<std::size_t>(screens::k_face_count) + static_cast<std::size_t>(size);
  shown_as(pen, static_cast<char32_t>(icon));
  return pens_[pen].font();
}

std::string_view GlyphCache::prepare(screens::Face face, std::string_view utf8) {
  const auto pen = static_cast<std::size_t>(face);
  std::size_t at = 0;
  while (at < utf8.size()) {
    const std::size_t start = at;
    if (is_always_there(utf8[at])) {
      ++at;
      continue;
    }
    const char32_t character = next_code_point(utf8, at);
    if (shown_as(pen, character) != character) return rewrite(pen, utf8, start);
  }
  return utf8;
}

std::string_view GlyphCache::rewrite(std::size_t pen, std::string_view utf8, std::size_t same_until) {
  if (texts_used_ == texts_.size()) texts_.emplace_back();
  std::string& text = texts_[texts_used_++];
  text.assign(utf8.substr(0, same_until));
  for (std::size_t at = same_until; at < utf8.size();) {
    const char32_t character = next_code_point(utf8, at);
    const char32_t shown = shown_as(pen, character);
    if (shown != 0) append_utf8(text, shown);
  }
  return text;
}

std::string GlyphCache::restore(std::string_view prepared) const {
  std::string real;
  for (std::size_t at = 0; at < prepared.size();) {
    const char32_t shown = next_code_point(prepared, at);
    const char32_t character = spares_.character_of(shown);
    append_utf8(real, character != 0 ? character : shown);
  }
  return real;
}

// The code point to draw for a character, with its glyph in place; 0 for nothing to draw.
char32_t GlyphCache::shown_as(std::size_t pen, char32_t character) {
  if (is_invisible(character)) return 0;
  const auto code_point = code_point_for(pen, character);
  if (!code_point) return substitute(pen);
  const GlyphTable::State state = pens_[pen].table.at(*code_point);
  if (state >= GlyphTable::k_first_cell) space_->touch(state - GlyphTable::k_first_cell, frame_);
  if (state >= GlyphTable::k_first_cell || state == GlyphTable::k_fixed) return *code_point;
  if (state == GlyphTable::k_missing) return substitute(pen);
  const char32_t meant = is_text(pen) ? spares_.character_of(*code_point) : 0;
  return add_glyph(pen, *code_point, meant != 0 ? meant : *code_point);
}

// Where a character stands in the fonts; nothing for a private code point of somebody else, or when none is left to lend.
std::optional<char32_t> GlyphCache::code_point_for(std::size_t pen, char32_t character) {
  if (character > 0xffff) return borrow(character);
  const bool is_private = is_text(pen) && SpareCodePoints::is_private(character);
  if (is_private && spares_.character_of(character) == 0) return std::nullopt;
  if (is_private) spares_.touch(character, frame_);
  return character;
}

char32_t GlyphCache::substitute(std::size_t pen) {
  const bool is_drawable = pens_[pen].table.at(k_geta) != GlyphTable::k_missing && !is_short_;
  return is_drawable ? shown_as(pen, k_geta) : U'?';
}

std::optional<char32_t> GlyphCache::borrow(char32_t character) {
  const auto loan = spares_.lend(character, frame_);
  if (!loan) return std::nullopt;
  if (!loan->is_second_hand) return loan->spare;
  for (std::size_t pen = 0; pen < screens::k_face_count; ++pen) {
    const GlyphTable::State state = pens_[pen].table.at(loan->spare);
    if (state >= GlyphTable::k_first_cell) {
      space_->release(state - GlyphTable::k_first_cell);
      pens_[pen].remove(loan->spare);
    }
    pens_[pen].table.set(loan->spare, GlyphTable::k_unknown);
  }
  return loan->spare;
}

char32_t GlyphCache::add_glyph(std::size_t pen, char32_t code_point, char32_t character) {
  const auto bitmap = draw(pens_[pen].style(), character);
  if (!bitmap) {
    pens_[pen].table.set(code_point, GlyphTable::k_missing);
    return substitute(pen);
  }
  if (bitmap->width == 0 || bitmap->height == 0) {
    pens_[pen].add(code_point, *bitmap, {});
    pens_[pen].table.set(code_point, GlyphTable::k_fixed);
    return code_point;
  }
  evicted_.clear();
  const int size = std::max(bitmap->width, bitmap->height) + 1;  // a clear line between neighbours
  const auto cell = space_->take(size, owner_of(pen, code_point), frame_, evicted_);
  let_go(evicted_);
  if (!cell) {
    is_short_ = true;
    return U'?';
  }
  pens_[pen].add(code_point, *bitmap, place(*bitmap, *cell));
  pens_[pen].table.set(code_point, GlyphTable::k_first_cell + *cell);
  return code_point;
}

std::optional<GlyphBitmap> GlyphCache::draw(const PenStyle& style, char32_t character) {
  const bool has_other = style.other_height != 0 && rasterizer_.has(style.other_file, character);
  const bool prefers_own = is_latin(character) && rasterizer_.has(style.file, character);
  if (has_other && !prefers_own) return rasterizer_.draw(style.other_file, style.other_height, character);
  return rasterizer_.draw(style.file, style.height, character);
}

// Copies the pixels and clears the rest of the cell, where a larger glyph may have been.
TextureSpot GlyphCache::place(const GlyphBitmap& bitmap, TexelSpace::Cell cell) {
  const TexelSpace::Corner corner = space_->corner(cell);
  const TexelRect rect{space_corner_.x + corner.x, space_corner_.y + corner.y, space_->size(cell), space_->size(cell)};
  const auto width = static_cast<std::size_t>(bitmap.width);
  for (int row = 0; row < rect.height; ++row) {
    unsigned char* line = atlas_.TexPixelsAlpha8 + (rect.y + row) * atlas_.TexWidth + rect.x;
    std::memset(line, 0, static_cast<std::size_t>(rect.width));
    if (row < bitmap.height) std::memcpy(line, bitmap.coverage + row * bitmap.stride, width);
  }
  fresh_.push_back(rect);
  const ImVec2 texel = atlas_.TexUvScale;
  const auto x = static_cast<float>(rect.x);
  const auto y = static_cast<float>(rect.y);
  return {x * texel.x, y * texel.y, (x + static_cast<float>(bitmap.width)) * texel.x, (y + static_cast<float>(bitmap.height)) * texel.y};
}

void GlyphCache::let_go(const std::vector<TexelSpace::Owner>& owners) {
  for (const TexelSpace::Owner owner : owners) pens_[owner >> 16].remove(owner & 0xffff);
}

}  // namespace shuke::fonts

#include "app/screens/widgets/text.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <array>
#include <cfloat>

#include "app/screens/widgets/canvas.h"
#include "app/screens/widgets/pixels.h"
#include "app/screens/widgets/wrap.h"
#include "core/base/text.h"

namespace shuke::screens {
namespace {

constexpr std::string_view k_ellipsis = "…";
constexpr std::string_view k_yuan = "¥";
constexpr std::string_view k_minus = "−";

// A text that is ready to be measured and drawn.
struct Ready {
  ImFont* font;
  std::string_view glyphs;
};

Ready ready(Ui& ui, Face face, std::string_view words) {
  const std::string_view glyphs = ui.fonts.prepare(face, words);  // first: it may rebuild the font
  return {ui.fonts.font(face), glyphs};
}

float pixel_width(const Ready& r) {
  if (r.glyphs.empty()) return 0;
  return r.font->CalcTextSizeA(r.font->FontSize, FLT_MAX, 0, r.glyphs.data(), r.glyphs.data() + r.glyphs.size()).x;
}

float share_of(Align align) {
  switch (align) {
    case Align::left: return 0;
    case Align::centre: return 0.5F;
    case Align::right: return 1;
  }
  return 0;
}

struct Noted {
  std::string_view words;
  Face face;
  float x;      // pixels, left edge
  float y;      // pixels, upper edge of the font's box
  float width;  // pixels
  float height;
  bool shortened;
};

// For tests: what was drawn, and whether it stays within its clip.
void note(Ui& ui, const Noted& n) {
  if (ui.drawn_text == nullptr) return;
  const float s = ui.layout.scale;
  const Rect rect{n.x / s, n.y / s, n.width / s, n.height / s};
  const Rect seen = visible_part(ui, rect.inset(0, rect.height * 0.2F));
  const bool cut = !ui.is_scrolling && seen.width < rect.width - 1;
  ui.drawn_text->push_back({std::string(n.words), rect, visible_part(ui, rect), ui.layer, em_of(n.face), n.shortened, cut});
}

void put(const Ready& r, ImVec2 at, Colour colour) {
  if (!r.glyphs.empty())
    draw_list().AddText(r.font, r.font->FontSize, at, packed(colour), r.glyphs.data(), r.glyphs.data() + r.glyphs.size());
}

// The upper edge of a line whose optical middle is y: Inter's own line box is centred on its capitals.
float top_of(const Ui& ui, float middle, const ImFont& font) { return snap(middle * ui.layout.scale - font.FontSize * 0.5F); }

template <class Each>
void for_each_glyph(std::string_view glyphs, const Each& each) {
  for (const char* p = glyphs.data(); p < glyphs.data() + glyphs.size();) {
    unsigned code = 0;
    p += std::max(1, ImTextCharFromUtf8(&code, p, glyphs.data() + glyphs.size()));
    if (code != 0) each(static_cast<ImWchar>(code));
  }
}

bool is_digit(ImWchar c) { return c >= '0' && c <= '9'; }

float pixel_number_width(const Ready& r) {
  const float zero = r.font->GetCharAdvance('0');
  float width = 0;
  for_each_glyph(r.glyphs, [&](ImWchar c) { width += is_digit(c) ? zero : r.font->GetCharAdvance(c); });
  return width;
}

// Each digit stands in the middle of a zero's width. x and y are pixels of the upper left corner.
void put_number(const Ready& r, ImVec2 at, Colour colour) {
  const float zero = r.font->GetCharAdvance('0');
  ImDrawList& list = draw_list();
  for_each_glyph(r.glyphs, [&](ImWchar c) {
    const float advance = r.font->GetCharAdvance(c), room = is_digit(c) ? zero : advance;
    r.font->RenderChar(&list, r.font->FontSize, {snap(at.x + (room - advance) / 2), at.y}, packed(colour), c);
    at.x += room;
  });
}

float pixel_baseline(float top, const ImFont& font) { return top + font.Ascent; }

Face bold_of(Face face) {
  switch (face) {
    case Face::caption: return Face::caption_bold;
    case Face::body: return Face::body_bold;
    case Face::reading: return Face::emphasis;
    case Face::caption_bold:
    case Face::body_bold:
    case Face::emphasis:
    case Face::title:
    case Face::figure:
    case Face::total:
    case Face::change: return face;
  }
  return face;
}

}  // namespace

float em_of(Face face) {
  constexpr std::array<float, k_face_count> k_em{13, 13, 15, 15, 18, 17, 20, 24, 34, 56};
  return k_em[static_cast<std::size_t>(face)];
}

float line_height(Face face) { return em_of(face) * 1.36F; }

float text_width(Ui& ui, Face face, std::string_view words) { return pixel_width(ready(ui, face, words)) / ui.layout.scale; }

std::string shortened(Ui& ui, Face face, std::string_view words, float width) {
  if (text_width(ui, face, words) <= width) return std::string(words);
  const float room = width - text_width(ui, face, k_ellipsis);
  float used = 0;
  std::size_t end = 0;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t begin = at;
    static_cast<void>(next_code_point(words, at));
    used += text_width(ui, face, words.substr(begin, at - begin));
    if (used > room) break;
    end = at;
  }
  while (end > 0 && words[end - 1] == ' ') --end;
  return std::string(words.substr(0, end)).append(k_ellipsis);
}

float draw_text(Ui& ui, Point at, const TextStyle& style, std::string_view words) {
  const float scale = ui.layout.scale;
  std::string cut;
  Ready r = ready(ui, style.face, words);
  float width = pixel_width(r);
  const bool too_long = style.max_width > 0 && width > style.max_width * scale + 0.5F;
  if (too_long) {
    cut = shortened(ui, style.face, words, style.max_width);
    r = ready(ui, style.face, cut);
    width = pixel_width(r);
  }
  const ImVec2 corner{snap(at.x * scale - width * share_of(style.align)), top_of(ui, at.y, *r.font)};
  put(r, corner, style.colour);
  note(ui, {too_long ? std::string_view(cut) : words, style.face, corner.x, corner.y, width, r.font->FontSize, too_long});
  return width / scale;
}

// NOLINTNEXTLINE(readability-function-size): where, how, what, and how many lines
int draw_text_block(Ui& ui, Point at, const TextStyle& style, std::string_view words, int max_lines) {
  const Measure measure = [&](std::string_view piece) { return text_width(ui, style.face, piece); };
  const std::vector<std::string_view> lines = wrapped(words, style.max_width + 0.5F, measure);
  const auto shown = std::min(lines.size(), static_cast<std::size_t>(std::max(1, max_lines)));
  float y = at.y - line_height(style.face) * static_cast<float>(shown - std::min<std::size_t>(shown, 1)) / 2;
  for (std::size_t i = 0; i < shown; ++i) {
    const bool takes_rest = i + 1 == shown && shown < lines.size();
    const std::string_view rest = words.substr(static_cast<std::size_t>(lines[i].data() - words.data()));
    draw_text(ui, {at.x, y}, style, takes_rest ? rest : lines[i]);
    y += line_height(style.face);
  }
  return static_cast<int>(shown);
}

int lines_needed(Ui& ui, Face face, std::string_view words, float width) {
  const Measure measure = [&](std::string_view piece) { return text_width(ui, face, piece); };
  return static_cast<int>(wrapped(words, width + 0.5F, measure).size());
}

float number_width(Ui& ui, Face face, std::string_view digits) { return pixel_number_width(ready(ui, face, digits)) / ui.layout.scale; }

float draw_number(Ui& ui, Point at, const TextStyle& style, std::string_view digits) {
  const float scale = ui.layout.scale;
  const Ready r = ready(ui, style.face, digits);
  const float width = pixel_number_width(r);
  const ImVec2 corner{snap(at.x * scale - width * share_of(style.align)), top_of(ui, at.y, *r.font)};
  put_number(r, corner, style.colour);
  note(ui, {digits, style.face, corner.x, corner.y, width, r.font->FontSize, false});
  return width / scale;
}

float draw_struck(Ui& ui, Point at, const TextStyle& style, std::string_view digits) {
  const float width = draw_number(ui, at, style, digits);
  const float left = at.x - width * share_of(style.align);
  fill(ui, {left - 1, at.y, width + 2, 1}, style.colour);
  return width;
}

float money_width(Ui& ui, const MoneyStyle& style, std::string_view amount) {
  const float gap = em_of(style.figure) * 0.085F + 2;
  return number_width(ui, style.figure, amount) + gap + text_width(ui, style.sign, k_yuan);
}

float draw_money(Ui& ui, Point at, const MoneyStyle& style, std::string_view amount) {
  const float scale = ui.layout.scale, gap = em_of(style.figure) * 0.085F + 2;
  const bool is_negative = amount.starts_with(k_minus);
  if (is_negative) amount.remove_prefix(k_minus.size());
  const std::string sign = is_negative ? std::string(k_minus).append(k_yuan) : std::string(k_yuan);
  const float sign_width = text_width(ui, style.sign, sign), figure_width = number_width(ui, style.figure, amount);
  const float width = sign_width + gap + figure_width, left = at.x - width * share_of(style.align);
  draw_number(ui, {left + sign_width + gap, at.y}, {style.figure, style.colour, Align::left}, amount);
  const Ready small = ready(ui, style.sign, sign);
  const ImFont& big = *ui.fonts.font(style.figure);
  const float baseline = pixel_baseline(top_of(ui, at.y, big), big);
  put(small, {snap(left * scale), snap(baseline - small.font->Ascent)}, style.colour);
  return width;
}

float runs_width(Ui& ui, std::span<const Run> pieces) {
  float width = 0;
  for (const Run& piece : pieces) width += text_width(ui, piece.face, piece.words);
  return width;
}

float draw_runs(Ui& ui, Point at, std::initializer_list<Run> pieces, Align align) {
  const float scale = ui.layout.scale, width = runs_width(ui, {pieces.begin(), pieces.size()});
  Face largest = Face::caption;
  for (const Run& piece : pieces) {
    if (em_of(piece.face) > em_of(largest)) largest = piece.face;
  }
  const ImFont& big = *ui.fonts.font(largest);
  const float baseline = pixel_baseline(top_of(ui, at.y, big), big);
  float x = (at.x - width * share_of(align)) * scale;
  for (const Run& piece : pieces) {
    const Ready r = ready(ui, piece.face, piece.words);
    const float piece_width = pixel_width(r);
    const ImVec2 corner{snap(x), snap(baseline - r.font->Ascent)};
    put(r, corner, piece.colour);
    note(ui, {piece.words, piece.face, corner.x, corner.y, piece_width, r.font->FontSize, false});
    x += piece_width;
  }
  return width;
}

// NOLINTNEXTLINE(readability-function-size): where, how, what, and which letters
float draw_marked(Ui& ui, Point at, const TextStyle& style, std::string_view words, std::span<const int> marked) {
  const Face bold = bold_of(style.face);
  float x = at.x;
  int index = 0;
  auto next = marked.begin();
  for (std::size_t i = 0; i < words.size(); ++index) {
    const std::size_t begin = i;
    static_cast<void>(next_code_point(words, i));
    const std::string_view letter = words.substr(begin, i - begin);
    const bool is_marked = next != marked.end() && *next == index;
    if (is_marked) {
      ++next;
      const float half = em_of(bold) * 0.67F;
      fill(ui, {x - 1, at.y - half, text_width(ui, bold, letter) + 2, 2 * half}, ui.theme.brand_tint.fill, {4});
    }
    x += draw_text(ui, {x, at.y}, {is_marked ? bold : style.face, is_marked ? ui.theme.brand_tint.text : style.colour}, letter);
  }
  return x - at.x;
}

void draw_icon(Ui& ui, Point centre, IconStyle style, Icon icon) {
  ImFont* font = ui.fonts.icon_font(style.size, icon);
  const auto code = static_cast<ImWchar>(icon);
  const ImVec2 c = to_pixels(ui, centre);
  const ImVec2 at{snap(c.x - font->GetCharAdvance(code) / 2), snap(c.y - font->FontSize / 2)};
  font->RenderChar(&draw_list(), font->FontSize, at, packed(style.colour), code);
}

}  // namespace shuke::screens

#include "app/screens/widgets/text_field.h"

#include "app/screens/widgets/canvas.h"
#include "core/base/text.h"

namespace shuke::screens {
namespace {

std::size_t next_edge(std::string_view text, std::size_t at) {
  if (at < text.size()) static_cast<void>(next_code_point(text, at));
  return at;
}

// Steps back over continuation bytes, so a broken byte is still one step.
std::size_t previous_edge(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return at;
}

bool is_control(char32_t c) { return c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0); }

std::string without_controls(std::string_view utf8) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = next_code_point(utf8, at);
    if (!is_control(c)) append_utf8(out, c);
  }
  return out;
}

std::size_t length_of(std::string_view utf8) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < utf8.size(); ++count) at = next_edge(utf8, at);
  return count;
}

}  // namespace

void LineEdit::insert(std::string_view utf8) {
  std::string clean = without_controls(utf8);
  const std::size_t room = static_cast<std::size_t>(most) - std::min(static_cast<std::size_t>(most), length_of(text));
  std::size_t end = 0;
  for (std::size_t i = 0; i < room && end < clean.size(); ++i) end = next_edge(clean, end);
  clean.resize(end);
  text.insert(caret, clean);
  caret += clean.size();
}

void LineEdit::backspace() {
  if (!composition.empty()) {
    composition.resize(previous_edge(composition, composition.size()));
    return;
  }
  const std::size_t from = previous_edge(text, caret);
  text.erase(from, caret - from);
  caret = from;
}

void LineEdit::erase() { text.erase(caret, next_edge(text, caret) - caret); }
void LineEdit::left() { caret = previous_edge(text, caret); }
void LineEdit::right() { caret = next_edge(text, caret); }

void LineEdit::set(std::string_view utf8) {
  text.clear(), composition.clear();
  caret = 0;
  insert(utf8);
}

void LineEdit::apply(const KeyPress& press) {
  switch (press.kind) {
    case KeyPress::Kind::character: insert(press.characters); return;
    case KeyPress::Kind::backspace: backspace(); return;
    case KeyPress::Kind::clear: clear(); return;
    case KeyPress::Kind::none:
    case KeyPress::Kind::confirm:
    case KeyPress::Kind::page:
    case KeyPress::Kind::mode: return;
  }
}

namespace {

struct LinePlace {
  Rect rect;  // where text may stand
  Face face;
  bool active;
  bool masked;
};

std::string dots(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < length_of(text); ++i) out += "•";
  return out;
}

void draw_caret(Ui& ui, Point middle, Face face) {
  const float half = em_of(face) * 0.62F;
  fill(ui, {middle.x, middle.y - half, 2, 2 * half}, ui.theme.brand, {1});
}

// Text, composition and caret; when it is longer than the field, the caret's end stays in sight.
void draw_line(Ui& ui, const LinePlace& place, const LineEdit& line) {
  const std::string before = place.masked ? dots(std::string_view(line.text).substr(0, line.caret)) : line.text.substr(0, line.caret);
  const std::string after = place.masked ? dots(std::string_view(line.text).substr(line.caret)) : line.text.substr(line.caret);
  const float before_width = text_width(ui, place.face, before), composed = text_width(ui, place.face, line.composition);
  const float caret_x = before_width + composed;
  const float shift = std::max(0.0F, caret_x + 6 - place.rect.width), y = place.rect.mid_y();
  const Clip clip(ui, {place.rect.x - 2, place.rect.y, place.rect.width + 4, place.rect.height});
  const bool was_scrolling = ui.is_scrolling;
  ui.is_scrolling = true;  // the far end may be out of sight
  float x = place.rect.x - shift;
  draw_text(ui, {x, y}, {place.face, ui.theme.ink}, before);
  x += before_width;
  if (!line.composition.empty()) {
    draw_text(ui, {x, y}, {place.face, ui.theme.brand_tint.text}, line.composition);
    fill(ui, {x, y + em_of(place.face) * 0.68F, composed, 2}, ui.theme.brand, {1});
    x += composed;
  }
  const float after_x = place.active && !after.empty() ? x + 3 : x;
  draw_text(ui, {after_x, y}, {place.face, ui.theme.ink}, after);
  if (place.active) draw_caret(ui, {x + 1, y}, place.face);
  ui.is_scrolling = was_scrolling;
}

void draw_content(Ui& ui, const FieldLook& look, const LineEdit& line, const Rect& room) {
  if (line.is_empty() && !look.placeholder.empty()) {
    draw_text(ui, {room.x + (look.active ? 5.0F : 0.0F), room.mid_y()}, {Face::body, ui.theme.ink_3, Align::left, room.width},
              look.placeholder);
  }
  draw_line(ui, {room, look.face, look.active, look.masked}, line);
}

Hit field_hit(Ui& ui, const FieldLook& look, const LineEdit& line) {
  const std::string value = look.masked ? dots(line.text) : line.text;
  return hit(ui,
             {.id = look.id, .label = look.label, .rect = look.rect, .kind = WidgetKind::field, .value = value, .enabled = look.enabled});
}

}  // namespace

bool field(Ui& ui, const FieldLook& look, const LineEdit& line) {
  const Rect& r = look.rect;
  const Hit h = field_hit(ui, look, line);
  fill(ui, r, press_shade(ui, ui.theme.well, h), {radius::well});
  if (look.active) outline(ui, r, ui.theme.brand, radius::well, 2);
  if (look.icon) draw_icon(ui, {r.x + 22, r.mid_y()}, {IconSize::s20, look.active ? ui.theme.brand : ui.theme.ink_2}, *look.icon);
  const float left = r.x + (look.icon ? 42.0F : 16.0F);
  draw_content(ui, look, line, {left, r.y, r.right() - 12 - left, r.height});
  return h.fired;
}

bool framed_field(Ui& ui, const FieldLook& look, const LineEdit& line) {
  const Rect& r = look.rect;
  const Hit h = field_hit(ui, look, line);
  draw_card(ui, r, radius::button, {8, 3, 26});
  if (h.held) fill(ui, r, press_shade(ui, ui.theme.surface, h), {radius::button});
  if (look.active) outline(ui, r, ui.theme.brand, radius::button, 2);
  const float caption_y = r.y + 18, right = r.right() - (look.done ? 40.0F : 14.0F);
  const float caption =
      draw_text(ui, {r.x + 16, caption_y},
                {Face::caption, look.active ? ui.theme.brand_tint.text : ui.theme.ink_2, Align::left, r.width * 0.5F}, look.label);
  if (!look.note.empty())
    draw_text(ui, {right, caption_y}, {Face::caption, ui.theme.ink_3, Align::right, right - r.x - 28 - caption}, look.note);
  if (look.done) draw_icon(ui, {r.right() - 22, r.y + 20}, {IconSize::s20, ui.theme.brand}, Icon::check_circle);
  draw_content(ui, look, line, {r.x + 16, r.y + 29, r.width - 32, r.height - 36});
  return h.fired;
}

namespace {

// A short piece of brand colour that runs along the lower edge while head office is asked.
void draw_asking(Ui& ui, const Rect& field) {
  constexpr double k_period = 1.2;
  const double turns = ui.motion ? ui.now / k_period : 0.5;
  const auto at = static_cast<float>(turns - static_cast<double>(static_cast<long>(turns)));
  const float width = field.width * 0.25F, inner = field.width - 48;
  const Clip clip(ui, {field.x + 24, field.bottom() - 3, inner, 3});
  fill(ui, {field.x + 24 - width + (inner + width) * at, field.bottom() - 3, width, 3}, ui.theme.brand, {1.5F});
  if (ui.motion) ui.wants_frame = true;
}

}  // namespace

SearchEvent search_field(Ui& ui, const SearchLook& look, const LineEdit& line) {
  const Rect& r = ui.layout.search;
  const bool clearable = look.active || !line.is_empty();
  const Rect clear{r.right() - 52, r.y, 48, 48}, body{r.x, r.y, clearable ? clear.x - r.x : r.width, r.height};
  const Hit h = hit(ui, {.id = look.id, .label = look.label, .rect = body, .kind = WidgetKind::field, .value = line.text});
  if (!ui.theme.is_dark) draw_shadow(ui, r, {10, 2, 20});
  fill(ui, r, press_shade(ui, ui.theme.surface, h), {24});
  if (look.active) outline(ui, r, ui.theme.brand, 24, 2);
  if (!look.active && ui.theme.is_dark) outline(ui, r, ui.theme.line, 24);
  draw_icon(ui, {r.x + 28, r.mid_y()}, {IconSize::s24, look.active ? ui.theme.brand : ui.theme.ink_2}, Icon::search);
  const float left = r.x + 52;
  const FieldLook content{.id = look.id, .label = look.label, .rect = r, .placeholder = look.placeholder, .active = look.active};
  draw_content(ui, content, line, {left, r.y, clear.x - 4 - left, r.height});
  if (look.asking) draw_asking(ui, r);
  SearchEvent event = h.fired ? SearchEvent::opened : SearchEvent::none;
  if (!clearable) {
    draw_icon(ui, {r.right() - 30, r.mid_y()}, {IconSize::s24, ui.theme.brand}, Icon::qr_code_scanner);
    return event;
  }
  const std::string clear_id = std::string(look.id).append("/clear");
  if (icon_button(ui, {clear_id, look.clear_label, clear, Icon::close, {IconSize::s20, ui.theme.ink_2}})) event = SearchEvent::cleared;
  return event;
}

}  // namespace shuke::screens

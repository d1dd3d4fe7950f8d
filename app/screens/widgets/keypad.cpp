#include "app/screens/widgets/keypad.h"

#include <array>

#include "app/screens/widgets/canvas.h"

namespace shuke::screens {
namespace {

using Kind = KeyPress::Kind;

enum class KeyGround { raised, well, strong, ink };

struct Key {
  std::string id;
  std::string_view label;
  Rect rect;
  Face face = Face::figure;
  KeyGround ground = KeyGround::raised;
  float radius = radius::button;
  std::optional<Icon> icon = std::nullopt;
  bool enabled = true;
  bool quiet = false;  // ink 2 words
};

Colour ground_of(const Theme& t, KeyGround ground) {
  switch (ground) {
    case KeyGround::raised: return t.is_dark ? t.well : t.surface;
    case KeyGround::well: return t.well;
    case KeyGround::strong: return t.well_strong;
    case KeyGround::ink: return t.ink;
  }
  return t.surface;
}

bool key(Ui& ui, const Key& k) {
  const Hit h = hit(ui, {.id = k.id, .label = k.label, .rect = k.rect, .kind = WidgetKind::key, .enabled = k.enabled});
  const Theme& t = ui.theme;
  const bool is_ink = k.ground == KeyGround::ink;
  if (k.ground == KeyGround::raised && !t.is_dark) draw_shadow(ui, k.rect.moved(0, 1), k.rect.height > 56 ? Depth{6, 2, 30} : depth::key);
  fill(ui, k.rect, k.enabled ? press_shade(ui, ground_of(t, k.ground), h) : t.well_strong.faded(0.7F), {k.radius});
  const Colour ink = !k.enabled ? t.ink_3 : is_ink ? t.page : k.quiet ? t.ink_2 : t.ink;
  const bool both = k.icon && is_ink && k.rect.height > 100;
  if (k.icon) draw_icon(ui, {k.rect.mid_x(), k.rect.mid_y() - (both ? 16 : 0)}, {IconSize::s24, ink}, *k.icon);
  if (!k.icon || both)
    draw_text(ui, {k.rect.mid_x(), k.rect.mid_y() + (both ? 16 : 0)}, {k.face, ink, Align::centre, k.rect.width - 8}, k.label);
  return h.fired;
}

}  // namespace

KeyPress phone_pad(Ui& ui, const PhonePad& pad) {
  constexpr std::array<std::string_view, 12> k_keys{"1", "2", "3", "4", "5", "6", "7", "8", "9", "extra", "0", "back"};
  const Grid grid{pad.rect, 3, 4, space::targets};
  KeyPress press;
  for (std::size_t i = 0; i < k_keys.size(); ++i) {
    const bool is_extra = i == 9, is_back = i == 11;
    if (is_extra && pad.extra_label.empty()) continue;
    Key k{.id = sub_id(pad.id, k_keys[i]), .label = k_keys[i], .rect = grid.cell(static_cast<int>(i)), .ground = KeyGround::well};
    k.radius = radius::well, k.enabled = pad.enabled;
    if (is_extra) k.label = pad.extra_label, k.face = Face::body_bold, k.quiet = true;
    if (is_back) k.label = pad.back_label, k.icon = Icon::backspace, k.quiet = true;
    if (!key(ui, k)) continue;
    press = {is_extra  ? Kind::mode
             : is_back ? Kind::backspace
                       : Kind::character,
             is_extra || is_back ? std::string() : std::string(k_keys[i])};
  }
  return press;
}

KeyPress amount_pad(Ui& ui, const AmountPad& pad) {
  constexpr std::array<std::string_view, 12> k_digits{"7", "8", "9", "4", "5", "6", "1", "2", "3", "00", "0", "."};
  const Grid grid{pad.rect, 4, 4, 12};
  KeyPress press;
  for (std::size_t i = 0; i < k_digits.size(); ++i) {
    const int cell = static_cast<int>(i / 3 * 4 + i % 3);
    const std::string_view part = k_digits[i] == "." ? "point" : k_digits[i];
    if (key(ui, {.id = sub_id(pad.id, part), .label = k_digits[i], .rect = grid.cell(cell)}))
      press = {Kind::character, std::string(k_digits[i])};
  }
  const Key back{
      .id = sub_id(pad.id, "back"), .label = pad.back_label, .rect = grid.cell(3), .ground = KeyGround::strong, .icon = Icon::backspace};
  if (key(ui, back)) press = {Kind::backspace, {}};
  const Key clear{
      .id = sub_id(pad.id, "clear"), .label = pad.clear_label, .rect = grid.cell(7), .face = Face::emphasis, .ground = KeyGround::strong};
  if (key(ui, clear)) press = {Kind::clear, {}};
  const Rect upper = grid.cell(11), lower = grid.cell(15);
  const Key confirm{.id = sub_id(pad.id, "add"),
                    .label = pad.confirm_label,
                    .rect = {upper.x, upper.y, upper.width, lower.bottom() - upper.y},
                    .face = Face::emphasis,
                    .ground = KeyGround::ink,
                    .icon = Icon::add,
                    .enabled = pad.can_confirm};
  if (key(ui, confirm)) press = {Kind::confirm, {}};
  return press;
}

namespace {

struct Rows {
  std::array<std::string_view, 3> keys;
};

Rows rows_of(KeyboardPage page) {
  switch (page) {
    case KeyboardPage::letters: return {{"qwertyuiop", "asdfghjkl", "zxcvbnm"}};
    case KeyboardPage::capitals: return {{"QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"}};
    case KeyboardPage::digits: return {{"1234567890", "-/:()@#&*", ".,?!'+="}};
  }
  return {};
}

struct Measures {
  float key_width, key_height, function_width;
};

Measures measures_of(const Rect& r) {
  constexpr float k_gap = space::keys;
  const float w = (r.width - 9 * k_gap) / 10;
  return {w, (r.height - 3 * k_gap) / 4, w * 1.5F + k_gap / 2};
}

// A row of characters from x; ids are the character itself ("search/key/q").
KeyPress key_row(Ui& ui, const Keyboard& board, std::string_view characters, Rect first) {
  KeyPress press;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const std::string_view character = characters.substr(i, 1);
    Key k{.id = sub_id(board.id, character), .label = character, .rect = first, .face = Face::title};
    k.radius = radius::key;
    if (key(ui, k)) press = {Kind::character, std::string(character)};
    first.x += first.width + space::keys;
  }
  return press;
}

bool function_key(Ui& ui, const Keyboard& board, std::string_view part, Key k) {
  k.id = sub_id(board.id, part), k.radius = radius::key;
  return key(ui, k);
}

KeyPress third_row(Ui& ui, const Keyboard& board, const Measures& m, float y) {
  const Rect& r = board.rect;
  const Key mode{
      .label = board.mode_label, .rect = {r.x, y, m.function_width, m.key_height}, .face = Face::body_bold, .ground = KeyGround::strong};
  const Rect first{r.x + m.function_width + space::keys, y, m.key_width, m.key_height};
  KeyPress press = key_row(ui, board, rows_of(board.page).keys[2], first);
  if (function_key(ui, board, "mode", mode)) press = {Kind::mode, {}};
  const Rect back_rect{r.right() - m.function_width, y, m.function_width, m.key_height};
  const Key back{.label = board.back_label, .rect = back_rect, .ground = KeyGround::strong, .icon = Icon::backspace};
  if (function_key(ui, board, "back", back)) press = {Kind::backspace, {}};
  return press;
}

KeyPress fourth_row(Ui& ui, const Keyboard& board, const Measures& m, float y) {
  const Rect& r = board.rect;
  constexpr float k_gap = space::keys;
  const float confirm_width = m.function_width + m.key_width + k_gap;
  const std::string_view page_label = board.page == KeyboardPage::digits ? "abc" : "123";
  const Key page{
      .label = page_label, .rect = {r.x, y, m.function_width, m.key_height}, .face = Face::body_bold, .ground = KeyGround::strong};
  const float space_x = r.x + m.function_width + k_gap;
  const Rect space_rect{space_x, y, r.right() - confirm_width - k_gap - space_x, m.key_height};
  const Key space_key{.label = board.space_label, .rect = space_rect, .face = Face::body, .quiet = true};
  const Rect confirm_rect{r.right() - confirm_width, y, confirm_width, m.key_height};
  const Key confirm{
      .label = board.confirm_label, .rect = confirm_rect, .face = Face::body_bold, .ground = KeyGround::ink, .enabled = board.can_confirm};
  KeyPress press;
  if (function_key(ui, board, "page", page)) press = {Kind::page, {}};
  if (function_key(ui, board, "space", space_key)) press = {Kind::character, " "};
  if (function_key(ui, board, "confirm", confirm)) press = {Kind::confirm, {}};
  return press;
}

}  // namespace

KeyPress keyboard(Ui& ui, const Keyboard& board) {
  const Rect& r = board.rect;
  const Measures m = measures_of(r);
  const float pitch = m.key_height + space::keys;
  const Rows rows = rows_of(board.page);
  const std::array<KeyPress, 4> presses{
      key_row(ui, board, rows.keys[0], {r.x, r.y, m.key_width, m.key_height}),
      key_row(ui, board, rows.keys[1], {r.x + (m.key_width + space::keys) / 2, r.y + pitch, m.key_width, m.key_height}),
      third_row(ui, board, m, r.y + 2 * pitch), fourth_row(ui, board, m, r.y + 3 * pitch)};
  for (const KeyPress& press : presses) {
    if (press.happened()) return press;
  }
  return {};
}

KeyboardPage flipped(KeyboardPage page) { return page == KeyboardPage::digits ? KeyboardPage::letters : KeyboardPage::digits; }

int candidate_row(Ui& ui, const Candidates& candidates, int* shown) {
  const Rect& r = candidates.rect;
  float x = r.x;
  int index = 0, tapped = -1;
  for (const std::string& word : candidates.words) {
    const float width = std::max(k_min_target, text_width(ui, Face::title, word) + 44);
    if (x + width > r.right() + 0.5F) break;
    const Rect cell{x, r.y, width, r.height};
    const Hit h = hit(ui, {.id = sub_id(candidates.id, std::to_string(index)), .label = word, .rect = cell, .kind = WidgetKind::choice});
    if (h.fired) tapped = index;
    if (index == 0) fill(ui, cell, ui.theme.surface, {radius::key}), outline(ui, cell, ui.theme.brand, radius::key, 2);
    if (index > 0) fill(ui, {x, r.mid_y() - 9, 1, 18}, ui.theme.ink_3.with_alpha(90));
    if (h.held) fill(ui, cell, ui.theme.ink.with_alpha(24), {radius::key});
    draw_text(ui, cell.centre(), {Face::title, index == 0 ? ui.theme.brand_tint.text : ui.theme.ink, Align::centre}, word);
    x += width + 4, ++index;
  }
  if (shown != nullptr) *shown = index;
  return tapped;
}

}  // namespace shuke::screens

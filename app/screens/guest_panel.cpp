#include <string>

#include "app/screens/screens.h"
#include "app/screens/widgets/buttons.h"
#include "app/screens/widgets/canvas.h"
#include "app/screens/widgets/rows.h"
#include "app/text/format.h"

namespace shuke::screens {
namespace {

using text::Key;

void draw_invitation(Pen& pen, const Rect& rect) {
  Ui& ui = pen.ui;
  fill(ui, rect, ui.theme.brand_tint.fill.with_alpha(150), {radius::large});
  dashed_outline(ui, rect, ui.theme.brand, radius::large);
  fill_circle(ui, {rect.x + 46, rect.mid_y()}, 28, ui.theme.brand);
  draw_icon(ui, {rect.x + 46, rect.mid_y()}, {IconSize::s32, ui.theme.on_brand}, Icon::credit_card);
  const float room = rect.right() - 12 - (rect.x + 90);
  draw_text(ui, {rect.x + 90, rect.y + 40}, {.face = Face::emphasis, .colour = ui.theme.brand_tint.text, .max_width = room},
            pen.say(Key::member_invite));
  draw_text(ui, {rect.x + 90, rect.y + 66}, {.face = Face::caption, .colour = ui.theme.brand_tint.text, .max_width = room},
            pen.say(Key::member_invite_hint));
}

std::string after_key(const std::string& digits, const KeyPress& press) {
  if (press.kind == KeyPress::Kind::character) return digits + press.characters;
  if (press.kind == KeyPress::Kind::backspace && !digits.empty()) return digits.substr(0, digits.size() - 1);
  return digits;
}

// Four digits are the end of a number; more are its beginning and stand in groups.
std::string shown_phone(const std::string& digits) { return digits.size() <= 4 ? digits : text::grouped_phone(digits); }

void draw_phone_pad(Pen& pen, const terminal::GuestPanel& guest, const Rect& rect) {
  Ui& ui = pen.ui;
  draw_card(ui, rect);
  const Rect well{rect.x + 14, rect.y + 12, rect.width - 28, 46};
  LineEdit line;
  line.set(shown_phone(guest.phone));
  field(ui,
        {.id = "member/phone",
         .label = pen.say(Key::member_phone_hint),
         .rect = well,
         .placeholder = pen.say(Key::member_phone_hint),
         .icon = Icon::smartphone,
         .active = !guest.phone.empty()},
        line);
  if (!guest.refusal.empty()) {
    draw_text(ui, {well.x + 2, well.bottom() + 12}, {.face = Face::caption, .colour = ui.theme.bad.text, .max_width = well.width - 2},
              guest.refusal);
  }
  const KeyPress press = phone_pad(ui, {.id = "member/pad",
                                        .rect = {rect.x + 14, rect.y + 82, rect.width - 28, rect.height - 96},
                                        .extra_label = pen.say(Key::member_pinyin_key),
                                        .back_label = pen.say(Key::common_clear)});
  if (press.kind == KeyPress::Kind::mode || press.kind == KeyPress::Kind::page) pen.want(terminal::OpenSearch{guest.phone});
  const std::string digits = after_key(guest.phone, press);
  if (digits != guest.phone) pen.want(terminal::TypePhonePad{digits});
}

void draw_offline_note(Pen& pen, const terminal::GuestPanel& guest, const Rect& rect) {
  Ui& ui = pen.ui;
  fill(ui, rect, ui.theme.well_strong, {radius::card});
  draw_icon(ui, {rect.x + 30, rect.y + 30}, {IconSize::s24, ui.theme.warm_tint.text}, Icon::cloud_off);
  draw_text(ui, {rect.x + 54, rect.y + 30}, {.face = Face::body_bold, .colour = ui.theme.ink, .max_width = rect.width - 66},
            pen.say(Key::offline_title));
  const float room = rect.width - 32;
  const TextStyle style{.face = Face::caption, .colour = ui.theme.ink_2, .max_width = room};
  const float line = line_height(Face::caption) + 4;
  const std::string& can_do = pen.say(Key::offline_can_do);
  const bool is_long = text_width(ui, style.face, can_do) > room;
  const float first = rect.y + 62;
  draw_text_block(ui, {rect.x + 18, first + (is_long ? line / 2 : 0)}, style, can_do);
  const float note = first + (is_long ? 2.0F : 1.0F) * line;
  if (note + line < rect.bottom()) draw_text_block(ui, {rect.x + 18, note}, style, guest.offline_note, 1);
}

}  // namespace

void draw_guest_panel(Pen& pen, const terminal::GuestPanel& guest) {
  const Rect column = pen.ui.layout.member;
  const float gap = space::columns;
  Rect rect{column.x, column.y, column.width, 104};
  draw_invitation(pen, rect);
  rect = {column.x, rect.bottom() + gap, column.width, 368};
  draw_phone_pad(pen, guest, rect);
  rect = {column.x, rect.bottom() + gap, column.width, 68};
  const bool enrols = action_row(pen.ui, {.id = "member/enrol",
                                          .title = pen.say(Key::member_enrol),
                                          .sub = pen.say(Key::member_enrol_hint),
                                          .rect = rect,
                                          .icon = Icon::person_add,
                                          .tone = Tone::surface});
  if (enrols) pen.want(terminal::OpenEnrol{});
  rect = {column.x, rect.bottom() + gap, column.width, column.bottom() - rect.bottom() - gap};
  if (guest.is_offline && rect.height > 88) draw_offline_note(pen, guest, rect);
}

}  // namespace shuke::screens

#include "app/screens/enrol_form.h"
#include "app/screens/screens.h"
#include "app/screens/widgets/buttons.h"
#include "app/screens/widgets/canvas.h"
#include "app/screens/widgets/controls.h"
#include "app/screens/widgets/progress.h"
#include "app/screens/widgets/rows.h"

namespace shuke::screens {
namespace {

using terminal::EnrolView;
using text::Key;

constexpr float k_bed = 280;  // keyboard and candidates
constexpr float k_candidates = 46;
constexpr std::size_t k_page = 7;
constexpr std::size_t k_most_candidates = 200;

void draw_title(Pen& pen) {
  Ui& ui = pen.ui;
  const float x = ui.layout.member.x;
  const bool closes = icon_button(ui, {.id = "enrol/close",
                                       .label = pen.say(Key::common_close),
                                       .rect = {x - 8, 10, 48, 48},
                                       .icon = Icon::close,
                                       .style = {IconSize::s24, ui.theme.ink_2}});
  if (closes || pen.typed.escape) pen.want(terminal::LeaveEnrol{});
  const float title = draw_text(ui, {x + 44, 34}, {Face::title, ui.theme.ink}, pen.say(Key::enrol_title));
  draw_text(ui, {x + 56 + title, 36},
            {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = ui.layout.work.right() - x - 56 - title},
            pen.say(Key::enrol_subtitle));
}

void draw_steps(Pen& pen, const EnrolView& view) {
  constexpr std::array<Key, 6> k_labels{Key::enrol_phone, Key::enrol_name,        Key::enrol_birthday,
                                        Key::enrol_card,  Key::enrol_preferences, Key::enrol_consent};
  const std::size_t current = pen.scratch.enrol.focus == EnrolFocus::phone ? 0 : 1;
  std::array<FormStep, 6> steps;
  for (std::size_t i = 0; i < steps.size(); ++i)
    steps[i] = {pen.say(k_labels[i]), view.done[i] ? StepState::done : i == current ? StepState::current : StepState::open};
  const Rect work = pen.ui.layout.work;
  draw_form_steps(pen.ui, {work.x, 70, work.width, 30}, steps);
}

// Candidates for the letters being typed, a page at a time; the last place turns the page.
void draw_candidates(Pen& pen, const Rect& bed) {
  Ui& ui = pen.ui;
  EnrolScratch& scratch = pen.scratch.enrol;
  const Rect row{bed.x + 16, bed.y + 6, bed.width - 32 - 52, k_candidates};
  if (pen.scratch.pinyin.is_empty()) return;
  const std::vector<std::string> words = pen.scratch.pinyin.page(scratch.first_candidate, k_page);
  int shown = 0;
  const int picked = candidate_row(ui, {.id = "enrol/candidate", .rect = row, .words = words}, &shown);
  if (words.empty()) draw_text(ui, {row.x + 8, row.mid_y()}, {Face::body, ui.theme.ink_2}, pen.say(Key::keyboard_no_candidates));
  if (picked >= 0) pick_candidate(pen, static_cast<std::size_t>(picked));
  const bool turns = icon_button(ui, {.id = "enrol/candidates/more",
                                      .label = pen.say(Key::keyboard_more_candidates),
                                      .rect = {row.right() + 4, row.y, 46, 46},
                                      .icon = Icon::expand_more,
                                      .style = {IconSize::s24, ui.theme.ink_2}});
  if (!turns || shown == 0) return;
  scratch.first_candidate += static_cast<std::size_t>(shown);
  if (scratch.first_candidate >= std::min(pen.scratch.pinyin.candidates().size(), k_most_candidates)) scratch.first_candidate = 0;
}

KeyPress draw_keyboard(Pen& pen, const Rect& bed) {
  Ui& ui = pen.ui;
  EnrolScratch& scratch = pen.scratch.enrol;
  fill(ui, bed, ui.theme.keyboard_bed);
  draw_candidates(pen, bed);
  const bool is_chinese = scratch.focus == EnrolFocus::name && scratch.types_chinese;
  return keyboard(ui, {.id = "enrol/key",
                       .rect = {bed.x + 12, bed.y + 58, bed.width - 24, bed.height - 58 - 12},
                       .page = scratch.page,
                       .space_label = pen.say(is_chinese ? Key::keyboard_space_first : Key::keyboard_space),
                       .mode_label = pen.say(Key::keyboard_language),
                       .confirm_label = pen.say(Key::enrol_next),
                       .back_label = pen.say(Key::common_clear)});
}

void draw_benefit(Pen& pen, const EnrolView& view, const Rect& rect) {
  Ui& ui = pen.ui;
  const Theme& theme = ui.theme;
  fill_gradient(ui, rect, {theme.warm_tint.fill, theme.warm_tint_to}, radius::large);
  const bool saves = !view.benefit.empty();
  float room = rect.width - 40;
  if (saves)
    room -= draw_money(ui, {rect.right() - 20, rect.y + 32}, {.figure = Face::total, .sign = Face::title, .colour = theme.warm_figure},
                       view.benefit) +
            12;
  draw_text_block(ui, {rect.x + 20, rect.y + 32}, {.face = Face::emphasis, .colour = theme.warm_tint.text, .max_width = room},
                  pen.say(saves ? Key::enrol_saves : Key::enrol_no_saving));
  fill(ui, {rect.x + 20, rect.y + 58, rect.width - 40, 1}, theme.warm.with_alpha(60));
  float y = rect.y + 78;
  for (const auto& [label, amount] : view.benefit_rows) {
    draw_text(ui, {rect.x + 20, y}, {.face = Face::body, .colour = theme.warm_tint.text, .max_width = rect.width * 0.55F}, label);
    draw_number(ui, {rect.right() - 20, y}, {Face::body_bold, theme.warm_tint.text, Align::right}, amount);
    y += 25;
  }
}

void draw_after(Pen& pen, const EnrolView& view, float bottom) {
  Ui& ui = pen.ui;
  const Rect column = ui.layout.basket_content;
  const Colour note = view.refusal.empty() ? ui.theme.ink_2 : ui.theme.bad.text;
  draw_text(ui, {column.x, bottom - 22}, {.face = Face::caption, .colour = note, .max_width = column.width},
            view.refusal.empty() ? view.hint : view.refusal);
  if (!view.reaches_threshold) return;
  draw_total_row(ui, {column.x, bottom - 94, column.width, 28},
                 {.label = pen.say(Key::enrol_before), .amount = view.before, .amount_colour = ui.theme.ink_3});
  draw_total_row(ui, {column.x, bottom - 66, column.width, 28}, {.label = pen.say(Key::enrol_after), .amount = view.after, .strong = true});
}

// The same basket as it will be with the card.
void draw_preview(Pen& pen, const terminal::View& view) {
  Ui& ui = pen.ui;
  const EnrolView& enrol = view.enrol;
  draw_basket_column(pen, view.status);
  draw_basket_heading(pen, view, true);
  const Rect column = ui.layout.basket_content;
  const float bottom = ui.layout.primary.y;
  draw_after(pen, enrol, bottom);
  float lines_end = bottom - 44;
  if (enrol.reaches_threshold) {
    const Rect benefit{column.x, bottom - 112 - 146, column.width, 146};
    draw_benefit(pen, enrol, benefit);
    lines_end = benefit.y - 12;
  }
  if (view.basket.lines.empty()) {
    draw_empty_state(
        ui, {.area = {column.x, 118, column.width, lines_end - 118}, .icon = Icon::shopping_bag, .title = pen.say(Key::basket_empty)});
  } else {
    draw_lines(pen, view.basket, {column.x, 114, column.width, lines_end - 114}, true);
  }
}

}  // namespace

void draw_enrol_screen(Pen& pen, const terminal::View& view) {
  Ui& ui = pen.ui;
  const Rect work = ui.layout.work;
  open_form(pen, view.enrol);
  draw_title(pen);
  draw_steps(pen, view.enrol);
  const Rect bed{ui.layout.rail.right(), ui.layout.height - k_bed, ui.layout.basket.x - ui.layout.rail.right(), k_bed};
  draw_form(pen, view.enrol, {work.x, 108, work.width, bed.y - 6 - 108});
  const KeyPress press = draw_keyboard(pen, bed);
  type_into_form(pen, view.enrol, press);
  draw_preview(pen, view);
  if (side_action(ui, {.id = "enrol/leave", .label = pen.say(Key::enrol_leave), .icon = Icon::arrow_back}))
    pen.want(terminal::LeaveEnrol{});
  const std::string& amount = view.basket.lines.empty() ? std::string() : view.basket.total;
  const bool saves =
      primary_button(ui, {.id = "enrol/save", .label = pen.say(Key::enrol_save), .amount = amount, .enabled = view.enrol.can_confirm});
  if (!saves) return;
  finish_name(pen, view.enrol);
  pen.want(terminal::ConfirmEnrol{});
}

}  // namespace shuke::screens

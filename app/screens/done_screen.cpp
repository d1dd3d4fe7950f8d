#include <string>

#include "app/screens/screens.h"
#include "app/screens/widgets/buttons.h"
#include "app/screens/widgets/canvas.h"
#include "app/screens/widgets/rows.h"

namespace shuke::screens {
namespace {

using terminal::DoneView;
using text::Key;

void draw_result(Pen& pen, const DoneView& done, const Rect& rect) {
  Ui& ui = pen.ui;
  const Colour colour = ui.theme.brand_tint.text;
  fill(ui, rect, ui.theme.brand_tint.fill, {radius::primary});
  fill_circle(ui, {rect.x + 44, rect.y + 44}, 22, ui.theme.brand);
  draw_icon(ui, {rect.x + 44, rect.y + 44}, {IconSize::s32, ui.theme.on_brand}, Icon::check);
  draw_text(ui, {rect.x + 80, rect.y + 36}, {.face = Face::title, .colour = colour, .max_width = rect.width - 96}, done.title);
  const TextStyle note{.face = Face::caption, .colour = colour, .max_width = rect.width - 96};
  draw_text_block(ui, {rect.x + 80, rect.y + (text_width(ui, note.face, done.stored_note) > note.max_width ? 66.0F : 60.0F)}, note,
                  done.stored_note);
  if (done.change.empty()) {
    draw_text(ui, {rect.x + 24, rect.y + 112}, {Face::title, colour}, done.no_figure);
    return;
  }
  draw_text(ui, {rect.x + 24, rect.y + 112}, {Face::title, colour}, done.figure_label);
  const float room = rect.width - 48 - text_width(ui, Face::title, done.figure_label) - 16;
  MoneyStyle money{.figure = Face::change, .sign = Face::total, .colour = colour};
  if (money_width(ui, money, done.change) > room) money = {.figure = Face::total, .sign = Face::title, .colour = colour};
  draw_money(ui, {rect.right() - 24, rect.y + 108}, money, done.change);
}

// What the new tier brings: chips side by side, or a sentence where they find no room.
void draw_upgrade_benefits(Pen& pen, const DoneView& done, const Rect& rect) {
  Ui& ui = pen.ui;
  float total = -8;
  for (const std::string& chip : done.upgrade_chips) total += text_width(ui, Face::caption_bold, chip) + 36;
  if (total > rect.width - 24) {
    std::string sentence;
    for (const std::string& chip : done.upgrade_chips)
      sentence = sentence.empty() ? chip : pen.words.say(Key::common_dot, {sentence, chip});
    const TextStyle style{.face = Face::caption_bold, .colour = {0xF9E3AE}, .align = Align::centre, .max_width = rect.width - 40};
    draw_text_block(ui, {rect.mid_x(), rect.y + 222}, style, sentence);
    return;
  }
  float at = rect.mid_x() - total / 2;
  for (const std::string& chip : done.upgrade_chips) {
    const float width = text_width(ui, Face::caption_bold, chip) + 28;
    fill(ui, {at, rect.y + 206, width, 32}, Colour{0xF6DDA2}.with_alpha(34), {16});
    draw_text(ui, {at + 14, rect.y + 222}, {Face::caption_bold, {0xF9E3AE}}, chip);
    at += width + 8;
  }
}

// The good news, in the new tier's own material.
void draw_upgrade(Pen& pen, const DoneView& done, const Rect& rect) {
  Ui& ui = pen.ui;
  const BadgeMaterial material = material_of(done.tier);
  draw_identity_ground(ui, rect, material);
  const float x = rect.mid_x();
  {
    const Clip clip(ui, rect);
    for (int i = 0; i < 7; ++i)
      stroke_circle(ui, {x, rect.y + 84}, 60 + static_cast<float>(i) * 34, Colour{0xF6DDA2}.with_alpha(26 - i * 3), 1.2F);
  }
  draw_avatar(ui, {x, rect.y + 84}, 38, {.letter = {}, .material = material, .raised = true});
  draw_icon(ui, {x, rect.y + 84}, {IconSize::s48, {0x5A3C07}}, Icon::workspace_premium);
  const Face title = text_width(ui, Face::figure, done.upgrade_title) <= rect.width - 40 ? Face::figure : Face::emphasis;
  draw_text(ui, {x, rect.y + 154}, {.face = title, .colour = {0xFCEFCF}, .align = Align::centre, .max_width = rect.width - 40},
            done.upgrade_title);
  draw_text(ui, {x, rect.y + 184}, {.face = Face::body, .colour = {0xDCCBA4}, .align = Align::centre, .max_width = rect.width - 40},
            done.upgrade_spend);
  draw_upgrade_benefits(pen, done, rect);
  draw_text_block(ui, {x, rect.y + 264},
                  {.face = Face::caption, .colour = {0xC9B892}, .align = Align::centre, .max_width = rect.width - 40}, done.upgrade_note);
}

void draw_points(Pen& pen, const DoneView& done, const Rect& rect) {
  Ui& ui = pen.ui;
  draw_card(ui, rect, radius::large);
  const float figure =
      draw_number(ui, {rect.right() - 20, rect.y + 32}, {Face::figure, ui.theme.brand_tint.text, Align::right}, done.points);
  draw_text_block(
      ui, {rect.x + 20, rect.y + 30},
      {.face = ui.layout.is_compact ? Face::caption : Face::body, .colour = ui.theme.ink_2, .max_width = rect.width - figure - 52},
      done.points_label);
  const float move =
      draw_text(ui, {rect.right() - 20, rect.y + 56},
                {.face = Face::caption, .colour = ui.theme.ink_2, .align = Align::right, .max_width = rect.width * 0.5F}, done.points_move);
  draw_text(ui, {rect.x + 20, rect.y + 56}, {.face = Face::caption, .colour = ui.theme.ink_3, .max_width = rect.width - move - 52},
            done.points_note);
  if (done.reminder.empty()) return;
  hairline(ui, {rect.x + 20, rect.y + 80}, rect.right() - 20);
  draw_icon(ui, {rect.x + 30, rect.y + 104}, {IconSize::s20, ui.theme.warm_tint.text}, Icon::cake);
  draw_text_block(ui, {rect.x + 48, rect.y + 104},
                  {.face = ui.layout.is_compact ? Face::caption : Face::body, .colour = ui.theme.ink, .max_width = rect.width - 62},
                  done.reminder);
}

void draw_news(Pen& pen, const DoneView& done, const Rect& column) {
  float y = column.y;
  const auto take = [&](float height) {
    const Rect rect{column.x, y, column.width, height};
    y += height + 16;
    return rect;
  };
  draw_result(pen, done, take(148));
  if (done.has_upgrade) draw_upgrade(pen, done, take(290));
  if (done.has_points) draw_points(pen, done, take(done.reminder.empty() ? 80 : 128));
}

void draw_sentence(Pen& pen, const DoneView& done, const Rect& rect) {
  Ui& ui = pen.ui;
  if (done.say.empty()) return;
  draw_text(ui, {rect.x, rect.y - 16}, {Face::caption, ui.theme.ink_2}, pen.say(Key::done_say_title));
  fill(ui, rect, ui.theme.warm_tint.fill, {radius::large});
  const bool has_note = !done.say_note.empty();
  draw_text_block(ui, {rect.x + 20, rect.mid_y() - (has_note ? 14.0F : 0.0F)},
                  {.face = Face::emphasis, .colour = ui.theme.warm_tint.text, .max_width = rect.width - 40}, done.say);
  if (has_note)
    draw_text(ui, {rect.x + 20, rect.bottom() - 24},
              {.face = Face::caption, .colour = ui.theme.warm_tint.text, .max_width = rect.width - 40}, done.say_note);
}

}  // namespace

void draw_done_screen(Pen& pen, const terminal::View& view) {
  Ui& ui = pen.ui;
  const DoneView& done = view.done;
  // As a scan does, the first key begins the next sale.
  if (!pen.typed.characters.empty()) pen.want(terminal::OpenSearch{pen.typed.characters});
  const Rect work = ui.layout.work;
  const float paper_width = ui.layout.is_compact ? 260.0F : 296.0F;
  const Rect paper{work.x + (ui.layout.is_compact ? 0.0F : 16.0F), 24, paper_width, ui.layout.height - 24 - 24};
  draw_receipt(pen, done.receipt, paper);
  const float left = paper.right() + (ui.layout.is_compact ? 16.0F : 24.0F);
  draw_news(pen, done, {left, 24, work.right() - left, ui.layout.height - 48});
  draw_basket_column(pen, view.status);
  const Rect column = ui.layout.basket_content;
  draw_sentence(pen, done, {column.x, 108, column.width, 120});
  const Rect note{column.x, 252, column.width, 68};
  if (action_row(
          ui,
          {.id = "done/sync", .title = pen.say(Key::sync_sheet_title), .sub = done.sync_note, .rect = note, .icon = Icon::cloud_upload}))
    pen.want(terminal::OpenSyncSheet{});
  draw_text(ui, {ui.layout.primary.mid_x(), ui.layout.primary.y - 24},
            {.face = Face::caption, .colour = ui.theme.ink_3, .align = Align::centre, .max_width = ui.layout.primary.width},
            done.next_hint);
  if (side_action(ui, {.id = "done/language", .label = pen.say(Key::common_switch_language), .icon = Icon::language})) {
    pen.want(terminal::SwitchLanguage{view.language == Language::zh ? Language::en : Language::zh});
  }
  if (primary_button(ui, {.id = "done/next", .label = done.next_label}) || pen.typed.enter) pen.want(terminal::NextSale{});
}

}  // namespace shuke::screens

#include <array>
#include <string>
#include <string_view>

#include "app/screens/screens.h"
#include "app/screens/widgets/buttons.h"
#include "app/screens/widgets/controls.h"
#include "app/screens/widgets/overlay.h"
#include "app/screens/widgets/rows.h"

namespace shuke::screens {
namespace {

using terminal::ListChoice;
using text::Key;

constexpr float k_choice_row = 68;

Rect basket_sheet(const Layout& layout, float height) {
  return {layout.basket.x + 8, 72, layout.basket.width - 16, std::min(height, layout.height - 96)};
}

bool draw_choice_row(Pen& pen, const ListChoice& row, std::string_view id, const Rect& rect) {
  Ui& ui = pen.ui;
  const Hit pressed = hit(ui, {.id = id, .label = row.title, .rect = rect, .kind = WidgetKind::row, .value = row.is_chosen ? "on" : ""});
  if (row.is_chosen) draw_chosen(ui, rect, radius::button);
  if (pressed.held) fill(ui, rect, ui.theme.well_strong, {radius::button});
  draw_avatar(ui, {rect.x + 34, rect.mid_y()}, 21, {.letter = row.initial});
  draw_text(ui, {rect.x + 68, rect.mid_y() - 11}, {.face = Face::emphasis, .colour = ui.theme.ink, .max_width = rect.width - 90},
            row.title);
  draw_text(ui, {rect.x + 68, rect.mid_y() + 13}, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = rect.width - 90},
            row.detail);
  return pressed.fired;
}

void draw_rows(Pen& pen, const std::vector<terminal::TotalRow>& rows, const Rect& area) {
  float y = area.y;
  for (const terminal::TotalRow& row : rows) {
    draw_total_row(pen.ui, {area.x, y, area.width, 32}, {.label = row.label, .amount = row.amount});
    y += 32;
  }
}

void draw_sync(Pen& pen, const terminal::SyncView& sync, const Rect& rect) {
  Ui& ui = pen.ui;
  const Rect inner{rect.x + 20, rect.y + 76, rect.width - 40, rect.height - 96};
  draw_rows(pen, sync.rows, inner);
  const float below = inner.y + static_cast<float>(sync.rows.size()) * 32;
  const Rect sentence{inner.x, below, inner.width, rect.bottom() - 84 - below};
  draw_text_block(ui, {sentence.x, sentence.mid_y()}, {.face = Face::body, .colour = ui.theme.ink_2, .max_width = sentence.width},
                  sync.sentence, 5);
  if (ink_button(
          ui,
          {.id = "sync/now", .label = pen.say(Key::sync_now), .rect = {inner.x, rect.bottom() - 84, inner.width, 64}, .icon = Icon::sync}))
    pen.want(terminal::SyncNow{});
}

void draw_more(Pen& pen, const terminal::MoreView& more, const Rect& rect) {
  Ui& ui = pen.ui;
  const Rect inner{rect.x + 20, rect.y + 76, rect.width - 40, rect.height - 96};
  static constexpr std::array<std::string_view, 2> k_language_keys{"zh", "en"};
  static constexpr std::array<std::string_view, 2> k_language_labels{"中文", "English"};
  static constexpr std::array<std::string_view, 2> k_theme_keys{"light", "dark"};
  draw_text(ui, {inner.x, inner.y + 10}, {Face::body_bold, ui.theme.ink}, pen.say(Key::more_language));
  const int language = segmented(ui, {.id = "more/language",
                                      .keys = k_language_keys,
                                      .labels = k_language_labels,
                                      .rect = {inner.x, inner.y + 28, inner.width, 56},
                                      .chosen = more.language == Language::zh ? 0 : 1});
  if (language >= 0) pen.want(terminal::SwitchLanguage{language == 0 ? Language::zh : Language::en});
  draw_text(ui, {inner.x, inner.y + 112}, {Face::body_bold, ui.theme.ink}, pen.say(Key::more_theme));
  const std::array<std::string_view, 2> theme_labels{pen.say(Key::more_light), pen.say(Key::more_dark)};
  const int theme = segmented(ui, {.id = "more/theme",
                                   .keys = k_theme_keys,
                                   .labels = theme_labels,
                                   .rect = {inner.x, inner.y + 130, inner.width, 56},
                                   .chosen = more.is_dark ? 1 : 0});
  if (theme >= 0) pen.want(terminal::SwitchTheme{theme == 1});
  const bool opens_rules = action_row(ui, {.id = "more/rules",
                                           .title = pen.say(Key::rules_title),
                                           .sub = pen.say(Key::more_rules_hint),
                                           .rect = {inner.x, inner.y + 202, inner.width, 64},
                                           .icon = Icon::menu_book,
                                           .enabled = more.has_rules});
  if (opens_rules) pen.want(terminal::OpenRules{});
  draw_text(ui, {inner.x, inner.y + 296}, {Face::body_bold, ui.theme.ink}, pen.say(Key::more_about));
  draw_rows(pen, more.about, {inner.x, inner.y + 314, inner.width, 100});
}

}  // namespace

SheetLook over_goods(const Pen& pen, float height) {
  const Rect& goods = pen.ui.layout.goods;
  const Rect& work = pen.ui.layout.work;
  const float width = std::max(goods.width, 460.0F);
  const float below = pen.ui.layout.height;
  return {.id = "sheet",
          .close_label = pen.say(Key::common_close),
          .scrim = {work.x, work.y, work.width, below - work.y},
          .rect = {goods.right() - width, below - height, width, height}};
}

void draw_sheet_title(Pen& pen, const Rect& rect, std::string_view title) {
  draw_text(pen.ui, {rect.x + 20, rect.y + 36}, {.face = Face::title, .colour = pen.ui.theme.ink, .max_width = rect.width - 90}, title);
  const bool closes = icon_button(pen.ui, {.id = "sheet/close",
                                           .label = pen.say(Key::common_close),
                                           .rect = {rect.right() - 60, rect.y + 12, 48, 48},
                                           .icon = Icon::close,
                                           .style = {IconSize::s24, pen.ui.theme.ink_2}});
  if (closes || pen.typed.escape) pen.want(terminal::CloseOverlay{});
}

void draw_choice_sheet(Pen& pen, const terminal::View& view) {
  Ui& ui = pen.ui;
  const bool picks_associate = view.associates.has_value();
  const std::vector<ListChoice>& rows = picks_associate ? view.associates->rows : view.parked->rows;
  const Rect rect = basket_sheet(ui.layout, 100 + static_cast<float>(rows.size()) * (k_choice_row + 6));
  Sheet sheet(ui,
              {.id = "sheet", .close_label = pen.say(Key::common_close), .scrim = ui.layout.panel(), .rect = rect, .from_below = false});
  const bool is_leave = picks_associate && view.associates->is_leave;
  const Key of_associates = is_leave ? Key::return_leave_title : Key::lock_choose_associate;
  draw_sheet_title(pen, rect, pen.say(picks_associate ? of_associates : Key::parked_title));
  const ScrollLook look{.id = "sheet/rows",
                        .label = {},
                        .area = {rect.x + 12, rect.y + 76, rect.width - 24, rect.height - 88},
                        .row_height = k_choice_row,
                        .gap = 6,
                        .count = rows.size(),
                        .ground = ui.theme.surface};
  scroll_list(ui, pen.scratch.rows, look, [&](std::size_t index, const Rect& row) {
    const std::string id = (is_leave ? "leave/" : picks_associate ? "associate/" : "parked/") + rows[index].id;
    if (!draw_choice_row(pen, rows[index], id, row)) return;
    if (is_leave) return pen.want(terminal::AllowReturn{rows[index].id});
    if (picks_associate) return pen.want(terminal::PickAssociate{rows[index].id});
    pen.want(terminal::ResumeBasket{index});
  });
  if (sheet.was_dismissed()) pen.want(terminal::CloseOverlay{});
}

void draw_info_sheet(Pen& pen, const terminal::View& view) {
  Ui& ui = pen.ui;
  const Rect rect = view.sync ? basket_sheet(ui.layout, 392) : Rect{ui.layout.rail.right() + 16, ui.layout.height - 556, 380, 540};
  Sheet sheet(ui,
              {.id = "sheet", .close_label = pen.say(Key::common_close), .scrim = ui.layout.panel(), .rect = rect, .from_below = false});
  draw_sheet_title(pen, rect, view.sync ? view.sync->title : pen.say(Key::more_title));
  if (view.sync) draw_sync(pen, *view.sync, rect);
  if (view.more) draw_more(pen, *view.more, rect);
  if (sheet.was_dismissed()) pen.want(terminal::CloseOverlay{});
}

void draw_question(Pen& pen, const terminal::QuestionView& question) {
  Ui& ui = pen.ui;
  const Rect rect{ui.layout.work.mid_x() - 220, ui.layout.height / 2 - 110, 440, 220};
  Sheet sheet(ui, {.id = "question", .close_label = question.decline, .scrim = ui.layout.panel(), .rect = rect, .from_below = false});
  draw_text(ui, {rect.x + 24, rect.y + 40}, {.face = Face::title, .colour = ui.theme.ink, .max_width = rect.width - 48}, question.title);
  draw_text_block(ui, {rect.x + 24, rect.y + 86}, {.face = Face::body, .colour = ui.theme.ink_2, .max_width = rect.width - 48},
                  question.sentence);
  const float width = (rect.width - 60) / 2;
  const bool declines =
      quiet_button(ui, {.id = "question/no", .label = question.decline, .rect = {rect.x + 24, rect.bottom() - 80, width, 56}});
  const bool accepts =
      ink_button(ui, {.id = "question/yes", .label = question.accept, .rect = {rect.x + 36 + width, rect.bottom() - 80, width, 56}});
  if (accepts || pen.typed.enter) return pen.want(terminal::ReplaceMember{true});
  if (declines || sheet.was_dismissed() || pen.typed.escape) pen.want(terminal::ReplaceMember{false});
}

}  // namespace shuke::screens

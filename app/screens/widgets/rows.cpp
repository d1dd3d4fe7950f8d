#include "app/screens/widgets/rows.h"

#include "app/screens/widgets/canvas.h"

namespace shuke::screens {

bool flag_row(Ui& ui, const FlagRow& row) {
  const Rect& r = row.rect;
  const Tint tint = tint_of(ui.theme, row.tone);
  // A case that can be opened stands on white: the red words carry it, the tint stays for what must never be missed.
  Hit h;
  if (!row.id.empty()) h = hit(ui, {.id = row.id, .label = row.title, .rect = r, .kind = WidgetKind::row, .value = row.detail});
  const bool is_pale = row.opens || row.pale;
  if (is_pale && !ui.theme.is_dark) draw_shadow(ui, r, {10, 2, 15});
  fill(ui, r, press_shade(ui, is_pale ? ui.theme.surface : tint.fill, h), {radius::well});
  const Colour ink = row.tone == Tone::plain ? ui.theme.ink : tint.text;
  draw_icon(ui, {r.x + 20, r.mid_y()}, {IconSize::s20, ink}, row.icon);
  const float right = r.right() - (row.opens ? 28.0F : 12.0F);
  const float detail_width = row.detail.empty() ? 0 : std::min(text_width(ui, Face::caption, row.detail), r.width * 0.5F);
  if (!row.detail.empty()) draw_text(ui, {right, r.mid_y()}, {Face::caption, ink, Align::right, detail_width}, row.detail);
  draw_text_block(ui, {r.x + 38, r.mid_y()}, {Face::caption_bold, ink, Align::left, right - detail_width - 10 - r.x - 38}, row.title);
  if (row.opens) draw_icon(ui, {r.right() - 16, r.mid_y()}, {IconSize::s20, ink}, Icon::chevron_right);
  return h.fired;
}

namespace {

struct RowInk {
  Colour ground, icon, title, sub, chevron;
};

RowInk ink_of(const Ui& ui, const ActionRow& row) {
  const Theme& t = ui.theme;
  if (!row.enabled) return {t.well.faded(0.6F), t.ink_3, t.ink_3, t.ink_3, t.ink_3};
  if (row.tone == Tone::plain) return {t.well, row.icon_colour.value_or(t.brand), t.ink, t.ink_2, t.ink_3};
  if (row.tone == Tone::surface) return {t.surface, row.icon_colour.value_or(t.brand), t.ink, t.ink_2, t.ink_3};
  const Tint tint = tint_of(t, row.tone);
  return {tint.fill, row.icon_colour.value_or(tint.text), tint.text, tint.text, tint.text};
}

}  // namespace

bool action_row(Ui& ui, const ActionRow& row) {
  const Rect& r = row.rect;
  const RowInk ink = ink_of(ui, row);
  Hit h;
  if (!row.id.empty())
    h = hit(ui, {.id = row.id, .label = row.title, .rect = r, .kind = WidgetKind::row, .value = row.detail, .enabled = row.enabled});
  if (row.tone == Tone::surface) draw_card(ui, r, row.radius);
  if (row.tone != Tone::surface || h.held) fill(ui, r, press_shade(ui, ink.ground, h), {row.radius});
  const bool tall = r.height >= 64;
  const float icon_x = r.x + (tall ? 33.0F : 24.0F), x = r.x + (tall ? 64.0F : 44.0F);
  draw_icon(ui, {icon_x, r.mid_y()}, {tall ? IconSize::s24 : IconSize::s20, ink.icon}, row.icon);
  const float right = r.right() - (row.opens ? 38.0F : 16.0F);
  const float detail_width = row.detail.empty() ? 0 : text_width(ui, Face::body_bold, row.detail);
  const float room = right - x - (detail_width > 0 ? detail_width + 12 : 0);
  if (row.opens) draw_icon(ui, {r.right() - 24, r.mid_y()}, {tall ? IconSize::s24 : IconSize::s20, ink.chevron}, Icon::chevron_right);
  if (!row.detail.empty()) {
    const Colour colour = row.tone == Tone::plain || row.tone == Tone::surface ? ui.theme.brand_tint.text : ink.title;
    draw_text(ui, {right, r.mid_y()}, {Face::body_bold, colour, Align::right}, row.detail);
  }
  const bool single = row.sub.empty();
  const bool is_long = tall && text_width(ui, Face::caption, row.sub) > room;
  draw_text(ui,
            {x, r.mid_y() - (single    ? 0.0F
                             : is_long ? 19.0F
                                       : 11.0F)},
            {single ? Face::body : Face::body_bold, ink.title, Align::left, room}, row.title);
  if (!single)
    draw_text_block(ui, {x, r.mid_y() + (is_long ? 10.0F : 12.0F)}, {Face::caption, ink.sub, Align::left, room}, row.sub, is_long ? 2 : 1);
  return h.fired;
}

void draw_total_row(Ui& ui, const Rect& r, const TotalRow& row) {
  const Face face = row.strong ? Face::body_bold : Face::body;
  const float width = draw_number(ui, {r.right(), r.mid_y()}, {face, row.amount_colour.value_or(ui.theme.ink), Align::right}, row.amount);
  draw_text(ui, {r.x, r.mid_y()}, {face, row.strong ? ui.theme.ink : ui.theme.ink_2, Align::left, r.width - width - 12}, row.label);
}

}  // namespace shuke::screens

#include "app/screens/widgets/tiles.h"

namespace shuke::screens {
namespace {

void draw_tile_ground(Ui& ui, const Rect& r, const Hit& h) {
  draw_card(ui, r, radius::card, depth::tile);
  if (h.held) fill(ui, r, press_shade(ui, ui.theme.surface, h), {radius::card});
}

void draw_tile_picture(Ui& ui, const ProductTile& tile, const Rect& p) {
  fill(ui, p, art_ground(ui.theme, tile.art.colour), {radius::well});
  const float side = std::min(p.height, p.width) * 0.92F;
  draw_art(ui, {p.mid_x() - side / 2, p.mid_y() - side / 2 + 1, side, side}, tile.art);
  if (tile.in_basket > 0) draw_count(ui, {p.right() - 15, p.y + 15}, tile.in_basket, {ui.theme.brand, ui.theme.on_brand});
  if (!tile.tag) return;
  const Tint tint = tint_of(ui.theme, tile.tag->tone);
  const float room = p.width - (tile.in_basket > 0 ? 34 : 8), words = text_width(ui, Face::caption, tile.tag->words);
  const float width = std::min(room, words + 18), height = words + 18 > room ? 40.0F : 24.0F;
  fill(ui, {p.x, p.y, width, height}, tint.fill, {radius::well, Corners::top_left_bottom_right});
  draw_text_block(ui, {p.x + 9, p.y + height / 2}, {Face::caption, tint.text, Align::left, width - 16}, tile.tag->words);
}

// Two small lines when one does not hold the name (English runs longer).
void draw_tile_name(Ui& ui, const ProductTile& tile) {
  const Rect& r = tile.rect;
  const float room = r.width - 20;
  const Colour ink = tile.enabled ? ui.theme.ink : ui.theme.ink_3;
  if (text_width(ui, Face::body_bold, tile.name) <= room) {
    draw_text(ui, {r.x + 12, r.bottom() - 47}, {Face::body_bold, ink}, tile.name);
  } else {
    draw_text_block(ui, {r.x + 12, r.bottom() - 47}, {Face::caption_bold, ink, Align::left, room}, tile.name);
  }
}

}  // namespace

bool product_tile(Ui& ui, const ProductTile& tile) {
  const Rect& r = tile.rect;
  const Hit h =
      hit(ui, {.id = tile.id, .label = tile.name, .rect = r, .kind = WidgetKind::tile, .value = tile.price, .enabled = tile.enabled});
  draw_tile_ground(ui, r, h);
  draw_tile_picture(ui, tile, {r.x + 6, r.y + 6, r.width - 12, r.height - 72});
  draw_tile_name(ui, tile);
  const Colour ink = tile.own_price ? ui.theme.brand_tint.text : ui.theme.ink;
  const float price = draw_text(ui, {r.x + 12, r.bottom() - 21}, {Face::body_bold, ink, Align::left, r.width - 24}, tile.price);
  // The price is never cut: dots take what it leaves.
  const float room = std::max(0.0F, r.width - 24 - price - 6);
  const auto most = std::min(tile.colours.size(), static_cast<std::size_t>(room / 13));
  draw_swatches(ui, {r.right() - 12, r.bottom() - 21}, tile.colours.first(most));
  return h.fired;
}

bool tender_tile(Ui& ui, const TenderTile& tile) {
  const Rect& r = tile.rect;
  const Theme& t = ui.theme;
  const Hit h =
      hit(ui, {.id = tile.id, .label = tile.name, .rect = r, .kind = WidgetKind::tile, .value = tile.note, .enabled = tile.enabled});
  draw_tile_ground(ui, r, h);
  if (tile.chosen) draw_chosen(ui, r, radius::card);
  const float room = r.width - 24;
  const bool two_lines = text_width(ui, Face::caption, tile.note) > room;
  IconPlate plate{{r.x + 14, r.y + (two_lines && r.height < 112 ? 8.0F : 14.0F), 42, 42}, tile.icon, tile.colour};
  if (tile.chosen) plate.ground = t.surface;
  if (!tile.enabled) plate.colour = t.ink_3;
  draw_icon_plate(ui, plate);
  if (tile.settled) draw_icon(ui, {r.right() - 26, r.y + 30}, {IconSize::s24, t.brand}, Icon::check_circle);
  const bool said = tile.chosen || tile.settled;
  const Colour note = tile.note_tone ? tint_of(t, *tile.note_tone).text : said ? t.brand_tint.text : t.ink_2;
  const Face face = text_width(ui, Face::emphasis, tile.name) <= room ? Face::emphasis : Face::caption_bold;
  draw_text(ui, {r.x + 14, two_lines ? r.bottom() - 48 : r.y + 75}, {face, tile.enabled ? t.ink : t.ink_3, Align::left, room}, tile.name);
  draw_text_block(ui, {r.x + 14, two_lines ? r.bottom() - 22 : r.y + 97}, {Face::caption, note, Align::left, room}, tile.note);
  return h.fired;
}

bool suggestion(Ui& ui, const Suggestion& s) {
  const Rect& r = s.rect;
  const Theme& t = ui.theme;
  const Hit h = hit(ui, {.id = s.id, .label = s.name, .rect = r, .kind = WidgetKind::tile, .value = s.price});
  if (!t.is_dark) draw_shadow(ui, r, {8, 2, 20});
  fill(ui, r, press_shade(ui, t.surface, h), {radius::button});
  // A name of two lines (English) takes room from the picture.
  const float name = text_width(ui, Face::caption_bold, s.name), plain = r.right() - 38 - (r.x + r.height);
  const float side = name > plain ? 44.0F : r.height - 16;
  const bool is_long = name > r.right() - 38 - (r.x + 16 + side);
  draw_thumbnail(ui, {r.x + 8, r.mid_y() - side / 2, side, side}, s.art, radius::key);
  const float x = r.x + 16 + side, room = r.right() - 38 - x, top = r.mid_y() - (is_long ? 13.0F : 20.0F);
  draw_text_block(ui, {x, is_long ? r.mid_y() - 20 : top}, {Face::caption_bold, t.ink, Align::left, room}, s.name);
  draw_text(ui, {x, top + 20}, {Face::caption, t.ink_2, Align::left, room}, s.variant);
  const float price = draw_text(ui, {x, top + 41}, {Face::body_bold, t.ink, Align::left, room}, s.price);
  const bool fits = !s.note.empty() && price + 6 + text_width(ui, Face::caption, s.note) <= room;
  if (fits) draw_text(ui, {x + price + 6, top + 42}, {Face::caption, t.brand_tint.text}, s.note);
  const Point plus{r.right() - 22, r.mid_y()};
  fill_circle(ui, plus, 15, press_shade(ui, t.warm_button, h));
  draw_icon(ui, plus, {IconSize::s20, t.on_warm_button}, Icon::add);
  return h.fired;
}

}  // namespace shuke::screens

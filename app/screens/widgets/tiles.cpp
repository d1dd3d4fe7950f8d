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
  const float room = p.width - (tile.in_basket > 0 ? 34.0F : 8.0F), words = text_width(ui, Face::caption, tile.tag->words);
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

namespace {

// Where plate, name and note stand in a tile, from its upper edge. Low tiles (1024x768) have a smaller plate.
struct TenderPlaces {
  float plate, plate_side, name, note;
};
TenderPlaces tender_places(float height, bool has_two_lines) {
  if (height >= 112) return has_two_lines ? TenderPlaces{12, 42, 70, 97} : TenderPlaces{14, 42, 75, 97};
  return has_two_lines ? TenderPlaces{9, 34, 57, 85} : TenderPlaces{14, 34, 64, 86};
}

}  // namespace

bool tender_tile(Ui& ui, const TenderTile& tile) {
  const Rect& r = tile.rect;
  const Theme& t = ui.theme;
  const Hit h =
      hit(ui, {.id = tile.id, .label = tile.name, .rect = r, .kind = WidgetKind::tile, .value = tile.note, .enabled = tile.enabled});
  draw_tile_ground(ui, r, h);
  if (tile.chosen) draw_chosen(ui, r, radius::card);
  const float room = r.width - 24;
  const TenderPlaces at = tender_places(r.height, text_width(ui, Face::caption, tile.note) > room);
  IconPlate plate{{r.x + 14, r.y + at.plate, at.plate_side, at.plate_side}, tile.icon, tile.colour};
  if (tile.chosen) plate.ground = t.surface;
  if (!tile.enabled) plate.colour = t.ink_3;
  draw_icon_plate(ui, plate);
  if (tile.settled) draw_icon(ui, {r.right() - 26, plate.rect.mid_y()}, {IconSize::s24, t.brand}, Icon::check_circle);
  const bool said = tile.chosen || tile.settled;
  const Colour note = tile.note_tone ? tint_of(t, *tile.note_tone).text : said ? t.brand_tint.text : t.ink_2;
  const Face face = text_width(ui, Face::emphasis, tile.name) <= room ? Face::emphasis : Face::caption_bold;
  draw_text(ui, {r.x + 14, r.y + at.name}, {face, tile.enabled ? t.ink : t.ink_3, Align::left, room}, tile.name);
  draw_text_block(ui, {r.x + 14, r.y + at.note}, {Face::caption, note, Align::left, room}, tile.note);
  return h.fired;
}

namespace {

constexpr float k_plus = 42;  // what the plus sign takes at the right
constexpr float k_picture = 54;
constexpr float k_small_picture = 44;  // a name of two lines takes room from the picture

float suggestion_room(float width, float picture) { return width - k_plus - 16 - picture; }
bool is_long_name(Ui& ui, std::string_view name, float width) {
  return text_width(ui, Face::caption_bold, name) > suggestion_room(width, k_small_picture);
}

}  // namespace

float suggestion_height(Ui& ui, std::string_view name, float width) { return is_long_name(ui, name, width) ? 84 : 68; }

bool suggestion(Ui& ui, const Suggestion& s) {
  const Rect& r = s.rect;
  const Theme& t = ui.theme;
  const Hit h = hit(ui, {.id = s.id, .label = s.name, .rect = r, .kind = WidgetKind::tile, .value = s.price});
  if (!t.is_dark) draw_shadow(ui, r, {8, 2, 20});
  fill(ui, r, press_shade(ui, t.surface, h), {radius::button});
  const bool is_long = is_long_name(ui, s.name, r.width);
  const float large = std::min(k_picture, r.height - 16);
  const bool is_plain = text_width(ui, Face::caption_bold, s.name) <= suggestion_room(r.width, large);
  const float side = is_plain ? large : k_small_picture;
  draw_thumbnail(ui, {r.x + 8, r.mid_y() - side / 2, side, side}, s.art, radius::key);
  const float x = r.x + 16 + side, room = r.right() - k_plus - x, top = r.mid_y() - (is_long ? 12.0F : 21.0F);
  draw_text_block(ui, {x, is_long ? r.mid_y() - 20 : top}, {Face::caption_bold, t.ink, Align::left, room}, s.name);
  draw_text(ui, {x, top + 20}, {Face::caption, t.ink_2, Align::left, room}, s.variant);
  const float price = draw_text(ui, {x, top + 40}, {Face::body_bold, t.ink, Align::left, room}, s.price);
  const bool fits = !s.note.empty() && price + 6 + text_width(ui, Face::caption, s.note) <= room;
  if (fits) draw_text(ui, {x + price + 6, top + 41}, {Face::caption, t.brand_tint.text}, s.note);
  const Point plus{r.right() - 22, r.mid_y()};
  fill_circle(ui, plus, 15, press_shade(ui, t.warm_button, h));
  draw_icon(ui, plus, {IconSize::s20, t.on_warm_button}, Icon::add);
  return h.fired;
}

}  // namespace shuke::screens

#include <algorithm>
#include <string>

#include "app/screens/screens.h"
#include "app/screens/widgets/buttons.h"
#include "app/screens/widgets/overlay.h"

namespace shuke::screens {
namespace {

using terminal::SizeStock;
using terminal::VariantView;
using text::Key;

constexpr float k_narrowest = 460;

void draw_head(Pen& pen, const VariantView& view, const Rect& inner) {
  Ui& ui = pen.ui;
  draw_thumbnail(ui, {inner.x, inner.y, 104, 104}, art_of(view.drawing), radius::large);
  const float x = inner.x + 122;
  const float room = inner.right() - 50 - x;
  const bool is_long = text_width(ui, Face::title, view.name) > room;
  draw_text_block(ui, {x, inner.y + (is_long ? 16.0F : 18.0F)},
                  {.face = is_long ? Face::emphasis : Face::title, .colour = ui.theme.ink, .max_width = room}, view.name);
  draw_text(ui, {x, inner.y + (is_long ? 51.0F : 45.0F)}, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = room + 40},
            view.detail);
  const Colour price_colour = view.reason.empty() ? ui.theme.ink : ui.theme.brand_tint.text;
  float at = x +
             draw_money(ui, {x, inner.y + 82},
                        {.figure = Face::figure, .sign = Face::emphasis, .colour = price_colour, .align = Align::left}, view.price) +
             12;
  if (!view.was.empty()) at += draw_struck(ui, {at, inner.y + 84}, {Face::body, ui.theme.ink_3}, view.was) + 10;
  draw_text(ui, {at, inner.y + 84}, {.face = Face::caption, .colour = price_colour, .max_width = inner.right() - at}, view.reason);
  const bool closes = icon_button(ui, {.id = "variant/close",
                                       .label = pen.say(Key::common_close),
                                       .rect = {inner.right() - 36, inner.y - 12, 48, 48},
                                       .icon = Icon::close,
                                       .style = {IconSize::s24, ui.theme.ink_2}});
  if (closes) pen.want(terminal::CloseOverlay{});
}

// Returns the y below the rows.
float draw_colours(Pen& pen, const VariantView& view, const Rect& inner, float y) {
  Ui& ui = pen.ui;
  draw_text(ui, {inner.x, y}, {Face::body_bold, ui.theme.ink}, pen.say(Key::variant_colour));
  const int count = static_cast<int>(view.colours.size());
  const int rows = (count + 2) / 3;
  const float height = rows > 1 ? 52.0F : 60.0F;
  const Grid grid{{inner.x, y + 20, inner.width, static_cast<float>(rows) * (height + 10) - 10}, 3, std::max(rows, 1), 10};
  for (int i = 0; i < count; ++i) {
    const terminal::ColourChoice& colour = view.colours[static_cast<std::size_t>(i)];
    const std::string id = "variant/colour/" + std::to_string(i + 1);
    if (choice(ui, {.id = id,
                    .label = colour.name,
                    .rect = grid.cell(i),
                    .chosen = colour.is_chosen,
                    .note = colour.stock,
                    .swatch = Colour{colour.rgb}}))
      pen.want(terminal::PickColour{i});
  }
  return grid.area.bottom() + 26;
}

Availability availability_of(SizeStock stock) {
  switch (stock) {
    case SizeStock::here:
    case SizeStock::last_one: return Availability::here;
    case SizeStock::elsewhere: return Availability::elsewhere;
    case SizeStock::nowhere: return Availability::nowhere;
  }
  return Availability::here;
}

void draw_sizes(Pen& pen, const VariantView& view, const Rect& inner, float y) {
  Ui& ui = pen.ui;
  draw_text(ui, {inner.x, y}, {Face::body_bold, ui.theme.ink}, pen.say(Key::variant_size));
  draw_text(ui, {inner.right(), y}, {.face = Face::caption, .colour = ui.theme.ink_2, .align = Align::right, .max_width = inner.width - 80},
            view.size_note);
  const int count = static_cast<int>(view.sizes.size());
  const int columns = count > 6 ? 4 : 3;
  const int rows = std::max((count + columns - 1) / columns, 1);
  const float room = inner.bottom() - 84 - y - 20;
  const float height = std::min(72.0F, (room - 10 * static_cast<float>(rows - 1)) / static_cast<float>(rows));
  const Grid grid{{inner.x, y + 20, inner.width, static_cast<float>(rows) * (height + 10) - 10}, columns, rows, 10};
  for (int i = 0; i < count; ++i) {
    const terminal::SizeChoice& size = view.sizes[static_cast<std::size_t>(i)];
    const std::string id = "variant/size/" + std::to_string(i + 1);
    const Choice drawn{.id = id,
                       .label = size.size,
                       .rect = grid.cell(i),
                       .chosen = size.is_chosen,
                       .note = size.stock,
                       .note_colour = size.state == SizeStock::last_one ? ui.theme.warm_tint.text : Colour{0, 0},
                       .availability = availability_of(size.state)};
    if (choice(ui, drawn)) pen.want(terminal::PickSize{i});
  }
}

}  // namespace

void draw_variant_sheet(Pen& pen, const VariantView& view) {
  Ui& ui = pen.ui;
  const Rect column = ui.layout.goods;
  // Over the goods alone; where that column is narrow the sheet reaches over the member too.
  const float width = std::max(column.width + 16, k_narrowest);
  const Rect over{column.right() + 8 - width, 64, width, ui.layout.height - 64};
  const Rect scrim =
      width > column.width + 16 ? Rect{ui.layout.rail.right(), 64, over.right() - ui.layout.rail.right(), over.height} : over;
  Sheet sheet(
      ui,
      {.id = "variant", .close_label = pen.say(Key::common_close), .scrim = scrim, .rect = {over.x, 150, width, ui.layout.height - 150}});
  const Rect rect = sheet.rect();
  const Rect inner{rect.x + 20, rect.y + 28, rect.width - 40, rect.height - 28};
  draw_head(pen, view, inner);
  const float y = draw_colours(pen, view, inner, inner.y + 128);
  draw_sizes(pen, view, inner, y);
  const Rect button{inner.x, ui.layout.height - 84, inner.width, 64};
  const std::string label = view.chosen.empty() ? pen.say(Key::variant_choose_size) : pen.say(Key::variant_add) + "   " + view.chosen;
  if (ink_button(ui, {.id = "variant/add", .label = label, .rect = button, .enabled = view.can_add, .face = Face::emphasis}))
    pen.want(terminal::ConfirmVariant{});
  if (sheet.was_dismissed() || pen.typed.escape) pen.want(terminal::CloseOverlay{});
  if (pen.typed.enter && view.can_add) pen.want(terminal::ConfirmVariant{});
}

}  // namespace shuke::screens

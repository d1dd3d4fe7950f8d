#include "app/screens/screens.h"
#include "app/screens/widgets/buttons.h"
#include "app/screens/widgets/canvas.h"

namespace shuke::screens {
namespace {

using text::Key;

struct Destination {
  const char* id;
  Key label;
  Icon icon;
  terminal::GoTo::Place place;
};
constexpr Destination k_destinations[] = {{"nav/sale", Key::rail_sale, Icon::point_of_sale, terminal::GoTo::Place::sale},
                                          {"nav/members", Key::rail_members, Icon::people, terminal::GoTo::Place::members},
                                          {"nav/receipts", Key::rail_receipts, Icon::receipt_long, terminal::GoTo::Place::receipts},
                                          {"nav/more", Key::rail_more, Icon::more_horiz, terminal::GoTo::Place::more}};

bool is_chosen(const terminal::View& view, terminal::GoTo::Place place) {
  if (view.more || view.rules) return place == terminal::GoTo::Place::more;
  if (view.search && view.search->members_only) return place == terminal::GoTo::Place::members;
  if (view.screen == terminal::Screen::returning) return place == terminal::GoTo::Place::receipts;
  return place == terminal::GoTo::Place::sale;
}

struct SyncSign {
  Icon icon;
  Tone tone;
};

SyncSign sign_of(const terminal::StatusView& status) {
  if (status.disk != terminal::Disk::well) return {Icon::error_outline, status.disk == terminal::Disk::low ? Tone::warm : Tone::bad};
  switch (status.look) {
    case terminal::SyncLook::up_to_date: return {Icon::cloud_done, Tone::plain};
    case terminal::SyncLook::sending: return {Icon::cloud_upload, Tone::plain};
    case terminal::SyncLook::starting: return {Icon::cloud_sync, Tone::plain};
    case terminal::SyncLook::offline: return {Icon::cloud_off, Tone::warm};
    case terminal::SyncLook::attention: return {Icon::error_outline, Tone::bad};
  }
  return {Icon::cloud_done, Tone::plain};
}

void draw_sync_pill(Pen& pen, const terminal::StatusView& status) {
  Ui& ui = pen.ui;
  const SyncSign sign = sign_of(status);
  const std::string& words = status.disk_text.empty() ? status.text : status.disk_text;
  const Tint tint = sign.tone == Tone::plain ? Tint{ui.theme.well, ui.theme.ink_2} : tint_of(ui.theme, sign.tone);
  const Rect widest = ui.layout.sync_state;
  const float width = std::min(text_width(ui, Face::caption, words) + 50, widest.width);
  const Rect target{widest.x, widest.y, width, 44};
  const Hit pressed = hit(ui, {.id = "status/sync", .label = words, .rect = target, .value = std::to_string(status.waiting)});
  const Rect pill{target.x, target.mid_y() - 16, width, 32};
  fill(ui, pill, press_shade(ui, tint.fill, pressed), {16});
  const Colour sign_colour = sign.tone == Tone::plain ? ui.theme.brand : tint.text;
  draw_icon(ui, {pill.x + 20, pill.mid_y()}, {IconSize::s20, sign_colour}, sign.icon);
  draw_text(ui, {pill.x + 36, pill.mid_y()}, {.face = Face::caption, .colour = tint.text, .max_width = width - 46}, words);
  if (pressed.fired) pen.want(terminal::OpenSyncSheet{});
}

}  // namespace

void draw_rail(Pen& pen, const terminal::View& view) {
  Ui& ui = pen.ui;
  fill(ui, ui.layout.rail, ui.theme.rail);
  draw_seal(ui, {ui.layout.rail.mid_x() - 20, 12, 40, 40});
  float y = 72;
  for (const Destination& to : k_destinations) {
    const Rect rect{6, y, ui.layout.rail.width - 12, 68};
    if (rail_item(ui, {.id = to.id, .label = pen.say(to.label), .rect = rect, .icon = to.icon, .chosen = is_chosen(view, to.place)})) {
      pen.want(terminal::GoTo{to.place});
    }
    y += 76;
  }
}

void draw_status(Pen& pen, const terminal::StatusView& status) {
  Ui& ui = pen.ui;
  draw_sync_pill(pen, status);
  const Rect rect = ui.layout.associate;
  const Hit pressed = hit(ui, {.id = "status/associate", .label = status.associate, .rect = rect, .value = status.clock});
  const float y = rect.mid_y();
  draw_avatar(ui, {rect.right() - 18, y}, 18, {.letter = status.initial});
  draw_text(
      ui, {rect.right() - 46, y - 9},
      {.face = Face::body_bold, .colour = press_shade(ui, ui.theme.ink, pressed), .align = Align::right, .max_width = rect.width - 50},
      status.associate);
  draw_number(ui, {rect.right() - 46, y + 10}, {Face::caption, ui.theme.ink_2, Align::right}, status.clock);
  if (pressed.fired) pen.want(terminal::OpenAssociates{});
}

void draw_search_field(Pen& pen, const terminal::View& view) {
  LineEdit& line = pen.scratch.search.line;
  const bool is_open = view.search.has_value();
  if (!is_open) line.clear();
  const SearchEvent event = search_field(pen.ui,
                                         {.id = "sale/search",
                                          .label = pen.say(text::Key::search_hint),
                                          .placeholder = pen.say(text::Key::search_hint),
                                          .clear_label = pen.say(text::Key::common_clear),
                                          .active = is_open},
                                         line);
  if (event == SearchEvent::opened && !is_open) pen.want(terminal::OpenSearch{});
  if (event == SearchEvent::cleared) pen.want(terminal::CloseOverlay{});
}

}  // namespace shuke::screens

#include "app/screens/screens.h"
#include "app/screens/widgets/buttons.h"
#include "app/screens/widgets/canvas.h"
#include "app/screens/widgets/overlay.h"

namespace shuke::screens {
namespace {

void draw_screen(Pen& pen, const terminal::View& view) {
  switch (view.screen) {
    case terminal::Screen::sale: draw_sale_screen(pen, view); return;
    case terminal::Screen::enrol: draw_enrol_screen(pen, view); return;
    case terminal::Screen::pay: draw_pay_screen(pen, view); return;
    case terminal::Screen::done: draw_done_screen(pen, view); return;
    case terminal::Screen::returning: draw_return_screen(pen, view); return;
  }
}

bool has_overlay(const terminal::View& view) {
  return view.search || view.variant || view.coupons || view.discount || view.associates || view.parked || view.sync || view.more ||
         view.rules || view.standing || view.question || view.gifts;
}

void draw_overlay(Pen& pen, const terminal::View& view) {
  if (view.search) draw_search_sheet(pen, view);
  if (view.variant) draw_variant_sheet(pen, *view.variant);
  if (view.coupons) draw_coupon_sheet(pen, *view.coupons);
  if (view.discount) draw_discount_sheet(pen, *view.discount);
  if (view.associates || view.parked) draw_choice_sheet(pen, view);
  if (view.sync || view.more) draw_info_sheet(pen, view);
  if (view.rules) draw_rules_sheet(pen, *view.rules);
  if (view.standing) draw_standing_sheet(pen, *view.standing);
  if (view.gifts) draw_gifts_sheet(pen, *view.gifts);
  if (view.question) draw_question(pen, *view.question);
}

// A number typed by hand while a sheet stands open is meant for the field that understands everything. A question waits for its
// answer; on the form and on the payment digits have a place of their own.
bool opens_search(const terminal::View& view) {
  const bool is_sheet = has_overlay(view) && !view.search && !view.question && !view.discount;
  const bool owns_digits =
      view.screen == terminal::Screen::enrol || view.screen == terminal::Screen::pay || view.screen == terminal::Screen::returning;
  return is_sheet && !owns_digits;
}

void draw_toast_of(Pen& pen, const terminal::ToastView& toast) {
  const std::string action = toast.can_undo ? pen.say(text::Key::common_undo) : std::string();
  const Icon icon = toast.is_bad ? Icon::error_outline : Icon::check_circle;
  const ToastTap tap = draw_toast(
      pen.ui, {.id = "toast", .words = toast.text, .close_label = pen.say(text::Key::common_close), .action = action, .icon = icon});
  if (tap == ToastTap::action) pen.want(terminal::UndoRemove{});
  if (tap == ToastTap::close) pen.want(terminal::DismissToast{});
}

}  // namespace

BadgeMaterial material_of(int tier) { return tier >= 3 ? BadgeMaterial::gold : tier == 2 ? BadgeMaterial::silver : BadgeMaterial::member; }

Art art_of(const terminal::Drawing& drawing) { return {static_cast<Picture>(drawing.garment), Colour{drawing.rgb}}; }

void draw_screen_title(Pen& pen, std::string_view back_id, std::string_view title, terminal::Intent back) {
  const float x = pen.ui.layout.member.x;
  const bool tapped = icon_button(pen.ui, {.id = back_id,
                                           .label = pen.say(text::Key::common_back),
                                           .rect = {x - 10, 10, 48, 48},
                                           .icon = Icon::arrow_back,
                                           .style = {IconSize::s24, pen.ui.theme.ink}});
  if (tapped || pen.typed.escape) pen.want(std::move(back));
  draw_text(pen.ui, {x + 44, 34}, {Face::title, pen.ui.theme.ink}, title);
}

void draw_counter(Pen& pen, const terminal::View& view) {
  fill(pen.ui, pen.ui.layout.panel(), pen.ui.theme.page);
  // What is typed belongs to what lies on top.
  const Typed typed = pen.typed;
  if (has_overlay(view)) pen.typed = {};
  if (!view.search) pen.scratch.search.is_open = false;
  if (view.screen != terminal::Screen::enrol) pen.scratch.enrol.is_open = false;
  if (!view.rules && !view.standing) pen.scratch.page = {};
  draw_rail(pen, view);
  draw_screen(pen, view);
  pen.typed = typed;
  draw_overlay(pen, view);
  if (opens_search(view) && !typed.characters.empty()) pen.want(terminal::OpenSearch{typed.characters});
  if (view.toast) draw_toast_of(pen, *view.toast);
}

}  // namespace shuke::screens

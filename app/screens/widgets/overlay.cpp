#include "app/screens/widgets/overlay.h"

#include <imgui.h>

#include <array>
#include <cmath>
#include <string>

#include "app/screens/widgets/labels.h"
#include "app/screens/widgets/pixels.h"

namespace shuke::screens {
namespace {

constexpr double k_slide_seconds = 0.16;

float eased(float t) { return 1 - (1 - t) * (1 - t) * (1 - t); }

// The parts of the scrim around the sheet that are large enough to be tapped.
struct Band {
  std::string_view part;
  Rect rect;
};
std::array<Band, 4> bands_around(const Rect& scrim, const Rect& sheet) {
  return {Band{"above", {scrim.x, scrim.y, scrim.width, sheet.y - scrim.y}},
          Band{"below", {scrim.x, sheet.bottom(), scrim.width, scrim.bottom() - sheet.bottom()}},
          Band{"left", {scrim.x, sheet.y, sheet.x - scrim.x, sheet.height}},
          Band{"right", {sheet.right(), sheet.y, scrim.right() - sheet.right(), sheet.height}}};
}

bool tapped_outside(Ui& ui, const SheetLook& look) {
  bool tapped = false;
  for (const Band& band : bands_around(look.scrim, look.rect)) {
    if (band.rect.width < k_min_target || band.rect.height < k_min_target) continue;
    if (!intersection(band.rect, look.spared).is_empty()) continue;
    const std::string id = std::string(look.id).append("/outside/").append(band.part);
    tapped = hit(ui, {.id = id, .label = look.close_label, .rect = band.rect}).fired || tapped;
  }
  return tapped;
}

}  // namespace

Sheet::Sheet(Ui& ui, const SheetLook& look) : layer_(ui, look.scrim), rect_(look.rect) {
  const float shown = eased(progress_of(ui, look.id, k_slide_seconds));
  fill(ui, look.scrim, ui.theme.scrim.faded(shown));
  dismissed_ = tapped_outside(ui, look);
  const float travel = look.from_below ? look.scrim.bottom() - look.rect.y : 24;
  rect_ = look.rect.moved(0, travel * (1 - shown));
  const Clip clip(ui, look.from_below ? look.scrim : ui.layout.panel());
  draw_shadow(ui, rect_, look.from_below ? Depth{26, -4, 70} : depth::overlay);
  fill(ui, rect_, ui.theme.surface, {radius::sheet, look.from_below ? Corners::top : Corners::all});
  if (ui.theme.is_dark && !look.from_below) outline(ui, rect_, ui.theme.line, radius::sheet);
  if (look.from_below) fill(ui, {rect_.mid_x() - 22, rect_.y + 8, 44, 5}, ui.theme.well_strong, {2.5F});
}

ToastTap draw_toast(Ui& ui, const Toast& toast) {
  const Rect& work = ui.layout.work;
  const float action_width = toast.action.empty() ? 0 : std::max(64.0F, text_width(ui, Face::body_bold, toast.action) + 32);
  const float icon_width = toast.icon ? 32.0F : 0.0F;
  const float most = work.width - 32 - 40 - icon_width - action_width;
  const float words = std::min(most, text_width(ui, Face::body, toast.words));
  const float width = 20 + icon_width + words + (action_width > 0 ? 8 + action_width + 4 : 20);
  const float shown = eased(progress_of(ui, toast.id, k_slide_seconds));
  const Rect r{work.mid_x() - width / 2, work.bottom() - 8 - 52 + 20 * (1 - shown), width, 52};
  const Layer layer(ui, r);
  draw_shadow(ui, r, depth::overlay);
  fill(ui, r, ui.theme.ink, {26});
  if (toast.icon) draw_icon(ui, {r.x + 28, r.mid_y()}, {IconSize::s20, ui.theme.page}, *toast.icon);
  draw_text(ui, {r.x + 20 + icon_width, r.mid_y()}, {Face::body, ui.theme.page, Align::left, words}, toast.words);
  const Rect sentence{r.x, r.y, width - (action_width > 0 ? action_width + 4 : 0), r.height};
  if (hit(ui, {.id = sub_id(toast.id, "close"), .label = toast.close_label, .rect = sentence}).fired) return ToastTap::close;
  if (toast.action.empty()) return ToastTap::none;
  const Rect target{r.right() - 4 - action_width, r.y + 4, action_width, 44};
  const Hit h = hit(ui, {.id = sub_id(toast.id, "action"), .label = toast.action, .rect = target});
  if (h.held) fill(ui, target, ui.theme.page.with_alpha(40), {22});
  const Colour mint = ui.theme.is_dark ? k_light.brand : k_dark.brand_tint.text;
  draw_text(ui, target.centre(), {Face::body_bold, mint, Align::centre, action_width - 16}, toast.action);
  return h.fired ? ToastTap::action : ToastTap::none;
}

void draw_watermark(Ui& ui, const Rect& area, std::string_view words) {
  constexpr float k_step = 190, k_sine = -0.42262F, k_cosine = 0.90631F;  // 25 degrees upwards
  const Clip clip(ui, area);
  std::vector<DrawnText>* const audit = ui.drawn_text;
  ui.drawn_text = nullptr;
  for (float y = area.y + k_step / 2; y < area.bottom() + k_step / 2; y += k_step) {
    ImDrawList& list = draw_list();
    const int first = list.VtxBuffer.Size;
    draw_text(ui, {area.mid_x(), y}, {Face::total, ui.theme.ink.with_alpha(18), Align::centre}, words);
    const ImVec2 c = to_pixels(ui, {area.mid_x(), y});
    for (int i = first; i < list.VtxBuffer.Size; ++i) {
      ImVec2& p = list.VtxBuffer[i].pos;
      const float dx = p.x - c.x, dy = p.y - c.y;
      p = {c.x + dx * k_cosine - dy * k_sine, c.y + dx * k_sine + dy * k_cosine};
    }
  }
  ui.drawn_text = audit;
}

}  // namespace shuke::screens

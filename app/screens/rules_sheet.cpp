#include <algorithm>

#include "app/screens/screens.h"
#include "app/screens/widgets/canvas.h"
#include "app/screens/widgets/overlay.h"
#include "app/screens/widgets/scroll_list.h"

// The rule page as a sheet that is turned towards a customer: large type, one column, no buttons but the cross.
namespace shuke::screens {
namespace {

using terminal::RuleLine;
using terminal::RuleSection;
using terminal::RuleTopic;

constexpr float k_plate = 40, k_plate_column = 60;
constexpr float k_section_gap = 30, k_line_gap = 8, k_tier_inset = 14, k_tier_gap = 4, k_badge_gap = 16;

Icon icon_of(RuleTopic topic) {
  switch (topic) {
    case RuleTopic::join: return Icon::person_add;
    case RuleTopic::tiers: return Icon::workspace_premium;
    case RuleTopic::keep: return Icon::autorenew;
    case RuleTopic::points: return Icon::stars;
    case RuleTopic::spend: return Icon::savings;
    case RuleTopic::returns: return Icon::assignment_return;
    case RuleTopic::gifts: return Icon::redeem;
    case RuleTopic::referral: return Icon::groups;
    case RuleTopic::paid: return Icon::card_membership;
  }
  return Icon::article;
}

// Writes from above to below. Without a window it only measures: the height is needed before anything is drawn.
class PageWriter {
 public:
  PageWriter(Ui& ui, const Rect& column, const Rect* window) : ui_(ui), column_(column), window_(window), y_(column.y) {}

  void section(const RuleSection& section, float badge_width) {
    const float text_x = column_.x + k_plate_column;
    if (is_seen(k_plate)) {
      draw_icon_plate(ui_, {.rect = {column_.x, y_, k_plate, k_plate}, .icon = icon_of(section.topic), .colour = ui_.theme.brand});
      draw_text(ui_, {text_x, y_ + k_plate / 2}, {Face::title, ui_.theme.ink}, section.heading);
    }
    y_ += k_plate + k_line_gap;
    RuleLine::Look before = RuleLine::Look::sentence;
    for (const RuleLine& line : section.lines) {
      if (line.look == RuleLine::Look::sentence && before != line.look) y_ += k_line_gap;
      before = line.look;
      switch (line.look) {
        case RuleLine::Look::sentence: paragraph(Face::reading, text_x, column_.right() - text_x, line.text); break;
        case RuleLine::Look::bullet: bullet(text_x, line.text); break;
        case RuleLine::Look::tier: tier(text_x, badge_width, line); break;
      }
      y_ += k_line_gap;
    }
    y_ += k_section_gap - k_line_gap;
  }
  float bottom() const { return y_ - k_section_gap; }

 private:
  bool is_seen(float height) const { return window_ != nullptr && y_ + height > window_->y && y_ < window_->bottom(); }

  float block_height(Face face, float width, std::string_view words) const {
    return words.empty() ? 0 : static_cast<float>(lines_needed(ui_, face, words, width)) * line_height(face);
  }

  void paragraph(Face face, float x, float width, std::string_view words) {
    const float height = block_height(face, width, words);
    if (is_seen(height))
      draw_text_block(ui_, {x, y_ + height / 2}, {.face = face, .colour = ui_.theme.ink, .max_width = width}, words, k_any_lines);
    y_ += height;
  }

  void bullet(float x, std::string_view words) {
    const float line = line_height(Face::reading);
    if (is_seen(line)) draw_icon(ui_, {x + 10, y_ + line / 2}, {IconSize::s20, ui_.theme.brand}, Icon::check_circle);
    paragraph(Face::reading, x + 32, column_.right() - x - 32, words);
  }

  void tier(float x, float badge_width, const RuleLine& line) {
    const float text_x = x + k_tier_inset + badge_width + k_badge_gap;
    const float width = column_.right() - k_tier_inset - text_x;
    const float gap = line.gives.empty() ? 0 : k_tier_gap;
    const float height = block_height(Face::reading, width, line.text) + gap + block_height(Face::emphasis, width, line.gives);
    const Rect card{x, y_, column_.right() - x, height + 2 * k_tier_inset};
    if (is_seen(card.height)) {
      fill(ui_, card, ui_.theme.well, {radius::well});
      const float first = line_height(line.gives.empty() ? Face::reading : Face::emphasis);
      draw_badge(ui_, {x + k_tier_inset, y_ + k_tier_inset + first / 2}, {line.tier_name, material_of(line.tier)});
    }
    y_ += k_tier_inset;
    paragraph(Face::emphasis, text_x, width, line.gives);
    y_ += gap;
    paragraph(Face::reading, text_x, width, line.text);
    y_ = card.bottom();
  }

  static constexpr int k_any_lines = 99;

  Ui& ui_;
  Rect column_;
  const Rect* window_;
  float y_;
};

// What tiers give and ask for begins at one edge.
float widest_badge(Ui& ui, const terminal::RulePage& page) {
  float widest = 0;
  for (const RuleSection& section : page.sections) {
    for (const RuleLine& line : section.lines) {
      if (line.look == RuleLine::Look::tier) widest = std::max(widest, badge_width(ui, {line.tier_name, material_of(line.tier)}));
    }
  }
  return widest;
}

float write_page(Ui& ui, const terminal::RulePage& page, const Rect& column, const Rect* window) {
  PageWriter writer(ui, column, window);
  const float badges = widest_badge(ui, page);
  for (const RuleSection& section : page.sections) writer.section(section, badges);
  return writer.bottom();
}

}  // namespace

void draw_rules_sheet(Pen& pen, const terminal::RulePage& page) {
  Ui& ui = pen.ui;
  const float width = std::min(880.0F, ui.layout.width - 2 * ui.layout.rail.width);
  const Rect rect{(ui.layout.width - width) / 2, 24, width, ui.layout.height - 48};
  Sheet sheet(
      ui, {.id = "sheet", .close_label = pen.say(text::Key::common_close), .scrim = ui.layout.panel(), .rect = rect, .from_below = false});
  draw_sheet_title(pen, rect, page.title);
  draw_text(ui, {rect.x + 20, rect.y + 64}, {Face::caption, ui.theme.ink_2}, page.version);
  const Rect window{rect.x + 20, rect.y + 92, rect.width - 44, rect.height - 92 - 16};
  const float height = write_page(ui, page, {window.x, 0, window.width, 0}, nullptr) + 24;
  const ScrollLook look{
      .id = "rules/page", .label = page.title, .area = window, .row_height = height, .count = 1, .ground = ui.theme.surface};
  scroll_area(ui, pen.scratch.page, look, [&](float top) { write_page(ui, page, {window.x, top, window.width, 0}, &window); });
  if (sheet.was_dismissed()) pen.want(terminal::CloseOverlay{});
}

}  // namespace shuke::screens

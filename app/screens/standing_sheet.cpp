#include <algorithm>

#include "app/screens/screens.h"
#include "app/screens/widgets/canvas.h"
#include "app/screens/widgets/overlay.h"
#include "app/screens/widgets/progress.h"
#include "app/screens/widgets/scroll_list.h"

// What stands behind the tier card: cards for the tier, the next one, the points, the purchases that were counted.
namespace shuke::screens {
namespace {

using terminal::StandingView;
using text::Key;

constexpr float k_card_inset = 20, k_card_gap = 12, k_row_gap = 6, k_heading = 28;
constexpr int k_all_lines = 99;

// One card: a heading and lines below each other. It is laid out twice, first for its height, then to be drawn on its ground.
class Card {
 public:
  Card(Ui& ui, const Rect& column, bool draws) : ui_(ui), column_(column), y_(column.y + k_card_inset), draws_(draws) {}

  void heading(std::string_view words) {
    if (draws_) draw_text(ui_, {left(), y_ + 8}, {Face::body_bold, ui_.theme.ink_2}, words);
    y_ += k_heading;
  }
  void lines(Face face, Colour colour, std::string_view words) {
    if (words.empty()) return;
    const float height = static_cast<float>(lines_needed(ui_, face, words, width())) * line_height(face);
    if (draws_) draw_text_block(ui_, {left(), y_ + height / 2}, {.face = face, .colour = colour, .max_width = width()}, words, k_all_lines);
    y_ += height + k_row_gap;
  }
  // A row of a given height that is drawn by the caller: draw(left, right, middle).
  template <class Draw>
  void row(float height, const Draw& draw) {
    if (draws_) draw(left(), left() + width(), y_ + height / 2);
    y_ += height + k_row_gap;
  }
  float bottom() const { return y_ - k_row_gap + k_card_inset; }

 private:
  float left() const { return column_.x + k_card_inset; }
  float width() const { return column_.width - 2 * k_card_inset; }

  Ui& ui_;
  Rect column_;
  float y_;
  bool draws_;
};

void write_tier(Pen& pen, const StandingView& standing, Card& card) {
  Ui& ui = pen.ui;
  card.heading(pen.say(Key::standing_tier));
  card.row(36, [&](float left, float right, float middle) {
    const float badge = draw_badge(ui, {left, middle}, {standing.tier_name, material_of(standing.tier)});
    draw_text(ui, {left + badge + 12, middle}, {.face = Face::title, .colour = ui.theme.ink, .max_width = right - left - badge - 12},
              standing.name);
  });
  card.lines(Face::reading, ui.theme.ink, standing.why);
  card.lines(Face::emphasis, ui.theme.ink, standing.gives);
  for (const std::string& sentence : standing.keep) card.lines(Face::reading, ui.theme.ink, sentence);
}

void write_goal(Pen& pen, const StandingView& standing, Card& card) {
  Ui& ui = pen.ui;
  card.heading(pen.say(standing.tier == 0 ? Key::standing_card : Key::standing_next));
  card.row(40, [&](float left, float right, float middle) {
    draw_text(ui, {left, middle}, {.face = Face::title, .colour = ui.theme.ink, .max_width = right - left}, standing.goal);
    if (!standing.gap.empty()) draw_money(ui, {right, middle}, {Face::figure, Face::emphasis, ui.theme.ink}, standing.gap);
  });
  if (!standing.have.empty()) {
    card.row(14, [&](float left, float right, float middle) {
      draw_progress(ui, {.rect = {left, middle - 6, right - left, 12}, .done = static_cast<float>(standing.done_permille) / 1000});
    });
  }
  card.lines(Face::reading, ui.theme.ink, standing.asks);
  card.lines(Face::reading, ui.theme.ink_2, standing.have);
}

void write_sales(Pen& pen, const StandingView& standing, Card& card) {
  Ui& ui = pen.ui;
  card.heading(standing.counted);
  for (const StandingView::Sale& sale : standing.sales) {
    card.row(24, [&](float left, float right, float middle) {
      const Colour ink = sale.counts ? ui.theme.ink : ui.theme.ink_3;
      draw_text(ui, {left, middle}, {.face = Face::reading, .colour = ink}, sale.date);
      draw_text(ui, {left + 120, middle}, {.face = Face::body, .colour = ui.theme.ink_2, .max_width = right - left - 240}, sale.note);
      draw_money(ui, {right, middle}, {Face::emphasis, Face::body, ink}, sale.amount);
    });
  }
  card.lines(Face::body, ui.theme.ink_2, standing.more_sales);
}

void write_points(Pen& pen, const StandingView& standing, Card& card) {
  Ui& ui = pen.ui;
  card.heading(pen.say(Key::member_points));
  card.row(40, [&](float left, float right, float middle) {
    const float figure = draw_number(ui, {left, middle}, {Face::figure, ui.theme.ink}, standing.points);
    draw_text(ui, {right, middle},
              {.face = Face::emphasis, .colour = ui.theme.brand_tint.text, .align = Align::right, .max_width = right - left - figure - 12},
              standing.worth);
  });
  for (const std::string& sentence : standing.using_points) card.lines(Face::reading, ui.theme.ink, sentence);
}

using Write = void (*)(Pen&, const StandingView&, Card&);

// The cards below each other; returns where they end.
float write_cards(Pen& pen, const StandingView& standing, const Rect& column, bool draws) {
  float y = column.y;
  for (const Write write : {write_tier, write_goal, write_points, write_sales}) {
    if (write == write_sales && standing.sales.empty()) continue;
    const Rect top{column.x, y, column.width, 0};
    Card measured(pen.ui, top, false);
    write(pen, standing, measured);
    if (draws) {
      fill(pen.ui, {column.x, y, column.width, measured.bottom() - y}, pen.ui.theme.well, {radius::card});
      Card drawn(pen.ui, top, true);
      write(pen, standing, drawn);
    }
    y = measured.bottom() + k_card_gap;
  }
  return y - k_card_gap;
}

}  // namespace

void draw_standing_sheet(Pen& pen, const StandingView& standing) {
  Ui& ui = pen.ui;
  constexpr float k_head = 76, k_foot = 20, k_margin = 16;
  const float x = ui.layout.member.x;
  const Rect inside{x + k_foot, 0, std::min(520.0F, ui.layout.work.width) - 2 * k_foot, 0};
  const float content = write_cards(pen, standing, inside, false);
  const float height = std::min(content + k_head + k_foot, ui.layout.height - 2 * k_margin);
  const Rect rect{x, std::clamp(ui.layout.member.y, k_margin, ui.layout.height - k_margin - height), inside.width + 2 * k_foot, height};
  Sheet sheet(ui,
              {.id = "sheet", .close_label = pen.say(Key::common_close), .scrim = ui.layout.panel(), .rect = rect, .from_below = false});
  draw_sheet_title(pen, rect, pen.say(Key::standing_title));
  const Rect window{inside.x, rect.y + k_head, inside.width, height - k_head - k_foot};
  const ScrollLook look{.id = "standing/page",
                        .label = pen.say(Key::standing_title),
                        .area = window,
                        .row_height = content,
                        .count = 1,
                        .ground = ui.theme.surface};
  scroll_area(ui, pen.scratch.page, look, [&](float top) { write_cards(pen, standing, {window.x, top, window.width, 0}, true); });
  if (sheet.was_dismissed()) pen.want(terminal::CloseOverlay{});
}

}  // namespace shuke::screens

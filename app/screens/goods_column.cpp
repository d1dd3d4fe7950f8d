#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "app/screens/screens.h"
#include "app/screens/widgets/buttons.h"
#include "app/screens/widgets/canvas.h"
#include "app/screens/widgets/progress.h"
#include "app/screens/widgets/wrap.h"

namespace shuke::screens {
namespace {

using terminal::NudgeLook;
using terminal::NudgeView;
using text::Key;

constexpr float k_tile_height = 159;
constexpr float k_guest_tile_height = 151;  // the loud nudge is higher: three rows still stand whole above it
constexpr std::array<const char*, 6> k_category_ids{"sale/category/all",       "sale/category/tops",        "sale/category/trousers",
                                                    "sale/category/outerwear", "sale/category/accessories", "sale/category/new"};

// Tabs are equally wide while every word fits; otherwise each gets its words and an equal share of what is left, none below a
// finger's width.
std::vector<float> tab_widths(Ui& ui, const terminal::GoodsView& goods, std::size_t shown) {
  const auto count = static_cast<float>(shown);
  const float room = ui.layout.goods.width - space::targets * (count - 1);
  std::vector<float> words;
  for (std::size_t i = 0; i < shown; ++i) words.push_back(text_width(ui, Face::body_bold, goods.categories[i]));
  if (shown == 0 || *std::max_element(words.begin(), words.end()) + 16 <= room / count)
    return std::vector<float>(shown, room / std::max(count, 1.0F));
  float share = 0;
  for (int pass = 0; pass < 3; ++pass) {
    float left = room;
    for (const float width : words) left -= width;
    share = left / count;
    for (float& width : words) width = std::max(width, k_min_target - share);
  }
  for (float& width : words) width += share;
  return words;
}

void draw_categories(Pen& pen, const terminal::GoodsView& goods) {
  const Rect column = pen.ui.layout.goods;
  // Compact panels show four; what is new has its place among all.
  const int shown = std::min<int>(pen.ui.layout.is_compact ? 4 : 6, static_cast<int>(goods.categories.size()));
  const std::vector<float> widths = tab_widths(pen.ui, goods, static_cast<std::size_t>(shown));
  float x = column.x;
  for (int i = 0; i < shown; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const float width = widths[at];
    if (category_tab(
            pen.ui,
            {.id = k_category_ids[at], .label = goods.categories[at], .rect = {x, column.y, width, 44}, .chosen = goods.category == i})) {
      pen.want(terminal::PickCategory{i});
    }
    x += width + space::targets;
  }
}

void draw_tile(Pen& pen, const terminal::TileView& tile, const Rect& rect) {
  std::array<Colour, 4> dots{};
  const std::size_t count = std::min(tile.dots.size(), dots.size());
  for (std::size_t i = 0; i < count; ++i) dots[i] = Colour{tile.dots[i]};
  ProductTile product{.id = {},
                      .name = tile.name,
                      .price = {},
                      .rect = rect,
                      .art = art_of(tile.drawing),
                      .colours = {dots.data(), count},
                      .in_basket = tile.in_basket,
                      .own_price = tile.is_better_price};
  const std::string id = "sale/tile/" + tile.style;
  const std::string price = pen.say(Key::common_currency) + tile.price;
  product.id = id;
  product.price = price;
  if (!tile.tag.empty()) product.tag = TileTag{tile.tag, tile.tag_warns ? Tone::bad : Tone::warm};
  if (product_tile(pen.ui, product)) pen.want(terminal::TapStyle{tile.style});
}

// The height of a tile depends on who is there, not on whether a nudge stands below: tiles do not move while goods are scanned.
// Only below a nudge of many lines (English) three rows shrink a little to stand whole.
float tile_height(const Layout& layout, const terminal::View& view, float room) {
  const bool has_tier = view.member.panel && view.member.panel->tier > 0;
  const float usual = layout.is_compact ? 120 : has_tier ? k_tile_height : k_guest_tile_height;
  return std::clamp((room - 9 - 20) / 3, usual * 0.87F, usual);
}

void draw_tiles(Pen& pen, const terminal::View& view, const Rect& area) {
  const terminal::GoodsView& goods = view.goods;
  const Layout& layout = pen.ui.layout;
  if (pen.scratch.category != goods.category) pen.scratch.tiles = {};
  pen.scratch.category = goods.category;
  if (goods.tiles.empty()) {
    draw_empty_state(pen.ui, {.area = area,
                              .icon = Icon::checkroom,
                              .title = pen.say(goods.categories.empty() || goods.category == 0 ? Key::goods_waiting : Key::goods_none)});
    return;
  }
  const auto columns = static_cast<std::size_t>(layout.tile_columns);
  const std::size_t rows = (goods.tiles.size() + columns - 1) / columns;
  const ScrollLook look{.id = "sale/tiles",
                        .label = goods.categories[static_cast<std::size_t>(goods.category)],
                        .area = area.inset(-6, 0),
                        .row_height = tile_height(layout, view, area.height),
                        .gap = 10,
                        .count = rows,
                        .ground = pen.ui.theme.page};
  scroll_list(pen.ui, pen.scratch.tiles, look, [&](std::size_t row, const Rect& rect) {
    for (std::size_t column = 0; column < columns; ++column) {
      const std::size_t index = row * columns + column;
      if (index >= goods.tiles.size()) return;
      const float x = area.x + static_cast<float>(column) * (layout.tile_width + layout.tile_gap);
      draw_tile(pen, goods.tiles[index], {x, rect.y, layout.tile_width, rect.height});
    }
  });
}

std::size_t suggestions_shown(const NudgeView& nudge) { return std::min<std::size_t>(nudge.suggestions.size(), 2); }

// Suggestions stand side by side, or one above the other on a compact panel.
float suggestion_width(const Layout& layout) { return layout.is_compact ? layout.goods.width - 24 : (layout.goods.width - 34) / 2; }
std::array<float, 2> suggestion_heights(Ui& ui, const NudgeView& nudge) {
  std::array<float, 2> heights{};
  for (std::size_t i = 0; i < suggestions_shown(nudge); ++i)
    heights[i] = suggestion_height(ui, nudge.suggestions[i].name, suggestion_width(ui.layout));
  if (!ui.layout.is_compact) heights.fill(std::max({heights[0], heights[1], nudge.look == NudgeLook::enrolment ? 72.0F : 76.0F}));
  return heights;
}

float words_room(const Layout& layout) { return layout.goods.width - 78; }

// The first faces in which the headline fits: the amount is always a step larger than the words. Where none do, the goal takes a
// line of its own.
struct HeadFaces {
  Face words;
  Face amount;
  bool is_split = false;
};
HeadFaces head_faces(Ui& ui, const NudgeView& nudge, std::string_view amount) {
  static constexpr std::array<HeadFaces, 4> k_steps{
      {{Face::title, Face::total}, {Face::emphasis, Face::figure}, {Face::body_bold, Face::title}, {Face::caption_bold, Face::emphasis}}};
  for (std::size_t i = nudge.look == NudgeLook::enrolment ? 0 : 1; i < k_steps.size(); ++i) {
    const HeadFaces& faces = k_steps[i];
    const std::array<Run, 4> pieces{
        {{faces.words, {}, nudge.before}, {faces.amount, {}, amount}, {faces.words, {}, nudge.after}, {faces.words, {}, "  "}}};
    if (runs_width(ui, pieces) <= words_room(ui.layout)) return faces;
  }
  return {Face::body_bold, Face::title, true};
}

constexpr float k_split = 21;  // the second line of a headline

struct HeadInk {
  Colour words;
  Colour amount;
};
// Returns how far what stands below moves down.
float draw_headline(Pen& pen, const NudgeView& nudge, Point at, const HeadInk& ink) {
  Ui& ui = pen.ui;
  const std::string amount = pen.say(Key::common_currency) + nudge.amount;
  const HeadFaces faces = head_faces(ui, nudge, amount);
  const Run before{faces.words, ink.words, nudge.before};
  const Run space{faces.words, ink.words, " "};
  const Run figure{faces.amount, ink.amount, amount};
  if (!faces.is_split) {
    draw_runs(ui, at, {before, space, figure, space, {faces.words, ink.words, nudge.after}});
    return 0;
  }
  draw_runs(ui, at, {before, space, figure});
  const Face goal = text_width(ui, faces.words, nudge.after) <= words_room(ui.layout) ? faces.words : Face::caption_bold;
  draw_text(ui, {at.x, at.y + k_split}, {.face = goal, .colour = ink.words, .max_width = words_room(ui.layout)}, nudge.after);
  return k_split;
}

// What is said to the customer is never cut: a long sentence takes a second line and the card grows.
Face sentence_face(const Layout& layout, NudgeLook look) {
  if (look != NudgeLook::enrolment) return Face::caption;
  return layout.is_compact ? Face::caption_bold : Face::body_bold;
}
int sentence_lines(Ui& ui, const NudgeView& nudge) {
  const auto measure = [&](std::string_view piece) { return text_width(ui, sentence_face(ui.layout, nudge.look), piece); };
  const std::size_t lines = wrapped(nudge.sentence, words_room(ui.layout), measure).size();
  return static_cast<int>(std::clamp<std::size_t>(lines, 1, 3));
}
float head_height(Pen& pen, const NudgeView& nudge) {
  Ui& ui = pen.ui;
  const float head = nudge.look == NudgeLook::enrolment ? 92.0F : 64.0F;
  const bool is_split = !nudge.is_reached && head_faces(ui, nudge, pen.say(Key::common_currency) + nudge.amount).is_split;
  return head + (is_split ? k_split : 0) +
         line_height(sentence_face(ui.layout, nudge.look)) * static_cast<float>(sentence_lines(ui, nudge) - 1);
}
void draw_sentence(Pen& pen, const NudgeView& nudge, Point first_line, Colour colour) {
  Ui& ui = pen.ui;
  const Face face = sentence_face(ui.layout, nudge.look);
  const int lines = sentence_lines(ui, nudge);
  const float down = line_height(face) * static_cast<float>(lines - 1) / 2;
  draw_text_block(ui, {first_line.x, first_line.y + down}, {.face = face, .colour = colour, .max_width = words_room(ui.layout)},
                  nudge.sentence, lines);
}

void draw_suggestions(Pen& pen, const NudgeView& nudge, const Rect& area, float top) {
  const std::array<float, 2> heights = suggestion_heights(pen.ui, nudge);
  const float width = suggestion_width(pen.ui.layout);
  Rect cell{area.x + 12, area.y + top, width, heights[0]};
  for (std::size_t i = 0; i < suggestions_shown(nudge); ++i) {
    const terminal::SuggestionView& item = nudge.suggestions[i];
    const std::string id = "nudge/add/" + std::to_string(i + 1);
    const std::string price = pen.say(Key::common_currency) + item.price;
    const bool added = suggestion(pen.ui, {.id = id,
                                           .name = item.name,
                                           .variant = item.variant,
                                           .price = price,
                                           .note = item.note,
                                           .rect = cell,
                                           .art = art_of(item.drawing)});
    if (added) pen.want(terminal::AddItem{item.sku, item.quantity});
    const Point next = pen.ui.layout.is_compact ? Point{cell.x, cell.bottom() + 8} : Point{cell.right() + 10, cell.y};
    cell = {next.x, next.y, width, heights[1]};
  }
}

Icon nudge_icon(NudgeLook look) {
  if (look == NudgeLook::promotion) return Icon::sell;
  return look == NudgeLook::gift ? Icon::card_giftcard : Icon::workspace_premium;
}

void draw_quiet_nudge(Pen& pen, const NudgeView& nudge, const Rect& area) {
  Ui& ui = pen.ui;
  const Theme& theme = ui.theme;
  fill_gradient(ui, area, {theme.warm_tint.fill, theme.warm_tint_to}, radius::large);
  draw_icon_plate(
      ui, {.rect = {area.x + 14, area.y + 12, 40, 40}, .icon = nudge_icon(nudge.look), .colour = theme.warm, .ground = theme.surface});
  const Colour ink = theme.warm_tint.text;
  const float down = draw_headline(pen, nudge, {area.x + 66, area.y + 23}, {ink, theme.warm_figure});
  draw_sentence(pen, nudge, {area.x + 66, area.y + 47 + down}, ink);
  draw_suggestions(pen, nudge, area, head_height(pen, nudge));
}

void draw_loud_words(Pen& pen, const NudgeView& nudge, const Rect& area) {
  Ui& ui = pen.ui;
  const Colour ink = ui.theme.enrol_nudge.text;
  const float x = area.x + 66;
  float down = 0;
  if (nudge.is_reached) {
    const Face face = text_width(ui, Face::title, nudge.before) <= words_room(ui.layout) ? Face::title : Face::body_bold;
    draw_text_block(ui, {x, area.y + 27}, {.face = face, .colour = ink, .max_width = words_room(ui.layout)}, nudge.before);
  } else {
    down = draw_headline(pen, nudge, {x, area.y + 27}, {ink, ink});
  }
  draw_sentence(pen, nudge, {x, area.y + 57 + down}, ink);
}

// The one loud card: a guest who is close to a member card, or has reached it.
void draw_loud_nudge(Pen& pen, const NudgeView& nudge, const Rect& area) {
  Ui& ui = pen.ui;
  draw_shadow(ui, area, depth::card);
  fill_gradient(ui, area, ui.theme.enrol_nudge.fill, radius::large, {{0, 0}, {1, 0.9F}});
  {
    const Clip clip(ui, area);
    fill_circle(ui, {area.right() - 20, area.y}, 96, k_white.with_alpha(22));
  }
  draw_icon_plate(
      ui, {.rect = {area.x + 14, area.y + 14, 44, 44}, .icon = Icon::loyalty, .colour = {0xD06A10}, .ground = k_white.with_alpha(235)});
  draw_loud_words(pen, nudge, area);
  if (nudge.is_reached) {
    const Rect button{area.x + 12, area.bottom() - 68, area.width - 24, 56};
    if (ink_button(ui, {.id = "sale/enrol", .label = pen.say(Key::nudge_reached_action), .rect = button, .icon = Icon::person_add}))
      pen.want(terminal::OpenEnrol{});
    return;
  }
  const float head = head_height(pen, nudge);
  draw_progress_on_loud(ui, {area.x + 14, area.y + head - 16, area.width - 28, 6}, static_cast<float>(nudge.progress_permille) / 1000);
  draw_suggestions(pen, nudge, area, head);
}

float nudge_height(Pen& pen, const NudgeView& nudge) {
  const float head = head_height(pen, nudge);
  if (nudge.is_reached) return head + 58;
  const std::size_t shown = suggestions_shown(nudge);
  if (shown == 0) return head;
  const std::array<float, 2> heights = suggestion_heights(pen.ui, nudge);
  if (!pen.ui.layout.is_compact || shown == 1) return head + heights[0] + 12;
  return head + heights[0] + 8 + heights[1] + 12;
}

}  // namespace

void draw_nudge(Pen& pen, const NudgeView& nudge, const Rect& area) {
  if (nudge.look == NudgeLook::enrolment) {
    draw_loud_nudge(pen, nudge, area);
  } else {
    draw_quiet_nudge(pen, nudge, area);
  }
}

void draw_goods(Pen& pen, const terminal::View& view) {
  const Rect column = pen.ui.layout.goods;
  draw_categories(pen, view.goods);
  const float height = view.nudge ? nudge_height(pen, *view.nudge) : 0;
  const float bottom = view.nudge ? column.bottom() - height - 1 : column.bottom();
  draw_tiles(pen, view, {column.x, column.y + 56, column.width, bottom - column.y - 56});
  if (view.nudge) draw_nudge(pen, *view.nudge, {column.x, column.bottom() - height, column.width, height});
}

}  // namespace shuke::screens

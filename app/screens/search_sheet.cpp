#include <algorithm>
#include <array>
#include <string>

#include "app/screens/screens.h"
#include "app/screens/widgets/overlay.h"

namespace shuke::screens {
namespace {

using terminal::GoodsHit;
using terminal::MemberHit;
using terminal::SearchView;
using text::Key;

constexpr float k_row = 60;
constexpr float k_goods_row = 56;
constexpr float k_keys = 4 * 48 + 3 * 6;

// Marked bytes of a text as the positions of characters that draw_marked wants; the marked texts are plain ASCII.
std::vector<int> hot_positions(const terminal::MarkedText& marked) {
  std::vector<int> positions;
  for (std::size_t i = 0; i < marked.is_hot.size(); ++i) {
    if (marked.is_hot[i]) positions.push_back(static_cast<int>(i));
  }
  return positions;
}

void draw_member_words(Pen& pen, const MemberHit& member, const Rect& row) {
  Ui& ui = pen.ui;
  const float y = row.mid_y();
  const float x = row.x + 68;
  const float to = row.x + row.width * (ui.layout.is_compact ? 0.36F : 0.37F);
  draw_avatar(ui, {row.x + 34, y}, 21, {.letter = member.initial, .material = material_of(member.tier)});
  const float name = draw_text(ui, {x, y - 11}, {.face = Face::emphasis, .colour = ui.theme.ink, .max_width = to - x}, member.name);
  const std::vector<int> hot = hot_positions(member.pinyin);
  const bool has_room = x + name + 16 + text_width(ui, Face::body_bold, member.pinyin.text) < to;
  if (has_room)
    draw_marked(ui, {x + name + 12, y - 10}, {.face = Face::body, .colour = ui.theme.ink_3, .max_width = to - x - name - 12},
                member.pinyin.text, hot);
  draw_text(ui, {x, y + 13}, {Face::body, ui.theme.ink_2}, member.phone);
}

void draw_member_hit(Pen& pen, const MemberHit& member, std::size_t index, const Rect& row) {
  Ui& ui = pen.ui;
  const std::string id = "search/member/" + std::to_string(index + 1);
  const Hit pressed = hit(ui, {.id = id, .label = member.name, .rect = row, .kind = WidgetKind::row, .value = member.phone});
  if (index == 0) fill(ui, row, ui.theme.brand_tint.fill.with_alpha(150), {radius::button});
  if (pressed.held) fill(ui, row, ui.theme.well_strong, {radius::button});
  draw_member_words(pen, member, row);
  const bool is_compact = ui.layout.is_compact;
  const float badge_x = row.x + row.width * (is_compact ? 0.37F : 0.385F);
  const float badge = draw_badge(ui, {badge_x, row.mid_y()}, {member.tier_name, material_of(member.tier)});
  const float item_x = row.right() - row.width * (is_compact ? 0.43F : 0.375F);
  const Chip own{.words = pen.say(Key::search_my_regular), .tone = index == 0 ? Tone::surface : Tone::plain, .height = 24};
  if (member.is_own && badge_x + badge + 8 + chip_width(ui, own) + 8 < item_x) draw_chip(ui, {badge_x + badge + 8, row.mid_y()}, own);
  if (member.last_drawing) draw_thumbnail(ui, {item_x, row.mid_y() - 22, 44, 44}, art_of(*member.last_drawing), 10);
  const float words_x = item_x + (member.last_drawing ? 56.0F : 0.0F);
  const float words_room = row.right() - (is_compact ? 12.0F : 40.0F) - words_x;
  draw_text(ui, {words_x, row.mid_y() - 11},
            {.face = is_compact ? Face::caption : Face::body, .colour = ui.theme.ink, .max_width = words_room}, member.last_item);
  draw_text(ui, {words_x, row.mid_y() + 12}, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = words_room}, member.last_when);
  if (!is_compact) draw_icon(ui, {row.right() - 20, row.mid_y()}, {IconSize::s24, ui.theme.ink_3}, Icon::chevron_right);
  if (pressed.fired) pen.want(terminal::PickMember{member.member});
}

void draw_goods_hit(Pen& pen, const GoodsHit& goods, std::size_t index, const Rect& row) {
  Ui& ui = pen.ui;
  const std::string id = "search/goods/" + std::to_string(index + 1);
  const Hit pressed = hit(ui, {.id = id, .label = goods.name, .rect = row, .kind = WidgetKind::row, .value = goods.code.text});
  if (pressed.held) fill(ui, row, ui.theme.well_strong, {radius::button});
  draw_thumbnail(ui, {row.x + 12, row.mid_y() - 24, 48, 48}, art_of(goods.drawing), 10);
  const float x = row.x + 72;
  const float to = row.x + row.width * 0.42F;
  draw_text(ui, {x, row.mid_y() - 11}, {.face = Face::body_bold, .colour = ui.theme.ink, .max_width = to - x - 10}, goods.name);
  const std::vector<int> hot = hot_positions(goods.code);
  draw_marked(ui, {x, row.mid_y() + 12}, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = to - x - 10}, goods.code.text, hot);
  const bool is_compact = ui.layout.is_compact;  // then the stock says how many colours there are
  float dot = to + 4;
  for (std::size_t i = 0; !is_compact && i < std::min<std::size_t>(goods.dots.size(), 5); ++i, dot += 18)
    draw_swatch(ui, {dot, row.mid_y()}, 7, Colour{goods.dots[i]});
  const float stock_share = is_compact ? 0.57F : 0.375F;
  draw_text(ui, {row.right() - row.width * stock_share, row.mid_y()},
            {.face = Face::body, .colour = ui.theme.ink_2, .max_width = row.width * stock_share - 130}, goods.stock);
  draw_money(ui, {row.right() - 44, row.mid_y()}, {.figure = Face::emphasis, .sign = Face::body_bold, .colour = ui.theme.ink}, goods.price);
  draw_icon(ui, {row.right() - 20, row.mid_y()}, {IconSize::s24, ui.theme.ink_3}, Icon::add);
  if (pressed.fired) pen.want(terminal::TapStyle{goods.style});
}

float draw_goods_rows(Pen& pen, const SearchView& view, const Rect& area) {
  Ui& ui = pen.ui;
  if (view.goods.empty()) return 0;
  const float height = 34 + static_cast<float>(view.goods.size()) * (k_goods_row + 2);
  float y = area.bottom() - height;
  hairline(ui, {area.x + 12, y}, area.right() - 12);
  draw_text(ui, {area.x + 12, y + 18}, {Face::caption_bold, ui.theme.ink_2},
            pen.words.say(Key::search_goods, {std::to_string(view.goods.size())}));
  y += 34;
  for (std::size_t i = 0; i < view.goods.size(); ++i, y += k_goods_row + 2)
    draw_goods_hit(pen, view.goods[i], i, {area.x, y, area.width, k_goods_row});
  return height;
}

void draw_nothing(Pen& pen, const SearchView& view, const Rect& area) {
  Ui& ui = pen.ui;
  if (view.goods.empty() && view.nothing.empty())
    return draw_empty_state(ui, {.area = area, .icon = Icon::person_search, .title = pen.say(Key::search_hint)});
  if (view.nothing.empty()) return;
  const float lower = view.enrol_number.empty() ? 0.0F : 96.0F;
  draw_empty_state(ui, {.area = {area.x, area.y, area.width, area.height - lower}, .icon = Icon::search, .title = view.nothing});
  if (view.enrol_number.empty()) return;
  const std::string label = pen.words.say(Key::search_enrol_phone, {view.enrol_number});
  const Rect rect{area.mid_x() - 160, area.y + (area.height - lower) / 2 + 84, 320, 56};
  if (quiet_button(ui, {.id = "search/enrol", .label = label, .rect = rect, .icon = Icon::person_add}))
    pen.want(terminal::EnrolNumber{view.enrol_number});
}

void draw_member_rows(Pen& pen, const SearchView& view, const Rect& area) {
  Ui& ui = pen.ui;
  if (view.members.empty()) return draw_nothing(pen, view, area);
  draw_text(ui, {area.x + 12, area.y + 10}, {Face::caption_bold, ui.theme.ink_2},
            pen.words.say(Key::search_members, {std::to_string(view.member_count)}));
  draw_text(ui, {area.right() - 12, area.y + 10},
            {.face = Face::caption, .colour = ui.theme.ink_3, .align = Align::right, .max_width = area.width - 140},
            pen.say(Key::search_order));
  const Rect list{area.x, area.y + 26, area.width, area.height - 26};
  const ScrollLook look{.id = "search/members",
                        .label = pen.say(Key::rail_members),
                        .area = list,
                        .row_height = k_row,
                        .gap = 2,
                        .count = view.members.size(),
                        .ground = ui.theme.surface};
  scroll_list(ui, pen.scratch.search.members, look,
              [&](std::size_t index, const Rect& row) { draw_member_hit(pen, view.members[index], index, row); });
}

// Letters from drawn or real keys go into the line; every change is a new question.
void type_into_search(Pen& pen, const KeyPress& press) {
  SearchScratch& scratch = pen.scratch.search;
  const std::string before = scratch.line.text;
  scratch.line.apply(press);
  scratch.line.insert(pen.typed.characters);
  if (pen.typed.backspace) scratch.line.backspace();
  if (pen.typed.erase) scratch.line.erase();
  if (pen.typed.left) scratch.line.left();
  if (pen.typed.right) scratch.line.right();
  if (press.kind == KeyPress::Kind::page || press.kind == KeyPress::Kind::mode) {
    const bool wants_digits = press.kind == KeyPress::Kind::page;
    scratch.page = wants_digits                             ? flipped(scratch.page)
                   : scratch.page == KeyboardPage::capitals ? KeyboardPage::letters
                                                            : KeyboardPage::capitals;
  }
  if (scratch.line.text != before) {
    scratch.members = {};
    pen.want(terminal::TypeSearch{scratch.line.text});
  }
  if (press.kind == KeyPress::Kind::confirm || pen.typed.enter) pen.want(terminal::EnterSearch{});
  if (pen.typed.escape) pen.want(terminal::CloseOverlay{});
}

}  // namespace

void draw_search_sheet(Pen& pen, const terminal::View& view) {
  Ui& ui = pen.ui;
  SearchScratch& scratch = pen.scratch.search;
  const SearchView& search = *view.search;
  if (!scratch.is_open) {
    if (scratch.line.text != search.text) scratch.line.set(search.text);
    scratch.is_open = true;
    scratch.page = KeyboardPage::letters;
    scratch.members = {};
  }
  const Rect work = ui.layout.work;
  const Rect rect{work.x, 64, work.width, ui.layout.height - 64 - 12};
  Sheet sheet(ui, {.id = "search",
                   .close_label = pen.say(Key::common_close),
                   .scrim = ui.layout.panel(),
                   .rect = rect,
                   .spared = ui.layout.search,
                   .from_below = false});
  draw_search_field(pen, view);
  const Rect keys{rect.x, rect.bottom() - k_keys - 22, rect.width, k_keys + 22};
  const Rect content{rect.x + 8, rect.y + 14, rect.width - 16, keys.y - rect.y - 14};
  const float goods = draw_goods_rows(pen, search, content);
  draw_member_rows(pen, search, {content.x, content.y, content.width, content.height - goods - 4});
  fill(ui, keys, ui.theme.is_dark ? ui.theme.keyboard_bed : ui.theme.well, {radius::sheet, Corners::bottom});
  const bool has_answer = !search.members.empty() || !search.goods.empty() || !search.enrol_number.empty();
  const KeyPress press =
      keyboard(ui, {.id = "search/key",
                    .rect = {keys.x + 12, keys.y + 10, keys.width - 24, k_keys},
                    .page = scratch.page,
                    .space_label = pen.say(Key::keyboard_space),
                    .mode_label = pen.say(scratch.page == KeyboardPage::capitals ? Key::keyboard_lower : Key::keyboard_upper),
                    .confirm_label = search.enter_label,
                    .back_label = pen.say(Key::common_clear),
                    .can_confirm = has_answer});
  type_into_search(pen, press);
  if (sheet.was_dismissed()) pen.want(terminal::CloseOverlay{});
}

}  // namespace shuke::screens

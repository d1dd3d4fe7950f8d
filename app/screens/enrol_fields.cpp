#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "app/screens/enrol_form.h"
#include "app/screens/widgets/buttons.h"
#include "app/screens/widgets/canvas.h"
#include "app/screens/widgets/controls.h"
#include "app/text/format.h"

namespace shuke::screens {
namespace {

using terminal::EnrolView;
using terminal::PhoneCheck;
using text::Key;

constexpr int k_first_year = 1930;
constexpr int k_last_year = 2020;

void change_form(Pen& pen, domain::EnrolmentForm form) { pen.want(terminal::ChangeEnrolForm{std::move(form)}); }

Tone tone_of(PhoneCheck check) {
  const bool is_bad = check == PhoneCheck::taken || check == PhoneCheck::not_valid;
  const bool is_good = check == PhoneCheck::free_here || check == PhoneCheck::free_everywhere;
  return is_bad ? Tone::bad : is_good ? Tone::brand : Tone::plain;
}

void draw_phone(Pen& pen, const EnrolView& view, const Rect& rect) {
  Ui& ui = pen.ui;
  EnrolScratch& scratch = pen.scratch.enrol;
  const bool is_good = tone_of(view.phone) == Tone::brand;
  const bool tapped = framed_field(ui,
                                   {.id = "enrol/phone",
                                    .label = pen.say(Key::enrol_phone),
                                    .rect = rect,
                                    .active = scratch.focus == EnrolFocus::phone,
                                    .face = Face::title,
                                    .note = is_good ? std::string_view(view.phone_note) : std::string_view()},
                                   scratch.phone);
  if (tapped) scratch.focus = EnrolFocus::phone, scratch.page = KeyboardPage::digits;
  const std::string verdict = is_good ? pen.say(Key::enrol_phone_free) : view.phone_note;
  if (verdict.empty() || view.phone == PhoneCheck::taken) return;
  const Chip chip{
      .words = verdict, .tone = tone_of(view.phone), .icon = is_good ? std::optional(Icon::verified) : std::nullopt, .height = 28};
  const float width = chip_width(ui, chip);
  if (width < rect.width - 190) draw_chip(ui, {rect.right() - 12 - width, rect.y + 44}, chip);
}

// The number belongs to somebody: that member opens with one tap.
void draw_duplicate(Pen& pen, const EnrolView& view, const Rect& rect) {
  const std::string label = pen.words.say(Key::enrol_phone_open, {view.duplicate_name});
  if (quiet_button(pen.ui, {.id = "enrol/open", .label = label, .rect = rect}, Ground::page)) pen.want(terminal::OpenDuplicate{});
}

void draw_name(Pen& pen, const Rect& rect) {
  EnrolScratch& scratch = pen.scratch.enrol;
  scratch.name.composition = pen.scratch.pinyin.display();
  const bool tapped = framed_field(pen.ui,
                                   {.id = "enrol/name",
                                    .label = pen.say(Key::enrol_name),
                                    .rect = rect,
                                    .placeholder = pen.say(Key::enrol_name_placeholder),
                                    .active = scratch.focus == EnrolFocus::name,
                                    .face = Face::title,
                                    .note = pen.say(Key::enrol_name_hint)},
                                   scratch.name);
  if (tapped) scratch.focus = EnrolFocus::name, scratch.page = KeyboardPage::letters;
}

std::vector<std::string> year_rows() {
  std::vector<std::string> rows;
  for (int year = k_first_year; year <= k_last_year; ++year) rows.push_back(std::to_string(year));
  return rows;
}

std::vector<std::string> month_rows(Pen& pen, bool is_lunar) {
  std::vector<std::string> rows;
  for (int month = 1; month <= 12; ++month) rows.push_back(is_lunar ? text::lunar_month(pen.words, month, false) : std::to_string(month));
  return rows;
}

int days_of(const domain::Birthday& birthday) { return birthday.is_lunar ? 30 : days_in_month(birthday.year, birthday.month); }

domain::Birthday within_month(domain::Birthday birthday) {
  birthday.day = std::min(birthday.day, days_of(birthday));
  return birthday;
}

std::vector<std::string> day_rows(Pen& pen, const domain::Birthday& birthday) {
  std::vector<std::string> rows;
  for (int day = 1; day <= days_of(birthday); ++day)
    rows.push_back(birthday.is_lunar ? text::lunar_day(pen.words, day) : std::to_string(day));
  return rows;
}

domain::Birthday turn_wheels(Pen& pen, const Rect& area, domain::Birthday now) {
  EnrolScratch& scratch = pen.scratch.enrol;
  draw_wheel_band(pen.ui, {area.x, area.y + 44, area.width, 44});
  const Grid grid{area.inset(4, 0), 3, 1, 8};
  const std::vector<std::string> years = year_rows();
  now.year = k_first_year + wheel(pen.ui, scratch.wheels[0],
                                  {.id = "enrol/year",
                                   .label = pen.say(Key::enrol_birthday),
                                   .rect = grid.cell(0),
                                   .rows = years,
                                   .chosen = now.year - k_first_year});
  const std::vector<std::string> months = month_rows(pen, now.is_lunar);
  now.month =
      1 +
      wheel(pen.ui, scratch.wheels[1],
            {.id = "enrol/month", .label = pen.say(Key::enrol_birthday), .rect = grid.cell(1), .rows = months, .chosen = now.month - 1});
  now = within_month(now);
  const std::vector<std::string> days = day_rows(pen, now);
  now.day =
      1 + wheel(pen.ui, scratch.wheels[2],
                {.id = "enrol/day", .label = pen.say(Key::enrol_birthday), .rect = grid.cell(2), .rows = days, .chosen = now.day - 1});
  return now;
}

void set_birthday(Pen& pen, const EnrolView& view, std::optional<domain::Birthday> birthday) {
  domain::EnrolmentForm form = view.form;
  form.birthday = birthday;
  change_form(pen, std::move(form));
}

// The wheels always stand at some day: only a turn of them says one, the calendar alone says none.
void draw_wheels(Pen& pen, const EnrolView& view, const Rect& area, int calendar) {
  domain::Birthday& shown = pen.scratch.enrol.shown;
  const domain::Birthday standing = within_month(shown);
  domain::Birthday now = turn_wheels(pen, area, standing);
  const bool says_a_day = now != standing || view.form.birthday;
  if (calendar >= 0) now.is_lunar = calendar == 1;
  if (now == shown) return;
  shown = now;
  if (says_a_day) set_birthday(pen, view, now);
}

void draw_birthday(Pen& pen, const EnrolView& view, const Rect& rect) {
  Ui& ui = pen.ui;
  EnrolScratch& scratch = pen.scratch.enrol;
  draw_card(ui, rect, radius::button, depth::tile);
  draw_text(ui, {rect.x + 16, rect.y + 18}, {Face::caption, ui.theme.ink_2}, pen.say(Key::enrol_birthday));
  const float calendars = ui.layout.is_compact ? 112.0F : 160.0F;
  const Rect clear{rect.right() - 12 - calendars - 44, rect.y + 12, 44, 44};
  const float said = clear.x - rect.x - 20;
  const Face face = text_width(ui, Face::body_bold, view.birthday_text) <= said ? Face::body_bold : Face::caption_bold;
  draw_text_block(ui, {rect.x + 16, rect.y + 42},
                  {.face = face, .colour = view.form.birthday ? ui.theme.ink : ui.theme.ink_3, .max_width = said}, view.birthday_text);
  static constexpr std::array<std::string_view, 2> k_keys{"solar", "lunar"};
  const std::array<std::string_view, 2> labels{pen.say(Key::enrol_solar), pen.say(Key::enrol_lunar)};
  const int calendar = segmented(ui, {.id = "enrol/calendar",
                                      .keys = k_keys,
                                      .labels = labels,
                                      .rect = {rect.right() - 12 - calendars, rect.y + 8, calendars, 52},
                                      .chosen = scratch.shown.is_lunar ? 1 : 0});
  const bool is_cleared = view.form.birthday && icon_button(ui, {.id = "enrol/birthday/clear",
                                                                 .label = pen.say(Key::enrol_birthday_clear),
                                                                 .rect = clear,
                                                                 .icon = Icon::close,
                                                                 .style = {IconSize::s20, ui.theme.ink_3}});
  draw_wheels(pen, view, {rect.x + 12, rect.y + 64, rect.width - 24, 132}, calendar);
  if (is_cleared) set_birthday(pen, view, std::nullopt);
  if (view.birthday_note.empty() || rect.height < 226) return;
  draw_icon(ui, {rect.x + 24, rect.bottom() - 17}, {IconSize::s16, ui.theme.ink_2}, Icon::calendar_today);
  draw_text(ui, {rect.x + 38, rect.bottom() - 17}, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = rect.width - 52},
            view.birthday_note);
}

void draw_member_card(Pen& pen, const EnrolView& view, const Rect& rect) {
  Ui& ui = pen.ui;
  draw_card(ui, rect, radius::button, depth::tile);
  const bool has_card = !view.card.empty();
  draw_text(ui, {rect.x + 16, rect.y + 18}, {Face::caption, ui.theme.ink_2}, pen.say(Key::enrol_card));
  fill(ui, {rect.x + 16, rect.y + 32, 42, 26}, has_card ? Colour{0x28353A} : ui.theme.well_strong, {6});
  fill(ui, {rect.x + 16, rect.y + 38, 42, 5}, has_card ? Colour{0xE9C46A} : ui.theme.line);
  const float room = rect.width - 84 - (has_card ? 52.0F : 12.0F);
  draw_text_block(
      ui, {rect.x + 70, rect.y + (has_card ? 45.0F : 44.0F)},
      {.face = has_card ? Face::emphasis : Face::caption, .colour = has_card ? ui.theme.ink : ui.theme.ink_3, .max_width = room},
      has_card ? view.card : view.card_note);
  if (!has_card) return;
  draw_text(ui, {rect.right() - 58, rect.y + 18},
            {.face = Face::caption, .colour = ui.theme.brand_tint.text, .align = Align::right, .max_width = rect.width - 140},
            view.card_note);
  const bool removed = icon_button(ui, {.id = "enrol/card/remove",
                                        .label = pen.say(Key::enrol_card_remove),
                                        .rect = {rect.right() - 52, rect.y + 11, 44, 44},
                                        .icon = Icon::close,
                                        .style = {IconSize::s20, ui.theme.ink_3}});
  if (!removed) return;
  domain::EnrolmentForm form = view.form;
  form.card.clear();
  change_form(pen, std::move(form));
}

struct PreferenceRow {
  const char* id;
  Key label;
  std::array<Key, 3> words;
};
constexpr std::array<PreferenceRow, 3> k_preferences{
    {{"style", Key::enrol_style, {Key::enrol_style_casual, Key::enrol_style_business, Key::enrol_style_sport}},
     {"colour", Key::enrol_colour, {Key::enrol_colour_plain, Key::enrol_colour_bright, Key::enrol_colour_any}},
     {"fit", Key::enrol_fit, {Key::enrol_fit_slim, Key::enrol_fit_regular, Key::enrol_fit_loose}}}};

domain::Preference preference_of(Key key) {
  return {domain::PreferenceSource::said, {text::catalog(Language::zh).say(key), text::catalog(Language::en).say(key)}};
}

bool is_said(const domain::EnrolmentForm& form, const domain::Preference& preference) {
  return std::find(form.preferences.begin(), form.preferences.end(), preference) != form.preferences.end();
}

// One answer a row; a second tap takes it back.
domain::EnrolmentForm with_answer(domain::EnrolmentForm form, const PreferenceRow& row, Key answer) {
  const domain::Preference chosen = preference_of(answer);
  const bool was_said = is_said(form, chosen);
  for (const Key key : row.words) std::erase(form.preferences, preference_of(key));
  if (!was_said) form.preferences.push_back(chosen);
  return form;
}

void draw_preferences(Pen& pen, const EnrolView& view, const Rect& rect) {
  Ui& ui = pen.ui;
  draw_card(ui, rect, radius::button, depth::tile);
  for (std::size_t r = 0; r < k_preferences.size(); ++r) {
    const PreferenceRow& row = k_preferences[r];
    const float y = rect.y + 4 + static_cast<float>(r) * 46;
    draw_text(ui, {rect.x + 16, y + 22}, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = 50}, pen.say(row.label));
    const bool is_compact = ui.layout.is_compact;
    const float labels = is_compact ? 64.0F : 68.0F;
    const Grid grid{{rect.x + labels, y, rect.width - labels - 12, 44}, 3, 1, is_compact ? 6.0F : 8.0F};
    for (std::size_t c = 0; c < row.words.size(); ++c) {
      const std::string id = std::string("enrol/preference/") + row.id + '/' + std::to_string(c + 1);
      const bool chosen = is_said(view.form, preference_of(row.words[c]));
      if (choice(ui, {.id = id, .label = pen.say(row.words[c]), .rect = grid.cell(static_cast<int>(c)), .chosen = chosen, .radius = 22}))
        change_form(pen, with_answer(view.form, row, row.words[c]));
    }
  }
}

void draw_consents(Pen& pen, const EnrolView& view, const Rect& rect) {
  Ui& ui = pen.ui;
  draw_card(ui, rect, radius::button, depth::tile);
  struct Row {
    const char* id;
    Key label;
    bool domain::EnrolmentForm::*given;
  };
  constexpr std::array<Row, 3> k_rows{
      {{"enrol/consent/file", Key::enrol_consent_file, &domain::EnrolmentForm::consents_to_file},
       {"enrol/consent/greetings", Key::enrol_consent_greetings, &domain::EnrolmentForm::consents_to_greetings},
       {"enrol/consent/marketing", Key::enrol_consent_news, &domain::EnrolmentForm::consents_to_marketing}}};
  const float height = rect.height / static_cast<float>(k_rows.size());
  for (std::size_t i = 0; i < k_rows.size(); ++i) {
    const Rect row{rect.x + 16, rect.y + height * static_cast<float>(i), rect.width - 32, height};
    if (i > 0) hairline(ui, {row.x, row.y}, row.right());
    if (!toggle(ui, {.id = k_rows[i].id, .label = pen.say(k_rows[i].label), .rect = row, .on = view.form.*k_rows[i].given})) continue;
    domain::EnrolmentForm form = view.form;
    form.*k_rows[i].given = !(form.*k_rows[i].given);
    change_form(pen, std::move(form));
  }
}

}  // namespace

void draw_form(Pen& pen, const EnrolView& view, const Rect& area) {
  const float width = (area.width - 12) / 2;
  const Rect left{area.x, area.y, width, area.height};
  const Rect right{left.right() + 12, area.y, width, area.height};
  const bool is_taken = view.phone == PhoneCheck::taken;
  const float opens = is_taken ? 124.0F : 0.0F;
  draw_phone(pen, view, {left.x, left.y, width - opens, 66});
  if (is_taken) draw_duplicate(pen, view, {left.right() - opens + 8, left.y, opens - 8, 66});
  draw_name(pen, {left.x, left.y + 74, width, 70});
  draw_birthday(pen, view, {left.x, left.y + 152, width, left.bottom() - left.y - 152});
  draw_member_card(pen, view, {right.x, right.y, width, 66});
  draw_preferences(pen, view, {right.x, right.y + 74, width, 144});
  draw_consents(pen, view, {right.x, right.y + 226, width, std::max(right.bottom() - right.y - 226, 3 * k_min_target)});
}

}  // namespace shuke::screens

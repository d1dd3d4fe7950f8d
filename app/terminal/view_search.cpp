#include <algorithm>
#include <cctype>

#include "app/terminal/counter.h"
#include "app/terminal/make_view.h"
#include "app/terminal/variants.h"
#include "app/text/format.h"

namespace shuke::terminal {
namespace {

using text::Key;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

// Marks the letters of "zhang wei" that the typed "zw" or "zhangw" stands for: syllable by syllable, as far as they go.
MarkedText mark_pinyin(const std::string& reading, const std::string& typed) {
  MarkedText marked{reading, std::vector<bool>(reading.size(), false)};
  std::size_t at = 0;
  for (const char key : typed) {
    if (!is_letter(key)) return marked;
    const bool goes_on = at > 0 && at < reading.size() && reading[at] == lower(key) && marked.is_hot[at - 1];
    if (!goes_on) {
      while (at < reading.size() && !(reading[at] == lower(key) && (at == 0 || reading[at - 1] == ' '))) ++at;
      if (at >= reading.size()) return MarkedText{reading, std::vector<bool>(reading.size(), false)};
    }
    marked.is_hot[at++] = true;
  }
  return marked;
}

MarkedText best_reading(const domain::Member& member, const std::string& typed) {
  for (const std::string& reading : member.core.pinyin) {
    MarkedText marked = mark_pinyin(reading, typed);
    if (std::find(marked.is_hot.begin(), marked.is_hot.end(), true) != marked.is_hot.end()) return marked;
  }
  const std::string first = member.core.pinyin.empty() ? std::string() : member.core.pinyin.front();
  return {first, std::vector<bool>(first.size(), false)};
}

MarkedText mark_beginning(const std::string& code, const std::string& typed) {
  MarkedText marked{code, std::vector<bool>(code.size(), false)};
  const bool begins = code.size() >= typed.size() &&
                      std::equal(typed.begin(), typed.end(), code.begin(), [](char a, char b) { return lower(a) == lower(b); });
  for (std::size_t i = 0; begins && i < typed.size(); ++i) marked.is_hot[i] = true;
  return marked;
}

void add_last_purchase(MemberHit& hit, const State& state, const domain::Member& member) {
  const text::Catalog& say = words(state);
  const std::optional<domain::Purchase>& last = member.facts.last;
  if (!last || last->items.empty()) {
    hit.last_item = say.say(Key::search_never_bought);
    return;
  }
  const domain::PurchasedItem& item = last->items.front();
  hit.last_drawing = Drawing{item.garment, item.rgb};
  hit.last_item = in(state.language, item.name) + ' ' + in(state.language, item.colour) + ' ' + size_text(state, item.size);
  const std::string when = text::date(last->date, today(state));
  hit.last_when = state.shop && last->store != state.shop->here
                      ? store_name(state, last->store) + ' ' + when
                      : say.say(Key::search_last_visit, {when, text::relative_day(say, last->date, today(state))});
}

MemberHit make_hit(const State& state, const domain::Member& member) {
  MemberHit hit;
  hit.member = member.id;
  hit.name = member.core.name;
  hit.initial = first_character(member.core.name);
  hit.pinyin = best_reading(member, state.search.text);
  hit.phone = text::masked_phone(member.core.phone);
  hit.tier = member.facts.tier;
  hit.tier_name = member.facts.tier == domain::k_no_tier ? words(state).say(Key::member_prospect) : tier_name(state, member.facts.tier);
  hit.is_own = !state.associate.empty() && member.facts.owner == state.associate;
  add_last_purchase(hit, state, member);
  return hit;
}

GoodsHit make_goods_hit(const State& state, const StyleCode& code) {
  const text::Catalog& say = words(state);
  const StyleVariants variants = variants_of(state.shop->book, code);
  GoodsHit hit;
  hit.style = code;
  hit.name = in(state.language, variants.style->name);
  hit.code = mark_beginning(code, state.search.text);
  if (variants.colours.empty()) return hit;
  int here = 0;
  for (const domain::Sku* const sku : variants.all) here += domain::stock_at(*sku, state.shop->here);
  for (const domain::Sku* const colour : variants.colours) hit.dots.push_back(colour->rgb);
  hit.stock = say.say(Key::search_colours_stock, {std::to_string(variants.colours.size()), std::to_string(here)});
  hit.price = short_amount(variants.colours.front()->list_price);
  hit.drawing = drawing_of(state, *variants.colours.front());
  return hit;
}

// Two letters, one Chinese character or four digits begin a search; before that "nothing found" would be untrue.
bool is_too_short(const std::string& typed) {
  const bool is_digits = typed.find_first_not_of("0123456789 ") == std::string::npos;
  const bool is_ascii = std::all_of(typed.begin(), typed.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return typed.size() < (is_digits ? 4U : is_ascii ? 2U : 1U);
}

void add_nothing(SearchView& view, const State& state) {
  const SearchState& search = state.search;
  if (!search.is_answered || !search.members.empty() || !search.goods.empty() || is_too_short(search.text)) return;
  if (search.is_filling) return void(view.nothing = words(state).say(Key::search_filling));
  const bool is_offline = state.sync.state == SyncState::offline;
  view.nothing = words(state).say(is_offline ? Key::search_none_offline : Key::search_not_here);
  const Result<std::string> phone = domain::normal_phone(search.text);
  if (phone) view.enrol_number = *phone;
}

}  // namespace

SearchView make_search(const State& state) {
  const text::Catalog& say = words(state);
  SearchView view;
  view.text = state.search.text;
  view.members_only = state.search.members_only;
  view.member_count = state.search.total;
  for (const domain::Member& member : state.search.members) view.members.push_back(make_hit(state, member));
  for (const StyleCode& code : state.search.goods) {
    if (state.shop && state.shop->book.find_style(code) != nullptr) view.goods.push_back(make_goods_hit(state, code));
  }
  add_nothing(view, state);
  if (!view.members.empty()) view.enter_label = say.say(Key::common_open_item, {view.members.front().name});
  if (view.members.empty() && !view.goods.empty()) view.enter_label = say.say(Key::common_open_item, {view.goods.front().name});
  if (view.enter_label.empty()) view.enter_label = say.say(view.enrol_number.empty() ? Key::common_done : Key::member_enrol);
  return view;
}

}  // namespace shuke::terminal

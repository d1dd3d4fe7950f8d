#include <algorithm>
#include <utility>

#include "app/terminal/counter.h"

namespace shuke::terminal {
namespace {

constexpr std::size_t k_most_goods = 4;
constexpr std::size_t k_last_digits = 4;
// Four digits may be the beginning of a whole number: then they wait for the next key this long.
constexpr std::int64_t k_pad_pause_ms = 900;

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool begins_with(const std::string& code, const std::string& typed) {
  return code.size() >= typed.size() &&
         std::equal(typed.begin(), typed.end(), code.begin(), [](char a, char b) { return upper(a) == upper(b); });
}

std::vector<StyleCode> find_goods(const State& state, const std::string& typed) {
  std::vector<StyleCode> found;
  if (!state.shop || typed.empty()) return found;
  for (const domain::Style& style : state.shop->book.styles()) {
    const bool fits = begins_with(style.code, typed) || style.name.zh.find(typed) != std::string::npos || begins_with(style.name.en, typed);
    if (fits) found.push_back(style.code);
    if (found.size() == k_most_goods) break;
  }
  return found;
}

bool is_all_letters(const std::string& typed) {
  return std::all_of(typed.begin(), typed.end(), [](char c) { return c == ' ' || (upper(c) >= 'A' && upper(c) <= 'Z'); });
}

// Initials fit many: the associate's own regulars stand first, otherwise in the order of the answer.
void put_own_first(State& state) {
  const auto is_own = [&](const domain::Member& member) { return !state.associate.empty() && member.facts.owner == state.associate; };
  std::stable_partition(state.search.members.begin(), state.search.members.end(), is_own);
}

}  // namespace

Effects search_for(State& state, std::string text, bool members_only) {
  SearchState& search = state.search;
  search = {.text = std::move(text), .members_only = members_only, .request = next_request(state)};
  if (!members_only) search.goods = find_goods(state, search.text);
  state.overlay = Overlay::search;
  return {SearchMembers{search.request, search.text}};
}

Effects enter_search(State& state, const Moment& moment) {
  const std::string text = state.search.text;
  if (const domain::Code code = domain::classify_code(text); code.kind == domain::CodeKind::coupon)
    return state.overlay = Overlay::none, read_coupon(state, code.text, moment);
  if (state.shop && state.shop->book.find_barcode(text) != nullptr)
    return add_item(state, state.shop->book.find_barcode(text)->code, 1, moment), Effects{};
  if (!state.search.members.empty()) return attach(state, state.search.members.front()), Effects{};
  if (!state.search.goods.empty()) return tap_style(state, state.search.goods.front(), moment), Effects{};
  const Result<std::string> phone = domain::normal_phone(text);
  if (!phone || !state.search.is_answered) return {};
  domain::EnrolmentForm form = state.enrol.form;
  form.phone = *phone;
  return open_enrol(state, std::move(form));
}

void answer_search(State& state, const SearchAnswered& event) {
  if (event.request == state.pad.request && event.request != 0) return answer_pad(state, event);
  if (event.request != state.search.request) return;
  if (event.refusal) show_refusal(state, *event.refusal);
  state.search.is_answered = true;
  state.search.is_filling = event.is_filling;
  state.search.members = event.members;
  if (is_all_letters(state.search.text)) put_own_first(state);
  state.search.total = event.total;
  // A whole phone number names one person: no second tap.
  const bool is_whole_number = domain::normal_phone(state.search.text).ok();
  if (state.overlay == Overlay::search && is_whole_number && event.members.size() == 1) attach(state, event.members.front());
}

// Who has typed already gets the answer without typing again.
Effects ask_again(State& state) {
  if (state.overlay != Overlay::search || !state.search.is_filling) return {};
  state.search.request = next_request(state);
  return {SearchMembers{state.search.request, state.search.text}};
}

Effects open_pad(State& state) {
  state.pad.opens_at_ms.reset();
  state.pad.request = next_request(state);
  return {SearchMembers{state.pad.request, state.pad.digits}};
}

Effects type_pad(State& state, const std::string& digits) {
  state.pad = {.digits = digits.substr(0, domain::k_phone_digits)};
  if (digits.size() == domain::k_phone_digits) return open_pad(state);
  if (digits.size() != k_last_digits) return {};
  const bool may_go_on = digits[0] == '1' && digits[1] >= '3';
  if (!may_go_on) return open_pad(state);
  state.pad.opens_at_ms = state.now.unix_ms + k_pad_pause_ms;
  return {};
}

void answer_pad(State& state, const SearchAnswered& event) {
  if (event.members.size() == 1) return attach(state, event.members.front());
  if (event.members.empty() && !event.is_filling) {
    state.pad.refusal = event.refusal.value_or(Refusal{Reason::unknown_member});
    return;
  }
  state.search = {.text = state.pad.digits,
                  .members_only = true,
                  .request = event.request,
                  .is_answered = true,
                  .is_filling = event.is_filling,
                  .members = event.members,
                  .total = event.total};
  state.overlay = Overlay::search;
}

}  // namespace shuke::terminal

#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/terminal/counter.h"
#include "app/terminal/make_view.h"
#include "app/terminal/step.h"
#include "tests/support/builders.h"

namespace shuke::terminal::test {

using shuke::test::a_shop;
using shuke::test::an_id;
using shuke::test::k_belt;
using shuke::test::k_shirt;
using shuke::test::k_socks;
using shuke::test::k_trousers;
using shuke::test::Member;
using shuke::test::Shop;
using shuke::test::zhang_wei;

// The counter of the story shop without anything behind it: effects are kept, the test answers them itself. Time stands still
// unless wait() moves it.
struct Till {
  explicit Till(Language language = Language::zh) : state(opening_state(language, moment())) {
    tell(ShopPublished{std::make_shared<const Shop>(a_shop())});
    tell(SyncChanged{SyncState::up_to_date, 0, now, {}});
    effects.clear();
  }

  Moment moment() { return {now, an_id(static_cast<std::uint8_t>(++ids))}; }
  void want(const Intent& intent) { keep(step(state, intent, moment())); }
  void tell(const Event& event) { keep(step(state, event, moment())); }
  void wait(std::int64_t milliseconds) {
    now.unix_ms += milliseconds;
    tell(Tick{});
  }
  void keep(Effects more) {
    for (Effect& effect : more) effects.push_back(std::move(effect));
  }

  // The last effect of that kind, or nullptr.
  template <class Kind>
  const Kind* last() const {
    for (auto each = effects.rbegin(); each != effects.rend(); ++each) {
      if (const Kind* const found = std::get_if<Kind>(&*each)) return found;
    }
    return nullptr;
  }
  template <class Kind>
  int count() const {
    int found = 0;
    for (const Effect& each : effects) found += std::holds_alternative<Kind>(each) ? 1 : 0;
    return found;
  }

  View view() const { return make_view(state); }
  std::string toast() const { return state.toast ? state.toast->text : std::string(); }
  std::string said(Reason reason) const { return text::say(words(state), Refusal{reason}); }

  void sell(std::initializer_list<domain::LineItem> lines) {
    for (const domain::LineItem& line : lines) want(AddItem{line.sku, line.quantity});
  }
  void sell_story() { sell({{k_shirt}, {k_trousers}, {k_socks, 2}, {k_belt}}); }
  void attach(const Member& member) {
    want(ReadCode{"2800000000011"});
    tell(MemberFound{state.read.request, member});
  }
  std::string barcode(const SkuCode& sku) const { return state.shop->book.find_sku(sku)->barcode; }

  Timestamp now = *timestamp_from_rfc3339("2026-11-22T14:32:00+08:00");
  int ids = 100;
  Effects effects;
  State state;
};

inline Member li_hua() {
  Member member = zhang_wei();
  member.id = an_id(7);
  member.core.name = "李华";
  member.core.phone = "13912342071";
  return member;
}

}  // namespace shuke::terminal::test

#include "app/terminal/make_view.h"

#include "app/terminal/counter.h"
#include "app/text/format.h"

namespace shuke::terminal {
namespace {

using text::Key;

// Those of this store; only its managers where they are asked for leave.
AssociatesView make_associates(const State& state, bool is_leave) {
  AssociatesView view;
  view.is_leave = is_leave;
  if (!state.shop) return view;
  for (const domain::Associate& associate : state.shop->associates) {
    if (associate.store != state.shop->here || (is_leave && !associate.is_manager)) continue;
    const std::string& name = in(state.language, associate.name);
    view.rows.push_back({.id = associate.id,
                         .initial = first_character(name),
                         .title = name,
                         .detail = associate.id,
                         .is_chosen = associate.id == (is_leave ? state.returning.back.allowed_by : state.associate)});
  }
  return view;
}

ParkedView make_parked(const State& state) {
  ParkedView view;
  for (std::size_t i = 0; i < state.parked.size() && state.shop; ++i) {
    const domain::Basket& basket = state.parked[i];
    const domain::Sku* const first = basket.lines.empty() ? nullptr : state.shop->book.find_sku(basket.lines.front().sku);
    const std::string name = first == nullptr ? std::string() : in(state.language, state.shop->book.style_of(*first).name);
    view.rows.push_back({.id = std::to_string(i),
                         .initial = std::to_string(i + 1),
                         .title = name,
                         .detail = words(state).say(Key::parked_row, {std::to_string(domain::piece_count(basket))})});
  }
  return view;
}

// What happened, that selling goes on and is safe, what to do.
Key sentence_of(SyncTrouble trouble) {
  switch (trouble) {
    case SyncTrouble::none: return Key::sync_waiting_hint;
    case SyncTrouble::fork: return Key::sync_trouble_fork;
    case SyncTrouble::rolled_back: return Key::sync_trouble_rolled_back;
    case SyncTrouble::wrong_server: return Key::sync_trouble_wrong_server;
    case SyncTrouble::identity_taken: return Key::sync_trouble_identity_taken;
    case SyncTrouble::not_admitted: return Key::sync_trouble_not_admitted;
    case SyncTrouble::upgrade_needed: return Key::sync_trouble_upgrade_needed;
    case SyncTrouble::not_understood: return Key::sync_trouble_not_understood;
    case SyncTrouble::disk: return Key::sync_trouble_disk;
  }
  return Key::sync_waiting_hint;
}

// The state without its count: how many records wait is a row of its own, so that one number is said once.
Key word_of(SyncState state) {
  switch (state) {
    case SyncState::starting: return Key::sync_receiving;
    case SyncState::up_to_date: return Key::sync_up_to_date;
    case SyncState::sending: return Key::sync_sending_now;
    case SyncState::offline: return Key::sync_offline;
    case SyncState::attention: return Key::sync_attention_nothing;
  }
  return Key::sync_receiving;
}

SyncView make_sync(const State& state) {
  const text::Catalog& say = words(state);
  SyncView view;
  const std::string last =
      state.sync.last_contact ? say.say(Key::sync_last_time, {text::date_and_time(*state.sync.last_contact)}) : say.say(Key::sync_never);
  view.rows.push_back({say.say(word_of(state.sync.state)), "", false});
  view.rows.push_back(
      {state.sync.waiting == 0 ? say.say(Key::sync_none_waiting) : say.say(Key::sync_waiting, {std::to_string(state.sync.waiting)}), "",
       false});
  view.rows.push_back({last, "", false});
  view.title = say.say(state.disk == Disk::well ? Key::sync_sheet_title : Key::disk_sheet_title);
  view.sentence = state.disk == Disk::well ? say.say(sentence_of(state.sync.trouble)) : disk_hint(state);
  return view;
}

MoreView make_more(const State& state) {
  const text::Catalog& say = words(state);
  MoreView view;
  view.language = state.language;
  view.is_dark = state.is_dark;
  view.has_rules = state.shop != nullptr;
  if (!state.shop) return view;
  const domain::Store* const store = state.shop->find_store(state.shop->here);
  view.about.push_back({say.say(Key::more_store), store == nullptr ? state.shop->here : in(state.language, store->name), false});
  view.about.push_back({say.say(Key::more_price_set), std::to_string(state.shop->book.version()), false});
  view.about.push_back({say.say(Key::more_policy), std::to_string(policy_of(state).version), false});
  if (state.device_key) {
    const bool is_locked = *state.device_key == DeviceKey::none;
    view.about.push_back({say.say(Key::more_device_key), say.say(is_locked ? Key::more_key_missing : Key::more_key_in_file), false});
  }
  return view;
}

QuestionView make_question(const State& state) {
  const text::Catalog& say = words(state);
  if (state.question.kind == QuestionKind::enrol_with_card) {
    return {say.say(Key::question_card_title), say.say(Key::question_card_hint), say.say(Key::question_card_yes),
            say.say(Key::question_card_no)};
  }
  const std::string other = state.question.member ? state.question.member->core.name : std::string();
  const std::string now = state.member ? state.member->core.name : std::string();
  return {say.say(Key::member_switch_title, {other}), say.say(Key::member_switch_hint), say.say(Key::member_switch_yes, {other}),
          say.say(Key::member_switch_no, {now})};
}

void add_overlay(View& view, const State& state) {
  switch (state.overlay) {
    case Overlay::none: return;
    case Overlay::search: view.search = make_search(state); return;
    case Overlay::variant: view.variant = make_variant(state); return;
    case Overlay::coupons: view.coupons = make_coupons(state); return;
    case Overlay::discount: view.discount = make_discount(state); return;
    case Overlay::associates: view.associates = make_associates(state, false); return;
    case Overlay::leave: view.associates = make_associates(state, true); return;
    case Overlay::parked: view.parked = make_parked(state); return;
    case Overlay::sync: view.sync = make_sync(state); return;
    case Overlay::more: view.more = make_more(state); return;
    case Overlay::rules: view.rules = rule_page(policy_of(state), words(state)); return;
    case Overlay::standing: view.standing = make_standing(state); return;
    case Overlay::question: view.question = make_question(state); return;
    case Overlay::gifts: view.gifts = make_gifts(state); return;
  }
}

}  // namespace

View make_view(const State& state) {
  View view;
  view.screen = state.screen;
  view.language = state.language;
  view.is_dark = state.is_dark;
  view.status = make_status(state);
  view.member = make_member(state);
  if (state.screen == Screen::sale) view.goods = make_goods(state);
  if (state.screen == Screen::sale) view.nudge = make_nudge(state);
  if (state.screen == Screen::enrol) {
    const domain::PricedBasket as_member = priced_as_member(state);
    view.enrol = make_enrol(state, as_member);
    view.basket = make_basket(state, as_member);
  } else {
    view.basket = make_basket(state, state.priced);
  }
  if (state.screen == Screen::pay) view.pay = make_pay(state);
  if (state.screen == Screen::done) view.done = make_done(state);
  if (state.screen == Screen::returning) view.returning = make_return(state);
  add_overlay(view, state);
  if (state.toast) view.toast = ToastView{state.toast->text, state.toast->undo.has_value(), state.toast->is_bad};
  return view;
}

}  // namespace shuke::terminal

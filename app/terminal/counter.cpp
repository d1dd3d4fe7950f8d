#include "app/terminal/counter.h"

#include <algorithm>
#include <utility>

namespace shuke::terminal {
namespace {

constexpr std::int64_t k_toast_ms = 5'000;
constexpr std::int64_t k_glow_ms = 400;

// A new price list may have dropped goods that stand in the basket: they cannot be sold any more and are taken out aloud.
void drop_unknown_goods(State& state) {
  const auto is_unknown = [&](const domain::LineItem& line) { return state.shop->book.find_sku(line.sku) == nullptr; };
  if (std::erase_if(state.basket.lines, is_unknown) > 0) show_toast(state, words(state).say(text::Key::basket_repriced));
}

bool is_parked(const State& state, const Uuid& basket) {
  return std::any_of(state.parked.begin(), state.parked.end(), [&](const domain::Basket& parked) { return parked.id == basket; });
}

// A basket keeps that its member came by a lost card until the member is read in another way; one that was held and resumed asks for
// its member by id, which says nothing about a card.
void note_card(State& state, const domain::Member& member) {
  const std::string& read = state.read.code.text;
  if (read.empty() && state.basket.member == member.id) return;
  std::erase(state.lost_card_baskets, state.basket.id);
  if (domain::is_blocked(member.core, read)) state.lost_card_baskets.push_back(state.basket.id);
}

}  // namespace

const text::Catalog& words(const State& state) { return text::catalog(state.language); }

Date today(const State& state) {
  const domain::Store* const store = state.shop ? state.shop->find_store(state.shop->here) : nullptr;
  return business_date(state.now, store == nullptr ? 0 : store->cut_over_hour);
}

const domain::Policy& policy_of(const State& state) {
  SHUKE_CHECK(state.shop != nullptr);
  return state.shop->policy_on(today(state));
}

const std::optional<domain::Member>& buyer_of(const State& state) {
  return state.exchange && state.exchange->buyer ? state.exchange->buyer : state.member;
}

domain::Customer customer_at(const State& state) {
  const std::optional<domain::Member>& buyer = buyer_of(state);
  return buyer ? domain::customer_of(*buyer) : domain::Customer{};
}

domain::Customer customer_with_basket(const State& state) {
  domain::Customer customer = customer_at(state);
  if (customer.tier == domain::k_no_tier) customer.tier = state.priced.tier_used;
  return customer;
}

domain::PricingRules rules_of(const State& state, const domain::Customer& customer) {
  SHUKE_CHECK(state.shop != nullptr);
  return {state.shop->book, policy_of(state), customer, today(state), local_time(state.now)};
}

void reprice(State& state) {
  if (!state.shop) return;
  drop_unknown_goods(state);
  replan_exchange(state);
  drop_foreign_coupons(state);
  keep_discounts(state);
  const domain::Customer customer = customer_at(state);
  const domain::PricingRules rules = rules_of(state, customer);
  state.priced = domain::price(rules, state.basket);
  state.nudges = domain::nudges(rules, state.basket, state.priced, state.shop->here);
  state.pay.payment.due = state.priced.total;
  settle_exchange(state);
  recount_coupons(state);
}

void open_screen(State& state, Screen screen) {
  state.screen = screen;
  state.overlay = Overlay::none;
}

void open_basket(State& state, const Moment& moment) {
  std::erase_if(state.lost_card_baskets, [&](const Uuid& id) { return !is_parked(state, id); });
  state.basket = {.id = moment.fresh_id, .lines = {}, .member = std::nullopt, .associate = state.associate};
  state.member.reset();
  state.exchange.reset();
  state.done.reset();
  state.done_back.reset();
  state.done_member.reset();
  state.pad = {};
  state.read = {};
  state.coupons = {};
  state.enrol = {};
  state.pay = {.payment = {.due = {}, .rounding = state.pay.payment.rounding, .tenders = {}}, .active = {}, .typed = {}, .refusal = {}};
  state.glowing_line.reset();
  state.toast.reset();
  open_screen(state, Screen::sale);
  reprice(state);
}

void leave_done(State& state, const Moment& moment) {
  if (!state.done || !state.done->returns_of) return open_basket(state, moment);
  state.done.reset();
  state.done_member.reset();
  open_screen(state, Screen::sale);
}

void add_item(State& state, const SkuCode& sku, int quantity, const Moment& moment) {
  if (!state.shop || state.shop->book.find_sku(sku) == nullptr) return show_refusal(state, {Reason::unknown_sku, sku});
  if (state.pay.is_committing) return show_toast(state, words(state).say(text::Key::notice_busy));
  if (state.screen == Screen::done) leave_done(state, moment);
  Result<domain::Basket> with = domain::with_item(state.basket, sku, quantity);
  if (!with) return show_refusal(state, with.refusal());
  state.basket = std::move(with).value();
  const auto line =
      std::find_if(state.basket.lines.begin(), state.basket.lines.end(), [&](const domain::LineItem& item) { return item.sku == sku; });
  state.glowing_line = static_cast<std::size_t>(line - state.basket.lines.begin());
  state.glow_until_ms = state.now.unix_ms + k_glow_ms;
  state.overlay = Overlay::none;
  reprice(state);
  if (state.screen == Screen::sale) return;
  const domain::Style& style = state.shop->book.style_of(*state.shop->book.find_sku(sku));
  show_toast(state, words(state).say(text::Key::notice_scan_added, {in(state.language, style.name)}));
}

void attach_now(State& state, domain::Member member) {
  note_card(state, member);
  state.basket.member = member.id;
  state.toast.reset();  // what was said about whoever stood here before
  state.member = std::move(member);
  state.pad = {};
  state.overlay = Overlay::none;
  if (state.screen == Screen::enrol || state.screen == Screen::done) state.screen = Screen::sale;
  reprice(state);
}

void attach(State& state, domain::Member member) {
  const bool is_other = state.member && state.member->id != member.id;
  if (!is_other || state.basket.lines.empty()) return attach_now(state, std::move(member));
  state.question = {.kind = QuestionKind::replace_member, .member = std::move(member), .card = {}};
  state.overlay = Overlay::question;
}

void show_toast(State& state, std::string text, bool is_bad) {
  state.toast = ToastState{.text = std::move(text), .undo = std::nullopt, .is_bad = is_bad, .until_ms = state.now.unix_ms + k_toast_ms};
}

void show_refusal(State& state, const Refusal& refusal) { show_toast(state, text::say(words(state), refusal), true); }

std::uint64_t next_request(State& state) { return ++state.last_request; }

Draft draft_of(const State& state) {
  Draft draft;
  draft.basket = state.basket;
  draft.tenders = state.pay.payment.tenders;
  draft.rounding = state.pay.payment.rounding;
  draft.is_paying = state.screen == Screen::pay;
  if (state.enrol.form != domain::EnrolmentForm{}) draft.form = state.enrol.form;
  draft.parked = state.parked;
  draft.lost_card_baskets = state.lost_card_baskets;
  if (state.exchange) draft.exchange = state.exchange->back;
  draft.associate = state.associate;
  draft.language = state.language;
  draft.is_dark = state.is_dark;
  return draft;
}

}  // namespace shuke::terminal

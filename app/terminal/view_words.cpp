#include "app/terminal/counter.h"
#include "app/terminal/make_view.h"
#include "app/text/format.h"

namespace shuke::terminal {

using text::Key;

std::string tier_name(const State& state, domain::TierRank tier) {
  const domain::Tier* const at = state.shop ? domain::tier_at(policy_of(state), tier) : nullptr;
  return at == nullptr ? words(state).say(Key::member_guest) : in(state.language, at->name);
}

std::string size_text(const State& state, const std::string& size) { return size == "F" ? words(state).say(Key::variant_one_size) : size; }

std::string variant_text(const State& state, const Bilingual& colour, const std::string& size) {
  return words(state).say(Key::common_dot, {in(state.language, colour), size_text(state, size)});
}

std::string tender_name(const State& state, domain::TenderKind kind) {
  const text::Catalog& say = words(state);
  switch (kind) {
    case domain::TenderKind::cash: return say.say(Key::pay_cash);
    case domain::TenderKind::bank_card: return say.say(Key::pay_bank_card);
    case domain::TenderKind::wechat: return say.say(Key::pay_wechat);
    case domain::TenderKind::alipay: return say.say(Key::pay_alipay);
    case domain::TenderKind::change: return say.say(Key::pay_change);
    case domain::TenderKind::rounding: return say.say(Key::pay_rounding);
    case domain::TenderKind::stored_value: return say.say(Key::pay_stored_value);
    case domain::TenderKind::points: return say.say(Key::pay_points);
    case domain::TenderKind::voucher: return say.say(Key::pay_voucher);
    case domain::TenderKind::exchange: return say.say(Key::pay_exchange);
    case domain::TenderKind::spent_points: return say.say(Key::pay_spent_points);
  }
  return {};
}

void add_part(const State& state, std::string& all, const std::string& part) {
  if (!part.empty()) all = all.empty() ? part : words(state).say(Key::common_dot, {all, part});
}

std::string ways_back(const State& state, const std::vector<domain::RefundShare>& shares) {
  const text::Catalog& say = words(state);
  if (shares.empty()) return say.say(Key::return_way_none);
  if (shares.size() == 1) return say.say(Key::return_way_back, {tender_name(state, shares.front().kind)});
  std::string all;
  for (const domain::RefundShare& share : shares) {
    add_part(state, all, say.say(Key::return_way_part, {tender_name(state, share.kind), text::money(share.amount)}));
  }
  return all;
}

std::string items_text(const State& state, const std::string& first, int pieces) {
  if (pieces == 1) return first;
  const int shown = state.language == Language::zh ? pieces : pieces - 1;  // 等 4 件 counts the first one, "and 3 more" does not
  return words(state).say(Key::return_items_more, {first, std::to_string(shown)});
}

std::string reason_text(const State& state, const domain::PriceReason& reason) {
  const domain::Promotion* promotion = nullptr;
  if (state.shop) {
    for (const domain::Promotion& each : state.shop->book.promotions()) promotion = each.id == reason.promotion_id ? &each : promotion;
  }
  switch (reason.kind) {
    case domain::ReasonKind::tier_price: return words(state).say(Key::reason_member_price, {text::discount(words(state), reason.rate)});
    case domain::ReasonKind::welcome_off: return words(state).say(Key::reason_welcome_coupon);
    case domain::ReasonKind::coupon: {
      const domain::CouponRule* const rule = state.shop ? state.shop->find_coupon_rule(reason.promotion_id) : nullptr;
      return rule == nullptr ? words(state).say(Key::reason_coupon) : in(state.language, rule->name);
    }
    case domain::ReasonKind::manual:
      return words(state).say(Key::common_dot, {words(state).say(Key::reason_manual), discount_reason_text(state, reason.code)});
    case domain::ReasonKind::special_price:
    case domain::ReasonKind::nth_item:
    case domain::ReasonKind::threshold_off:
    case domain::ReasonKind::percentage:
    case domain::ReasonKind::amount_off:
    case domain::ReasonKind::bundle:
    case domain::ReasonKind::buy_get:
      return promotion == nullptr ? words(state).say(Key::reason_special_price) : in(state.language, promotion->name);
  }
  return {};
}

std::string line_reasons_text(const State& state, const domain::SaleLine& line) {
  std::string all;
  for (const domain::PriceReason& reason : line.priced.reasons) add_part(state, all, reason_text(state, reason));
  return all;
}

std::string short_amount(Money amount) {
  const std::string full = text::amount(amount);
  return full.ends_with(".00") ? full.substr(0, full.size() - 3) : full;
}

std::string first_character(const std::string& name) {
  if (name.empty()) return {};
  std::size_t at = 0;
  std::string first;
  append_utf8(first, next_code_point(name, at));
  return first;
}

std::string associate_name(const State& state, const AssociateId& id) {
  const domain::Associate* const associate = state.shop ? state.shop->find_associate(id) : nullptr;
  return associate == nullptr ? std::string() : in(state.language, associate->name);
}

std::string store_name(const State& state, const StoreId& id) {
  if (state.shop && id == state.shop->here) return words(state).say(Key::member_this_store);
  const domain::Store* const store = state.shop ? state.shop->find_store(id) : nullptr;
  return store == nullptr ? id : in(state.language, store->name);
}

Drawing drawing_of(const State& state, const domain::Sku& sku) { return {state.shop->book.style_of(sku).garment, sku.rgb}; }

namespace {

std::string disk_word(const State& state) {
  const text::Catalog& say = words(state);
  switch (state.disk) {
    case Disk::well: return {};
    case Disk::low: return say.say(Key::disk_low);
    case Disk::last: return say.say(Key::disk_last);
    case Disk::full: return say.say(Key::disk_full);
    case Disk::failed: return say.say(Key::disk_failed);
  }
  return {};
}

}  // namespace

StatusView make_status(const State& state) {
  const text::Catalog& say = words(state);
  const std::string waiting = std::to_string(state.sync.waiting);
  StatusView view;
  view.waiting = state.sync.waiting;
  view.disk = state.disk;
  view.disk_text = disk_word(state);
  view.associate = associate_name(state, state.associate);
  view.initial = first_character(view.associate);
  view.clock = text::clock_time(state.now);
  switch (state.sync.state) {
    case SyncState::starting: view.look = SyncLook::starting, view.text = say.say(Key::sync_receiving); break;
    case SyncState::up_to_date: view.look = SyncLook::up_to_date, view.text = say.say(Key::sync_up_to_date); break;
    case SyncState::sending: view.look = SyncLook::sending, view.text = say.say(Key::sync_sending, {waiting}); break;
    case SyncState::offline:
      view.look = SyncLook::offline;
      view.text = state.sync.waiting == 0 ? say.say(Key::sync_offline) : say.say(Key::sync_offline_waiting, {waiting});
      break;
    case SyncState::attention:
      view.look = SyncLook::attention;
      view.text = state.sync.waiting == 0 ? say.say(Key::sync_attention_nothing) : say.say(Key::sync_attention, {waiting});
      break;
  }
  return view;
}

}  // namespace shuke::terminal

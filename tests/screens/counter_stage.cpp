#include "tests/screens/counter_stage.h"

#include <map>
#include <utility>

#include "core/base/check.h"
#include "core/demo/members.h"
#include "core/domain/members/at_hand.h"
#include "core/domain/sales/exchange.h"
#include "core/domain/sales/history.h"
#include "core/domain/sales/sale.h"

namespace shuke::test {
namespace {

constexpr std::size_t k_most_hits = 20;
constexpr Date k_today{2026, 11, 22};

template <class... Handlers>
struct Overloaded : Handlers... {
  using Handlers::operator()...;
};
template <class... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

const demo::DemoChain& chain() {
  static const demo::DemoChain made = demo::make_demo_chain(demo::k_demo_seed, k_today);
  return made;
}

std::shared_ptr<const domain::Shop> story_shop() {
  const demo::DemoShop& from = chain().shop;
  domain::Shop shop;
  shop.chain = from.name;
  shop.here = from.stores.front().id;
  shop.stores = from.stores;
  shop.associates = from.associates;
  shop.policies = domain::PolicyBook(from.policy);
  shop.book = domain::PriceBook(from.catalogue);
  shop.coupon_rules = from.coupon_rules;
  return std::make_shared<const domain::Shop>(std::move(shop));
}

store::MemberKey key_of(const domain::Member& member) {
  store::MemberKey key{.id = member.id,
                       .name = member.core.name,
                       .phone = member.core.phone,
                       .cards = {},
                       .readings = member.core.pinyin,
                       .last_visit = {},
                       .last_store = {}};
  for (const domain::Card& card : member.core.cards) key.cards.push_back(card.number);
  if (member.facts.last) key.last_visit = member.facts.last->date, key.last_store = member.facts.last->store;
  return key;
}

// Filled once: a stage is built for every scene, language and size.
const store::MemberIndex& members_of_the_chain() {
  static const store::MemberIndex made = [] {
    store::MemberIndex index;
    for (const demo::DemoMember& one : chain().members) index.put(key_of(one.member));
    return index;
  }();
  return made;
}

}  // namespace

const std::string& CounterStage::phone_of(std::size_t story_member) const { return chain().members[story_member].member.core.phone; }

CounterStage::CounterStage(Language language) : now_(*timestamp_from_rfc3339("2026-11-22T14:32:00+08:00")) {
  state_ = terminal::opening_state(language, moment());
  tell(terminal::ShopPublished{story_shop()});
  tell(terminal::SyncChanged{terminal::SyncState::up_to_date, 0, now_, {}});
}

terminal::Moment CounterStage::moment() {
  Uuid id;
  ++ids_;
  id.bytes[14] = static_cast<std::uint8_t>(ids_ / 256);
  id.bytes[15] = static_cast<std::uint8_t>(ids_ % 256);
  return {now_, id};
}

void CounterStage::want(const terminal::Intent& intent) {
  for (const terminal::Effect& effect : terminal::step(state_, intent, moment())) answer(effect);
}

void CounterStage::tell(const terminal::Event& event) {
  for (const terminal::Effect& effect : terminal::step(state_, event, moment())) answer(effect);
}

void CounterStage::wait(std::int64_t milliseconds) {
  now_.unix_ms += milliseconds;
  tell(terminal::Tick{});
}

const domain::Member* CounterStage::find(const MemberId& id) const {
  for (const domain::Member& member : enrolled_) {
    if (member.id == id) return &member;
  }
  static const auto by_id = [] {
    std::map<MemberId, const domain::Member*> all;
    for (const demo::DemoMember& one : chain().members) all.emplace(one.member.id, &one.member);
    return all;
  }();
  const auto known = by_id.find(id);
  return known == by_id.end() ? nullptr : known->second;
}

void CounterStage::answer_search(const terminal::SearchMembers& asked) {
  const store::SearchHits hits = members_of_the_chain().search(asked.text, shop().here, k_most_hits);
  terminal::SearchAnswered answer{asked.request, {}, hits.total};
  for (const MemberId& id : hits.members) answer.members.push_back(*find(id));
  tell(answer);
}

domain::SaleContext CounterStage::context(const std::optional<domain::Member>& member) const {
  domain::SaleContext made{chain().shop.terminals.front(), now_, 0, k_today};
  if (!member) return made;
  made.lots = domain::lot_balances(member->standing);
  made.stored_value = member->facts.stored_value;
  return made;
}

const domain::Sale& CounterStage::record(domain::Sale sale) {
  sale.receipt = next_receipt();
  sale.seq = receipts_;
  sold_.push_back(std::move(sale));
  return sold_.back();
}

std::optional<domain::Member> CounterStage::after(std::optional<domain::Member> member, const domain::Sale& sale) const {
  if (!member) return member;
  return domain::on_day(*std::move(member), shop().policies, {domain::member_record_of(sale)}, k_today);
}

void CounterStage::commit(const terminal::CommitSale& asked) {
  if (refusal_) return tell(terminal::CommitRefused{*std::exchange(refusal_, std::nullopt)});
  const domain::Customer customer = asked.member ? domain::customer_of(*asked.member) : domain::Customer{};
  const domain::PricingRules rules{asked.shop->book, asked.shop->policy_on(k_today), customer, k_today};
  Result<domain::Sale> closed = domain::close_basket({rules, asked.basket, asked.payment, asked.member}, context(asked.member));
  if (!closed) return tell(terminal::CommitRefused{closed.refusal()});
  const domain::Sale sale = record(std::move(closed).value());
  tell(terminal::SaleCommitted{sale, after(asked.member, sale)});
}

void CounterStage::exchange(const terminal::CommitExchange& asked) {
  if (refusal_) return tell(terminal::CommitRefused{*std::exchange(refusal_, std::nullopt)});
  const terminal::CommitSale& goods = asked.goods;
  std::optional<domain::Member> buyer = goods.member;
  if (buyer) buyer = domain::with_return(*std::move(buyer), goods.shop->policies, (*state_.exchange->plan)->record);
  const domain::Customer customer = buyer ? domain::customer_of(*buyer) : domain::Customer{};
  const domain::PricingRules rules{goods.shop->book, goods.shop->policy_on(k_today), customer, k_today};
  Result<domain::Exchange> closed = domain::close_exchange(
      **state_.exchange->plan, asked.back.shares, {asked.back.back.id, asked.back.back.associate, asked.back.rounding, context(buyer)},
      {rules, goods.basket, goods.payment, buyer});
  if (!closed) return tell(terminal::CommitRefused{closed.refusal()});
  domain::Exchange both = std::move(closed).value();
  const domain::Sale returned = record(std::move(both.returned)), sold = record(std::move(both.sold));
  tell(terminal::ExchangeCommitted{returned, sold, after(after(goods.member, returned), sold)});
}

std::string CounterStage::next_receipt() { return "NJX-01-1-" + std::to_string(1'000'000 + ++receipts_).substr(1); }

const domain::Sale* CounterStage::find_sold(const std::string& receipt) const {
  for (const domain::Sale& sale : sold_) {
    if (sale.receipt == receipt || (receipt.size() > 3 && sale.receipt.ends_with(receipt))) return &sale;
  }
  return nullptr;
}

// The member as they are after what was sold and taken back here.
domain::ReturnableSale CounterStage::returnable(const domain::Sale& sale) const {
  domain::ReturnableSale made{.sale = sale, .earlier = {}, .member = std::nullopt};
  std::vector<domain::MemberRecord> own;
  for (const domain::Sale& other : sold_) {
    if (other.returns_of) made.earlier.push_back(other);
    if (other.member == sale.member) own.push_back(domain::member_record_of(other));
  }
  if (sale.member) made.member = domain::on_day(*find(*sale.member), shop().policies, own, k_today);
  return made;
}

void CounterStage::answer_coupon(const terminal::FindCoupon& asked) {
  for (const domain::Coupon& coupon : chain().shop.coupons) {
    if (coupon.code == asked.code) return tell(terminal::CouponFound{asked.request, {coupon, *shop().find_coupon_rule(coupon.rule)}});
  }
  tell(terminal::CouponMissing{asked.request});
}

void CounterStage::answer_sale(const terminal::FindSale& asked) {
  const domain::Sale* const sale = find_sold(asked.receipt);
  if (sale == nullptr) return tell(terminal::SaleMissing{asked.request, {Reason::unknown_receipt}});
  tell(terminal::SaleFound{asked.request, returnable(*sale)});
}

void CounterStage::take_back(const terminal::CommitReturn& asked) {
  if (refusal_) return tell(terminal::ReturnRefused{*std::exchange(refusal_, std::nullopt)});
  const domain::ReturnPlan& plan = **state_.returning.plan;
  const domain::ReturnBasket& back = asked.back;
  Result<domain::Sale> closed = domain::close_return(plan, asked.shares, {back.id, back.associate, asked.rounding, context(std::nullopt)});
  if (!closed) return tell(terminal::ReturnRefused{closed.refusal()});
  const std::optional<domain::Member> member = state_.returning.found->member;
  tell(terminal::ReturnCommitted{record(std::move(closed).value()), member});
}

void CounterStage::hand_over(const terminal::HandOverGift& asked) {
  if (refusal_) return tell(terminal::GiftRefused{*std::exchange(refusal_, std::nullopt), state_.member});
  domain::Member member = *state_.member;
  domain::note_hand_over(member.facts.gifts, {asked.right, {11, ++receipts_}, now_.unix_ms, asked.associate});
  tell(terminal::GiftHandedOver{member});
}

void CounterStage::answer(const terminal::Effect& effect) {
  const auto found = [&](std::uint64_t request, const std::optional<MemberId>& id) {
    if (id && find(*id) != nullptr) return tell(terminal::MemberFound{request, *find(*id)});
    tell(terminal::MemberMissing{request, {Reason::unknown_member}});
  };
  std::visit(Overloaded{[&](const terminal::FindByCode& e) {
                          const bool is_phone = e.code.kind == domain::CodeKind::phone;
                          found(e.request,
                                is_phone ? members_of_the_chain().find_phone(e.code.text) : members_of_the_chain().find_card(e.code.text));
                        },
                        [&](const terminal::FindById& e) { found(e.request, e.member); },
                        [&](const terminal::SearchMembers& e) { answer_search(e); },
                        [&](const terminal::CheckPhone& e) {
                          const std::optional<MemberId> id = members_of_the_chain().find_phone(e.phone);
                          tell(terminal::PhoneChecked{e.request, id ? std::optional(*find(*id)) : std::nullopt});
                        },
                        [&](const terminal::EnrolMember& e) {
                          if (refusal_) return tell(terminal::EnrolRefused{*std::exchange(refusal_, std::nullopt)});
                          const Result<domain::Enrolment> made =
                              domain::enrol(e.form, {moment().fresh_id, e.associate, shop().here, now_, k_today, {"zhang wei"}});
                          if (!made) return tell(terminal::EnrolRefused{made.refusal()});
                          enrolled_.push_back(domain::member_of(*made));
                          tell(terminal::Enrolled{enrolled_.back()});
                        },
                        [&](const terminal::CommitSale& e) { commit(e); }, [&](const terminal::FindCoupon& e) { answer_coupon(e); },
                        [&](const terminal::FindSale& e) { answer_sale(e); },
                        [&](const terminal::ListSales& e) {
                          tell(terminal::SalesListed{e.request, {sold_.rbegin(), sold_.rend()}});
                        },
                        [&](const terminal::CommitReturn& e) { take_back(e); }, [&](const terminal::CommitExchange& e) { exchange(e); },
                        [&](const terminal::HandOverGift& e) { hand_over(e); }, [](const auto&) {}},
             effect);
}

void CounterStage::attach_zhang_wei() { want(terminal::ReadCode{std::string(demo::k_story_card)}); }

void CounterStage::fill_guest_basket() {
  for (const char* sku : {"CS2603-MB-41", "KZ2602-KH-33", "PD2602-BK-115"}) want(terminal::AddItem{sku});
  wait(500);
}

void CounterStage::fill_story_basket() {
  want(terminal::AddItem{"CS2603-MB-41"});
  want(terminal::AddItem{"KZ2602-KH-33"});
  want(terminal::AddItem{"WZ2601-NY-F", 2});
  want(terminal::AddItem{"PD2602-BK-115"});
  wait(500);
}

void CounterStage::go_offline(int waiting) { tell(terminal::SyncChanged{terminal::SyncState::offline, waiting, now_, {}}); }

text::PinyinReading OneNamePinyin::read(std::string_view letters, text::PinyinField, std::size_t limit) {
  text::PinyinReading reading;
  const std::string_view known = "zhangwei";
  if (known.substr(0, letters.size()) != letters) return reading;
  reading.syllable_ends = letters.size() > 5 ? std::vector<std::size_t>{5, letters.size()} : std::vector<std::size_t>{letters.size()};
  if (letters == known) {
    for (const char* word : {"张伟", "张维", "章伟", "张威", "张薇", "张玮", "章维", "张炜"})
      reading.candidates.push_back({word, letters.size()});
  }
  for (const char* word : {"张", "章", "彰"}) {
    if (letters.size() >= 5) reading.candidates.push_back({word, 5});
  }
  if (reading.candidates.size() > limit) reading.candidates.resize(limit);
  return reading;
}

}  // namespace shuke::test

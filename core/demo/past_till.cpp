#include "core/demo/past_till.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "core/base/check.h"
#include "core/demo/members.h"
#include "core/demo/roll.h"
#include "core/domain/sales/history.h"
#include "core/domain/sales/returnable.h"

namespace shuke::demo {
namespace {

using domain::TenderKind;

// Of a hundred sales that no cash pays for.
constexpr int k_wechat = 50;
constexpr int k_alipay = 35;
constexpr int k_cash_permille = 130;
constexpr int k_all_back_permille = 330;
constexpr std::array k_causes{domain::ReturnCause::size, domain::ReturnCause::size, domain::ReturnCause::dislike,
                              domain::ReturnCause::quality};

Uuid id_of(Draw& draw, const Timestamp& at) {
  std::array<std::uint8_t, 10> random{};
  for (std::uint8_t& byte : random) byte = static_cast<std::uint8_t>(draw.below(256));
  return make_uuid_v7(at.unix_ms, random);
}

domain::Payment payment_of(Money due, Draw& draw) {
  const domain::Payment open{.due = due, .rounding = domain::Rounding::none, .tenders = {}};
  if (draw.permille(k_cash_permille))
    return domain::with_tender(open, {.kind = TenderKind::cash, .amount = draw.one_of(domain::quick_amounts(due))}).value();
  const int way = draw.below(100);
  const TenderKind kind = way < k_wechat ? TenderKind::wechat : way < k_wechat + k_alipay ? TenderKind::alipay : TenderKind::bank_card;
  return domain::with_tender(open, {.kind = kind, .amount = due}).value();
}

}  // namespace

struct PastWorld {
  const domain::Shop& shop;
  TerminalIdentity till;
  PastOrder order;
  World world;
  Seasons seasons;
  Roll roll;
  std::vector<AssociateId> staff;

  PastWorld(const DemoShop& chain, const domain::Shop& the_shop, const TerminalIdentity& the_till, const PastOrder& the_order);

  Timestamp time_of(PastSecond second) const {
    const std::int64_t first_day = days_since_1970(order.as_of) - k_past_days;
    Timestamp at;
    at.unix_ms = first_day * 86'400'000 + std::int64_t{second} * 1000 - std::int64_t{at.offset_minutes} * 60'000;
    return at;
  }
  Date date_of(PastSecond second) const { return plus_days(order.as_of, static_cast<int>(second / k_seconds_a_day) - k_past_days); }
  domain::SaleContext context_at(PastSecond second) const {
    return {.terminal = till,
            .at = time_of(second),
            .monotonic_ms = std::int64_t{second % k_seconds_a_day} * 1000,
            .business_date = date_of(second)};
  }
};

PastWorld::PastWorld(const DemoShop& chain, const domain::Shop& the_shop, const TerminalIdentity& the_till, const PastOrder& the_order)
    : shop(the_shop),
      till(the_till),
      order(the_order),
      world(chain, the_order.seed, the_order.as_of),
      seasons(the_order.as_of),
      roll(world, seasons, {the_order.members, the_order.sales}) {
  for (const domain::Associate& associate : chain.associates) {
    if (associate.store == till.store) staff.push_back(associate.id);
  }
}

namespace {

// One person from their first visit on: what was before the till's time at once, then act by act.
class Walk {
 public:
  Walk(const PastWorld& past, std::int64_t person)
      : past_(past),
        person_(person),
        shopper_(make_shopper(past.world, person)),
        life_{{}, Account(past.world.policies, person + 1, shopper_.core.birthday)} {
    shopper_.core.phone = phone_in_family(past.world, person);
    places_ = past.roll.places_of(person);
    if (!is_member()) return;
    const std::vector<PastSecond> trips = trips_of(past.world, past.seasons, shopper_, person);
    id_ = id_for(past.world, person, past.date_of(trips.front()));
    const auto here = std::ranges::count_if(places_, [&](std::uint32_t place) { return !past.roll.at(place).is_return; });
    for (int visit = 0; visit < static_cast<int>(trips.size()) - here; ++visit)
      buy_elsewhere(visit, trips[static_cast<std::size_t>(visit)]);
  }

  // The next act at the till. Ends where the person has no more.
  domain::Sale go_on() {
    const std::uint32_t place = places_[done_++];
    const Entry& entry = past_.roll.at(place);
    domain::Sale sale = entry.is_return ? take_back(entry) : sell(entry);
    number(sale, place);
    if (is_member()) life_.account.book(domain::member_record_of(sale));
    if (!entry.is_return) {
      life_.purchases.push_back(domain::purchase_of(sale));
      if (comes_back(entry.visit)) sold_.insert_or_assign(entry.visit, sale);
    }
    return sale;
  }
  bool is_over() const { return done_ == places_.size(); }
  std::uint32_t next_place() const { return places_[done_]; }

  DemoMember member() && { return made_member(past_.world, shopper_, person_, std::move(life_)); }

 private:
  bool is_member() const { return person_ < past_.order.members; }
  bool comes_back(std::uint16_t visit) const {
    return std::ranges::any_of(places_,
                               [&](std::uint32_t place) { return past_.roll.at(place).is_return && past_.roll.at(place).visit == visit; });
  }

  void buy_elsewhere(int visit, PastSecond second) {
    const Date date = past_.date_of(second);
    const domain::Tier* const tier = domain::tier_at(past_.world.policies.on(date), life_.account.tier_on(date));
    const BasisPoints rate = tier != nullptr ? tier->price_rate : k_whole;
    domain::Purchase purchase{.date = date, .store = past_.world.shop.stores[shopper_.home].id, .total = {}, .items = {}};
    int pieces = 0;
    for (const Bought& one : bought_on(past_.world, shopper_, {person_, visit})) {
      purchase.total += at_rate_half_up(one.sku->list_price * one.quantity, rate);
      purchase.items.push_back(past_.world.item(*one.sku, one.quantity));
      pieces += one.quantity;
    }
    life_.account.add_sale(date, purchase.total, pieces);
    life_.purchases.push_back(std::move(purchase));
  }

  std::optional<domain::Member> member_on(const domain::Standing& standing) const {
    if (!is_member()) return std::nullopt;
    domain::Member member{.id = id_, .core = {}, .facts = {}, .standing = standing};
    member.facts.points = standing.balance();
    return member;
  }

  domain::Sale sell(const Entry& entry) {
    const Visit visit{person_, entry.visit};
    Draw draw = draw_for(past_.world, Stream::counter, visit);
    const domain::SaleContext context = past_.context_at(entry.second);
    const domain::Policy& policy = past_.shop.policy_on(context.business_date);
    domain::Basket basket{.id = id_of(draw, context.at), .lines = {}, .member = {}, .associate = draw.one_of(past_.staff)};
    for (const Bought& one : bought_on(past_.world, shopper_, visit))
      basket = domain::with_item(std::move(basket), one.sku->code, one.quantity).value();
    domain::Customer customer;
    std::optional<domain::Member> member;
    if (is_member()) {
      const domain::Standing standing = life_.account.on(context.business_date);
      customer = domain::customer_with(standing, policy, shopper_.core.birthday);
      member = member_on(standing);
      basket.member = id_;
    }
    const domain::PricingRules rules{past_.shop.book, policy, customer, context.business_date, local_time(context.at)};
    const domain::Payment payment = payment_of(domain::price(rules, basket).total, draw);
    return domain::close_basket({rules, basket, payment, member}, context).value();
  }

  // A third of the returns are of all that was bought, the others of one piece.
  domain::Sale take_back(const Entry& entry) {
    Draw draw = draw_for(past_.world, Stream::refund, Visit{person_, entry.visit});
    const domain::SaleContext context = past_.context_at(entry.second);
    const domain::Sale& sold = sold_.at(entry.visit);
    std::vector<domain::PieceName> pieces = domain::pieces_of(sold);
    if (!draw.permille(k_all_back_permille)) pieces = {draw.one_of(pieces)};
    const domain::ReturnableSale returnable{sold, {}, member_on(life_.account.on(context.business_date))};
    const domain::ReturnPlan plan = domain::plan_of(returnable, past_.shop, {pieces, context.business_date, {}}).value();
    const Uuid id = id_of(draw, context.at);
    domain::Sale sale = domain::close_return(plan, plan.proposed, {id, draw.one_of(past_.staff), domain::Rounding::none, context}).value();
    sale.cause = draw.one_of(k_causes);
    return sale;
  }

  // One record opens the first day, two close one and open the next.
  void number(domain::Sale& sale, std::uint32_t place) const {
    sale.seq = std::int64_t{place} + 1 + 2 * past_.roll.days_until(place) - 1;
    sale.receipt = receipt_number(past_.till, std::int64_t{place} + 1);
  }

  const PastWorld& past_;
  std::int64_t person_;
  Shopper shopper_;
  Life life_;
  MemberId id_;
  std::span<const std::uint32_t> places_;
  std::size_t done_ = 0;
  std::map<std::uint16_t, domain::Sale> sold_;  // by visit: those of which something comes back
};

}  // namespace

PastTill::PastTill(const DemoShop& chain, const domain::Shop& shop, const TerminalIdentity& till, const PastOrder& order)
    : past_(std::make_unique<PastWorld>(chain, shop, till, order)) {}
PastTill::~PastTill() = default;

std::int64_t PastTill::sales() const { return past_->roll.size(); }

domain::Sale PastTill::sale(std::int64_t place) const {
  Walk walk(*past_, past_->roll.at(place).person);
  while (walk.next_place() < place) walk.go_on();
  return walk.go_on();
}

DemoMember PastTill::member(std::int64_t index) const {
  if (index < k_story_members) return story_member(past_->world, index);
  Walk walk(*past_, index);
  while (!walk.is_over()) walk.go_on();
  return std::move(walk).member();
}

std::vector<std::uint32_t> PastTill::members_by_joining() const {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> joined;
  joined.reserve(static_cast<std::size_t>(past_->order.members));
  for (std::int64_t index = 0; index < past_->order.members; ++index) {
    const bool is_story = index < k_story_members;
    const auto first = is_story ? PastSecond{} : trips_of(past_->world, past_->seasons, make_shopper(past_->world, index), index).front();
    joined.emplace_back(first / k_seconds_a_day, static_cast<std::uint32_t>(index));
  }
  std::sort(joined.begin(), joined.end());
  std::vector<std::uint32_t> indexes;
  indexes.reserve(joined.size());
  for (const auto& [day, index] : joined) indexes.push_back(index);
  return indexes;
}

}  // namespace shuke::demo

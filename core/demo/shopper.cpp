#include <algorithm>
#include <array>
#include <iterator>

#include "core/demo/colours.h"
#include "core/demo/people.h"
#include "core/demo/world.h"

namespace shuke::demo {
namespace {

using domain::SizeFamily;

constexpr int k_days = 730;
constexpr int k_most_items = 12;
constexpr Money k_dear = yuan(500);  // thought about twice

// Visits in two years for a sum of four dice from 0 to 6: half the members come three times or less, a few every other week.
constexpr std::array k_visits{1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 4, 5, 6, 7, 9, 11, 13, 16, 20, 25, 32, 40};

constexpr std::array<std::string_view, 6> k_build_sizes{"S", "M", "L", "XL", "XXL", "3XL"};

// One build decides all sizes, so that they fit one person: 0 is slight, 5 is large.
std::vector<domain::SizeOf> sizes_for(Draw& draw, bool is_woman) {
  const int build = std::min(5, draw.below(3) + draw.below(3) + (is_woman ? 0 : draw.below(2)));
  std::vector<domain::SizeOf> sizes{
      {SizeFamily::top, std::string(k_build_sizes[static_cast<std::size_t>(is_woman ? std::min(build, 3) : build)])}};
  if (is_woman) {
    sizes.push_back({SizeFamily::trousers, std::to_string(26 + std::min(build, 4))});
    sizes.push_back({SizeFamily::shoes, std::to_string(36 + draw.below(4))});
  } else {
    sizes.push_back({SizeFamily::shirt, std::to_string(38 + build)});
    sizes.push_back({SizeFamily::trousers, std::to_string(29 + build)});
    sizes.push_back({SizeFamily::belt, std::to_string(105 + 5 * (build / 2))});
    sizes.push_back({SizeFamily::shoes, std::to_string(40 + draw.below(5))});
  }
  return sizes;
}

const domain::Sku* variant_for(const World& world, const Rack& rack, const Shopper& shopper, Draw& draw) {
  const auto& skus = world.shop.catalogue.skus;
  std::size_t size = rack.sizes;
  if (rack.style->size_family == SizeFamily::one_size) size = 0;
  for (const domain::SizeOf& own : shopper.sizes) {
    if (own.family != rack.style->size_family) continue;
    for (std::size_t i = 0; i < rack.sizes; ++i) {
      if (skus[rack.first + i].size == own.size) size = i;
    }
  }
  if (size == rack.sizes || (shopper.avoids_wool && rack.style->has_wool)) return nullptr;
  for (std::size_t colour = 0; colour < rack.colours; ++colour) {
    const domain::Sku& sku = skus[rack.first + colour * rack.sizes + size];
    if (std::find(shopper.colours.begin(), shopper.colours.end(), sku.colour.zh) != shopper.colours.end()) return &sku;
  }
  return &skus[rack.first + static_cast<std::size_t>(draw.below(static_cast<int>(rack.colours))) * rack.sizes + size];
}

bool likes(const Shopper& shopper, const domain::Sku& sku) {
  return std::find(shopper.colours.begin(), shopper.colours.end(), sku.colour.zh) != shopper.colours.end();
}

struct Trip {
  Date date;
  BasisPoints price_rate;
  bool is_first = false;
};

domain::Purchase go_shopping(const World& world, const Shopper& shopper, const Trip& trip, Draw& draw) {
  domain::Purchase purchase;
  purchase.date = trip.date;
  const std::size_t store = draw.permille(880) ? shopper.home : world.shop.stores.size() - 1 - shopper.home;
  purchase.store = world.shop.stores[store].id;
  const bool earns_card = trip.is_first && !shopper.stays_prospect;
  const int wanted = shopper.stays_prospect ? 1 : 1 + draw.below(2) + (draw.permille(250) ? 1 : 0);
  for (int i = 0; i < wanted || (earns_card && purchase.total < domain::enrol_single_sale(world.shop.policy) && i < k_most_items); ++i) {
    const domain::Sku& sku = choose(world, shopper, draw);
    if (shopper.stays_prospect && sku.list_price > yuan(400)) continue;
    const int quantity = sku.list_price < yuan(60) ? draw.between(1, 3) : 1;
    purchase.total += at_rate_half_up(sku.list_price * quantity, trip.price_rate);
    purchase.items.push_back(world.item(sku, quantity));
  }
  return purchase;
}

int pieces_of(const domain::Purchase& purchase) {
  int pieces = 0;
  for (const domain::PurchasedItem& item : purchase.items) pieces += item.quantity;
  return pieces;
}

void put_core(const World& world, std::int64_t index, Draw& draw, domain::MemberCore& core) {
  core.phone = phone_of(index, world.seed);
  if (draw.permille(970)) core.cards.push_back({card_of(index), domain::CardState::active});
  if (!core.cards.empty() && draw.permille(12)) core.cards.push_back({lost_card_of(index), domain::CardState::blocked});
  if (draw.permille(800)) core.birthday = make_birthday(draw);
}

}  // namespace

const domain::Sku& choose(const World& world, const Shopper& shopper, Draw& draw) {
  const auto& racks = shopper.is_woman ? world.racks_for_women : world.racks_for_men;
  const domain::Sku* chosen = nullptr;
  for (int look = 0; look < 4 || chosen == nullptr; ++look) {
    const domain::Sku* const sku = variant_for(world, draw.one_of(racks), shopper, draw);
    if (sku == nullptr || (sku->list_price > k_dear && draw.permille(450))) continue;
    chosen = sku;
    if (likes(shopper, *sku)) break;
  }
  return *chosen;
}

Shopper make_shopper(const World& world, std::int64_t index) {
  Draw family = draw_for(world, Stream::family, index / k_family);
  Draw own = draw_for(world, Stream::person, index);
  Shopper shopper;
  shopper.home = family.permille(620) ? 0 : 1;
  for (int i = 0; i < 3; ++i) shopper.colours.push_back(colour_of(family.one_of(colours_in(Palette::basic))).zh);
  shopper.is_woman = own.permille(540);
  // Who married in keeps their own surname; the others share one.
  Draw surname = index % k_family == 2 ? draw_for(world, Stream::extras, index) : family;
  Name name = make_name(surname, own, shopper.is_woman);
  shopper.core.name = std::move(name.text);
  shopper.core.pinyin = std::move(name.pinyin);
  put_core(world, index, own, shopper.core);
  shopper.sizes = sizes_for(own, shopper.is_woman);
  shopper.avoids_wool = own.permille(10);
  shopper.stays_prospect = own.permille(50);
  const int dice = own.below(7) + own.below(7) + own.below(7) + own.below(7);
  shopper.visits = shopper.stays_prospect ? 1 : k_visits[static_cast<std::size_t>(dice)];
  shopper.first_days_ago = own.between(std::min(k_days, 20 + shopper.visits * 11), k_days);
  return shopper;
}

Life make_life(const World& world, const Shopper& shopper, std::int64_t index) {
  Draw draw = draw_for(world, Stream::shopping, index);
  Life life{{}, Account(world.policies, index + 1, shopper.core.birthday)};
  const int step = std::max(2, shopper.first_days_ago / shopper.visits);
  int days_ago = shopper.first_days_ago;
  for (int visit = 0; visit < shopper.visits && days_ago > 0; ++visit) {
    const Date date = plus_days(world.as_of, -days_ago);
    const domain::Tier* const tier = domain::tier_at(world.policies.on(date), life.account.tier_on(date));
    domain::Purchase purchase = go_shopping(world, shopper, {date, tier != nullptr ? tier->price_rate : k_whole, visit == 0}, draw);
    days_ago -= std::max(1, step * draw.between(60, 140) / 100);
    if (purchase.items.empty()) continue;
    life.account.add_sale(date, purchase.total, pieces_of(purchase));
    life.purchases.push_back(std::move(purchase));
  }
  return life;
}

}  // namespace shuke::demo

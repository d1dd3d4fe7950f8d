#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/time.h"
#include "core/demo/account.h"
#include "core/demo/demo_chain.h"
#include "core/demo/draw.h"
#include "core/domain/members/member.h"

namespace shuke::demo {

// One style as a shopper meets it: its variants stand together in the catalogue, colour by colour.
struct Rack {
  const domain::Style* style = nullptr;
  std::size_t first = 0;  // SKU
  std::size_t sizes = 0;
  std::size_t colours = 0;
};

// Everything the making of members looks things up in. Borrows the shop.
struct World {
  World(const DemoShop& shop, std::uint64_t seed, Date as_of);

  const domain::Sku& sku(std::string_view code) const;
  domain::PurchasedItem item(const domain::Sku& sku, int quantity) const;

  const DemoShop& shop;
  domain::PolicyBook policies;
  std::uint64_t seed;
  Date as_of;
  std::vector<Rack> racks_for_men;
  std::vector<Rack> racks_for_women;
  std::unordered_map<std::string_view, std::size_t> sku_by_code;
  std::unordered_map<std::string_view, const domain::Style*> style_by_code;
};

// What stays the same about somebody from visit to visit. Members come in families of three that share a home store and a taste.
struct Shopper {
  bool is_woman = false;
  bool avoids_wool = false;
  bool stays_prospect = false;  // never reaches the threshold
  int visits = 1;
  int first_days_ago = 1;  // days from the first visit to `as_of`
  std::size_t home = 0;    // index into the shop's stores
  std::vector<domain::SizeOf> sizes;
  std::vector<std::string_view> colours;  // Chinese names of the colours they like
  domain::MemberCore core;
};
inline constexpr int k_family = 3;
Shopper make_shopper(const World& world, std::int64_t index);
// Looks at up to four things and takes the first in a favourite colour, or the last that fits.
const domain::Sku& choose(const World& world, const Shopper& shopper, Draw& draw);

// Two years of going shopping, oldest first, and the account it makes.
struct Life {
  std::vector<domain::Purchase> purchases;
  Account account;
};
Life make_life(const World& world, const Shopper& shopper, std::int64_t index);

// Made of a life and a few draws: what is told of somebody besides what they bought. Not of the story's people.
DemoMember made_member(const World& world, const Shopper& shopper, std::int64_t index, Life life);
DemoMember story_member(const World& world, std::int64_t index);
MemberId id_for(const World& world, std::int64_t index, Date joined);

// Independent rows of draws for one member.
enum class Stream { person = 1, family, shopping, extras, id, trips, basket, counter, returning, refund, phone };
Draw draw_for(const World& world, Stream stream, std::int64_t index);

}  // namespace shuke::demo

#include "core/demo/members.h"

#include <array>

#include "core/demo/coupons.h"
#include "core/demo/story_members.h"
#include "core/demo/world.h"
#include "core/domain/members/preferences.h"

namespace shuke::demo {
namespace {

using domain::FlagKind;
using domain::PreferenceSource;

// What people say of themselves at the counter.
const std::array<Bilingual, 12> k_said{{{"修身", "Slim fit"},
                                        {"合身", "Regular fit"},
                                        {"宽松", "Loose fit"},
                                        {"深色", "Dark colours"},
                                        {"素色", "Plain colours"},
                                        {"亮色", "Bright colours"},
                                        {"不要大标", "No big logos"},
                                        {"休闲", "Casual"},
                                        {"商务", "Business"},
                                        {"运动", "Sporty"},
                                        {"好打理", "Easy care"},
                                        {"只要纯棉", "Cotton only"}}};

domain::MemberFacts facts_from(const std::vector<domain::Purchase>& purchases) {
  const domain::DerivedPreferences derived = domain::derive_preferences(purchases);
  domain::MemberFacts facts;
  facts.cycle_days = domain::cycle_days(purchases);
  if (!purchases.empty()) facts.last = purchases.back();
  facts.sizes = derived.sizes;
  facts.preferences = domain::as_chips(derived);
  return facts;
}

Date joined(const Life& life, Date as_of) { return life.purchases.empty() ? as_of : life.purchases.front().date; }

AssociateId owner_in(const World& world, const StoreId& store, Draw& draw) {
  if (draw.permille(300)) return {};
  std::vector<AssociateId> staff;
  for (const domain::Associate& associate : world.shop.associates) {
    if (associate.store == store) staff.push_back(associate.id);
  }
  return draw.one_of(staff);
}

void add_flags(const Shopper& shopper, Draw& draw, domain::MemberFacts& facts) {
  if (shopper.avoids_wool) facts.flags.push_back({FlagKind::special_need, {"羊毛过敏", "Wool allergy"}, {"别推荐羊毛", "Offer no wool"}});
  if (draw.permille(6)) facts.flags.push_back({FlagKind::special_need, {"听力不好", "Hard of hearing"}, {"说话慢一点", "Speak slowly"}});
  if (draw.permille(5))
    facts.flags.push_back({FlagKind::open_case, {"投诉未结 · 起球", "Open complaint: pilling"}, {"本周内回复", "Answer this week"}});
}

// A member under construction.
struct Unfinished {
  std::int64_t index;
  domain::Member& member;
  Account& account;
};

void add_extras(const World& world, const Shopper& shopper, const Unfinished& one) {
  const auto& [index, member, account] = one;
  domain::MemberFacts& facts = member.facts;
  Draw draw = draw_for(world, Stream::extras, index + (std::int64_t{1} << 40));
  facts.home_store = world.shop.stores[shopper.home].id;
  facts.owner = owner_in(world, facts.home_store, draw);
  facts.avoids_wool = shopper.avoids_wool;
  if (draw.permille(80)) account.add_stored_value(plus_days(world.as_of, -1), yuan(50 * draw.between(1, 20)));
  if (draw.permille(350)) facts.coupons = coupons_of(index, member.id, draw.between(1, 3), world.as_of);
  std::vector<domain::Preference> said;
  for (int i = draw.permille(400) ? draw.between(1, 2) : 0; i > 0; --i) {
    const Bilingual& words = k_said[(static_cast<std::size_t>(draw.below(6)) + static_cast<std::size_t>(i) * 6) % k_said.size()];
    said.push_back({PreferenceSource::said, words});
  }
  facts.preferences.insert(facts.preferences.begin(), said.begin(), said.end());
  add_flags(shopper, draw, facts);
}

}  // namespace

MemberId id_for(const World& world, std::int64_t index, Date joined) {
  const bool is_story = index < k_story_members;
  Draw draw = is_story ? Draw(scramble(0, static_cast<std::uint64_t>(index))) : draw_for(world, Stream::id, index);
  std::array<std::uint8_t, 10> random{};
  for (std::uint8_t& byte : random) byte = static_cast<std::uint8_t>(draw.below(256));
  return make_uuid_v7(days_since_1970(joined) * 86'400'000, random);
}

DemoMember made_member(const World& world, const Shopper& shopper, std::int64_t index, Life life) {
  domain::Member member;
  member.core = shopper.core;
  member.id = id_for(world, index, joined(life, world.as_of));
  member.facts = facts_from(life.purchases);
  add_extras(world, shopper, {index, member, life.account});
  member.standing.state = life.account.state();
  return {domain::on_day(std::move(member), world.policies, {}, world.as_of), life.account.records()};
}

DemoMember story_member(const World& world, std::int64_t index) {
  Life life = story_life(world, index);
  domain::Member member;
  member.core = story_core(index);
  member.id = id_for(world, index, joined(life, world.as_of));
  member.facts = facts_from(life.purchases);
  add_story_facts(world, index, member);
  member.standing.state = life.account.state();
  return {domain::on_day(std::move(member), world.policies, {}, world.as_of), life.account.records()};
}

MemberMaker::MemberMaker(const DemoShop& shop, std::uint64_t seed, Date as_of) : world_(std::make_unique<World>(shop, seed, as_of)) {}
MemberMaker::~MemberMaker() = default;

DemoMember MemberMaker::member(std::int64_t index) const {
  if (index < k_story_members) return story_member(*world_, index);
  const Shopper shopper = make_shopper(*world_, index);
  return made_member(*world_, shopper, index, make_life(*world_, shopper, index));
}

std::vector<domain::Purchase> MemberMaker::purchases(std::int64_t index) const {
  if (index < k_story_members) return story_life(*world_, index).purchases;
  return make_life(*world_, make_shopper(*world_, index), index).purchases;
}

std::vector<DemoMember> make_members(const DemoShop& shop, std::int64_t count, std::uint64_t seed, Date as_of) {
  const MemberMaker maker(shop, seed, as_of);
  std::vector<DemoMember> members;
  members.reserve(static_cast<std::size_t>(count));
  for (std::int64_t index = 0; index < count; ++index) members.push_back(maker.member(index));
  return members;
}

}  // namespace shuke::demo

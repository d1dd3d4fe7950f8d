#include "core/demo/members.h"

#include <array>

#include "core/demo/standing.h"
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

MemberId id_for(const World& world, std::int64_t index, Date joined) {
  const bool is_story = index < k_story_members;
  Draw draw = is_story ? Draw(scramble(0, static_cast<std::uint64_t>(index))) : draw_for(world, Stream::id, index);
  std::array<std::uint8_t, 10> random{};
  for (std::uint8_t& byte : random) byte = static_cast<std::uint8_t>(draw.below(256));
  return make_uuid_v7(days_since_1970(joined) * 86'400'000, random);
}

domain::MemberFacts facts_from(const World& world, const domain::MemberCore& core, const std::vector<domain::Purchase>& history) {
  Standing standing(world.shop.policy);
  for (const domain::Purchase& purchase : history) {
    standing.pass_to(purchase.date);
    standing.add(purchase.date, purchase.total, domain::days_to_birthday(core, purchase.date) == 0);
  }
  standing.pass_to(world.as_of);
  const domain::DerivedPreferences derived = domain::derive_preferences(history);
  domain::MemberFacts facts;
  facts.tier = standing.tier();
  facts.tier_until = standing.tier_until();
  facts.points = standing.points();
  facts.spend_in_window = standing.spend_in_window(world.as_of);
  facts.lifetime_spend = standing.lifetime();
  facts.visits = static_cast<int>(history.size());
  facts.cycle_days = domain::cycle_days(history);
  if (!history.empty()) facts.last = history.back();
  facts.sizes = derived.sizes;
  facts.preferences = domain::as_chips(derived);
  return facts;
}

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

void add_extras(const World& world, const Shopper& shopper, std::int64_t index, domain::MemberFacts& facts) {
  Draw draw = draw_for(world, Stream::extras, index + (std::int64_t{1} << 40));
  facts.home_store = world.shop.stores[shopper.home].id;
  facts.owner = owner_in(world, facts.home_store, draw);
  facts.avoids_wool = shopper.avoids_wool;
  if (draw.permille(80)) facts.stored_value = yuan(50 * draw.between(1, 20));
  if (draw.permille(350)) facts.coupons = draw.between(1, 3);
  std::vector<domain::Preference> said;
  for (int i = draw.permille(400) ? draw.between(1, 2) : 0; i > 0; --i) {
    const Bilingual& words = k_said[(static_cast<std::size_t>(draw.below(6)) + static_cast<std::size_t>(i) * 6) % k_said.size()];
    said.push_back({PreferenceSource::said, words});
  }
  facts.preferences.insert(facts.preferences.begin(), said.begin(), said.end());
  add_flags(shopper, draw, facts);
}

}  // namespace

MemberMaker::MemberMaker(const DemoShop& shop, std::uint64_t seed, Date as_of) : world_(std::make_unique<World>(shop, seed, as_of)) {}
MemberMaker::~MemberMaker() = default;

domain::Member MemberMaker::member(std::int64_t index) const {
  const bool is_story = index < k_story_members;
  const Shopper shopper = is_story ? Shopper{} : make_shopper(*world_, index);
  domain::Member member;
  member.core = is_story ? story_core(index) : shopper.core;
  const std::vector<domain::Purchase> history = is_story ? story_history(*world_, index) : make_history(*world_, shopper, index);
  member.id = id_for(*world_, index, history.empty() ? world_->as_of : history.front().date);
  member.facts = facts_from(*world_, member.core, history);
  if (is_story) {
    add_story_facts(index, member.facts);
  } else {
    add_extras(*world_, shopper, index, member.facts);
  }
  return member;
}

std::vector<domain::Purchase> MemberMaker::history(std::int64_t index) const {
  return index < k_story_members ? story_history(*world_, index) : make_history(*world_, make_shopper(*world_, index), index);
}

std::vector<domain::Member> make_members(const DemoShop& shop, std::int64_t count, std::uint64_t seed, Date as_of) {
  const MemberMaker maker(shop, seed, as_of);
  std::vector<domain::Member> members;
  members.reserve(static_cast<std::size_t>(count));
  for (std::int64_t index = 0; index < count; ++index) members.push_back(maker.member(index));
  return members;
}

}  // namespace shuke::demo

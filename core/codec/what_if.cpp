#include "core/codec/what_if.h"

#include "core/codec/values.h"

namespace shuke::codec {
namespace {

using domain::TierRank;

Writing policy_json(const domain::Policy& policy, const domain::UnderPolicy& sums, const std::function<std::int64_t(TierRank)>& members) {
  Writing tiers = Writing::array();
  for (std::size_t i = 0; i < policy.tiers.size(); ++i) {
    tiers.push_back({{"code", policy.tiers[i].code}, {"members", members(static_cast<TierRank>(i) + 1)}});
  }
  return {{"version", policy.version},
          {"no_tier", members(domain::k_no_tier)},
          {"tiers", tiers},
          {"points", sums.earned.count},
          {"points_worth", worth_of(policy, sums.earned).fen},
          {"tier_off", sums.tier_off.fen},
          {"welcome_off", sums.welcome_off.fen},
          {"cost", cost_of(policy, sums).fen}};
}

}  // namespace

std::string encode_what_if(const domain::PolicyComparison& comparison, const domain::WhatIf& sums) {
  const Writing in_force =
      policy_json(comparison.in_force(), sums.in_force, [&](TierRank tier) { return domain::members_in_force(sums, tier); });
  const Writing other = policy_json(comparison.other(), sums.other, [&](TierRank tier) { return domain::members_under_other(sums, tier); });
  Writing difference = Writing::object();
  for (const char* const name : {"points", "points_worth", "tier_off", "welcome_off", "cost"}) {
    difference[name] = other[name].get<std::int64_t>() - in_force[name].get<std::int64_t>();
  }
  const domain::Moves moves = moves_of(sums);
  const Writing json{
      {"from", to_text(comparison.counted_from())},
      {"to", to_text(comparison.today())},
      {"people", domain::members_seen(sums)},
      {"moves", {{"enrol", moves.enrol}, {"lose", moves.lose}, {"up", moves.up}, {"down", moves.down}, {"same", moves.same}}},
      {"tiers_in_force_by_other", sums.moves},
      {"in_force", in_force},
      {"other", other},
      {"difference", difference}};
  return json.dump(-1, ' ', false, Writing::error_handler_t::replace) + "\n";
}

}  // namespace shuke::codec

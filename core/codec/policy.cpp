#include "core/codec/policy.h"

#include "core/codec/values.h"

namespace shuke::codec {
namespace {

domain::Tier tier_of(const Field& field) {
  domain::Tier tier;
  tier.code = field["code"].text();
  tier.name = bilingual_of(field["name"]);
  tier.spend_in_window = money_of(field["spend_in_window"]);
  tier.price_rate = rate_of(field["price_rate"]);
  tier.points_rate = rate_of(field["points_rate"]);
  return tier;
}

domain::Policy policy_of(const Field& field) {
  domain::Policy policy;
  policy.version = count_of(field["version"]);
  policy.effective_from = date_of(field["effective_from"]);
  policy.enrol_single_sale = money_of(field["enrol_single_sale"]);
  policy.enrol_accumulated = money_of(field["enrol_accumulated"]);
  policy.welcome_off = money_of(field["welcome_off"]);
  policy.window_months = count_of(field["window_months"]);
  policy.tier_months = count_of(field["tier_months"]);
  policy.points_months = count_of(field["points_months"]);
  policy.birthday_points = rate_of(field["birthday_points"]);
  policy.point_value_per_100 = money_of(field["point_value_per_100"]);
  policy.tiers = list_of(field["tiers"], tier_of);
  return policy;
}

}  // namespace

std::string encode_policy(const domain::Policy& policy) {
  Writing document{{"version", policy.version},
                   {"effective_from", to_text(policy.effective_from)},
                   {"enrol_single_sale", policy.enrol_single_sale.fen},
                   {"enrol_accumulated", policy.enrol_accumulated.fen},
                   {"welcome_off", policy.welcome_off.fen},
                   {"window_months", policy.window_months},
                   {"tier_months", policy.tier_months},
                   {"points_months", policy.points_months},
                   {"birthday_points", policy.birthday_points.value},
                   {"point_value_per_100", policy.point_value_per_100.fen},
                   {"tiers", Writing::array()}};
  for (const domain::Tier& tier : policy.tiers) {
    document["tiers"].push_back({{"code", tier.code},
                                 {"name", json_of(tier.name)},
                                 {"spend_in_window", tier.spend_in_window.fen},
                                 {"price_rate", tier.price_rate.value},
                                 {"points_rate", tier.points_rate.value}});
  }
  return to_bytes(document);
}

Result<domain::Policy> decode_policy(std::string_view document) {
  Result<domain::Policy> read = read_document(document, k_policy_bounds, policy_of);
  if (!read) return Refusal{Reason::policy_not_valid, read.refusal().detail};
  if (const Outcome sound = domain::validate(*read); !sound) return sound.refusal();
  return read;
}

}  // namespace shuke::codec

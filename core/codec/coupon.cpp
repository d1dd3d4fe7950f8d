#include "core/codec/values.h"

// Coupons, and the filter of goods they share with promotions.
namespace shuke::codec {

Writing json_of(const domain::GoodsFilter& filter) {
  Writing json = Writing::object();
  if (!filter.styles.empty()) json["styles"] = json_of(filter.styles);
  for (const domain::Category category : filter.categories) json["categories"].push_back(word(k_category_words, category));
  if (!filter.tags.empty()) json["tags"] = json_of(filter.tags);
  if (!filter.brands.empty()) json["brands"] = json_of(filter.brands);
  if (!filter.except.empty()) json["except"] = json_of(filter.except);
  return json;
}

domain::GoodsFilter filter_of(const Field& field) {
  if (!field.is_present()) return {};
  domain::GoodsFilter filter;
  filter.styles = optional_list_of(field["styles"], text_of);
  filter.categories =
      optional_list_of(field["categories"], [](const Field& category) { return category.one_of<domain::Category>(k_category_words); });
  filter.tags = optional_list_of(field["tags"], text_of);
  filter.brands = optional_list_of(field["brands"], text_of);
  filter.except = optional_list_of(field["except"], text_of);
  return filter;
}

Writing json_of(const domain::CouponRule& rule) {
  Writing json{{"id", rule.id}, {"name", json_of(rule.name)}, {"kind", word(k_coupon_words, rule.kind)}};
  if (rule.off > Money{}) json["off"] = rule.off.fen;
  if (rule.rate < k_whole) json["rate"] = rule.rate.value;
  if (rule.most_off > Money{}) json["most_off"] = rule.most_off.fen;
  if (rule.least_spend > Money{}) json["least_spend"] = rule.least_spend.fen;
  if (!domain::is_empty(rule.goods)) json["goods"] = json_of(rule.goods);
  json["least_tier"] = rule.least_tier;
  json["from"] = to_text(rule.from);
  json["to"] = to_text(rule.to);
  json["with_promotions"] = rule.goes_with_promotions;
  json["with_coupons"] = rule.goes_with_coupons;
  json["bearer"] = rule.is_bearer;
  return json;
}

domain::CouponRule coupon_rule_of(const Field& field) {
  constexpr Range k_amount{0, k_most_fen};
  domain::CouponRule rule;
  rule.id = field["id"].text();
  rule.name = bilingual_of(field["name"]);
  rule.kind = field["kind"].one_of<domain::CouponKind>(k_coupon_words);
  rule.off = {integer_or(field["off"], k_amount, 0)};
  rule.rate = share_or(field["rate"], k_whole);
  rule.most_off = {integer_or(field["most_off"], k_amount, 0)};
  rule.least_spend = {integer_or(field["least_spend"], k_amount, 0)};
  rule.goods = filter_of(field["goods"]);
  rule.least_tier = static_cast<int>(integer_or(field["least_tier"], {0, 100}, 0));
  rule.from = date_of(field["from"]);
  rule.to = date_of(field["to"]);
  rule.goes_with_promotions = flag_or(field["with_promotions"], true);
  rule.goes_with_coupons = flag_or(field["with_coupons"], false);
  rule.is_bearer = flag_or(field["bearer"], true);
  return rule;
}

Writing json_of(const domain::Coupon& coupon) {
  Writing json{{"code", coupon.code}, {"rule", coupon.rule}};
  if (coupon.member) json["member"] = to_text(*coupon.member);
  json["from"] = to_text(coupon.from);
  json["to"] = to_text(coupon.to);
  json["state"] = word(k_coupon_state_words, coupon.state);
  return json;
}

domain::Coupon coupon_of(const Field& field) {
  domain::Coupon coupon;
  coupon.code = field["code"].text();
  coupon.rule = field["rule"].text();
  coupon.member = optional_uuid_of(field["member"]);
  coupon.from = date_of(field["from"]);
  coupon.to = date_of(field["to"]);
  coupon.state = field["state"].one_of<domain::CouponState>(k_coupon_state_words);
  return coupon;
}

Writing json_of(const domain::HeldCoupon& held) { return {{"coupon", json_of(held.coupon)}, {"rule", json_of(held.rule)}}; }

domain::HeldCoupon held_coupon_of(const Field& field) {
  const Field coupon = field["coupon"];
  const Field rule = field["rule"];
  return {coupon_of(coupon), coupon_rule_of(rule)};
}

}  // namespace shuke::codec

#include "core/codec/feed.h"
#include "core/codec/values.h"

// Promotions and batches of coupons as head office publishes them. Fields that have a default are left out when they say just that, and may
// be missing; a promotion that fails the domain's own check is refused with its path.
namespace shuke::codec {
namespace {

constexpr Range k_pieces{1, 100};

// ---- writing

Writing steps_to_json(const domain::Promotion& promotion) {
  Writing steps = Writing::array();
  for (const domain::ThresholdStep& step : promotion.steps) {
    Writing row{{"threshold", step.threshold.fen}};
    if (step.off > Money{}) row["off"] = step.off.fen;
    if (step.rate < k_whole) row["rate"] = step.rate.value;
    steps.push_back(std::move(row));
  }
  return steps;
}

void add_terms(Writing& document, const domain::Promotion& promotion) {
  switch (promotion.kind) {
    case domain::PromotionKind::special_price:
      document["prices"] = Writing::array();
      for (const domain::SpecialPrice& price : promotion.prices) {
        document["prices"].push_back({{"style", price.style}, {"price", price.price.fen}});
      }
      return;
    case domain::PromotionKind::nth_item:
      document["nth"] = promotion.nth;
      document["nth_rate"] = promotion.nth_rate.value;
      return;
    case domain::PromotionKind::threshold_off:
      document["steps"] = steps_to_json(promotion);
      if (promotion.repeats) document["repeats"] = true;
      return;
    case domain::PromotionKind::percentage: document["rate"] = promotion.rate.value; return;
    case domain::PromotionKind::amount_off: document["off"] = promotion.off.fen; return;
    case domain::PromotionKind::bundle:
      document["parts"] = Writing::array();
      for (const domain::BundlePart& part : promotion.parts) {
        document["parts"].push_back({{"goods", json_of(part.goods)}, {"count", part.count}});
      }
      document["price"] = promotion.price.fen;
      return;
    case domain::PromotionKind::buy_get:
      document["buy"] = promotion.buy;
      document["get"] = promotion.get;
      if (!domain::is_empty(promotion.get_goods)) document["get_goods"] = json_of(promotion.get_goods);
      document["get_rate"] = promotion.get_rate.value;
      return;
  }
}

void add_conditions(Writing& document, const domain::Promotion& promotion) {
  if (promotion.early_for) document["early_for"] = {{"tier", promotion.early_for->tier}, {"days", promotion.early_for->days}};
  if (promotion.from_minute != 0) document["from_minute"] = promotion.from_minute;
  if (promotion.to_minute != domain::k_minutes_a_day) document["to_minute"] = promotion.to_minute;
  if (promotion.weekdays != domain::k_every_day) document["weekdays"] = promotion.weekdays;
  if (promotion.stacks) document["stacks"] = true;
  if (!promotion.group.empty()) document["group"] = promotion.group;
  if (!domain::is_empty(promotion.goods)) document["goods"] = json_of(promotion.goods);
}

// ---- reading

// Before there were steps a threshold had one, beside its kind.
std::vector<domain::ThresholdStep> steps_of(const Field& field) {
  const Field steps = field["steps"];
  if (!steps.is_present()) return {{money_of(field["threshold"], 1), money_of(field["off"], 0), k_whole}};
  return list_of(steps, [](const Field& step) {
    return domain::ThresholdStep{money_of(step["threshold"], 1), Money{integer_or(step["off"], {0, k_most_fen}, 0)},
                                 share_or(step["rate"], k_whole)};
  });
}

void read_terms(const Field& field, domain::Promotion& promotion) {
  switch (promotion.kind) {
    case domain::PromotionKind::special_price:
      promotion.prices = list_of(field["prices"], [](const Field& price) {
        return domain::SpecialPrice{price["style"].text(), money_of(price["price"], 0)};
      });
      return;
    case domain::PromotionKind::nth_item:
      // Before there were filters it named its styles beside its kind.
      if (const Field styles = field["styles"]; styles.is_present()) promotion.goods.styles = list_of(styles, text_of);
      promotion.nth = static_cast<int>(field["nth"].integer({2, 100}));
      promotion.nth_rate = share_or(field["nth_rate"], promotion.nth_rate);
      return;
    case domain::PromotionKind::threshold_off:
      promotion.steps = steps_of(field);
      promotion.repeats = flag_or(field["repeats"], false);
      return;
    case domain::PromotionKind::percentage: promotion.rate = {static_cast<std::int32_t>(field["rate"].integer({0, k_whole.value}))}; return;
    case domain::PromotionKind::amount_off: promotion.off = money_of(field["off"], 1); return;
    case domain::PromotionKind::bundle:
      promotion.parts = list_of(field["parts"], [](const Field& part) {
        return domain::BundlePart{filter_of(part["goods"]), static_cast<int>(part["count"].integer(k_pieces))};
      });
      promotion.price = money_of(field["price"], 0);
      return;
    case domain::PromotionKind::buy_get:
      promotion.buy = static_cast<int>(field["buy"].integer(k_pieces));
      promotion.get = static_cast<int>(field["get"].integer(k_pieces));
      promotion.get_goods = filter_of(field["get_goods"]);
      promotion.get_rate = share_or(field["get_rate"], BasisPoints{0});
      return;
  }
}

}  // namespace

domain::Promotion promotion_of(const Field& field) {
  domain::Promotion promotion;
  promotion.id = field["id"].text();
  promotion.kind = field["kind"].one_of<domain::PromotionKind>(k_promotion_words);
  promotion.name = bilingual_of(field["name"]);
  promotion.from = date_of(field["from"]);
  promotion.to = date_of(field["to"]);
  promotion.least_tier = count_of(field["least_tier"]);
  if (const Field early = field["early_for"]; early.is_present()) {
    promotion.early_for = {static_cast<int>(early["tier"].integer({1, 100})), static_cast<int>(early["days"].integer({1, 366}))};
  }
  promotion.from_minute = static_cast<int>(integer_or(field["from_minute"], {0, domain::k_minutes_a_day - 1}, 0));
  promotion.to_minute = static_cast<int>(integer_or(field["to_minute"], {1, domain::k_minutes_a_day}, domain::k_minutes_a_day));
  promotion.weekdays = static_cast<std::uint8_t>(integer_or(field["weekdays"], {1, domain::k_every_day}, domain::k_every_day));
  promotion.stacks = flag_or(field["stacks"], false);
  promotion.group = text_or_empty(field["group"]);
  promotion.goods = filter_of(field["goods"]);
  read_terms(field, promotion);
  return promotion;
}

namespace {

template <class T>
Result<T> checked(Result<T> read) {
  if (!read) return read;
  if (const Outcome valid = domain::validate(*read); !valid) return valid.refusal();
  return read;
}

}  // namespace

Writing json_of(const domain::Promotion& promotion) {
  Writing document{{"id", promotion.id},
                   {"kind", word(k_promotion_words, promotion.kind)},
                   {"name", json_of(promotion.name)},
                   {"from", to_text(promotion.from)},
                   {"to", to_text(promotion.to)},
                   {"least_tier", promotion.least_tier}};
  add_conditions(document, promotion);
  add_terms(document, promotion);
  return document;
}

std::string encode_promotion(const domain::Promotion& promotion) { return to_bytes(json_of(promotion)); }

Result<domain::Promotion> decode_promotion(std::string_view body) { return checked(read_document(body, k_feed_bounds, promotion_of)); }

}  // namespace shuke::codec

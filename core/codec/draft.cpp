#include "core/codec/draft.h"

#include "core/codec/values.h"

namespace shuke::codec {
namespace {

Writing manual_to_json(const domain::ManualDiscount& manual) {
  Writing json{{"reason", manual.reason}, {"authorised_by", manual.authorised_by}, {"over_floor", manual.over_floor}};
  if (manual.rate < k_whole) json["rate"] = manual.rate.value;
  if (manual.amount > Money{}) json["amount"] = manual.amount.fen;
  return json;
}

}  // namespace

std::optional<domain::ManualDiscount> manual_discount_of(const Field& field) {
  if (!field.is_present()) return std::nullopt;
  domain::ManualDiscount manual;
  manual.rate = share_or(field["rate"], k_whole);
  manual.amount = {integer_or(field["amount"], {0, k_most_fen}, 0)};
  manual.reason = field["reason"].text();
  manual.authorised_by = field["authorised_by"].text();
  manual.over_floor = flag_or(field["over_floor"], false);
  return manual;
}

namespace {

Writing basket_to_json(const domain::Basket& basket) {
  Writing json{{"id", to_text(basket.id)}, {"associate", basket.associate}, {"lines", Writing::array()}};
  for (const domain::LineItem& line : basket.lines) {
    Writing row{{"sku", line.sku}, {"quantity", line.quantity}};
    if (line.manual) row["manual"] = manual_to_json(*line.manual);
    json["lines"].push_back(std::move(row));
  }
  if (basket.member) json["member"] = to_text(*basket.member);
  for (const domain::HeldCoupon& held : basket.coupons) json["coupons"].push_back(json_of(held));
  if (basket.manual) json["manual"] = manual_to_json(*basket.manual);
  return json;
}

domain::LineItem item_of(const Field& field) {
  return {field["sku"].text(), static_cast<int>(field["quantity"].integer({1, domain::k_most_pieces_a_line})),
          manual_discount_of(field["manual"])};
}

domain::Basket basket_of(const Field& field) {
  domain::Basket basket;
  basket.id = uuid_of(field["id"]);
  basket.associate = field["associate"].text();
  basket.member = optional_uuid_of(field["member"]);
  basket.lines = list_of(field["lines"], item_of);
  basket.coupons = optional_list_of(field["coupons"], held_coupon_of);
  basket.manual = manual_discount_of(field["manual"]);
  if (basket.lines.size() > domain::k_most_lines) field["lines"].refuse();
  return basket;
}

Writing payment_to_json(const domain::Payment& payment) {
  Writing json{{"due", payment.due.fen}, {"rounding", word(k_rounding_words, payment.rounding)}, {"tenders", Writing::array()}};
  for (const domain::Tender& tender : payment.tenders) json["tenders"].push_back(json_of(tender));
  return json;
}

domain::Payment payment_of(const Field& field) {
  domain::Payment payment;
  payment.due = money_of(field["due"]);
  payment.rounding = field["rounding"].one_of<domain::Rounding>(k_rounding_words);
  payment.tenders = list_of(field["tenders"], tender_of);
  return payment;
}

Writing form_to_json(const domain::EnrolmentForm& form) {
  Writing json{{"phone", form.phone}, {"name", form.name}, {"card", form.card}};
  if (form.birthday) json["birthday"] = json_of(*form.birthday);
  if (form.referrer) json["referrer"] = to_text(*form.referrer);
  json["preferences"] = preferences_to_json(form.preferences);
  json["consents"] = {
      {"file", form.consents_to_file}, {"greetings", form.consents_to_greetings}, {"marketing", form.consents_to_marketing}};
  return json;
}

domain::EnrolmentForm form_of(const Field& field) {
  domain::EnrolmentForm form;
  form.phone = field["phone"].text();
  form.name = field["name"].text();
  form.card = field["card"].text();
  if (const Field birthday = field["birthday"]; birthday.is_present()) form.birthday = birthday_of(birthday);
  form.referrer = optional_uuid_of(field["referrer"]);
  form.preferences = list_of(field["preferences"], preference_of);
  const Field consents = field["consents"];
  form.consents_to_file = consents["file"].flag();
  form.consents_to_greetings = consents["greetings"].flag();
  form.consents_to_marketing = consents["marketing"].flag();
  return form;
}

Writing return_to_json(const domain::ReturnBasket& back) {
  Writing json{{"id", to_text(back.id)},      {"receipt", back.receipt},       {"condition", word(k_goods_condition_words, back.condition)},
               {"associate", back.associate}, {"allowed_by", back.allowed_by}, {"pieces", Writing::array()}};
  if (back.cause) json["cause"] = word(k_return_cause_words, *back.cause);
  for (const domain::PieceName& piece : back.pieces) json["pieces"].push_back({{"line", piece.line_no}, {"piece", piece.piece_no}});
  return json;
}

domain::PieceName piece_name_of(const Field& field) {
  return {static_cast<int>(field["line"].integer({1, static_cast<std::int64_t>(domain::k_most_lines)})),
          static_cast<int>(field["piece"].integer({1, domain::k_most_pieces_a_line}))};
}

domain::ReturnBasket return_of(const Field& field) {
  domain::ReturnBasket back;
  back.id = uuid_of(field["id"]);
  back.receipt = field["receipt"].text();
  back.pieces = list_of(field["pieces"], piece_name_of);
  if (const Field cause = field["cause"]; cause.is_present()) back.cause = cause.one_of<domain::ReturnCause>(k_return_cause_words);
  back.condition = field["condition"].one_of<domain::GoodsCondition>(k_goods_condition_words);
  back.associate = field["associate"].text();
  back.allowed_by = field["allowed_by"].text();
  return back;
}

Draft draft_of(const Field& field) {
  Draft draft;
  draft.basket = basket_of(field["basket"]);
  draft.payment = payment_of(field["payment"]);
  draft.screen = field["screen"].text();
  if (const Field form = field["enrolment"]; form.is_present()) draft.enrolment = form_of(form);
  draft.parked = list_of(field["parked"], basket_of);
  draft.lost_card_baskets = optional_list_of(field["lost_card_baskets"], uuid_of);
  if (const Field exchange = field["exchange"]; exchange.is_present()) draft.exchange = return_of(exchange);
  if (const Field settings = field["settings"]; settings.is_present()) {
    draft.associate = settings["associate"].text();
    draft.language = settings["language"].text();
    draft.is_dark = settings["dark"].flag();
  }
  return draft;
}

}  // namespace

std::string encode_draft(const Draft& draft) {
  Writing document{{"basket", basket_to_json(draft.basket)}, {"payment", payment_to_json(draft.payment)}, {"screen", draft.screen}};
  if (draft.enrolment) document["enrolment"] = form_to_json(*draft.enrolment);
  document["parked"] = Writing::array();
  for (const domain::Basket& basket : draft.parked) document["parked"].push_back(basket_to_json(basket));
  document["lost_card_baskets"] = Writing::array();
  for (const Uuid& id : draft.lost_card_baskets) document["lost_card_baskets"].push_back(to_text(id));
  if (draft.exchange) document["exchange"] = return_to_json(*draft.exchange);
  document["settings"] = {{"associate", draft.associate}, {"language", draft.language}, {"dark", draft.is_dark}};
  return to_bytes(document);
}

Result<Draft> decode_draft(std::string_view bytes) { return read_document(bytes, k_draft_bounds, draft_of); }

}  // namespace shuke::codec

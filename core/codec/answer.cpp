#include "core/codec/question.h"
#include "core/codec/record.h"
#include "core/codec/values.h"

namespace shuke::codec {
namespace {

constexpr Words<5> k_gap_words{"enrolment", "next_tier", "promotion_step", "free_gift", "keep_tier"};
constexpr Words<13> k_coupon_refusal_words{"unknown_rule",
                                           "used",
                                           "voided",
                                           "not_yet",
                                           "over",
                                           "wrong_member",
                                           "wrong_tier",
                                           "already_in_basket",
                                           "not_with_coupon",
                                           "wrong_goods",
                                           "spend_missing",
                                           "not_with_promotions",
                                           "saves_nothing"};
constexpr Words<8> k_cause_words{"not_yet", "enrolled", "earned", "kept", "dropped", "by_hand", "paid_membership", "undone_by_return"};
constexpr Words<5> k_look_words{"cycle_ends", "grace_ends", "return_undid", "hand_ends", "membership_ends"};
constexpr Words<5> k_window_kind_words{"lifetime", "calendar_year", "rolling_days", "rolling_months", "since_tier_change"};
constexpr Words<5> k_measured_words{"spend", "visits", "single_sale", "invitation", "paid_membership"};
static_assert(is_complete(k_gap_words, domain::GapKind::keep_tier) &&
              is_complete(k_coupon_refusal_words, domain::CouponRefusal::saves_nothing) &&
              is_complete(k_cause_words, domain::TierCause::undone_by_return) &&
              is_complete(k_look_words, domain::LookCause::membership_ends) &&
              is_complete(k_window_kind_words, domain::WindowKind::since_tier_change) &&
              is_complete(k_measured_words, domain::ConditionKind::paid_membership));

template <class T, class Write>
Writing list_from(const std::vector<T>& values, Write write) {
  Writing list = Writing::array();
  for (const T& value : values) list.push_back(write(value));
  return list;
}

std::string lot_name(const domain::EntryId& id) {
  return std::to_string(id.terminal) + "/" + std::to_string(id.seq) + "/" + std::to_string(id.entry_no);
}

Writing draws_json(const std::vector<domain::LotDraw>& draws) {
  return list_from(draws, [](const domain::LotDraw& draw) { return Writing{{"lot", lot_name(draw.lot)}, {"points", draw.points.count}}; });
}

// ---- the basket

Writing line_answer(const domain::PricedLine& line) {
  Writing pieces = Writing::array();
  for (const domain::PricedPiece& piece : line.pieces) pieces.push_back(piece.paid.fen);
  return {{"sku", line.sku},
          {"quantity", line.quantity},
          {"unit_list", line.unit_list.fen},
          {"list", line.list.fen},
          {"amount", line.amount.fen},
          {"paid", line.paid.fen},
          {"pieces", pieces},
          {"reasons", reasons_to_json(line.reasons)}};
}

Writing gap_json(const domain::Gap& gap) {
  Writing json{{"kind", word(k_gap_words, gap.kind)}, {"missing", gap.missing.fen}, {"goal", gap.goal.fen}};
  if (gap.tier != domain::k_no_tier) json["tier"] = gap.tier;
  if (!gap.promotion_id.empty()) json["promotion"] = gap.promotion_id;
  if (!gap.gift_id.empty()) json["gift"] = gap.gift_id;
  if (gap.until) json["until"] = to_text(*gap.until);
  return json;
}

Writing nudge_json(const domain::Nudge& nudge) {
  Writing json = gap_json(nudge.gap);
  json["saves"] = nudge.saves.fen;
  json["suggestions"] = list_from(nudge.closers, [](const domain::Closer& closer) {
    return Writing{{"sku", closer.sku}, {"quantity", closer.quantity}, {"adds", closer.adds.fen}, {"overshoot", closer.overshoot.fen}};
  });
  return json;
}

Writing offer_json(const domain::CouponOffer& offer) {
  Writing json{{"code", offer.held.coupon.code}};
  if (offer.refused) {
    json["refused"] = word(k_coupon_refusal_words, *offer.refused);
    if (offer.missing > Money{}) json["missing"] = offer.missing.fen;
  } else {
    json["saves"] = offer.saves.fen;
  }
  return json;
}

Writing basket_json(const Answer& answer) {
  const domain::PricedBasket& priced = *answer.basket;
  Writing json{{"total", priced.total.fen},
               {"list_total", priced.list_total.fen},
               {"total_without_member", priced.total_without_member.fen},
               {"tier_used", priced.tier_used},
               {"reaches_enrolment", priced.reaches_enrolment},
               {"points", priced.points.count},
               {"points_rate", priced.points_rate.value},
               {"lines", list_from(priced.lines, line_answer)},
               {"reasons", reasons_to_json(priced.basket_reasons)},
               {"promotions", json_of(priced.used_promotions)},
               {"gaps", list_from(answer.gaps, gap_json)},
               {"nudges", list_from(answer.nudges, nudge_json)}};
  if (!answer.coupons.empty()) json["coupons"] = list_from(answer.coupons, offer_json);
  return json;
}

// ---- the return

Writing plan_json(const domain::ReturnPlan& plan) {
  Writing pieces = list_from(plan.pieces, [](const domain::ReturnedPiece& piece) {
    return Writing{
        {"line", piece.name.line_no}, {"piece", piece.name.piece_no}, {"paid", piece.sold.paid.fen}, {"held_back", piece.difference.fen}};
  });
  Writing json{{"pieces", std::move(pieces)},
               {"paid", plan.paid.fen},
               {"held_back", plan.difference.fen},
               {"refund", plan.refund.fen},
               {"price_of_rest", plan.price_of_rest.fen},
               {"restored", {{"points", plan.restored.count}, {"value", plan.restored_value.fen}, {"lots", draws_json(plan.restored_to)}}},
               {"taken_back",
                {{"points", plan.earned.count},
                 {"lots", draws_json(plan.taken_from)},
                 {"missing", plan.missing.count},
                 {"missing_value", plan.missing_value.fen}}},
               {"growth", plan.ungrown.fen},
               {"coupons", json_of(plan.coupons)},
               {"tier", {{"before", plan.tier_before}, {"after", plan.tier_after}}},
               {"money", plan.money.fen}};
  if (plan.restored > Points{}) json["restored"]["until"] = to_text(plan.restored_until);
  return json;
}

// ---- the member

Writing window_json(const domain::Window& window) {
  Writing json{{"kind", word(k_window_kind_words, window.kind)}};
  if (window.length > 0) json["length"] = window.length;
  return json;
}

Writing rule_json(const domain::RuleMeasure& rule) {
  return {{"rule", rule.rule_no}, {"met", rule.is_met()}, {"all", list_from(rule.all, [](const domain::Measure& measure) {
                                                             Writing json{{"kind", word(k_measured_words, measure.condition.kind)}};
                                                             if (measure.condition.amount > Money{})
                                                               json["asked"] = measure.condition.amount.fen, json["sum"] = measure.sum.fen;
                                                             if (measure.condition.count > 0)
                                                               json["asked"] = measure.condition.count, json["sum"] = measure.count;
                                                             json["window"] = window_json(measure.condition.window);
                                                             json["met"] = measure.is_met();
                                                             return json;
                                                           })}};
}

Writing why_json(const domain::TierWhy& why) {
  Writing json{{"cause", word(k_cause_words, why.cause)}, {"on", to_text(why.on)}, {"tier", why.tier}, {"policy", why.policy_version}};
  if (why.met) json["met"] = rule_json(*why.met);
  if (why.record) json["record"] = std::to_string(why.record->terminal) + "/" + std::to_string(why.record->seq);
  if (!why.reason.empty()) json["reason"] = why.reason;
  return json;
}

Writing tier_json(const domain::Standing& standing) {
  const domain::TierOnDay& tier = standing.tier;
  Writing json{{"rank", tier.rank}, {"since", to_text(tier.since)}};
  if (tier.holds_until) json["holds_until"] = to_text(*tier.holds_until);
  if (tier.grace_until) json["grace_until"] = to_text(*tier.grace_until);
  json["why"] = why_json(tier.why);
  if (!standing.next_look) return json;
  const domain::NextLook& look = *standing.next_look;
  json["next_look"] = {
      {"cause", word(k_look_words, look.cause)}, {"on", to_text(look.on)}, {"tier", look.tier}, {"policy", look.policy_version}};
  if (!look.to_keep.empty()) json["next_look"]["to_keep"] = list_from(look.to_keep, rule_json);
  return json;
}

Writing lot_json(const domain::Lot& lot) {
  Writing json{
      {"lot", lot_name(lot.id)}, {"points", lot.amount.count}, {"left", lot.remainder.count}, {"from", to_text(lot.available_from)}};
  if (lot.expires) json["expires"] = to_text(*lot.expires);
  return json;
}

std::string record_name(const domain::RecordId& id) { return std::to_string(id.terminal) + "/" + std::to_string(id.seq); }

Writing standing_json(const domain::Standing& standing) {
  Writing json{{"tier", tier_json(standing)},
               {"points",
                {{"balance", standing.balance().count},
                 {"usable", standing.usable.count},
                 {"pending", standing.pending.count},
                 {"debt", standing.debt().count}}},
               {"lots", list_from(standing.lots(), lot_json)},
               {"windows", list_from(standing.windows,
                                     [](const domain::WindowSum& sum) {
                                       return Writing{{"window", window_json(sum.window)},
                                                      {"from", to_text(sum.from)},
                                                      {"growth", sum.growth.fen},
                                                      {"visits", sum.visits}};
                                     })},
               {"lifetime_spend", standing.state.facts.lifetime_spend.fen},
               {"visits", standing.state.facts.lifetime_visits},
               {"stored_value", standing.state.stored_value.fen}};
  if (!standing.expiring.empty()) {
    json["expiring"] = list_from(standing.expiring, [](const domain::ExpiringPoints& one) {
      return Writing{{"lot", lot_name(one.lot)}, {"points", one.points.count}, {"expires", to_text(one.expires)}};
    });
  }
  if (!standing.state.conflicts.empty()) json["conflicts"] = list_from(standing.state.conflicts, record_name);
  if (!standing.state.unsound.empty()) json["unsound"] = list_from(standing.state.unsound, record_name);
  return json;
}

Writing record_json(const domain::Sale& record, bool wants_body) {
  Writing json{{"total", record.total.fen},
               {"tier", {{"before", record.tier_before}, {"used", record.tier_used}, {"after", record.tier_after}}},
               {"tenders", list_from(record.tenders,
                                     [](const domain::Tender& tender) {
                                       return Writing{{"kind", word(k_tender_words, tender.kind)}, {"amount", tender.amount.fen}};
                                     })},
               {"entries", list_from(record.ledger, [](const domain::LedgerEntry& entry) { return json_of(entry); })}};
  if (wants_body) json["body"] = Writing::parse(encode_sale_body(record));
  return json;
}

}  // namespace

std::string encode_answer(const Answer& answer, bool wants_record) {
  Writing json = Writing::object();
  if (answer.refusal) {
    json["refused"] = name_of(answer.refusal->reason);
    if (!answer.refusal->detail.empty()) json["detail"] = answer.refusal->detail;
  }
  if (answer.basket) json["basket"] = basket_json(answer);
  if (answer.plan) json["return"] = plan_json(*answer.plan);
  if (answer.record) json["record"] = record_json(*answer.record, wants_record);
  if (answer.before) json["member"] = standing_json(*answer.before);
  if (answer.after) json["member_after"] = standing_json(*answer.after);
  return json.dump(2, ' ', false, Writing::error_handler_t::replace) + "\n";
}

}  // namespace shuke::codec

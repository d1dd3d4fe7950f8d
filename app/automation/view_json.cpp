#include <utility>
#include <vector>

#include "app/automation/answer.h"
#include "app/automation/json_text.h"

namespace shuke::automation {
namespace {

using namespace terminal;

// The view writes amounts with two decimals always ("1,286.00"); without signs and separators they are fen.
Json fen_of(const std::string& amount) {
  std::int64_t fen = 0;
  bool has_digits = false;
  for (const char c : amount) {
    if (c < '0' || c > '9') continue;
    fen = fen * 10 + (c - '0');
    has_digits = true;
  }
  return has_digits ? Json(fen) : Json(nullptr);
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json basket_json(const BasketView& basket) {
  Json lines = Json::array();
  for (const LineView& line : basket.lines) {
    lines.push_back({{"sku", line.sku},
                     {"name", line.name},
                     {"variant", line.variant},
                     {"quantity", line.quantity},
                     {"unit_fen", line.unit_fen},
                     {"amount_fen", line.amount_fen},
                     {"paid_fen", line.paid_fen},
                     {"reasons", line.reasons_raw},
                     {"reason", line.reason}});
  }
  Json totals = Json::array();
  for (const TotalRow& row : basket.totals) totals.push_back({{"label", row.label}, {"amount", row.amount}});
  Json exchange = nullptr;
  if (basket.exchange) exchange = {{"text", basket.exchange->text}, {"worth_fen", fen_of(basket.exchange->worth)}};
  return {{"lines", std::move(lines)},       {"total_fen", basket.total_fen}, {"totals", std::move(totals)},
          {"points", basket.points},         {"pay_label", basket.pay_label}, {"pay_fen", fen_of(basket.total)},
          {"exchange", std::move(exchange)}, {"can_pay", basket.can_pay},     {"parked", basket.parked}};
}

Json preferences_json(const MemberPanel& panel) {
  Json list = Json::array();
  const auto add = [&](const char* source, const std::vector<std::string>& words) {
    for (const std::string& word : words) list.push_back({{"source", source}, {"text", word}});
  };
  add("size", panel.sizes);
  add("said", panel.said);
  add("bought", panel.bought);
  return list;
}

Json last_purchase_json(const MemberPanel& panel) {
  if (!panel.has_last) return nullptr;
  Json items = Json::array();
  for (const LastItemView& item : panel.last_items) items.push_back(item.text);
  return {{"when", panel.last_when},      {"total_fen", fen_of(panel.last_total)}, {"items", std::move(items)},
          {"days_ago", panel.since_days}, {"cycle_days", panel.cycle_days},        {"is_late", panel.is_late}};
}

Json gap_json(const MemberPanel& panel) {
  if (!panel.tier_card.has_goal) return Json::array();
  return Json::array({{{"to", panel.tier_card.goal}, {"gap_fen", panel.gap_fen}, {"after", panel.tier_card.after}}});
}

Json flags_json(const MemberPanel& panel) {
  Json list = Json::array();
  for (const FlagView& flag : panel.flags) list.push_back(flag.text);
  return list;
}

Json member_json(const MemberView& member) {
  if (!member.panel) return nullptr;
  const MemberPanel& panel = *member.panel;
  return {{"id", to_text(panel.id)},
          {"name", panel.name},
          {"tier", panel.tier_code},
          {"tier_name", panel.tier_name},
          {"points", panel.points_raw},
          {"gap", gap_json(panel)},
          {"last_purchase", last_purchase_json(panel)},
          {"preferences", preferences_json(panel)},
          {"cards", panel.cards},
          {"phone", panel.phone_and_owner},
          {"flags", flags_json(panel)},
          {"gift", text_or_null(panel.gift ? panel.gift->text : std::string())},
          {"advice", text_or_null(panel.advice)}};
}

Json guest_json(const GuestPanel& guest) {
  return {{"phone", guest.phone}, {"refusal", text_or_null(guest.refusal)}, {"note", text_or_null(guest.offline_note)}};
}

Json nudges_json(const std::optional<NudgeView>& nudge) {
  if (!nudge) return Json::array();
  Json suggestions = Json::array();
  for (const SuggestionView& item : nudge->suggestions) {
    suggestions.push_back({{"sku", item.sku}, {"name", item.name}, {"quantity", item.quantity}, {"paid_fen", item.paid_fen}});
  }
  return Json::array({{{"kind", nudge->kind},
                       {"gap_fen", nudge->gap_fen},
                       {"is_reached", nudge->is_reached},
                       {"sentence", nudge->sentence},
                       {"suggestions", std::move(suggestions)}}});
}

std::string_view check_name(PhoneCheck check) {
  switch (check) {
    case PhoneCheck::empty: return "empty";
    case PhoneCheck::typing: return "typing";
    case PhoneCheck::not_valid: return "not_valid";
    case PhoneCheck::checking: return "checking";
    case PhoneCheck::free_here: return "free_here";
    case PhoneCheck::free_everywhere: return "free_everywhere";
    case PhoneCheck::taken: return "taken";
  }
  return "empty";
}

Json enrol_json(const EnrolView& enrol) {
  return {{"phone", enrol.form.phone},
          {"phone_check", check_name(enrol.phone)},
          {"duplicate", text_or_null(enrol.duplicate_name)},
          {"name", enrol.form.name},
          {"birthday", enrol.birthday_text},
          {"card", text_or_null(enrol.card)},
          {"consents",
           {{"file", enrol.form.consents_to_file},
            {"greetings", enrol.form.consents_to_greetings},
            {"marketing", enrol.form.consents_to_marketing}}},
          {"reaches_threshold", enrol.reaches_threshold},
          {"benefit_fen", fen_of(enrol.benefit)},
          {"before_fen", fen_of(enrol.before)},
          {"after_fen", fen_of(enrol.after)},
          {"can_confirm", enrol.can_confirm},
          {"refusal", text_or_null(enrol.refusal)}};
}

Json pay_json(const PayView& pay) {
  Json rows = Json::array();
  for (const TenderRowView& row : pay.rows)
    rows.push_back({{"name", row.name}, {"amount", row.amount}, {"amount_fen", fen_of(row.amount)}});
  Json quick = Json::array();
  for (const QuickAmountView& amount : pay.quick) quick.push_back(amount.fen);
  return {{"due_fen", fen_of(pay.due)},
          {"remaining_fen", fen_of(pay.remaining)},
          {"given_fen", fen_of(pay.given)},
          {"change_fen", fen_of(pay.change)},
          {"typed", pay.typed},
          {"rows", std::move(rows)},
          {"quick_fen", std::move(quick)},
          {"offers_enrolment", pay.offers_enrolment},
          {"can_confirm", pay.can_confirm},
          {"is_committing", pay.is_committing},
          {"refusal", text_or_null(pay.refusal)}};
}

Json done_json(const DoneView& done) {
  return {{"receipt_number", done.receipt.number},
          {"total_fen", fen_of(done.total)},
          {"change_fen", fen_of(done.change)},
          {"points", done.points},
          {"upgrade", text_or_null(done.upgrade_title)},
          {"code", done.receipt.code},
          {"stored_note", done.stored_note},
          {"sync_note", done.sync_note}};
}

std::string_view word_of(domain::ReturnCause cause) {
  switch (cause) {
    case domain::ReturnCause::size: return "size";
    case domain::ReturnCause::dislike: return "dislike";
    case domain::ReturnCause::quality: return "quality";
    case domain::ReturnCause::too_many: return "too_many";
    case domain::ReturnCause::other: return "other";
  }
  return "other";
}

Json return_search_json(const ReturnSearchView& search) {
  Json purchases = Json::array();
  for (const PurchaseView& purchase : search.purchases)
    purchases.push_back({{"receipt", purchase.receipt}, {"items", purchase.items}, {"paid_fen", fen_of(purchase.paid)}});
  return {{"typed", search.typed}, {"refusal", text_or_null(search.refusal)}, {"purchases", std::move(purchases)}};
}

Json return_json(const ReturnView& view) {
  if (!view.is_found) return {{"is_found", false}, {"search", return_search_json(view.search)}};
  Json pieces = Json::array();
  for (const ReturnPieceView& piece : view.pieces) {
    pieces.push_back({{"name", piece.name},
                      {"variant", piece.variant},
                      {"paid_fen", piece.paid_fen},
                      {"reasons", piece.reasons},
                      {"is_chosen", piece.is_chosen},
                      {"is_returned", piece.is_returned}});
  }
  Json consequences = Json::array();
  for (const ConsequenceView& each : view.consequences)
    consequences.push_back({{"kind", each.code}, {"title", each.title}, {"detail", each.detail}, {"amount", each.amount}});
  return {{"is_found", true},
          {"receipt", view.head.receipt},
          {"customer", view.head.customer},
          {"window", view.head.window},
          {"is_late", view.head.is_late},
          {"exchange", text_or_null(view.exchange)},
          {"leave", text_or_null(view.leave)},
          {"is_allowed", view.is_allowed},
          {"pieces", std::move(pieces)},
          {"cause", view.cause ? Json(word_of(*view.cause)) : Json(nullptr)},
          {"condition", view.condition == domain::GoodsCondition::resell ? "resell" : "defect"},
          {"refund_fen", view.has_plan ? Json(view.refund_fen) : Json(nullptr)},
          {"refund_way", view.refund_way},
          {"restored_points", view.restored_points},
          {"taken_points", view.taken_points},
          {"consequences", std::move(consequences)},
          {"proof", view.proof},
          {"can_confirm", view.can_confirm},
          {"is_committing", view.is_committing},
          {"refusal", text_or_null(view.refusal)}};
}

Json search_json(const SearchView& search) {
  Json members = Json::array();
  for (const MemberHit& hit : search.members)
    members.push_back({{"id", to_text(hit.member)}, {"name", hit.name}, {"phone", hit.phone}, {"tier_name", hit.tier_name}});
  Json goods = Json::array();
  for (const GoodsHit& hit : search.goods) goods.push_back({{"style", hit.style}, {"name", hit.name}, {"price", hit.price}});
  return {{"text", search.text},       {"member_count", search.member_count},     {"members", std::move(members)},
          {"goods", std::move(goods)}, {"nothing", text_or_null(search.nothing)}, {"enrol_number", text_or_null(search.enrol_number)}};
}

Json variant_json(const VariantView& variant) {
  Json colours = Json::array();
  for (const ColourChoice& colour : variant.colours) colours.push_back({{"name", colour.name}, {"is_chosen", colour.is_chosen}});
  Json sizes = Json::array();
  for (const SizeChoice& size : variant.sizes) sizes.push_back({{"size", size.size}, {"stock", size.stock}, {"is_chosen", size.is_chosen}});
  return {{"name", variant.name},      {"price", variant.price},   {"colours", std::move(colours)},
          {"sizes", std::move(sizes)}, {"chosen", variant.chosen}, {"can_add", variant.can_add}};
}

Json choices_json(const std::vector<ListChoice>& rows) {
  Json list = Json::array();
  for (const ListChoice& row : rows)
    list.push_back({{"id", row.id}, {"title", row.title}, {"detail", row.detail}, {"is_chosen", row.is_chosen}});
  return list;
}

Json coupons_json(const CouponsView& coupons) {
  Json rows = Json::array();
  for (const CouponRow& row : coupons.rows) {
    rows.push_back({{"code", row.code},
                    {"name", row.name},
                    {"is_on", row.is_on},
                    {"saves_fen", row.saves_fen},
                    {"refusal", text_or_null(row.reason)}});
  }
  return rows;
}

Json discount_json(const DiscountView& discount) {
  return {{"of", discount.title},
          {"before_fen", fen_of(discount.before)},
          {"after_fen", fen_of(discount.after)},
          {"can_confirm", discount.can_confirm},
          {"refusal", text_or_null(discount.refusal)}};
}

// The sheet that lies over the screen, by name; at most one.
Json gifts_json(const GiftsView& gifts) {
  Json rows = Json::array();
  for (const GiftRowView& row : gifts.rows) {
    rows.push_back({{"name", row.name}, {"why", row.why}, {"note", row.note}, {"can_give", row.can_give}, {"is_given", row.is_given}});
  }
  return rows;
}

Json overlay_json(const View& view) {
  if (view.search) return {{"name", "search"}, {"search", search_json(*view.search)}};
  if (view.variant) return {{"name", "variant"}, {"variant", variant_json(*view.variant)}};
  if (view.coupons) return {{"name", "coupons"}, {"rows", coupons_json(*view.coupons)}};
  if (view.discount) return {{"name", "discount"}, {"discount", discount_json(*view.discount)}};
  if (view.associates) return {{"name", view.associates->is_leave ? "leave" : "associates"}, {"rows", choices_json(view.associates->rows)}};
  if (view.parked) return {{"name", "parked"}, {"rows", choices_json(view.parked->rows)}};
  if (view.sync) return {{"name", "sync"}, {"sentence", view.sync->sentence}};
  if (view.more) return {{"name", "more"}};
  if (view.rules) return {{"name", "rules"}, {"title", view.rules->title}, {"version", view.rules->version}};
  if (view.standing) return {{"name", "standing"}, {"tier", view.standing->tier_name}, {"points", view.standing->points}};
  if (view.gifts) return {{"name", "gifts"}, {"rows", gifts_json(*view.gifts)}, {"refusal", text_or_null(view.gifts->refusal)}};
  if (view.question) return {{"name", "question"}, {"title", view.question->title}, {"sentence", view.question->sentence}};
  return nullptr;
}

Json toast_json(const std::optional<ToastView>& toast) {
  if (!toast) return nullptr;
  return {{"text", toast->text}, {"can_undo", toast->can_undo}, {"is_bad", toast->is_bad}};
}

}  // namespace

std::string answer_view(const View& view) {
  Json json{{"ok", true}, {"screen", name_of(view.screen)}, {"lang", view.language == Language::zh ? "zh" : "en"}};
  json["basket"] = basket_json(view.basket);
  json["member"] = member_json(view.member);
  json["guest"] = guest_json(view.member.guest);
  json["nudges"] = nudges_json(view.nudge);
  json["sync"] = {{"state", name_of(view.status.look)}, {"waiting", view.status.waiting}, {"text", view.status.text}};
  json["disk"] = name_of(view.status.disk);
  json["associate"] = view.status.associate;
  json["tiles"] = view.goods.tiles.size();
  if (view.screen == Screen::enrol) json["enrol"] = enrol_json(view.enrol);
  if (view.screen == Screen::pay) json["pay"] = pay_json(view.pay);
  if (view.screen == Screen::done) json["done"] = done_json(view.done);
  if (view.screen == Screen::returning) json["return"] = return_json(view.returning);
  json["overlay"] = overlay_json(view);
  json["toast"] = toast_json(view.toast);
  return to_line(json);
}

}  // namespace shuke::automation

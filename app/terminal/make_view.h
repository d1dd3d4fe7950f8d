#pragma once

#include "app/terminal/state.h"
#include "app/terminal/view.h"
#include "app/text/catalog.h"

namespace shuke::terminal {

// The whole screen as plain values, built from the state when it has changed. Pure; UI thread; far below a frame.
View make_view(const State& state);

// The parts, each in a file of its own. Internal to app/terminal and its tests.
StatusView make_status(const State& state);
MemberView make_member(const State& state);
GoodsView make_goods(const State& state);
std::optional<NudgeView> make_nudge(const State& state);
BasketView make_basket(const State& state, const domain::PricedBasket& priced);
std::optional<CouponBand> make_coupon_band(const State& state);
CouponsView make_coupons(const State& state);
std::optional<GiftBand> make_gift_band(const State& state);
GiftsView make_gifts(const State& state);
DiscountView make_discount(const State& state);
std::string discount_reason_text(const State& state, const std::string& code);
SearchView make_search(const State& state);
VariantView make_variant(const State& state);
EnrolView make_enrol(const State& state, const domain::PricedBasket& as_member);
PayView make_pay(const State& state);
ReturnView make_return(const State& state);
void add_refund(ReturnView& view, const State& state);  // its right column
StandingView make_standing(const State& state);
DoneView make_done(const State& state);
struct HandedBack {
  Money money;
  std::string way;  // "微信 ¥197.15", empty where no money goes back
};
HandedBack handed_back(const State& state, const domain::Sale& returned);
void add_returned(DoneView& view, const State& state, const domain::Sale& sale);
void add_return_rows(ReceiptView& view, const State& state, const domain::Sale& sale);
// `back`: what came back for it, shown on the same paper.
ReceiptView make_receipt(const State& state, const domain::Sale& sale, const std::optional<domain::Member>& member,
                         const domain::Sale* back = nullptr);
// The receipt as lines of 48 columns (80 mm paper), UTF-8; a Chinese character takes two.
std::string receipt_text(const ReceiptView& receipt);
// The basket as it would be for a new member: what the enrolment screen shows.
domain::PricedBasket priced_as_member(const State& state);

// Words that several views share.
std::string tier_name(const State& state, domain::TierRank tier);
std::string variant_text(const State& state, const Bilingual& colour, const std::string& size);
std::string size_text(const State& state, const std::string& size);
std::string tender_name(const State& state, domain::TenderKind kind);
// "微信原路退回", or each way with its amount.
std::string ways_back(const State& state, const std::vector<domain::RefundShare>& shares);
// "圆领绞花针织衫 等 4 件".
std::string items_text(const State& state, const std::string& first, int pieces);
// One more part of a row of them, with a dot between.
void add_part(const State& state, std::string& all, const std::string& part);
std::string reason_text(const State& state, const domain::PriceReason& reason);
// Every reason of a line in the order they were taken; empty without one.
std::string line_reasons_text(const State& state, const domain::SaleLine& line);
// Tiles and suggestions: "178", "42.75"; the ¥ is drawn by the screen.
std::string short_amount(Money amount);
std::string first_character(const std::string& name);
std::string associate_name(const State& state, const AssociateId& id);
std::string store_name(const State& state, const StoreId& id);
Drawing drawing_of(const State& state, const domain::Sku& sku);

}  // namespace shuke::terminal

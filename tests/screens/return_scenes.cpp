#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "core/demo/members.h"
#include "tests/screens/scenes.h"

// The return of the picture: a knit of four pieces comes back, so that 900 is no longer reached and the coupon is free again.
namespace shuke::test {
namespace {

using namespace terminal;
using Stage = CounterStage;

constexpr const char* k_story_receipt = "NJX-01-1-001987";

domain::PricedPiece a_piece(std::int64_t paid, std::int64_t redeemed, std::int64_t earned) {
  return {
      .paid = Money{paid}, .earned = {earned}, .redeemed = {redeemed}, .growth = Money{paid - redeemed}, .redeemed_value = Money{redeemed}};
}

// Of no number yet.
domain::SaleLine a_line(const Stage& stage, const char* sku_code, Money amount, std::vector<domain::PricedPiece> pieces) {
  const domain::Sku& sku = *stage.shop().book.find_sku(sku_code);
  const domain::Style& style = stage.shop().book.style_of(sku);
  domain::SaleLine line;
  line.sku = sku.code, line.name = style.name, line.colour = sku.colour, line.size = sku.size;
  line.garment = style.garment, line.rgb = sku.rgb;
  line.priced.sku = sku.code, line.priced.quantity = static_cast<int>(pieces.size());
  line.priced.unit_list = sku.list_price, line.priced.list = sku.list_price * line.priced.quantity;
  line.priced.amount = amount;
  for (const domain::PricedPiece& piece : pieces) line.priced.paid += piece.paid;
  line.priced.pieces = std::move(pieces);
  return line;
}

domain::PriceReason gold_price(Money off) {
  domain::PriceReason reason;
  reason.tier = 3, reason.rate = {9000}, reason.amount = off;
  return reason;
}

domain::PriceReason whole_basket(domain::ReasonKind kind, std::string id, Money off) {
  domain::PriceReason reason;
  reason.kind = kind, reason.promotion_id = std::move(id), reason.amount = off;
  return reason;
}

domain::PriceReason coupon_off(std::string code, Money off) {
  domain::PriceReason reason = whole_basket(domain::ReasonKind::coupon, "C-800", off);
  reason.code = std::move(code);
  return reason;
}

domain::LedgerEntry an_entry(domain::EntryKind kind, std::int64_t points, std::vector<domain::LotDraw> draws = {}) {
  domain::LedgerEntry entry;
  entry.kind = kind, entry.points = {points}, entry.draws = std::move(draws);
  entry.available_from = {2026, 11, 15}, entry.policy_version = 1;
  return entry;
}

std::string threshold_of(const Stage& stage) {
  for (const domain::Promotion& promotion : stage.shop().book.promotions()) {
    if (promotion.kind == domain::PromotionKind::threshold_off) return promotion.id;
  }
  return {};
}

const domain::EntryId k_old_lot{11, 900, 1};

domain::Sale story_sale(const Stage& stage) {
  domain::Sale sale;
  sale.seq = 1990, sale.receipt = k_story_receipt, sale.terminal = {11, 1, stage.shop().here, "01"};
  sale.at = *timestamp_from_rfc3339("2026-11-15T16:42:00+08:00"), sale.business_date = {2026, 11, 15};
  sale.associates = {{"A01", {10000}}};
  sale.policy_version = stage.shop().policy_on({2026, 11, 15}).version;
  sale.tier_before = sale.tier_used = sale.tier_after = 3;
  sale.lines = {a_line(stage, "ZS2609-OT-M", Money{296'10}, {a_piece(269'25, 895, 296)}),
                a_line(stage, "YR2607-EC-M", Money{629'10}, {a_piece(572'07, 1901, 881)}),
                a_line(stage, "WZ2601-EC-F", Money{67'50}, {a_piece(30'69, 102, 66), a_piece(30'69, 102, 66)})};
  for (std::size_t i = 0; i < sale.lines.size(); ++i) sale.lines[i].line_no = static_cast<int>(i) + 1;
  sale.lines[0].priced.reasons = {gold_price(Money{32'90})};
  sale.lines[1].priced.reasons = {gold_price(Money{69'90})};
  sale.basket_reasons = {whole_basket(domain::ReasonKind::threshold_off, threshold_of(stage), Money{60'00}),
                         coupon_off("C-800-30", Money{30'00})};
  sale.total = Money{902'70};
  sale.tenders = {{domain::TenderKind::points, Money{30'00}}, {domain::TenderKind::wechat, Money{872'70}}};
  sale.ledger = {an_entry(domain::EntryKind::earned, 1309), an_entry(domain::EntryKind::spent, -3000, {{k_old_lot, {3000}}})};
  return sale;
}

domain::Member chen_jing(Stage& stage) {
  stage.want(ReadCode{stage.phone_of(static_cast<std::size_t>(demo::StoryMember::chen_jing))});
  domain::Member member = *stage.state().member;
  stage.want(RemoveMember{});
  stage.want(DismissToast{});
  member.facts.tier = 3, member.facts.spend_in_window = Money{10'568'55};
  domain::AccountState account = member.standing.state;
  account.purse.lots = {{k_old_lot, {3500}, {500}, {2025, 3, 31}, Date{2027, 3, 31}},
                        {{11, 1990, 1}, {1309}, {1309}, {2026, 11, 15}, Date{2028, 11, 30}}};
  member.standing = domain::standing_on(stage.shop().policies, std::move(account), {2026, 11, 22});
  member.facts.points = member.standing.balance();
  return member;
}

// Opens it as if its receipt had been read.
void open_sale(Stage& stage, domain::Sale sale, std::optional<domain::Member> member, std::vector<domain::Sale> earlier = {}) {
  if (member) sale.member = member->id;
  stage.want(ReadCode{sale.receipt});
  stage.want(DismissToast{});
  stage.tell(SaleFound{stage.state().returning.request, {std::move(sale), std::move(earlier), std::move(member)}});
}

// What the rest costs alone is known to this scene, so that the whole story of the picture is told.
void plan_with(Stage& stage, Money price_of_rest) {
  ReturnState& returning = stage.state().returning;
  const domain::ReturnableSale& found = *returning.found;
  const std::vector<domain::Attached> coupons{{"C-800-30", [](const std::vector<domain::KeptPiece>&) { return false; }}};
  returning.plan =
      domain::plan_return({found.sale,
                           found.earlier,
                           stage.shop().policy_on({2026, 11, 15}),
                           [=](const std::vector<domain::KeptPiece>&) { return price_of_rest; },
                           coupons,
                           {}},
                          {domain::lot_balances(found.member->standing), found.member->facts.points, found.member->facts.tier, {}},
                          {returning.back.pieces, {2026, 11, 22}, {}});
}

void story_return(Stage& stage) {
  const domain::Member member = chen_jing(stage);
  open_sale(stage, story_sale(stage), member);
  stage.want(TapPiece{0});
  stage.want(PickCause{domain::ReturnCause::size});
  plan_with(stage, Money{696'60});
}

domain::Sale guest_sale(const Stage& stage) {
  domain::Sale sale = story_sale(stage);
  sale.tenders = {{domain::TenderKind::cash, Money{500'00}}, {domain::TenderKind::wechat, Money{402'70}}};
  sale.ledger.clear();
  for (domain::SaleLine& line : sale.lines) {
    line.priced.reasons.clear();
    for (domain::PricedPiece& piece : line.priced.pieces) piece = {.paid = piece.paid};
  }
  return sale;
}

void nothing_chosen(Stage& stage) {
  const domain::Member member = chen_jing(stage);
  open_sale(stage, story_sale(stage), member);
}

void too_late(Stage& stage) {
  domain::Sale sale = guest_sale(stage);
  sale.at = *timestamp_from_rfc3339("2026-11-05T10:12:00+08:00"), sale.business_date = {2026, 11, 5};
  open_sale(stage, std::move(sale), std::nullopt);
  stage.want(TapPiece{0});
}

void allowed(Stage& stage) {
  too_late(stage);
  stage.want(OpenLeave{});
  stage.want(AllowReturn{make_view(stage.state()).associates->rows.front().id});
}

void no_manager(Stage& stage) {
  domain::Shop shop = stage.shop();
  std::erase_if(shop.associates, [](const domain::Associate& associate) { return associate.is_manager; });
  stage.tell(ShopPublished{std::make_shared<const domain::Shop>(std::move(shop))});
  too_late(stage);
}

// Everything at once: long names, sixteen pieces, some of them gone.
void many_pieces(Stage& stage) {
  domain::Member member = chen_jing(stage);
  member.core.name = "阿卜杜热合曼·买买提江·吾斯曼江";
  domain::Sale sale = story_sale(stage);
  for (int i = 4; i <= 12; ++i) {
    sale.lines.push_back(a_line(stage, i % 2 == 0 ? "JK2617-OL-M" : "CS2603-MB-41", yuan(300), {a_piece(280'00, 0, 280)}));
    sale.lines.back().line_no = i;
    sale.lines.back().priced.reasons = {gold_price(yuan(20)), whole_basket(domain::ReasonKind::nth_item, "P2-silver-socks", yuan(20))};
    sale.total += yuan(280), sale.tenders[1].amount += yuan(280);
  }
  domain::Sale earlier;
  earlier.seq = 1995, earlier.returns_of = domain::SaleName{domain::record_of(sale), sale.receipt};
  earlier.lines = {sale.lines[1]};
  earlier.lines[0].piece_nos = {1};
  open_sale(stage, std::move(sale), std::move(member), {std::move(earlier)});
  for (const std::size_t index : {0U, 2U, 5U}) stage.want(TapPiece{index});
}

void dearer_exchange(Stage& stage) {
  story_return(stage);
  stage.want(BeginExchange{});
  stage.fill_story_basket();
}

void cheaper_exchange(Stage& stage) {
  story_return(stage);
  stage.want(BeginExchange{});
  stage.want(AddItem{"WZ2601-NY-F"});
  stage.wait(500);
}

void settle(Stage& stage) {
  stage.want(OpenPay{});
  if (!make_view(stage.state()).pay.can_confirm) stage.want(TakeAmount{});
  stage.want(ConfirmPay{});
}

void guest_done(Stage& stage) {
  open_sale(stage, guest_sale(stage), std::nullopt);
  stage.want(TapPiece{0});
  stage.want(TapPiece{1});
  stage.want(ConfirmReturn{});
}

void choose_purchase(Stage& stage) {
  stage.fill_guest_basket();
  for (const char* receipt : {"NJX-01-1-002301", "NJX-01-1-002299", "NJX-01-1-002280"}) {
    domain::Sale sale = guest_sale(stage);
    sale.receipt = receipt;
    std::rotate(sale.lines.begin(), sale.lines.begin() + 1, sale.lines.end());
    stage.know_sale(std::move(sale));
  }
  stage.want(GoTo{GoTo::Place::receipts});
}

}  // namespace

std::vector<Scene> return_scenes() {
  return {{"return", story_return},
          {"return-nothing-chosen", nothing_chosen},
          {"exchange-even", [](Stage& s) { story_return(s), s.want(BeginExchange{0}); }},
          {"exchange-nothing-yet", [](Stage& s) { story_return(s), s.want(BeginExchange{}); }},
          {"exchange-dearer", [](Stage& s) { dearer_exchange(s); }},
          {"exchange-dearer-pay", [](Stage& s) { dearer_exchange(s), s.want(OpenPay{}); }},
          {"exchange-dearer-done", [](Stage& s) { dearer_exchange(s), settle(s); }},
          {"exchange-cheaper", [](Stage& s) { cheaper_exchange(s); }},
          {"exchange-cheaper-pay", [](Stage& s) { cheaper_exchange(s), s.want(OpenPay{}); }},
          {"exchange-cheaper-done", [](Stage& s) { cheaper_exchange(s), settle(s); }},
          {"exchange-busy", [](Stage& s) { dearer_exchange(s), s.want(HoldBasket{}); }},
          {"return-guest",
           [](Stage& s) {
             open_sale(s, guest_sale(s), std::nullopt);
             for (std::size_t index = 0; index < 4; ++index) s.want(TapPiece{index});
           }},
          {"return-too-late", too_late},
          {"return-leave", [](Stage& s) { too_late(s), s.want(OpenLeave{}); }},
          {"return-allowed", allowed},
          {"return-no-manager", no_manager},
          {"return-many", many_pieces},
          {"return-not-saved", [](Stage& s) { story_return(s), s.refuse_next_commit({Reason::not_saved}), s.want(ConfirmReturn{}); }},
          {"return-done", [](Stage& s) { story_return(s), s.want(ConfirmReturn{}); }},
          {"return-done-guest", guest_done},
          {"return-empty", [](Stage& s) { s.want(GoTo{GoTo::Place::receipts}); }},
          {"return-choose", choose_purchase},
          {"return-unknown", [](Stage& s) { choose_purchase(s), s.want(TypeReceipt{"0042"}), s.want(FindReceipt{}); }}};
}

}  // namespace shuke::test

#pragma once

#include <string_view>

#include "app/screens/scratch.h"
#include "app/screens/typed.h"
#include "app/screens/widgets/labels.h"
#include "app/screens/widgets/tiles.h"
#include "app/screens/widgets/ui.h"
#include "app/terminal/intent.h"
#include "app/terminal/view.h"
#include "app/text/catalog.h"

namespace shuke::screens {

// Everything a draw function needs besides the view: where to draw, words, scratch state, and the list that intents go to.
struct Pen {
  Ui& ui;
  const text::Catalog& words;
  Scratch& scratch;
  terminal::Intents& intents;
  Typed typed;

  const std::string& say(text::Key key) const { return words.say(key); }
  void want(terminal::Intent intent) { intents.push_back(std::move(intent)); }
};

// Draws the whole counter for one frame: rail, the screen, and what lies over it. The only entrance of app/screens; called
// between begin_frame and end_frame. Never blocks, decides nothing, looks nothing up.
void draw_counter(Pen& pen, const terminal::View& view);

// The parts. One file each.
void draw_rail(Pen& pen, const terminal::View& view);
void draw_status(Pen& pen, const terminal::StatusView& status);
void draw_search_field(Pen& pen, const terminal::View& view);
void draw_member_panel(Pen& pen, const terminal::MemberPanel& panel);
void draw_guest_panel(Pen& pen, const terminal::GuestPanel& guest);
void draw_goods(Pen& pen, const terminal::View& view);
void draw_nudge(Pen& pen, const terminal::NudgeView& nudge, const Rect& area);
void draw_basket(Pen& pen, const terminal::View& view);
void draw_basket_heading(Pen& pen, const terminal::View& view, bool is_preview);
void draw_lines(Pen& pen, const terminal::BasketView& basket, const Rect& area, bool is_preview);
void draw_basket_column(Pen& pen, const terminal::StatusView& status);  // ground, status, hairline
void draw_sale_screen(Pen& pen, const terminal::View& view);
void draw_enrol_screen(Pen& pen, const terminal::View& view);
void draw_pay_screen(Pen& pen, const terminal::View& view);
void draw_done_screen(Pen& pen, const terminal::View& view);
void draw_return_screen(Pen& pen, const terminal::View& view);
void draw_return_search(Pen& pen, const terminal::View& view);      // while no receipt is open
void draw_refund(Pen& pen, const terminal::ReturnView& returning);  // its right column
void draw_receipt(Pen& pen, const terminal::ReceiptView& receipt, const Rect& area);
void draw_search_sheet(Pen& pen, const terminal::View& view);
void draw_variant_sheet(Pen& pen, const terminal::VariantView& variant);
void draw_coupon_sheet(Pen& pen, const terminal::CouponsView& coupons);
void draw_gifts_sheet(Pen& pen, const terminal::GiftsView& gifts);
void draw_discount_sheet(Pen& pen, const terminal::DiscountView& discount);
void draw_choice_sheet(Pen& pen, const terminal::View& view);  // associates, held baskets
void draw_info_sheet(Pen& pen, const terminal::View& view);    // sync, more
void draw_rules_sheet(Pen& pen, const terminal::RulePage& page);
void draw_standing_sheet(Pen& pen, const terminal::StandingView& standing);
void draw_question(Pen& pen, const terminal::QuestionView& question);

// Small shared drawing.
BadgeMaterial material_of(int tier);
Art art_of(const terminal::Drawing& drawing);
struct SheetLook;
SheetLook over_goods(const Pen& pen, float height);                         // from below, as wide as the goods; the basket stays in sight
void draw_sheet_title(Pen& pen, const Rect& rect, std::string_view title);  // with the cross that closes
void draw_screen_title(Pen& pen, std::string_view back_id, std::string_view title, terminal::Intent back);

}  // namespace shuke::screens

#pragma once

#include "app/terminal/step.h"
#include "app/text/catalog.h"
#include "core/domain/sales/spending.h"

// The verbs that the areas of the counter share. Internal to app/terminal.
namespace shuke::terminal {

const text::Catalog& words(const State& state);

// Prices and nudges for what stands on the counter now; called after every change of basket, member or shop.
void reprice(State& state);
// Empties the counter for the next customer.
void open_basket(State& state, const Moment& moment);
void add_item(State& state, const SkuCode& sku, int quantity, const Moment& moment);
// Attaches the member; with another one attached and goods in the basket it asks first.
void attach(State& state, domain::Member member);
void attach_now(State& state, domain::Member member);
// Away from the done screen: the next customer's empty basket; after a return what was open before.
void leave_done(State& state, const Moment& moment);
void show_toast(State& state, std::string text, bool is_bad = false);
void show_refusal(State& state, const Refusal& refusal);
std::uint64_t next_request(State& state);
Draft draft_of(const State& state);
void open_screen(State& state, Screen screen);

// Areas. Each changes the state and returns what the world is asked to do.
Effects read_code(State& state, const ReadCode& intent, const Moment& moment);
Effects answer_read(State& state, const MemberFound& event);
Effects answer_read(State& state, const MemberMissing& event);

Effects search_for(State& state, std::string text, bool members_only);
Effects enter_search(State& state, const Moment& moment);
void answer_search(State& state, const SearchAnswered& event);
Effects ask_again(State& state);  // the names are known now
Effects type_pad(State& state, const std::string& digits);
Effects open_pad(State& state);
void answer_pad(State& state, const SearchAnswered& event);

void tap_style(State& state, const StyleCode& code, const Moment& moment);
void confirm_variant(State& state, const Moment& moment);
// Coupons: what may be chosen, by the state of the basket; internal order is that of the picker.
void recount_coupons(State& state);
void drop_foreign_coupons(State& state);
bool is_on(const State& state, const std::string& code);
Effects read_coupon(State& state, const std::string& code, const Moment& moment);
void answer_coupon(State& state, const CouponFound& event);
void answer_coupon(State& state, const CouponMissing& event);
void tap_coupon(State& state, const std::string& code);
// Why a coupon cannot be used, as one sentence.
std::string refusal_text(const State& state, const domain::CouponOffer& offer);

void open_discount(State& state, std::optional<std::size_t> line);
void pick_discount_rate(State& state, BasisPoints rate);
void type_discount(State& state, const std::string& keys);
void confirm_discount(State& state);
void remove_discount(State& state);
// Those that do not hold any more for what the basket has become are taken off, aloud.
void keep_discounts(State& state);
// What is being decided, as the basket would keep it; nullopt while nothing is chosen or the amount cannot be read.
std::optional<domain::ManualDiscount> discount_wanted(const State& state);
const domain::Associate* associate_here(const State& state);

// Gifts: what waits for the member attached, by the state of the counter; nothing where a lost card was read.
struct GiftStand {
  domain::Entitlement right;
  const domain::HandedOver* given = nullptr;  // in state.member
  std::optional<Refusal> refusal;             // why it cannot be handed over
};
std::vector<GiftStand> gifts_now(const State& state);
std::string gift_refusal_text(const State& state, const Refusal& refusal);
bool is_on_hold(const State& state);  // the member came by a lost card
void open_gifts(State& state);
void ask_gift(State& state, const domain::GiftRight& right, const Moment& moment);
Effects confirm_gift(State& state);
void answer_gift(State& state, const GiftHandedOver& event);
void answer_gift(State& state, const GiftRefused& event);

void set_quantity(State& state, const SetQuantity& intent);
void undo_remove(State& state);
void hold_basket(State& state, const Moment& moment);
Effects resume_basket(State& state, std::size_t index);

// What was typed for this sale; a whole number that stands on the pad need not be typed again.
domain::EnrolmentForm form_to_open(const State& state);
Effects open_enrol(State& state, domain::EnrolmentForm form);
Effects change_form(State& state, domain::EnrolmentForm form);
Effects confirm_enrol(State& state);
void answer_phone(State& state, const PhoneChecked& event);
void answer_enrolled(State& state, const Enrolled& event);

// The disk: a standing warning, and a word of its own when it gets so bad that something has to happen at once.
void follow_disk(State& state, Disk disk);
// Nothing can be saved and nothing was taken from this customer yet: then it stays so.
bool must_take_no_money(const State& state);
bool is_saving(const State& state);  // what is recorded now can be kept, as far as anybody knows
// What is the matter with the disk and what to do; empty while all is well.
std::string disk_hint(const State& state);

// What the member attached may spend here and now; both unknown for a guest.
domain::Spendable spendable_now(const State& state);
// Why the account of a customer cannot pay at all: nobody attached, a lost card, no way to head office [16]. nullopt: it can.
std::optional<Refusal> account_shut(const State& state);
// The most that points or stored value may still pay.
Money most_payable(const State& state, domain::TenderKind kind);
bool is_connected(const State& state);
void open_pay(State& state);
void pick_tender(State& state, domain::TenderKind kind);
void take_amount(State& state);
Effects confirm_pay(State& state);
Effects answer_committed(State& state, const SaleCommitted& event, const Moment& moment);
Effects answer_committed(State& state, const ExchangeCommitted& event, const Moment& moment);
// Opens the search for a receipt, with the latest sales to choose from.
Effects open_returns(State& state, const Moment& moment);
Effects list_sales(State& state);
Effects find_receipt(State& state, const std::string& receipt);
Effects leave_receipt(State& state);
void type_receipt(State& state, const std::string& text);
void tap_piece(State& state, std::size_t index);
void pick_cause(State& state, domain::ReturnCause cause);
void pick_condition(State& state, domain::GoodsCondition condition);
// What these pieces of that sale would do, counted anew.
Result<domain::ReturnPlan> plan_back(const State& state, const domain::ReturnableSale& found, const domain::ReturnBasket& back);
// Opens the return screen with that sale and those pieces.
void open_return(State& state, domain::ReturnableSale found, domain::ReturnBasket back);
// What is chosen on the return screen and may be confirmed; nullptr while it may not.
const domain::ReturnPlan* plan_to_confirm(const State& state);
void begin_exchange(State& state, std::optional<std::size_t> swap, const Moment& moment);
void drop_exchange(State& state);
Effects restore_exchange(State& state, const domain::ReturnBasket& back);
// Something may have happened to its sale meanwhile.
Effects read_exchange_again(State& state);
// The answers to it.
void found_exchange(State& state, const domain::ReturnableSale& found);
void lose_exchange(State& state);
// Both are called by reprice(), after every change: what comes back is counted anew before the goods are priced, and pays for them first.
void replan_exchange(State& state);
void settle_exchange(State& state);
// Both at once, with the payment as it stands.
CommitExchange exchange_order(const State& state, CommitSale goods);
// The plan of an exchange that is open and may be settled.
const domain::ReturnPlan* exchange_plan(const State& state);
Money exchanged_now(const State& state);  // of what comes back, what pays for the goods
// What of it the goods leave over; it goes back to the customer.
std::vector<domain::RefundShare> money_back_now(const State& state);
// What these shares put into the customer's hand, way by way, by the rounding of this till.
std::vector<domain::RefundShare> in_hand(const State& state, const domain::ReturnPlan& plan,
                                         const std::vector<domain::RefundShare>& shares);
Money sum_of(const std::vector<domain::RefundShare>& shares);
// What was taken from the customer so far, without what came back.
Money money_taken(const State& state);
void open_leave(State& state);
void allow_return(State& state, const AssociateId& manager);
void close_return(State& state);
Effects confirm_return(State& state);
void answer_sale(State& state, const SaleFound& event, const Moment& moment);
void answer_sale(State& state, const SaleMissing& event);
void answer_list(State& state, const SalesListed& event);
Effects answer_returned(State& state, const ReturnCommitted& event);
void refuse_return(State& state, const Refusal& refusal);
// What else of the same goods this store has, for the pieces that are chosen: one colour, other sizes.
std::vector<const domain::Sku*> swaps_for(const State& state);

// The payment with what is typed but not yet taken, as the right column shows it; the typed text may be unreadable.
Result<domain::Payment> payment_with_typed(const PayState& pay);
std::string amount_text(Money amount);  // as it would be typed: "471", "12.50"
Result<Money> amount_from_text(const std::string& typed);

}  // namespace shuke::terminal

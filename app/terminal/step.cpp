#include "app/terminal/step.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "app/terminal/counter.h"

namespace shuke::terminal {
namespace {

template <class... Handlers>
struct Overloaded : Handlers... {
  using Handlers::operator()...;
};
template <class... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

Effects none() { return {}; }

// The answer to the question on the counter: another member, or a new card without an owner.
Effects answer_question(State& state, const ReplaceMember& intent) {
  state.overlay = Overlay::none;
  if (!intent.accepted) return {};
  if (state.question.kind == QuestionKind::replace_member && state.question.member)
    return attach_now(state, *state.question.member), none();
  domain::EnrolmentForm form = state.enrol.form;
  form.card = state.question.card;
  return open_enrol(state, std::move(form));
}

Effects pick_member(State& state, const PickMember& intent) {
  for (const domain::Member& member : state.search.members) {
    if (member.id == intent.member) return attach(state, member), none();
  }
  return {};
}

Effects enrol_number(State& state, const std::string& phone) {
  domain::EnrolmentForm form = state.enrol.form;
  form.phone = phone;
  return open_enrol(state, std::move(form));
}

void go_to(State& state, GoTo::Place place) {
  const bool leaves_return = place != GoTo::Place::more && !state.returning.is_committing;
  if (state.screen == Screen::enrol || (state.screen == Screen::returning && leaves_return)) state.screen = Screen::sale;
  state.overlay = place == GoTo::Place::more ? Overlay::more : Overlay::none;
}

Effects open_place(State& state, GoTo::Place place, const Moment& moment) {
  if (place == GoTo::Place::receipts) return open_returns(state, moment);
  if (place != GoTo::Place::more && state.screen == Screen::done) leave_done(state, moment);
  go_to(state, place);
  return place == GoTo::Place::members ? search_for(state, "", true) : none();
}

void pick_associate(State& state, const AssociateId& associate) {
  state.associate = associate;
  state.basket.associate = associate;
  state.overlay = Overlay::none;
}

void remove_member(State& state) {
  state.member.reset();
  state.basket.member.reset();
  reprice(state);
  show_toast(state, words(state).say(text::Key::member_removed));
}

void type_amount(State& state, const std::string& keys, bool is_prefilled) {
  if (state.pay.is_committing) return;
  state.pay.typed = keys;
  state.pay.is_prefilled = is_prefilled;
  state.pay.refusal.reset();
}

void remove_tender(State& state, std::size_t index) {
  if (state.pay.is_committing || index >= state.pay.payment.tenders.size()) return;
  if (state.pay.payment.tenders[index].kind == domain::TenderKind::exchange) return;
  state.pay.payment = domain::without_tender(state.pay.payment, index);
  state.pay.typed.clear();
}

void cancel_pay(State& state) {
  if (state.pay.is_committing) return;
  state.pay.typed.clear();
  open_screen(state, Screen::sale);
}

// On the done screen a search is for the next customer.
Effects open_search(State& state, const std::string& text, const Moment& moment) {
  if (state.screen == Screen::done) leave_done(state, moment);
  return search_for(state, text, false);
}

void dismiss(State& state, Overlay overlay) { state.overlay = overlay; }

// What is done to the lines of the basket, and to the basket as a whole.
auto basket_acts(State& state, const Moment& moment) {
  return Overloaded{
      [&](const SetQuantity& i) { return set_quantity(state, i), none(); },
      [&](const UndoRemove&) { return undo_remove(state), none(); },
      [&](const OpenCoupons&) { return state.shop ? (dismiss(state, Overlay::coupons), none()) : none(); },
      [&](const TapCoupon& i) { return tap_coupon(state, i.code), none(); },
      [&](const OpenDiscount& i) { return open_discount(state, i.line), none(); },
      [&](const PickDiscountRate& i) { return pick_discount_rate(state, i.rate), none(); },
      [&](const TypeDiscount& i) { return type_discount(state, i.keys), none(); },
      [&](const PickDiscountReason& i) { return state.discount.reason = i.code, none(); },
      [&](const ConfirmDiscount&) { return confirm_discount(state), none(); },
      [&](const RemoveDiscount&) { return remove_discount(state), none(); },
      [&](const HoldBasket&) { return hold_basket(state, moment), none(); },
      [&](const OpenParked&) { return state.parked.size() == 1 ? resume_basket(state, 0) : (dismiss(state, Overlay::parked), none()); },
      [&](const ResumeBasket& i) { return resume_basket(state, i.index); },
  };
}

auto gift_acts(State& state, const Moment& moment) {
  return Overloaded{
      [&](const OpenGifts&) { return open_gifts(state), none(); },
      [&](const AskGift& i) { return ask_gift(state, i.right, moment), none(); },
      [&](const ConfirmGift&) { return confirm_gift(state); },
  };
}

Effects carry_out(State& state, const Intent& intent, const Moment& moment) {
  return std::visit(
      Overloaded{
          basket_acts(state, moment),
          gift_acts(state, moment),
          [&](const ReadCode& i) { return read_code(state, i, moment); },
          [&](const OpenSearch& i) { return open_search(state, i.text, moment); },
          [&](const TypeSearch& i) { return search_for(state, i.text, state.search.members_only); },
          [&](const EnterSearch&) { return enter_search(state, moment); },
          [&](const PickMember& i) { return pick_member(state, i); },
          [&](const EnrolNumber& i) { return enrol_number(state, i.phone); },
          [&](const CloseOverlay&) { return dismiss(state, Overlay::none), none(); },
          [&](const TypePhonePad& i) { return type_pad(state, i.digits); },
          [&](const RemoveMember&) { return remove_member(state), none(); },
          [&](const ReplaceMember& i) { return answer_question(state, i); },
          [&](const PickCategory& i) { return state.category = i.index, none(); },
          [&](const TapStyle& i) { return tap_style(state, i.style, moment), none(); },
          [&](const AddItem& i) { return add_item(state, i.sku, i.quantity, moment), none(); },
          [&](const PickColour& i) { return state.variant.colour = i.index, none(); },
          [&](const PickSize& i) { return state.variant.size = i.index, none(); },
          [&](const ConfirmVariant&) { return confirm_variant(state, moment), none(); },
          [&](const OpenEnrol&) { return open_enrol(state, form_to_open(state)); },
          [&](const ChangeEnrolForm& i) { return change_form(state, i.form); },
          [&](const OpenDuplicate&) { return state.enrol.duplicate ? (attach(state, *state.enrol.duplicate), none()) : none(); },
          [&](const ConfirmEnrol&) { return confirm_enrol(state); },
          [&](const LeaveEnrol&) { return open_screen(state, Screen::sale), none(); },
          [&](const OpenPay&) { return open_pay(state), none(); },
          [&](const PickTender& i) { return pick_tender(state, i.kind), none(); },
          [&](const TypeAmount& i) { return type_amount(state, i.keys, false), none(); },
          [&](const PickQuickAmount& i) { return type_amount(state, amount_text(i.amount), true), none(); },
          [&](const TakeAmount&) { return take_amount(state), none(); },
          [&](const RemoveTender& i) { return remove_tender(state, i.index), none(); },
          [&](const SetRounding& i) {
            return state.pay.is_committing ? none() : (state.pay.payment.rounding = i.rounding, state.pay.typed.clear(), none());
          },
          [&](const CancelPay&) { return cancel_pay(state), none(); },
          [&](const ConfirmPay&) { return confirm_pay(state); },
          [&](const NextSale&) { return state.now.unix_ms < state.next_from_ms ? none() : (leave_done(state, moment), none()); },
          [&](const TypeReceipt& i) { return type_receipt(state, i.text), none(); },
          [&](const FindReceipt&) { return find_receipt(state, state.returning.typed); },
          [&](const PickPurchase& i) { return find_receipt(state, i.receipt); },
          [&](const LeaveReceipt&) { return leave_receipt(state); },
          [&](const TapPiece& i) { return tap_piece(state, i.index), none(); },
          [&](const PickCause& i) { return pick_cause(state, i.cause), none(); },
          [&](const PickCondition& i) { return pick_condition(state, i.condition), none(); },
          [&](const BeginExchange& i) { return begin_exchange(state, i.swap, moment), none(); },
          [&](const DropExchange&) { return drop_exchange(state), none(); },
          [&](const OpenLeave&) { return open_leave(state), none(); },
          [&](const AllowReturn& i) { return allow_return(state, i.manager), none(); },
          [&](const ConfirmReturn&) { return confirm_return(state); },
          [&](const CloseReturn&) { return close_return(state), none(); },
          [&](const PickAssociate& i) { return pick_associate(state, i.associate), none(); },
          [&](const OpenAssociates&) { return dismiss(state, Overlay::associates), none(); },
          [&](const OpenSyncSheet&) { return dismiss(state, Overlay::sync), none(); },
          [&](const OpenMore&) { return dismiss(state, Overlay::more), none(); },
          [&](const OpenRules&) { return state.shop ? (dismiss(state, Overlay::rules), none()) : none(); },
          [&](const OpenStanding&) { return state.member && state.shop ? (dismiss(state, Overlay::standing), none()) : none(); },
          [&](const SyncNow&) { return Effects{NudgeSync{}}; },
          [&](const SwitchLanguage& i) { return state.language = i.language, state.toast.reset(), none(); },
          [&](const SwitchTheme& i) { return state.is_dark = i.is_dark, none(); },
          [&](const GoTo& i) { return open_place(state, i.place, moment); },
          [&](const DismissToast&) { return state.toast.reset(), none(); },
      },
      intent);
}

void publish(State& state, const ShopPublished& event) {
  state.shop = event.shop;
  const bool is_known = event.shop->find_associate(state.associate) != nullptr;
  for (const domain::Associate& associate : event.shop->associates) {
    if (!is_known && state.associate.empty() && associate.store == event.shop->here) pick_associate(state, associate.id);
  }
  reprice(state);
}

Effects restore(State& state, const DraftRestored& event, const Moment& moment) {
  const Draft& draft = event.draft;
  state.language = draft.language;
  state.is_dark = draft.is_dark;
  state.associate = draft.associate;
  state.basket = draft.basket;
  // What a sale leaves behind has no basket of its own.
  if (state.basket.id == Uuid{}) state.basket.id = moment.fresh_id;
  state.parked = draft.parked;
  state.lost_card_baskets = draft.lost_card_baskets;
  state.pay.payment.tenders = draft.tenders;
  state.pay.payment.rounding = draft.rounding;
  if (draft.form) state.enrol.form = *draft.form;
  state.member = event.member;
  if (!state.member) state.basket.member.reset();
  reprice(state);
  if (draft.is_paying && !draft.basket.lines.empty()) state.screen = Screen::pay;
  if (!draft.basket.lines.empty()) show_toast(state, words(state).say(text::Key::basket_recovered));
  if (draft.basket.member && !event.member) show_toast(state, words(state).say(text::Key::basket_member_gone), true);
  return draft.exchange ? restore_exchange(state, *draft.exchange) : none();
}

Effects tick(State& state) {
  if (state.toast && state.now.unix_ms >= state.toast->until_ms) state.toast.reset();
  if (state.glowing_line && state.now.unix_ms >= state.glow_until_ms) state.glowing_line.reset();
  if (state.pad.opens_at_ms && state.now.unix_ms >= *state.pad.opens_at_ms) return open_pad(state);
  return {};
}

bool is_answer(const Event& event) {
  return std::visit(
      Overloaded{[](const ShopPublished&) { return false; }, [](const DraftRestored&) { return false; },
                 [](const DraftRefused&) { return false; }, [](const Warned&) { return false; }, [](const SyncChanged&) { return false; },
                 [](const DiskChanged&) { return false; }, [](const KeysTold&) { return false; }, [](const NamesKnown&) { return false; },
                 [](const Tick&) { return false; }, [](const auto&) { return true; }},
      event);
}

Effects take_in(State& state, const Event& event, const Moment& moment) {
  return std::visit(Overloaded{
                        [&](const ShopPublished& e) { return publish(state, e), none(); },
                        [&](const DraftRestored& e) { return restore(state, e, moment); },
                        [&](const MemberFound& e) { return answer_read(state, e); },
                        [&](const MemberMissing& e) { return answer_read(state, e); },
                        [&](const SearchAnswered& e) { return answer_search(state, e), none(); },
                        [&](const NamesKnown&) { return ask_again(state); },
                        [&](const PhoneChecked& e) { return answer_phone(state, e), none(); },
                        [&](const Enrolled& e) { return answer_enrolled(state, e), none(); },
                        [&](const EnrolRefused& e) { return state.enrol.is_submitting = false, state.enrol.refusal = e.refusal, none(); },
                        [&](const SaleCommitted& e) { return answer_committed(state, e, moment); },
                        [&](const CommitRefused& e) {
                          return state.pay.is_committing = false, state.pay.refusal = e.refusal, read_exchange_again(state);
                        },
                        [&](const CouponFound& e) { return answer_coupon(state, e), none(); },
                        [&](const CouponMissing& e) { return answer_coupon(state, e), none(); },
                        [&](const SaleFound& e) { return answer_sale(state, e, moment), none(); },
                        [&](const SaleMissing& e) { return answer_sale(state, e), none(); },
                        [&](const SalesListed& e) { return answer_list(state, e), none(); },
                        [&](const ReturnCommitted& e) { return answer_returned(state, e); },
                        [&](const ExchangeCommitted& e) { return answer_committed(state, e, moment); },
                        [&](const ReturnRefused& e) { return refuse_return(state, e.refusal), none(); },
                        [&](const GiftHandedOver& e) { return answer_gift(state, e), none(); },
                        [&](const GiftRefused& e) { return answer_gift(state, e), none(); },
                        [&](const DraftRefused& e) { return show_refusal(state, e.refusal), none(); },
                        [&](const Warned& e) { return show_refusal(state, e.refusal), none(); },
                        [&](const SyncChanged& e) { return state.sync = e, none(); },
                        [&](const DiskChanged& e) { return follow_disk(state, e.disk), none(); },
                        [&](const KeysTold& e) { return state.device_key = e.key, none(); },
                        [&](const Tick&) { return tick(state); },
                    },
                    event);
}

bool is_question(const Effect& effect) {
  return std::visit(Overloaded{[](const SaveDraft&) { return false; }, [](const SaveReceipt&) { return false; },
                               [](const NudgeSync&) { return false; }, [](const auto&) { return true; }},
                    effect);
}

// One place keeps the open basket: whatever a step did, if the draft is another one now, it is stored, before anything else is done:
// after the commit of a sale its basket must not be written back as the open one.
template <class Input, class Act>
Effects keep(State& state, const Moment& moment, const Input& input, Act act) {
  state.now = moment.now;
  const Draft before = draft_of(state);
  Effects effects = act(state, input, moment);
  state.in_flight += static_cast<int>(std::count_if(effects.begin(), effects.end(), is_question));
  Draft after = draft_of(state);
  if (after != before) effects.insert(effects.begin(), SaveDraft{std::move(after)});
  return effects;
}

}  // namespace

Effects step(State& state, const Intent& intent, const Moment& moment) { return keep(state, moment, intent, carry_out); }

Effects step(State& state, const Event& event, const Moment& moment) {
  if (is_answer(event)) state.in_flight = std::max(0, state.in_flight - 1);
  return keep(state, moment, event, take_in);
}

State opening_state(Language language, const Moment& moment) {
  State state;
  state.now = moment.now;
  state.language = language;
  state.basket.id = moment.fresh_id;
  state.pay.payment.rounding = domain::Rounding::to_jiao;
  return state;
}

std::optional<std::int64_t> next_deadline_ms(const State& state) {
  std::optional<std::int64_t> next;
  const auto at = [&](std::int64_t ms) { next = next ? std::min(*next, ms) : ms; };
  if (state.toast) at(state.toast->until_ms);
  if (state.glowing_line) at(state.glow_until_ms);
  if (state.pad.opens_at_ms) at(*state.pad.opens_at_ms);
  return next;
}

}  // namespace shuke::terminal

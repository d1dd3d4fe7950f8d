#include "app/terminal/counter.h"

namespace shuke::terminal {
namespace {

using domain::Code;
using domain::CodeKind;

Effects find(State& state, Code code) {
  state.read = {.request = next_request(state), .code = code};
  return {FindByCode{state.read.request, std::move(code)}};
}

// Goods by their code, wherever the counter stands: on the done screen they begin the next sale.
void sell(State& state, const Code& code, const Moment& moment) {
  if (!state.shop) return show_refusal(state, {Reason::prices_missing});
  const domain::Sku* const sku = state.shop->book.find_barcode(code.text);
  if (sku == nullptr) return show_refusal(state, {Reason::unknown_code});
  add_item(state, sku->code, 1, moment);
}

// A payment code belongs to the payment screen; there it picks the tender, and the money is taken on the other device.
void use_payment_code(State& state, const Code& code) {
  if (state.screen != Screen::pay) return show_refusal(state, {Reason::payment_code_here});
  pick_tender(state, code.text.front() == '1' ? domain::TenderKind::wechat : domain::TenderKind::alipay);
}

}  // namespace

Effects read_code(State& state, const ReadCode& intent, const Moment& moment) {
  Code code = domain::classify_code(intent.text);
  switch (code.kind) {
    case CodeKind::goods: sell(state, code, moment); return {};
    case CodeKind::member_card:
    case CodeKind::phone:
      if (state.pay.is_committing) return {};
      if (state.screen == Screen::done) leave_done(state, moment);
      return find(state, std::move(code));
    case CodeKind::payment_code: use_payment_code(state, code); return {};
    case CodeKind::bank_card: show_refusal(state, {Reason::bank_card}); return {};
    case CodeKind::half_read: show_refusal(state, {Reason::half_read}); return {};
    case CodeKind::receipt: return find_receipt(state, code.text);
    case CodeKind::coupon: return read_coupon(state, code.text, moment);
    case CodeKind::staff_card: show_refusal(state, {Reason::not_built_yet}); return {};
    case CodeKind::unknown:
      // An article number printed as plain text is goods too.
      if (state.shop && state.shop->book.find_sku(code.text) != nullptr) return add_item(state, code.text, 1, moment), Effects{};
      show_refusal(state, {Reason::unknown_code});
      return {};
  }
  return {};
}

Effects answer_read(State& state, const MemberFound& event) {
  if (event.request != state.read.request) return {};
  if (state.screen == Screen::returning) return attach(state, event.member), list_sales(state);
  if (state.screen != Screen::enrol) return attach(state, event.member), Effects{};
  // On the enrolment screen a card that has an owner cannot be handed out again.
  if (state.read.code.kind == CodeKind::member_card) return state.enrol.refusal = Refusal{Reason::card_in_use}, Effects{};
  return attach(state, event.member), Effects{};
}

Effects answer_read(State& state, const MemberMissing& event) {
  if (event.request != state.read.request) return {};
  const bool is_of_basket = state.read.code.text.empty();  // asked by id when the basket was resumed
  if (is_of_basket) {
    state.basket.member.reset();
    reprice(state);
    return show_toast(state, words(state).say(text::Key::basket_member_gone), true), Effects{};
  }
  if (event.refusal.reason != Reason::unknown_member) return show_refusal(state, event.refusal), Effects{};
  domain::EnrolmentForm form = state.enrol.form;
  if (state.read.code.kind == CodeKind::phone) {
    form.phone = state.read.code.text;
    return open_enrol(state, std::move(form));
  }
  if (state.screen == Screen::enrol) {
    form.card = state.read.code.text;
    return change_form(state, std::move(form));
  }
  state.question = {.kind = QuestionKind::enrol_with_card, .member = std::nullopt, .card = state.read.code.text};
  state.overlay = Overlay::question;
  return {};
}

}  // namespace shuke::terminal

#include <algorithm>
#include <utility>

#include "app/terminal/counter.h"
#include "core/base/text.h"

namespace shuke::terminal {
namespace {

std::size_t digit_count(const std::string& text) { return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit)); }

Effects check_phone(State& state) {
  EnrolState& enrol = state.enrol;
  enrol.duplicate.reset();
  enrol.request = 0;
  if (enrol.form.phone.empty()) return enrol.check = PhoneCheck::empty, Effects{};
  const Result<std::string> phone = domain::normal_phone(enrol.form.phone);
  if (!phone) {
    enrol.check = digit_count(enrol.form.phone) < domain::k_phone_digits ? PhoneCheck::typing : PhoneCheck::not_valid;
    return {};
  }
  enrol.check = PhoneCheck::checking;
  enrol.request = next_request(state);
  return {CheckPhone{enrol.request, *phone}};
}

}  // namespace

domain::EnrolmentForm form_to_open(const State& state) {
  domain::EnrolmentForm form = state.enrol.form;
  const Result<std::string> on_pad = domain::normal_phone(state.pad.digits);
  if (form.phone.empty() && on_pad) form.phone = *on_pad;
  return form;
}

Effects open_enrol(State& state, domain::EnrolmentForm form) {
  if (state.pay.is_committing) return {};
  open_screen(state, Screen::enrol);
  return change_form(state, std::move(form));
}

Effects change_form(State& state, domain::EnrolmentForm form) {
  const bool is_other_phone = form.phone != state.enrol.form.phone || state.enrol.check == PhoneCheck::empty;
  state.enrol.form = std::move(form);
  state.enrol.refusal.reset();
  return is_other_phone ? check_phone(state) : Effects{};
}

void answer_phone(State& state, const PhoneChecked& event) {
  if (event.request != state.enrol.request) return;
  state.enrol.duplicate = event.taken_by;
  // The terminal holds every member of the chain once it is up to date, so that "free here" is "free everywhere" then.
  const bool knows_all = state.sync.state == SyncState::up_to_date || state.sync.state == SyncState::sending;
  state.enrol.check = event.taken_by ? PhoneCheck::taken : knows_all ? PhoneCheck::free_everywhere : PhoneCheck::free_here;
}

Effects confirm_enrol(State& state) {
  EnrolState& enrol = state.enrol;
  if (enrol.is_submitting) return {};
  enrol.refusal.reset();
  if (!domain::normal_phone(enrol.form.phone)) return enrol.refusal = Refusal{Reason::phone_not_valid}, Effects{};
  if (!enrol.form.consents_to_file) return enrol.refusal = Refusal{Reason::consent_missing}, Effects{};
  enrol.is_submitting = true;
  return {EnrolMember{enrol.form, state.associate}};
}

void answer_enrolled(State& state, const Enrolled& event) {
  state.enrol = {};
  attach_now(state, event.member);
  if (state.priced.tier_used > domain::k_no_tier) show_toast(state, words(state).say(text::Key::enrol_done, {event.member.core.name}));
}

}  // namespace shuke::terminal

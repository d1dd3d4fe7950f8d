#include "sync/server/apply.h"

#include <utility>

#include "core/codec/feed.h"
#include "core/codec/record.h"
#include "core/domain/members/enrolment.h"
#include "core/domain/members/member.h"
#include "core/domain/members/preferences.h"
#include "core/domain/sales/history.h"
#include "core/seal/chain.h"
#include "sync/server/accounts.h"
#include "sync/server/apply_coupons.h"
#include "sync/server/apply_gift.h"

namespace shuke::head_office {

namespace {

Code code_of(const Refusal& refusal) { return std::string(name_of(refusal.reason)); }

// A newer program may open it one day; whatever else does not open says so by one word.
Code code_of_sealed(const Refusal& refusal) { return refusal.reason == Reason::version_too_new ? code_of(refusal) : "sealed_unreadable"; }

void add_flag(std::string& flags, const char* flag) {
  if (!flags.empty()) flags += ' ';
  flags += flag;
}

// As far back as tastes are asked.
constexpr int k_history = 100;

void replace_bought(domain::MemberFacts& facts, const domain::DerivedPreferences& derived) {
  std::erase_if(facts.preferences, [](const auto& chip) { return chip.source == domain::PreferenceSource::bought; });
  for (auto& chip : domain::as_chips(derived)) facts.preferences.push_back(std::move(chip));
  if (!derived.sizes.empty()) facts.sizes = derived.sizes;
}

// What they usually buy, from their sales. A member whose earlier purchases are not here keeps what they came with.
void learn_tastes(Storage& storage, const domain::Sale& sale, domain::Member& member) {
  std::vector<domain::Purchase> purchases;
  for (const Record& record : storage.sales_to(*sale.member, k_history - 1)) {
    const auto earlier = codec::decode_sale(record);
    if (earlier && !earlier->returns_of) purchases.push_back(domain::purchase_of(*earlier));
  }
  purchases.push_back(domain::purchase_of(sale));
  const int known = static_cast<int>(purchases.size());
  if (known < member.standing.state.facts.lifetime_visits && known < k_history) return;
  replace_bought(member.facts, domain::derive_preferences(purchases));
  member.facts.cycle_days = domain::cycle_days(purchases);
}

void credit_member(Storage& storage, const domain::Sale& sale, std::string& flags) {
  const auto row = storage.find_row(codec::k_member_entity, to_text(*sale.member));
  if (!row || row->is_removed) return add_flag(flags, "unknown_member");
  auto member = codec::decode_member(*row);
  if (!member) return add_flag(flags, "unreadable_member");
  domain::Member credited = std::move(member).value();
  credited.standing.state = enter(storage, credited.id, credited.standing.state, domain::member_record_of(sale));
  if (!sale.returns_of) {
    domain::note_purchase(credited.facts, domain::purchase_of(sale));
    learn_tastes(storage, sale, credited);
  }
  storage.put_row(codec::encode_member(credited, 0));
}

Code apply_sale(Storage& storage, const TerminalIdentity& terminal, const Record& record) {
  auto decoded = codec::decode_sale(record);
  if (!decoded) return code_of(decoded.refusal());
  const domain::Sale sale = std::move(decoded).value();
  if (sale.terminal != terminal) return "wrong_terminal";
  if (storage.has_receipt(sale.receipt)) return "receipt_taken";
  std::string flags;
  if (sale.member) {
    for (const auto& entry : sale.ledger) storage.add_entry({terminal.terminal, record.seq, *sale.member, entry});
    credit_member(storage, sale, flags);
  }
  if (!move_coupons(storage, sale)) add_flag(flags, "coupon_used_twice");
  // The goods are in the shop and the money is out: what two tills took back at once is for a person to settle.
  if (storage.has_returned_piece(sale)) add_flag(flags, "returned_twice");
  storage.add_sale(sale, flags);
  return {};
}

Code apply_enrolment(Storage& storage, const TerminalIdentity& terminal, const Record& record, std::string_view person) {
  const auto enrolment = codec::decode_enrolment(record.body, person, record.kind_version);
  if (!enrolment) return code_of(enrolment.refusal());
  const std::string key = to_text(enrolment->member);
  if (storage.find_row(codec::k_member_entity, key)) return "member_taken";
  domain::Member member = domain::member_of(*enrolment);
  const auto invited = domain::invitation_of(*enrolment, {terminal.terminal, record.seq});
  if (invited) member.standing.state = enter(storage, member.id, {}, *invited);
  storage.put_row(codec::encode_member(member, 0));
  return {};
}

Code apply_shift(const Record& record) {
  const auto shift = codec::decode_shift_body(record.body, record.kind_version);
  return shift ? Code{} : code_of(shift.refusal());
}

Code effects_of(Storage& storage, const TerminalIdentity& terminal, const Record& record, std::string_view person) {
  if (record.kind == codec::k_sale_kind) return apply_sale(storage, terminal, record);
  if (record.kind == codec::k_enrolment_kind) return apply_enrolment(storage, terminal, record, person);
  if (record.kind == codec::k_shift_kind) return apply_shift(record);
  if (record.kind == codec::k_gift_kind) return apply_gift(storage, terminal, record, person);
  return "unknown_kind";
}

}  // namespace

Code apply_record(Storage& storage, RecordOpener& opener, const TerminalIdentity& terminal, const Record& record) {
  if (seal::body_hash(record) != record.body_hash) return "hash_mismatch";
  const auto person = opener.open(record);
  if (!person) return code_of_sealed(person.refusal());
  Code code;
  const bool is_consistent = storage.attempt([&] { code = effects_of(storage, terminal, record, *person); });
  return is_consistent ? code : Code("constraint");
}

}  // namespace shuke::head_office

#include "core/operations/find_member.h"

#include <algorithm>

#include "core/codec/feed.h"
#include "core/codec/record.h"
#include "core/domain/members/enrolment.h"
#include "core/domain/sales/history.h"
#include "core/operations/find_coupon.h"
#include "core/operations/hand_over_gift.h"

namespace shuke::operations {

namespace {

Result<domain::Enrolment> enrolment_in(const store::Store& store, const Record& record) {
  const auto person = store.personal_part(record);
  if (!person) return person.refusal();
  return codec::decode_enrolment(record.body, *person, record.kind_version);
}

Result<domain::Member> from_replica(const store::StoredMember& stored) {
  auto core = codec::decode_member_core(stored.core);
  if (!core) return core.refusal();
  auto facts = codec::decode_member_facts(stored.facts);
  if (!facts) return facts.refusal();
  codec::KeptFacts kept = std::move(facts).value();
  domain::Member member{.id = stored.id, .core = std::move(core).value(), .facts = std::move(kept.facts), .standing = {}};
  member.standing.state = std::move(kept.account);
  return member;
}

Result<domain::Member> as_known(const store::Store& store, const MemberId& id) {
  const auto stored = store.member(id);
  if (stored) return from_replica(*stored);
  if (stored.reason() != Reason::unknown_member) return stored.refusal();
  const auto record = store.enrolment_of(id);
  if (!record) return Reason::unknown_member;
  const auto enrolment = enrolment_in(store, *record);
  if (!enrolment) return enrolment.refusal();
  return domain::member_of(*enrolment);
}

// What this till recorded of a member above a position: the invitation they came with, their sales and returns.
struct OwnRecords {
  std::vector<domain::MemberRecord> records;
  std::vector<domain::Purchase> purchases;  // oldest first
};

void add_invitation(const store::Store& store, const MemberId& id, std::uint32_t terminal, OwnRecords& own) {
  const auto record = store.enrolment_of(id);
  if (!record) return;
  const auto enrolment = enrolment_in(store, *record);
  if (!enrolment) return;
  auto invited = domain::invitation_of(*enrolment, {terminal, record->seq});
  if (invited) own.records.push_back(*std::move(invited));
}

OwnRecords own_records(const store::Store& store, const MemberId& id, Sequence above) {
  OwnRecords own;
  const auto terminal = store.terminal();
  if (!terminal) return own;
  add_invitation(store, id, terminal->identity.terminal, own);
  for (const Record& record : store.sales_to(id, above)) {
    const auto sale = codec::decode_sale(record);
    if (!sale) continue;
    own.records.push_back(domain::member_record_of(*sale));
    if (!sale->returns_of) own.purchases.push_back(domain::purchase_of(*sale));
  }
  return own;
}

store::SearchHits by_number(const store::Store& store, std::string_view text) {
  std::string number(text);
  std::erase(number, ' ');
  store::SearchHits hits;
  for (const auto& id : {store.member_by_card(number), store.member_by_phone(number)}) {
    if (id && std::find(hits.members.begin(), hits.members.end(), *id) == hits.members.end()) hits.members.push_back(*id);
  }
  hits.total = static_cast<int>(hits.members.size());
  return hits;
}

}  // namespace

Result<domain::Member> find_member(const store::Store& store, const MemberDay& day, const MemberId& id) {
  auto known = as_known(store, id);
  if (!known) return known.refusal();
  domain::Member member = std::move(known).value();
  const auto terminal = store.terminal();
  const Sequence above = terminal ? domain::included_up_to(member.standing.state, terminal->identity.terminal) : 0;
  mark_own_coupons(store, above, member.facts.coupons);
  note_own_gifts(store, id, member.facts.gifts);
  const OwnRecords own = own_records(store, id, above);
  for (const domain::Purchase& purchase : own.purchases) domain::note_purchase(member.facts, purchase);
  return domain::on_day(std::move(member), day.policies, own.records, day.today);
}

Result<domain::Member> find_member(const store::Store& store, const MemberDay& day, const domain::Code& code) {
  const bool is_card = code.kind == domain::CodeKind::member_card;
  if (!is_card && code.kind != domain::CodeKind::phone) return Reason::unknown_code;
  if (store.is_locked()) return Reason::keys_locked;
  const auto id = is_card ? store.member_by_card(code.text) : store.member_by_phone(code.text);
  if (!id) return Reason::unknown_member;
  return find_member(store, day, *id);
}

std::vector<domain::MemberRecord> history_of(const store::Store& store, const MemberId& id) {
  std::vector<domain::MemberRecord> records = own_records(store, id, 0).records;
  for (const std::string& body : store.history(id)) {
    const auto row = codec::decode_history(body);
    if (row) records.insert(records.end(), row->records.begin(), row->records.end());
  }
  return records;
}

Result<MemberList> search_members(const store::Store& store, const MemberDay& day, const MemberQuery& query) {
  if (store.is_locked()) return Reason::keys_locked;
  const bool finds_names = store.finds_names();
  const store::SearchHits hits = finds_names ? store.members().search(query.text, query.here, query.limit) : by_number(store, query.text);
  MemberList list{.members = {}, .total = hits.total, .is_filling = !finds_names};
  for (const MemberId& id : hits.members) {
    auto member = find_member(store, day, id);
    if (member) list.members.push_back(std::move(member).value());
  }
  return list;
}

}  // namespace shuke::operations

#include "core/operations/find_member.h"

#include "core/codec/feed.h"
#include "core/codec/record.h"

namespace shuke::operations {

namespace {

Result<domain::Member> from_replica(const store::StoredMember& stored) {
  auto core = codec::decode_member_core(stored.core);
  if (!core) return core.refusal();
  auto facts = codec::decode_member_facts(stored.facts);
  if (!facts) return facts.refusal();
  return domain::Member{.id = stored.id, .core = std::move(core).value(), .facts = std::move(facts).value()};
}

Result<domain::Member> from_enrolment(const Record& record) {
  const auto person = store::Store::personal_part(record);
  if (!person) return person.refusal();
  const auto enrolment = codec::decode_enrolment(record.body, *person, record.kind_version);
  if (!enrolment) return enrolment.refusal();
  return domain::member_of(*enrolment);
}

Result<domain::Member> as_known(const store::Store& store, const MemberId& id) {
  if (const auto stored = store.member(id)) return from_replica(*stored);
  if (const auto record = store.enrolment_of(id)) return from_enrolment(*record);
  return Reason::unknown_member;
}

Sequence included_up_to(const domain::MemberFacts& facts, std::uint32_t terminal) {
  const auto found = facts.included.find(terminal);
  return found == facts.included.end() ? 0 : found->second;
}

std::vector<domain::OwnSale> own_sales(const store::Store& store, const MemberId& id, Sequence above) {
  std::vector<domain::OwnSale> sales;
  for (const Record& record : store.sales_to(id, above)) {
    const auto sale = codec::decode_sale(record);
    if (sale) sales.push_back(domain::own_sale_of(*sale));
  }
  return sales;
}

}  // namespace

Result<domain::Member> find_member(const store::Store& store, const domain::Policy& policy, const MemberId& id) {
  auto known = as_known(store, id);
  if (!known) return known.refusal();
  domain::Member member = std::move(known).value();
  const auto terminal = store.terminal();
  if (!terminal) return member;
  const std::uint32_t here = terminal->identity.terminal;
  const auto sales = own_sales(store, id, included_up_to(member.facts, here));
  member.facts = domain::with_own_sales(std::move(member.facts), here, sales, policy);
  return member;
}

Result<domain::Member> find_member(const store::Store& store, const domain::Policy& policy, const domain::Code& code) {
  const bool is_card = code.kind == domain::CodeKind::member_card;
  if (!is_card && code.kind != domain::CodeKind::phone) return Reason::unknown_code;
  const auto id = is_card ? store.member_by_card(code.text) : store.member_by_phone(code.text);
  if (!id) return Reason::unknown_member;
  return find_member(store, policy, *id);
}

MemberList search_members(const store::Store& store, const domain::Policy& policy, const MemberQuery& query) {
  const store::SearchHits hits = store.members().search(query.text, query.here, query.limit);
  MemberList list{.total = hits.total};
  for (const MemberId& id : hits.members) {
    auto member = find_member(store, policy, id);
    if (member) list.members.push_back(std::move(member).value());
  }
  return list;
}

}  // namespace shuke::operations

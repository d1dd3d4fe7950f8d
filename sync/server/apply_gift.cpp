#include "sync/server/apply_gift.h"

#include <map>

#include "core/codec/feed.h"
#include "core/codec/record.h"

namespace shuke::head_office {

namespace {

void publish(Storage& storage, const GiftRow& given) {
  const auto row = storage.find_row(codec::k_member_entity, to_text(given.member));
  if (!row || row->is_removed) return;
  auto decoded = codec::decode_member(*row);
  if (!decoded) return;
  domain::Member member = std::move(decoded).value();
  domain::note_hand_over(member.facts.gifts, given.gift);
  storage.put_row(codec::encode_member(member, 0));
}

}  // namespace

std::string apply_gift(Storage& storage, const TerminalIdentity& terminal, const Record& record, std::string_view person) {
  const auto handover = codec::decode_gift(record.body, person, record.kind_version);
  if (!handover) return std::string(name_of(handover.reason()));
  if (handover->terminal != terminal) return "wrong_terminal";
  GiftRow given{handover->member, handover->gift};
  given.gift.by.seq = record.seq;
  storage.add_gift(given);
  publish(storage, given);
  return {};
}

std::vector<domain::RecordId> gifts_given_twice(Storage& storage) {
  std::map<MemberId, std::vector<domain::HandedOver>> handed;
  storage.each_gift([&](const GiftRow& row) { handed[row.member].push_back(row.gift); });
  std::vector<domain::RecordId> twice;
  for (const auto& [member, acts] : handed) {
    for (const domain::RecordId& act : domain::given_twice(acts)) twice.push_back(act);
  }
  return twice;
}

}  // namespace shuke::head_office

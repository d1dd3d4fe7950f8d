#include "core/codec/account.h"
#include "core/codec/feed.h"
#include "core/codec/member_core.h"
#include "core/codec/values.h"

namespace shuke::codec {
namespace {

Writing purchase_json(const domain::Purchase& purchase) {
  Writing document{{"date", to_text(purchase.date)}, {"store", purchase.store}, {"total", purchase.total.fen}, {"items", Writing::array()}};
  for (const domain::PurchasedItem& item : purchase.items) {
    document["items"].push_back({{"sku", item.sku},
                                 {"name", json_of(item.name)},
                                 {"colour", json_of(item.colour)},
                                 {"size", item.size},
                                 {"quantity", item.quantity},
                                 {"garment", word(k_garment_words, item.garment)},
                                 {"rgb", item.rgb}});
  }
  return document;
}

domain::PurchasedItem purchased_item_of(const Field& field) {
  domain::PurchasedItem item;
  item.sku = field["sku"].text();
  item.name = bilingual_of(field["name"]);
  item.colour = bilingual_of(field["colour"]);
  item.size = field["size"].text();
  item.quantity = static_cast<int>(field["quantity"].integer({-domain::k_most_pieces_a_line, domain::k_most_pieces_a_line}));
  item.garment = field["garment"].one_of<domain::Garment>(k_garment_words);
  item.rgb = rgb_of(field["rgb"]);
  return item;
}

domain::Purchase purchase_of(const Field& field) {
  return {date_of(field["date"]), field["store"].text(), money_of(field["total"]), list_of(field["items"], purchased_item_of)};
}

domain::SizeOf size_of(const Field& field) {
  return {field["family"].one_of<domain::SizeFamily>(k_size_family_words), field["size"].text()};
}

domain::Flag flag_of(const Field& field) {
  return {field["kind"].one_of<domain::FlagKind>(k_flag_words), bilingual_of(field["text"]), bilingual_of(field["hint"])};
}

void put_knowledge(const domain::MemberFacts& facts, Writing& document) {
  if (facts.last) document["last"] = purchase_json(*facts.last);
  document["sizes"] = Writing::array();
  for (const domain::SizeOf& size : facts.sizes) {
    document["sizes"].push_back({{"family", word(k_size_family_words, size.family)}, {"size", size.size}});
  }
  document["preferences"] = preferences_to_json(facts.preferences);
  document["flags"] = Writing::array();
  for (const domain::Flag& flag : facts.flags) {
    document["flags"].push_back({{"kind", word(k_flag_words, flag.kind)}, {"text", json_of(flag.text)}, {"hint", json_of(flag.hint)}});
  }
  document["avoids_wool"] = facts.avoids_wool;
}

void read_knowledge(const Field& field, domain::MemberFacts& facts) {
  if (const Field last = field["last"]; last.is_present()) facts.last = purchase_of(last);
  facts.sizes = list_of(field["sizes"], size_of);
  facts.preferences = list_of(field["preferences"], preference_of);
  facts.flags = list_of(field["flags"], flag_of);
  facts.avoids_wool = field["avoids_wool"].flag();
}

KeptFacts facts_of(const Field& field) {
  KeptFacts kept;
  kept.account = account_of(field["account"]);
  kept.facts.coupons = optional_list_of(field["held_coupons"], coupon_of);
  kept.facts.gifts = gifts_of(field["gifts"]);
  kept.facts.cycle_days = count_of(field["cycle_days"]);
  kept.facts.owner = field["owner"].text();
  kept.facts.home_store = field["home_store"].text();
  read_knowledge(field, kept.facts);
  return kept;
}

}  // namespace

Writing core_to_json(const domain::MemberCore& core) {
  Writing document{{"name", core.name}, {"phone", core.phone}, {"cards", Writing::array()}};
  for (const domain::Card& card : core.cards) {
    document["cards"].push_back({{"number", card.number}, {"state", word(k_card_words, card.state)}});
  }
  if (core.birthday) document["birthday"] = json_of(*core.birthday);
  document["pinyin"] = json_of(core.pinyin);
  return document;
}

domain::MemberCore core_of(const Field& field) {
  domain::MemberCore core;
  core.name = field["name"].text();
  core.phone = field["phone"].text();
  core.cards = list_of(field["cards"], [](const Field& card) {
    return domain::Card{card["number"].text(), card["state"].one_of<domain::CardState>(k_card_words)};
  });
  if (const Field birthday = field["birthday"]; birthday.is_present()) core.birthday = birthday_of(birthday);
  core.pinyin = list_of(field["pinyin"], text_of);
  return core;
}

std::string join_member(const MemberParts& parts) { return to_bytes({{"core", parts.core}, {"facts", parts.facts}}); }

Result<MemberParts> split_member(std::string_view body) {
  return read_document(body, k_feed_bounds, [](const Field& field) { return MemberParts{field["core"].text(), field["facts"].text()}; });
}

std::string encode_member_core(const domain::MemberCore& core) { return to_bytes(core_to_json(core)); }

Result<domain::MemberCore> decode_member_core(std::string_view bytes) { return read_document(bytes, k_feed_bounds, core_of); }

std::string encode_member_facts(const domain::MemberFacts& facts, const domain::AccountState& account) {
  Writing document{{"account", json_of(account)},
                   {"held_coupons", json_of(facts.coupons)},
                   {"cycle_days", facts.cycle_days},
                   {"owner", facts.owner},
                   {"home_store", facts.home_store}};
  if (!facts.gifts.empty()) document["gifts"] = json_of(facts.gifts);
  put_knowledge(facts, document);
  return to_bytes(document);
}

Result<KeptFacts> decode_member_facts(std::string_view bytes) { return read_document(bytes, k_feed_bounds, facts_of); }

FeedRow encode_member(const domain::Member& member, std::int64_t version) {
  const std::string body = join_member({encode_member_core(member.core), encode_member_facts(member.facts, member.standing.state)});
  return {std::string(k_member_entity), to_text(member.id), version, false, body};
}

Result<domain::Member> decode_member(const FeedRow& row) {
  const auto id = uuid_from_text(row.key);
  if (!id) return Refusal{Reason::document_not_valid, "key"};
  const Result<MemberParts> parts = split_member(row.body);
  if (!parts) return parts.refusal();
  Result<domain::MemberCore> core = decode_member_core(parts->core);
  if (!core) return Refusal{Reason::document_not_valid, "core." + core.refusal().detail};
  Result<KeptFacts> facts = decode_member_facts(parts->facts);
  if (!facts) return Refusal{Reason::document_not_valid, "facts." + facts.refusal().detail};
  KeptFacts kept = std::move(facts).value();
  domain::Member member{*id, std::move(core).value(), std::move(kept.facts), {}};
  member.standing.state = std::move(kept.account);
  return member;
}

}  // namespace shuke::codec

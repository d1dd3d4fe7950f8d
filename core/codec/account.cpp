#include "core/codec/account.h"

#include <limits>

// Fields that say nothing are left out, and ids and places are short lists: a member's row goes to every till with each of their sales.
namespace shuke::codec {
namespace {

constexpr Words<8> k_tier_cause_words{"not_yet", "enrolled", "earned", "kept", "dropped", "by_hand", "paid_membership", "undone_by_return"};
static_assert(is_complete(k_tier_cause_words, domain::TierCause::undone_by_return));
constexpr Range k_terminals{0, std::numeric_limits<std::uint32_t>::max()};
constexpr Range k_sequences{0, std::numeric_limits<std::int64_t>::max()};

template <class T, class Write>
void put_list(Writing& document, const char* name, const std::vector<T>& values, Write write) {
  for (const T& value : values) document[name].push_back(write(value));
}
void put_money(Writing& document, const char* name, Money amount) {
  if (amount != Money{}) document[name] = amount.fen;
}
void put_count(Writing& document, const char* name, std::int64_t count) {
  if (count != 0) document[name] = count;
}
void put_date(Writing& document, const char* name, const std::optional<Date>& date) {
  if (date) document[name] = to_text(*date);
}
Money money_or_nothing(const Field& field) { return {integer_or(field, {-k_most_fen, k_most_fen}, 0)}; }
int count_or(const Field& field, int missing) { return field.is_present() ? count_of(field) : missing; }

Writing list_of_id(const domain::RecordId& id) { return Writing::array({id.terminal, id.seq}); }
Writing list_of_id(const domain::EntryId& id) { return Writing::array({id.terminal, id.seq, id.entry_no}); }

domain::RecordId record_at(const Field& list, std::size_t first) {
  return {static_cast<std::uint32_t>(list.at(first).integer(k_terminals)), list.at(first + 1).integer(k_sequences)};
}
domain::RecordId listed_record(const Field& field) { return record_at(field, 0); }
std::optional<domain::RecordId> optional_record(const Field& field) {
  return field.is_present() ? std::optional(record_at(field, 0)) : std::nullopt;
}
domain::EntryId listed_entry(const Field& field) {
  const domain::RecordId record = record_at(field, 0);
  return {record.terminal, record.seq, count_of(field.at(2))};
}

Writing row_of(const domain::Place& place) { return Writing::array({to_text(place.date), place.at, place.id.terminal, place.id.seq}); }
domain::Place place_of(const Field& field) { return {date_of(field.at(0)), field.at(1).integer(), record_at(field, 2)}; }

Writing row_of(const domain::Lot& lot) {
  Writing row{
      {"id", list_of_id(lot.id)}, {"amount", lot.amount.count}, {"left", lot.remainder.count}, {"from", to_text(lot.available_from)}};
  put_date(row, "expires", lot.expires);
  if (lot.is_restored_part) row["restored"] = true;
  return row;
}
domain::Lot lot_of(const Field& field) {
  return {listed_entry(field["id"]), points_of(field["amount"]),         points_of(field["left"]),
          date_of(field["from"]),    optional_date_of(field["expires"]), flag_or(field["restored"], false)};
}

Writing row_of(const domain::SaleFacts& sale) {
  Writing row{{"at", row_of(sale.place)}};
  put_money(row, "tested", sale.tested);
  put_money(row, "growth", sale.growth);
  put_money(row, "back", sale.taken_back);
  put_count(row, "pieces", sale.pieces);
  put_count(row, "pieces_back", sale.pieces_back);
  if (!sale.is_visit) row["no_visit"] = true;
  return row;
}
domain::SaleFacts sale_facts_of(const Field& field) {
  domain::SaleFacts sale;
  sale.place = place_of(field["at"]);
  sale.tested = money_or_nothing(field["tested"]);
  sale.growth = money_or_nothing(field["growth"]);
  sale.taken_back = money_or_nothing(field["back"]);
  sale.pieces = count_or(field["pieces"], 0);
  sale.pieces_back = count_or(field["pieces_back"], 0);
  sale.is_visit = !flag_or(field["no_visit"], false);
  return sale;
}

Writing row_of(const domain::BoughtMembership& bought) {
  return {{"by", list_of_id(bought.record)}, {"from", to_text(bought.from)}, {"until", to_text(bought.until)}, {"tier", bought.tier}};
}
domain::BoughtMembership membership_of(const Field& field) {
  return {listed_record(field["by"]), date_of(field["from"]), date_of(field["until"]), count_of(field["tier"])};
}

Writing row_of(const domain::Measure& measure) {
  Writing row{{"kind", word(k_condition_words, measure.condition.kind)}, {"window", word(k_window_words, measure.condition.window.kind)}};
  put_count(row, "length", measure.condition.window.length);
  put_money(row, "asked", measure.condition.amount);
  put_count(row, "asked_count", measure.condition.count);
  put_money(row, "sum", measure.sum);
  put_count(row, "count", measure.count);
  row["after"] = row_of(measure.after);
  if (measure.sale) row["sale"] = list_of_id(*measure.sale);
  return row;
}
domain::Measure measure_of(const Field& field) {
  domain::Measure measure;
  measure.condition.kind = field["kind"].one_of<domain::ConditionKind>(k_condition_words);
  measure.condition.window = {field["window"].one_of<domain::WindowKind>(k_window_words), count_or(field["length"], 0)};
  measure.condition.amount = money_or_nothing(field["asked"]);
  measure.condition.count = count_or(field["asked_count"], 0);
  measure.sum = money_or_nothing(field["sum"]);
  measure.count = count_or(field["count"], 0);
  measure.after = place_of(field["after"]);
  measure.sale = optional_record(field["sale"]);
  return measure;
}

Writing row_of(const domain::RuleMeasure& rule) {
  Writing row{{"rule", rule.rule_no}, {"all", Writing::array()}};
  for (const domain::Measure& measure : rule.all) row["all"].push_back(row_of(measure));
  return row;
}
domain::RuleMeasure rule_measure_of(const Field& field) { return {count_of(field["rule"]), list_of(field["all"], measure_of)}; }

Writing row_of(const domain::TierByHand& hand) { return {{"tier", hand.rank}, {"until", to_text(hand.until)}, {"reason", hand.reason}}; }
domain::TierByHand hand_of(const Field& field) {
  return {count_of(field["tier"]), date_of(field["until"]), text_or_empty(field["reason"])};
}

Writing row_of(const domain::TierStep& step) {
  return {{"tier", step.rank}, {"below", step.below}, {"at", row_of(step.at)}, {"on", row_of(step.evidence)}};
}
domain::TierStep step_of(const Field& field) {
  return {count_of(field["tier"]), count_of(field["below"]), place_of(field["at"]), rule_measure_of(field["on"])};
}

Writing row_of(const domain::TierWhy& why) {
  Writing row{{"cause", word(k_tier_cause_words, why.cause)}, {"on", to_text(why.on)}, {"tier", why.tier}, {"policy", why.policy_version}};
  if (why.met) row["met"] = row_of(*why.met);
  if (why.record) row["record"] = list_of_id(*why.record);
  if (!why.reason.empty()) row["reason"] = why.reason;
  return row;
}
domain::TierWhy why_of(const Field& field) {
  domain::TierWhy why;
  why.cause = field["cause"].one_of<domain::TierCause>(k_tier_cause_words);
  why.on = date_of(field["on"]);
  why.tier = count_of(field["tier"]);
  why.policy_version = count_of(field["policy"]);
  if (const Field met = field["met"]; met.is_present()) why.met = rule_measure_of(met);
  why.record = optional_record(field["record"]);
  why.reason = text_or_empty(field["reason"]);
  return why;
}

Writing row_of(const domain::TierState& tier) {
  Writing row{{"rank", tier.rank}, {"changed", row_of(tier.changed)}};
  put_date(row, "enrolled", tier.enrolled_on);
  put_date(row, "upgraded", tier.upgraded_on);
  put_date(row, "cycle_ends", tier.cycle_ends);
  put_date(row, "grace_ends", tier.grace_ends);
  put_date(row, "look_again", tier.look_again);
  if (tier.undoing) row["undoing"] = list_of_id(*tier.undoing);
  put_list(row, "steps", tier.steps, [](const domain::TierStep& step) { return row_of(step); });
  if (tier.hand) {
    row["hand"] = row_of(tier.hand->floor);
    row["hand"]["from"] = to_text(tier.hand->from);
    row["hand"]["record"] = list_of_id(tier.hand->record);
  }
  row["why"] = row_of(tier.why);
  return row;
}
domain::TierState tier_of(const Field& field) {
  domain::TierState tier;
  tier.rank = count_of(field["rank"]);
  tier.changed = place_of(field["changed"]);
  tier.enrolled_on = optional_date_of(field["enrolled"]);
  tier.upgraded_on = optional_date_of(field["upgraded"]);
  tier.cycle_ends = optional_date_of(field["cycle_ends"]);
  tier.grace_ends = optional_date_of(field["grace_ends"]);
  tier.look_again = optional_date_of(field["look_again"]);
  tier.undoing = optional_record(field["undoing"]);
  tier.steps = optional_list_of(field["steps"], step_of);
  if (const Field hand = field["hand"]; hand.is_present())
    tier.hand = domain::HandFloor{hand_of(hand), date_of(hand["from"]), listed_record(hand["record"])};
  tier.why = why_of(field["why"]);
  return tier;
}

void put_qualifying(const domain::QualifyingFacts& facts, Writing& document) {
  put_list(document, "sales", facts.sales, [](const domain::SaleFacts& sale) { return row_of(sale); });
  put_date(document, "horizon", facts.horizon);
  put_money(document, "lifetime_spend", facts.lifetime_spend);
  put_count(document, "lifetime_visits", facts.lifetime_visits);
  put_list(document, "invited_on", facts.invited_on, [](const Date& date) { return to_text(date); });
  put_list(document, "memberships", facts.memberships, [](const domain::BoughtMembership& bought) { return row_of(bought); });
}
domain::QualifyingFacts qualifying_of(const Field& field) {
  domain::QualifyingFacts facts;
  facts.sales = optional_list_of(field["sales"], sale_facts_of);
  facts.horizon = optional_date_of(field["horizon"]);
  facts.lifetime_spend = money_or_nothing(field["lifetime_spend"]);
  facts.lifetime_visits = count_or(field["lifetime_visits"], 0);
  facts.invited_on = optional_list_of(field["invited_on"], date_of);
  facts.memberships = optional_list_of(field["memberships"], membership_of);
  return facts;
}

Writing row_of(const domain::EarlyReturn& early) {
  return {{"of", list_of_id(early.of)}, {"amount", early.amount.fen}, {"pieces", early.pieces}};
}
domain::EarlyReturn early_return_of(const Field& field) {
  return {listed_record(field["of"]), money_of(field["amount"]), count_of(field["pieces"])};
}

Writing row_of(const domain::HandedOver& given) {
  Writing row{{"gift", given.right.gift},
              {"occasion", word(k_occasion_words, given.right.occasion)},
              {"on", to_text(given.right.on)},
              {"by", list_of_id(given.by)},
              {"at_ms", given.at},
              {"associate", given.associate}};
  if (given.right.record) row["record"] = list_of_id(*given.right.record);
  return row;
}
domain::HandedOver handed_over_of(const Field& field) {
  domain::HandedOver given;
  given.right.gift = field["gift"].text();
  given.right.occasion = field["occasion"].one_of<domain::GiftOccasion>(k_occasion_words);
  given.right.on = date_of(field["on"]);
  given.right.record = optional_record(field["record"]);
  given.by = listed_record(field["by"]);
  given.at = field["at_ms"].integer();
  given.associate = field["associate"].text();
  return given;
}

}  // namespace

domain::RecordId record_id_of(const Field& field) {
  domain::RecordId id;
  id.terminal = static_cast<std::uint32_t>(integer_or(field["terminal"], k_terminals, 1));
  id.seq = field["seq"].integer(k_sequences);
  return id;
}

Writing json_of(const domain::MemberRecord& record) {
  Writing row{{"terminal", record.id.terminal},
              {"seq", record.id.seq},
              {"date", to_text(record.date)},
              {"at_ms", record.at},
              {"kind", word(k_record_words, record.kind)}};
  put_money(row, "tested", record.tested);
  row["pieces"] = record.pieces;
  if (record.of) row["of"] = {{"terminal", record.of->terminal}, {"seq", record.of->seq}};
  if (record.kind == domain::RecordKind::tier_by_hand) row["hand"] = row_of(record.hand);
  put_list(row, "entries", record.entries, [](const domain::LedgerEntry& entry) { return json_of(entry); });
  return row;
}

domain::MemberRecord member_record_of(const Field& field) {
  domain::MemberRecord record;
  record.id = record_id_of(field);
  record.date = date_of(field["date"]);
  record.at = integer_or(field["at_ms"], {}, days_since_1970(record.date) * 86'400'000);
  record.kind = field["kind"].one_of<domain::RecordKind>(k_record_words);
  record.tested = {integer_or(field["tested"], {0, k_most_fen}, 0)};
  record.pieces = static_cast<int>(integer_or(field["pieces"], {0, 1'000'000}, 1));
  if (const Field of = field["of"]; of.is_present()) record.of = record_id_of(of);
  if (const Field hand = field["hand"]; hand.is_present()) record.hand = hand_of(hand);
  record.entries = optional_list_of(field["entries"], ledger_entry_of);
  return record;
}

Writing json_of(const domain::AccountState& account) {
  Writing document = Writing::object();
  put_date(document, "day", account.day);
  put_list(document, "lots", account.purse.lots, [](const domain::Lot& lot) { return row_of(lot); });
  put_count(document, "debt", account.purse.debt.count);
  put_qualifying(account.facts, document);
  document["tier"] = row_of(account.tier);
  put_money(document, "stored_value", account.stored_value);
  put_date(document, "earned_on", account.earned_on);
  put_count(document, "earned_that_day", account.earned_that_day.count);
  const auto listed = [](const domain::RecordId& id) { return list_of_id(id); };
  put_list(document, "early_returns", account.early_returns, [](const domain::EarlyReturn& early) { return row_of(early); });
  put_list(document, "included", account.included, listed);
  put_list(document, "conflicts", account.conflicts, listed);
  put_list(document, "unsound", account.unsound, listed);
  return document;
}

domain::AccountState account_of(const Field& field) {
  domain::AccountState account;
  account.day = optional_date_of(field["day"]);
  account.purse.lots = optional_list_of(field["lots"], lot_of);
  account.purse.debt = {integer_or(field["debt"], {0, k_most_fen}, 0)};
  account.facts = qualifying_of(field);
  account.tier = tier_of(field["tier"]);
  account.stored_value = money_or_nothing(field["stored_value"]);
  account.earned_on = optional_date_of(field["earned_on"]);
  account.earned_that_day = {integer_or(field["earned_that_day"], {-k_most_fen, k_most_fen}, 0)};
  account.early_returns = optional_list_of(field["early_returns"], early_return_of);
  account.included = optional_list_of(field["included"], listed_record);
  account.conflicts = optional_list_of(field["conflicts"], listed_record);
  account.unsound = optional_list_of(field["unsound"], listed_record);
  return account;
}

Writing json_of(const std::vector<domain::HandedOver>& gifts) {
  Writing list = Writing::array();
  for (const domain::HandedOver& given : gifts) list.push_back(row_of(given));
  return list;
}

std::vector<domain::HandedOver> gifts_of(const Field& field) { return optional_list_of(field, handed_over_of); }

}  // namespace shuke::codec

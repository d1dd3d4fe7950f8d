#include "core/codec/record.h"
#include "core/codec/values.h"

namespace shuke::codec {
namespace {

constexpr std::string_view k_sums = "sums";

// ---- writing

}  // namespace

Writing reasons_to_json(const std::vector<domain::PriceReason>& reasons) {
  Writing list = Writing::array();
  for (const domain::PriceReason& reason : reasons) {
    Writing row{{"kind", word(k_reason_words, reason.kind)}, {"amount", reason.amount.fen}};
    if (reason.tier != domain::k_no_tier) row["tier"] = reason.tier;
    if (reason.rate.value != 0) row["rate"] = reason.rate.value;
    if (!reason.promotion_id.empty()) row["promotion"] = reason.promotion_id;
    if (!reason.code.empty()) row["code"] = reason.code;
    if (!reason.authorised_by.empty()) row["authorised_by"] = reason.authorised_by;
    list.push_back(std::move(row));
  }
  return list;
}

namespace {

// Equal neighbours are one run: 999 pieces of one SKU stay a few.
Writing pieces_to_json(const std::vector<domain::PricedPiece>& pieces) {
  Writing runs = Writing::array();
  for (std::size_t at = 0; at < pieces.size();) {
    std::size_t end = at + 1;
    while (end < pieces.size() && pieces[end] == pieces[at]) ++end;
    const domain::PricedPiece& piece = pieces[at];
    runs.push_back({{"count", end - at},
                    {"paid", piece.paid.fen},
                    {"earned", piece.earned.count},
                    {"redeemed", piece.redeemed.count},
                    {"growth", piece.growth.fen}});
    if (piece.redeemed_value != Money{}) runs.back()["redeemed_value"] = piece.redeemed_value.fen;
    if (piece.difference != Money{}) runs.back()["difference"] = piece.difference.fen;
    at = end;
  }
  return runs;
}

// Numbers that follow each other are one run.
Writing numbers_to_json(const std::vector<int>& numbers) {
  Writing runs = Writing::array();
  for (std::size_t at = 0; at < numbers.size();) {
    std::size_t end = at + 1;
    while (end < numbers.size() && numbers[end] == numbers[end - 1] + 1) ++end;
    runs.push_back({{"from", numbers[at]}, {"count", end - at}});
    at = end;
  }
  return runs;
}

Writing line_json(const domain::SaleLine& line) {
  Writing row{{"no", line.line_no},
              {"sku", line.sku},
              {"name", json_of(line.name)},
              {"colour", json_of(line.colour)},
              {"size", line.size},
              {"garment", word(k_garment_words, line.garment)},
              {"rgb", line.rgb},
              {"vat", line.vat_rate.value},
              {"style", line.style},
              {"category", word(k_category_words, line.category)},
              {"brand", line.brand},
              {"tags", json_of(line.tags)},
              {"unit_floor", line.unit_floor.fen},
              {"quantity", line.priced.quantity},
              {"unit_list", line.priced.unit_list.fen},
              {"list", line.priced.list.fen},
              {"amount", line.priced.amount.fen},
              {"paid", line.priced.paid.fen},
              {"reasons", reasons_to_json(line.priced.reasons)},
              {"pieces", pieces_to_json(line.priced.pieces)}};
  if (!line.piece_nos.empty()) row["takes"] = numbers_to_json(line.piece_nos);
  return row;
}

std::int64_t amount_of(const domain::LedgerEntry& entry) {
  switch (entry.account) {
    case domain::Account::points: return entry.points.count;
    case domain::Account::growth: return entry.growth.fen;
    case domain::Account::stored_value: return entry.stored.fen;
  }
  return 0;
}

}  // namespace

Writing json_of(const domain::LedgerEntry& entry) {
  Writing row{{"no", entry.entry_no},
              {"account", word(k_account_words, entry.account)},
              {"kind", word(k_entry_words, entry.kind)},
              {"amount", amount_of(entry)}};
  row["from"] = to_text(entry.available_from);
  if (entry.expires) row["expires"] = to_text(*entry.expires);
  if (entry.counts_on) row["counts_on"] = to_text(*entry.counts_on);
  for (const domain::LotDraw& draw : entry.draws) {
    row["draws"].push_back(
        {{"terminal", draw.lot.terminal}, {"seq", draw.lot.seq}, {"no", draw.lot.entry_no}, {"points", draw.points.count}});
  }
  row["policy"] = entry.policy_version;
  return row;
}

namespace {

template <class T, class Write>
Writing list_to_json(const std::vector<T>& values, Write write) {
  Writing list = Writing::array();
  for (const T& value : values) list.push_back(write(value));
  return list;
}

Writing head_to_json(const domain::Sale& sale) {
  Writing head{{"receipt", sale.receipt},   {"basket", to_text(sale.basket_id)}, {"terminal", json_of(sale.terminal)},
               {"at", to_rfc3339(sale.at)}, {"monotonic_ms", sale.monotonic_ms}, {"business_date", to_text(sale.business_date)}};
  head["associates"] = Writing::array();
  for (const domain::AssociateShare& share : sale.associates) {
    head["associates"].push_back({{"id", share.associate}, {"share", share.share.value}});
  }
  if (sale.member) head["member"] = to_text(*sale.member);
  head["tier"] = {{"before", sale.tier_before}, {"used", sale.tier_used}, {"after", sale.tier_after}};
  head["points_rate"] = sale.points_rate.value;
  head["points_before"] = sale.points_before.count;
  head["price_set"] = sale.price_set_version;
  head["policy"] = sale.policy_version;
  return head;
}

Writing terms_to_json(const domain::SaleTerms& terms) {
  Writing json{{"price_rate", terms.price_rate.value}, {"promotions", Writing::array()}};
  for (const domain::Promotion& promotion : terms.promotions) json["promotions"].push_back(json_of(promotion));
  for (const domain::HeldCoupon& held : terms.coupons) json["coupons"].push_back(json_of(held));
  return json;
}

void add_return_to_json(const domain::Sale& sale, Writing& body) {
  if (!sale.returns_of) return;
  const domain::SaleName& of = *sale.returns_of;
  body["returns_of"] = {{"terminal", of.record.terminal}, {"seq", of.record.seq}, {"receipt", of.receipt}};
  body["handled_by"] = sale.handled_by;
  if (!sale.allowed_by.empty()) body["allowed_by"] = sale.allowed_by;
  if (!sale.revived_coupons.empty()) body["revived_coupons"] = json_of(sale.revived_coupons);
  if (!sale.gifts_back.empty()) body["gifts_back"] = json_of(sale.gifts_back);
  if (sale.cause) body["cause"] = word(k_return_cause_words, *sale.cause);
  body["goods"] = word(k_goods_condition_words, sale.condition);
}

// ---- reading

domain::SaleTerms terms_of(const Field& field) {
  domain::SaleTerms terms;
  terms.is_known = true;
  terms.price_rate = share_or(field["price_rate"], k_whole);
  terms.promotions = list_of(field["promotions"], promotion_of);
  terms.coupons = optional_list_of(field["coupons"], held_coupon_of);
  return terms;
}
Money money_or_none(const Field& field) { return field.is_present() ? money_of(field) : Money{}; }

domain::PriceReason reason_of(const Field& field) {
  domain::PriceReason reason;
  reason.kind = field["kind"].one_of<domain::ReasonKind>(k_reason_words);
  reason.amount = money_of(field["amount"]);
  if (const Field tier = field["tier"]; tier.is_present()) reason.tier = count_of(tier);
  if (const Field rate = field["rate"]; rate.is_present()) reason.rate = rate_of(rate);
  reason.promotion_id = text_or_empty(field["promotion"]);
  reason.code = text_or_empty(field["code"]);
  reason.authorised_by = text_or_empty(field["authorised_by"]);
  return reason;
}

std::vector<domain::PricedPiece> pieces_of(const Field& field, int quantity) {
  const std::size_t expected = static_cast<std::size_t>(quantity < 0 ? -quantity : quantity);
  std::vector<domain::PricedPiece> pieces;
  const std::size_t runs = field.size();
  for (std::size_t i = 0; i < runs && field.reading().ok(); ++i) {
    const Field run = field.at(i);
    const std::int64_t left = static_cast<std::int64_t>(expected - pieces.size());
    const auto count = static_cast<std::size_t>(run["count"].integer({1, left}));
    const domain::PricedPiece piece{.paid = money_of(run["paid"]),
                                    .earned = points_of(run["earned"]),
                                    .redeemed = points_of(run["redeemed"]),
                                    .growth = money_of(run["growth"]),
                                    .redeemed_value = money_or_none(run["redeemed_value"]),
                                    .difference = money_or_none(run["difference"])};
    pieces.insert(pieces.end(), count, piece);
  }
  if (pieces.size() != expected) field.refuse();
  return pieces;
}

// Rising, as many as the line has pieces.
std::vector<int> numbers_of(const Field& field, std::size_t expected) {
  std::vector<int> numbers;
  const std::size_t runs = field.size();
  for (std::size_t i = 0; i < runs && field.reading().ok(); ++i) {
    const Field run = field.at(i);
    const std::int64_t least = numbers.empty() ? 1 : numbers.back() + 1;
    const auto from = static_cast<int>(run["from"].integer({least, domain::k_most_pieces_a_line}));
    const std::int64_t left = static_cast<std::int64_t>(expected - numbers.size());
    const auto count = static_cast<int>(run["count"].integer({1, left}));
    for (int no = from; no < from + count; ++no) numbers.push_back(no);
  }
  if (numbers.size() != expected) field.refuse();
  return numbers;
}

domain::PricedLine priced_of(const Field& field) {
  domain::PricedLine priced;
  priced.sku = field["sku"].text();
  priced.quantity = static_cast<int>(field["quantity"].integer({-domain::k_most_pieces_a_line, domain::k_most_pieces_a_line}));
  priced.unit_list = money_of(field["unit_list"]);
  priced.list = money_of(field["list"]);
  priced.amount = money_of(field["amount"]);
  priced.paid = money_of(field["paid"]);
  priced.reasons = list_of(field["reasons"], reason_of);
  priced.pieces = pieces_of(field["pieces"], priced.quantity);
  Money paid;
  for (const domain::PricedPiece& piece : priced.pieces) paid += piece.paid;
  if (priced.quantity == 0) field["quantity"].refuse();
  if (paid != priced.paid) field["paid"].refuse();
  return priced;
}

domain::SaleLine line_of(const Field& field) {
  domain::SaleLine line;
  line.line_no = count_of(field["no"]);
  line.sku = field["sku"].text();
  line.name = bilingual_of(field["name"]);
  line.colour = bilingual_of(field["colour"]);
  line.size = field["size"].text();
  line.garment = field["garment"].one_of<domain::Garment>(k_garment_words);
  line.rgb = rgb_of(field["rgb"]);
  line.vat_rate = rate_of(field["vat"]);
  line.style = text_or_empty(field["style"]);
  if (const Field category = field["category"]; category.is_present()) line.category = category.one_of<domain::Category>(k_category_words);
  line.brand = text_or_empty(field["brand"]);
  line.tags = optional_list_of(field["tags"], text_of);
  line.unit_floor = {integer_or(field["unit_floor"], {0, k_most_fen}, 0)};
  line.priced = priced_of(field);
  return line;
}

domain::LotDraw draw_of(const Field& field) {
  domain::LotDraw draw;
  draw.lot.terminal = static_cast<std::uint32_t>(field["terminal"].integer({0, std::numeric_limits<std::uint32_t>::max()}));
  draw.lot.seq = field["seq"].integer({0, std::numeric_limits<std::int64_t>::max()});
  draw.lot.entry_no = count_of(field["no"]);
  draw.points = {field["points"].integer({1, k_most_fen})};
  return draw;
}

}  // namespace

domain::LedgerEntry ledger_entry_of(const Field& field) {
  domain::LedgerEntry entry;
  entry.entry_no = count_of(field["no"]);
  entry.account = field["account"].one_of<domain::Account>(k_account_words);
  if (entry.account == domain::Account::points) entry.points = points_of(field["amount"]);
  if (entry.account == domain::Account::growth) entry.growth = money_of(field["amount"]);
  if (entry.account == domain::Account::stored_value) entry.stored = money_of(field["amount"]);
  entry.kind = field["kind"].one_of<domain::EntryKind>(k_entry_words);
  entry.counts_on = optional_date_of(field["counts_on"]);
  entry.draws = optional_list_of(field["draws"], draw_of);
  entry.available_from = date_of(field["from"]);
  entry.expires = optional_date_of(field["expires"]);
  entry.policy_version = count_of(field["policy"]);
  return entry;
}

namespace {

void read_head(const Field& field, domain::Sale& sale) {
  sale.receipt = field["receipt"].text();
  sale.basket_id = uuid_of(field["basket"]);
  sale.terminal = terminal_of(field["terminal"]);
  sale.at = timestamp_of(field["at"]);
  sale.monotonic_ms = field["monotonic_ms"].integer();
  sale.business_date = date_of(field["business_date"]);
  sale.associates = list_of(field["associates"], [](const Field& share) {
    return domain::AssociateShare{share["id"].text(), BasisPoints{static_cast<std::int32_t>(share["share"].integer({0, 10000}))}};
  });
  sale.member = optional_uuid_of(field["member"]);
  const Field tier = field["tier"];
  sale.tier_before = count_of(tier["before"]);
  sale.tier_used = count_of(tier["used"]);
  sale.tier_after = count_of(tier["after"]);
  sale.points_rate = rate_of(field["points_rate"]);
  sale.points_before = points_of(field["points_before"]);
  sale.price_set_version = count_of(field["price_set"]);
  sale.policy_version = count_of(field["policy"]);
}

void check_sums(const Field& field, const domain::Sale& sale) {
  Money lines;
  Money tenders;
  for (const domain::SaleLine& line : sale.lines) lines += line.priced.paid;
  for (const domain::Tender& tender : sale.tenders) {
    if (tender.state != domain::TenderState::reversed) tenders += tender.amount;
  }
  if (field.reading().ok() && (lines != sale.total || tenders != sale.total)) field.reading().refuse(std::string(k_sums));
}

// A return takes pieces back and says which; a sale hands out pieces.
void read_return(const Field& field, domain::Sale& sale) {
  const Field lines = field["lines"];
  const Field of = field["returns_of"];
  for (std::size_t i = 0; i < sale.lines.size() && field.reading().ok(); ++i) {
    const Field line = lines.at(i);
    if ((sale.lines[i].priced.quantity < 0) != of.is_present()) line["quantity"].refuse();
    if (of.is_present()) sale.lines[i].piece_nos = numbers_of(line["takes"], sale.lines[i].priced.pieces.size());
  }
  if (!of.is_present()) return;
  domain::SaleName name;
  name.record.terminal = static_cast<std::uint32_t>(of["terminal"].integer({0, std::numeric_limits<std::uint32_t>::max()}));
  name.record.seq = of["seq"].integer({1, std::numeric_limits<std::int64_t>::max()});
  name.receipt = of["receipt"].text();
  sale.returns_of = std::move(name);
  sale.handled_by = field["handled_by"].text();
  sale.allowed_by = text_or_empty(field["allowed_by"]);
  sale.revived_coupons = optional_list_of(field["revived_coupons"], text_of);
  sale.gifts_back = optional_list_of(field["gifts_back"], text_of);
  if (field["cause"].is_present()) sale.cause = field["cause"].one_of<domain::ReturnCause>(k_return_cause_words);
  if (field["goods"].is_present()) sale.condition = field["goods"].one_of<domain::GoodsCondition>(k_goods_condition_words);
}

domain::Sale sale_of(const Field& field) {
  domain::Sale sale;
  read_head(field, sale);
  sale.lines = list_of(field["lines"], line_of);
  sale.basket_reasons = list_of(field["reasons"], reason_of);
  sale.tenders = list_of(field["tenders"], tender_of);
  sale.ledger = list_of(field["ledger"], ledger_entry_of);
  sale.list_total = money_of(field["list_total"]);
  sale.total = money_of(field["total"]);
  sale.tested = {integer_or(field["tested"], {-k_most_fen, k_most_fen}, sale.total.fen)};
  if (const Field terms = field["terms"]; terms.is_present()) sale.terms = terms_of(terms);
  if (sale.lines.size() > domain::k_most_lines) field["lines"].refuse();
  read_return(field, sale);
  check_sums(field, sale);
  return sale;
}

}  // namespace

std::string encode_sale_body(const domain::Sale& sale) {
  Writing body = head_to_json(sale);
  body["lines"] = list_to_json(sale.lines, line_json);
  body["reasons"] = reasons_to_json(sale.basket_reasons);
  body["tested"] = sale.tested.fen;
  if (sale.terms.is_known) body["terms"] = terms_to_json(sale.terms);
  body["list_total"] = sale.list_total.fen;
  body["total"] = sale.total.fen;
  body["tenders"] = list_to_json(sale.tenders, [](const domain::Tender& tender) { return json_of(tender); });
  body["ledger"] = list_to_json(sale.ledger, [](const domain::LedgerEntry& entry) { return json_of(entry); });
  add_return_to_json(sale, body);
  return to_bytes(body);
}

Result<domain::Sale> decode_sale_body(std::string_view body, int kind_version) {
  if (const Outcome known = check_version(kind_version); !known) return known.refusal();
  return read_document(body, k_record_bounds, sale_of);
}

Result<domain::Sale> decode_sale(const Record& record) {
  if (record.kind != k_sale_kind) return Refusal{Reason::document_not_valid, "kind"};
  Result<domain::Sale> decoded = decode_sale_body(record.body, record.kind_version);
  if (!decoded) return decoded;
  domain::Sale sale = std::move(decoded).value();
  sale.seq = record.seq;
  return sale;
}

}  // namespace shuke::codec

#include "core/codec/question.h"

#include <algorithm>

#include "core/codec/account.h"
#include "core/codec/feed.h"
#include "core/codec/policy.h"
#include "core/codec/record.h"
#include "core/codec/values.h"

namespace shuke::codec {
namespace {

constexpr Bounds k_question_bounds{8 << 20, 24, true};
const MemberId k_somebody{{0, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, 1}};

// A document inside the document, read by its own decoder; what is wrong in it is named from the root.
template <class Decode>
auto inner(const Field& field, const std::string& place, Decode decode) -> std::remove_cvref_t<decltype(*decode(std::string_view{}))> {
  auto read = decode(field.bytes());
  if (read) return std::move(read).value();
  field.reading().refuse(Refusal{read.reason(), place + "." + read.refusal().detail});
  return {};
}

template <class Decode>
auto inner_list(const Field& list, const std::string& name, Decode decode) {
  std::vector<std::remove_cvref_t<decltype(*decode(std::string_view{}))>> values;
  if (!list.is_present()) return values;
  const std::size_t count = list.size();
  for (std::size_t i = 0; i < count && list.reading().ok(); ++i) {
    values.push_back(inner(list.at(i), name + "[" + std::to_string(i) + "]", decode));
  }
  return values;
}

// Refuses the field of the second of two that are called alike: one of them would be looked up and the other lost.
template <class T, class NameOf>
void refuse_twice(const Field& list, const char* name, const std::vector<T>& values, NameOf name_of) {
  for (std::size_t i = 1; i < values.size() && list.reading().ok(); ++i) {
    const auto is_same = [&](const T& earlier) { return name_of(earlier) == name_of(values[i]); };
    if (std::none_of(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(i), is_same)) continue;
    const Field second = list.at(i);
    second[name].refuse();
  }
}

void add_goods(const Field& field, domain::PriceBookParts& goods) {
  field.only({"sku", "style", "size", "list", "floor", "stock", "name", "category", "garment", "size_family", "wool", "brand", "tags",
              "goes_with"});
  const Field style_code = field["style"];
  const Field name = field["name"];
  const Field category = field["category"];
  const Field family = field["size_family"];
  const Field garment = field["garment"];
  domain::Sku sku;
  sku.code = field["sku"].text();
  sku.style = style_code.is_present() ? style_code.text() : sku.code;
  sku.size = field["size"].is_present() ? field["size"].text() : "F";
  sku.list_price = money_of(field["list"], 0);
  sku.floor_price = {integer_or(field["floor"], {0, k_most_fen}, 0)};
  goods.skus.push_back(sku);
  const bool is_known = std::any_of(goods.styles.begin(), goods.styles.end(), [&](const auto& one) { return one.code == sku.style; });
  if (is_known) return;
  domain::Style style;
  style.code = sku.style;
  style.name = name.is_present() ? bilingual_of(name) : Bilingual{sku.style, sku.style};
  if (category.is_present()) style.category = category.one_of<domain::Category>(k_category_words);
  if (garment.is_present()) style.garment = garment.one_of<domain::Garment>(k_garment_words);
  style.size_family = family.is_present() ? family.one_of<domain::SizeFamily>(k_size_family_words) : domain::SizeFamily::one_size;
  style.has_wool = flag_or(field["wool"], false);
  style.brand = text_or_empty(field["brand"]);
  style.tags = optional_list_of(field["tags"], text_of);
  style.goes_with = optional_list_of(field["goes_with"], text_of);
  style.tile_order = static_cast<int>(goods.styles.size());
  goods.styles.push_back(std::move(style));
}

domain::PriceBookParts goods_of(const Field& root, const StoreId& store) {
  domain::PriceBookParts goods;
  goods.version = 1;
  const Field list = root["goods"];
  const std::size_t count = list.size();
  for (std::size_t i = 0; i < count && root.reading().ok(); ++i) {
    const Field one = list.at(i);
    add_goods(one, goods);
    goods.skus.back().stock = {{store, static_cast<int>(integer_or(one["stock"], {0, 1'000'000}, 10))}};
  }
  refuse_twice(list, "sku", goods.skus, [](const domain::Sku& sku) { return sku.code; });
  const Field promotions = root["promotions"];
  goods.promotions = inner_list(promotions, "promotions", [](std::string_view bytes) { return decode_promotion(bytes); });
  refuse_twice(promotions, "id", goods.promotions, [](const domain::Promotion& promotion) { return promotion.id; });
  return goods;
}

domain::MemberRecord asked_record_of(const Field& field) {
  field.only({"terminal", "seq", "date", "at_ms", "kind", "tested", "pieces", "of", "hand", "entries"});
  return member_record_of(field);
}

AskedMember member_of(const Field& field) {
  field.only({"id", "birthday", "avoids_wool", "balance_known", "sizes", "coupons", "records"});
  AskedMember member;
  member.id = field["id"].is_present() ? uuid_of(field["id"]) : k_somebody;
  if (const Field birthday = field["birthday"]; birthday.is_present()) member.birthday = birthday_of(birthday);
  member.avoids_wool = flag_or(field["avoids_wool"], false);
  member.is_balance_known = flag_or(field["balance_known"], true);
  member.sizes = optional_list_of(field["sizes"], [](const Field& size) {
    return domain::SizeOf{size["family"].one_of<domain::SizeFamily>(k_size_family_words), size["size"].text()};
  });
  member.coupons = optional_list_of(field["coupons"], held_coupon_of);
  member.records = optional_list_of(field["records"], asked_record_of);
  return member;
}

domain::LineItem line_item_of(const Field& field) {
  field.only({"sku", "quantity", "manual"});
  return {field["sku"].text(), static_cast<int>(integer_or(field["quantity"], {1, domain::k_most_pieces_a_line}, 1)),
          manual_discount_of(field["manual"])};
}

// A code that nobody holds is kept, so that the answer can say why it takes nothing off.
domain::HeldCoupon chosen(const std::vector<domain::HeldCoupon>& held, const std::string& code) {
  const auto found = std::find_if(held.begin(), held.end(), [&](const domain::HeldCoupon& one) { return one.coupon.code == code; });
  if (found != held.end()) return *found;
  domain::HeldCoupon unknown;
  unknown.coupon.code = code;
  return unknown;
}

AskedBasket basket_of(const Field& field, const std::vector<domain::HeldCoupon>& held) {
  field.only({"lines", "manual", "coupons", "tenders"});
  AskedBasket asked;
  asked.basket.id.bytes[15] = 1;
  asked.basket.associate = "A01";
  asked.basket.lines = list_of(field["lines"], line_item_of);
  asked.basket.manual = manual_discount_of(field["manual"]);
  for (const std::string& code : optional_list_of(field["coupons"], text_of)) asked.basket.coupons.push_back(chosen(held, code));
  asked.tenders = optional_list_of(field["tenders"], [](const Field& tender) {
    domain::Tender row;
    const Field kind = tender["kind"];
    row.kind = kind.one_of<domain::TenderKind>(k_tender_words);
    if (row.kind == domain::TenderKind::exchange) kind.refuse();  // nothing comes back that could pay
    row.amount = money_of(tender["amount"], 1);
    return row;
  });
  if (asked.basket.lines.size() > domain::k_most_lines) field["lines"].refuse();
  return asked;
}

domain::PieceName piece_of(const Field& field) {
  field.only({"line", "piece"});
  return {static_cast<int>(field["line"].integer({1, static_cast<std::int64_t>(domain::k_most_lines)})),
          static_cast<int>(integer_or(field["piece"], {1, domain::k_most_pieces_a_line}, 1))};
}

domain::Sale sale_at(const Field& field, const std::string& place) {
  field.only({"seq", "sale"});
  domain::Sale sale =
      inner(field["sale"], place + ".sale", [](std::string_view bytes) { return decode_sale_body(bytes, k_record_version); });
  sale.seq = field["seq"].integer({1, std::numeric_limits<std::int64_t>::max()});
  return sale;
}

void read_what_is_asked(const Field& root, Question& question) {
  if (const Field member = root["member"]; member.is_present()) question.member = member_of(member);
  if (const Field sales = root["sales"]; sales.is_present()) {
    const std::size_t count = sales.size();
    for (std::size_t i = 0; i < count && root.reading().ok(); ++i) {
      question.sales.push_back(sale_at(sales.at(i), "sales[" + std::to_string(i) + "]"));
    }
    refuse_twice(sales, "seq", question.sales, [](const domain::Sale& sale) { return domain::record_of(sale); });
  }
  std::vector<domain::HeldCoupon>& held = question.coupons;
  const Field coupons = root["coupons"];
  held = optional_list_of(coupons, held_coupon_of);
  refuse_twice(coupons, "coupon", held, [](const domain::HeldCoupon& one) { return one.coupon.code; });
  if (question.member) held.insert(held.end(), question.member->coupons.begin(), question.member->coupons.end());
  if (const Field basket = root["basket"]; basket.is_present()) {
    question.basket = basket_of(basket, held);
    if (question.member) question.basket->basket.member = question.member->id;
  }
  if (const Field back = root["return"]; back.is_present()) {
    if (question.basket) back.refuse();
    back.only({"terminal", "seq", "pieces", "allowed_by"});
    question.taken_back = AskedReturn{record_id_of(back), list_of(back["pieces"], piece_of), text_or_empty(back["allowed_by"])};
  }
}

Question question_of(const Field& root) {
  root.only(
      {"title", "policies", "now", "store", "seq", "goods", "promotions", "coupons", "member", "sales", "basket", "return", "record"});
  Question question;
  question.policies = inner_list(root["policies"], "policies", decode_policy);
  question.now = timestamp_of(root["now"]);
  question.store = root["store"].is_present() ? root["store"].text() : "NJX";
  question.seq = integer_or(root["seq"], {1, std::numeric_limits<std::int64_t>::max()}, 1);
  question.goods = goods_of(root, question.store);
  read_what_is_asked(root, question);
  question.wants_record = flag_or(root["record"], false);
  if (root.reading().ok() && question.policies.empty()) root["policies"].refuse();
  return question;
}

}  // namespace

Result<Question> decode_question(std::string_view document) { return read_document(document, k_question_bounds, question_of); }

}  // namespace shuke::codec

#include "core/demo/demo_chain.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "core/demo/colours.h"
#include "core/demo/coupons.h"
#include "core/demo/members.h"
#include "core/domain/members/code.h"
#include "core/domain/members/preferences.h"
#include "tests/demo/as_of.h"

using namespace shuke;
using namespace shuke::demo;

namespace {

const DemoChain& chain() {
  static const DemoChain made = make_demo_chain(k_demo_seed, k_as_of);
  return made;
}

// FNV-1a over what distinguishes two chains.
class Fingerprint {
 public:
  void add(std::string_view text) {
    for (const char c : text) value_ = (value_ ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  }
  void add(std::int64_t number) { add(std::to_string(number) + ';'); }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 14695981039346656037ull;
};

std::uint64_t fingerprint(const DemoChain& made) {
  Fingerprint print;
  for (const domain::Sku& sku : made.shop.catalogue.skus) {
    print.add(sku.code), print.add(sku.barcode), print.add(sku.list_price.fen);
    for (const domain::StockLevel& level : sku.stock) print.add(level.quantity);
  }
  for (const DemoMember& one : made.members) {
    const domain::Member& member = one.member;
    print.add(to_text(member.id)), print.add(member.core.name), print.add(member.core.phone);
    print.add(member.facts.points.count), print.add(member.facts.lifetime_spend.fen), print.add(member.facts.owner);
    for (const domain::Preference& preference : member.facts.preferences) print.add(preference.text.zh);
  }
  return print.value();
}

}  // namespace

TEST_CASE("the demo chain has exactly what the issue asks for") {
  CHECK(chain().shop.stores.size() == 2);
  CHECK(chain().shop.terminals.size() == 3);
  CHECK(chain().shop.associates.size() == 12);
  CHECK(chain().shop.catalogue.styles.size() == 400);
  CHECK(chain().shop.catalogue.skus.size() == 3000);
  CHECK(chain().shop.catalogue.promotions.size() == 3);
  CHECK(chain().members.size() == 5000);
  CHECK(domain::validate(chain().shop.policy).ok());
  CHECK(chain().shop.associates[0].name.zh == "李娜");
}

TEST_CASE("the same arguments make the same chain, another seed another one") {
  CHECK(fingerprint(make_demo_chain(k_demo_seed, k_as_of)) == fingerprint(chain()));
  CHECK(fingerprint(make_demo_chain(k_demo_seed + 1, k_as_of)) != fingerprint(chain()));
}

TEST_CASE("every barcode is a valid EAN-13 of the country and belongs to one SKU") {
  std::set<std::string> barcodes;
  std::set<std::string> codes;
  for (const domain::Sku& sku : chain().shop.catalogue.skus) {
    CHECK(sku.barcode.size() == 13);
    CHECK(sku.barcode.starts_with("69"));
    CHECK(domain::has_valid_ean13_check(sku.barcode));
    barcodes.insert(sku.barcode);
    codes.insert(sku.code);
  }
  CHECK(barcodes.size() == 3000);
  CHECK(codes.size() == 3000);
}

TEST_CASE("every style has a name of its own in both languages, variants, and prices above the floor") {
  std::set<std::string> names;
  std::set<std::string> codes;
  const domain::PriceBook book(chain().shop.catalogue);
  for (const domain::Style& style : chain().shop.catalogue.styles) {
    names.insert(style.name.zh);
    codes.insert(style.code);
    CHECK_FALSE(style.name.en.empty());
    CHECK_FALSE(style.material.en.empty());
    CHECK_FALSE(book.variants_of(style.code).empty());
    CHECK(domain::size_family_of(style.garment) == style.size_family);
    for (const StyleCode& other : style.goes_with) CHECK(book.find_style(other) != nullptr);
  }
  CHECK(names.size() == 400);
  CHECK(codes.size() == 400);
  for (const domain::Sku& sku : chain().shop.catalogue.skus) {
    CHECK(sku.floor_price < sku.list_price);
    CHECK(sku.stock.size() == 2);
  }
}

TEST_CASE("the chain names more than forty colours, each with its own code") {
  std::set<std::string_view> codes;
  for (const Colour& colour : all_colours()) codes.insert(colour.code);
  CHECK(codes.size() == all_colours().size());
  CHECK(codes.size() >= 40);
}

TEST_CASE("special prices lie between floor and list") {
  const domain::PriceBook book(chain().shop.catalogue);
  const domain::Promotion& sale = chain().shop.catalogue.promotions[0];
  CHECK(sale.prices.size() > 10);
  for (const domain::SpecialPrice& special : sale.prices) {
    const domain::Sku& sku = *book.variants_of(special.style).front();
    CHECK(special.price < sku.list_price);
    CHECK(special.price >= sku.floor_price);
  }
}

TEST_CASE("the three promotions run on the day asked for") {
  for (const domain::Promotion& promotion : chain().shop.catalogue.promotions)
    CHECK(domain::is_running(promotion, k_as_of, {}, promotion.least_tier));
  for (const domain::Promotion& promotion : make_demo_shop(k_demo_seed, {2025, 2, 28}).catalogue.promotions) {
    CHECK(domain::is_running(promotion, {2025, 2, 28}, {}, promotion.least_tier));
  }
}

TEST_CASE("the first tiles are the goods of the design story in its order") {
  const std::vector<std::pair<std::string, std::int64_t>> story{
      {"免烫牛津纺衬衫", 336}, {"弹力直筒休闲裤", 399}, {"精梳棉中筒袜", 45},  {"牛皮自动扣皮带", 229}, {"纯棉圆领打底衫", 99},
      {"轻薄立领羽绒服", 699}, {"立领工装夹克", 459},   {"重磅连帽卫衣", 269}, {"圆领绞花针织衫", 329}, {"棉线针织帽", 92}};
  const domain::PriceBook book(chain().shop.catalogue);
  for (std::size_t i = 0; i < story.size(); ++i) {
    const domain::Style& style = book.styles()[i];
    CHECK(style.name.zh == story[i].first);
    CHECK(book.variants_of(style.code).front()->list_price == yuan(story[i].second));
  }
  CHECK(book.find_sku("CS2603-MB-41")->rgb == 0x8FB0CF);
  CHECK(book.find_sku("CS2603-MB-41")->colour.zh == "雾蓝");
  CHECK(book.find_style("ZS2609")->has_wool);
  CHECK(book.find_sku("WZ2601-NY-F")->colour.zh == "藏青");
  CHECK(book.find_sku("PD2602-BK-115") != nullptr);
  CHECK(book.find_sku("KZ2602-KH-33") != nullptr);
}

TEST_CASE("stock is what the pictures of colour and size and of search show") {
  const domain::PriceBook book(chain().shop.catalogue);
  const auto at_njx = [&](std::string_view style, std::string_view colour) {
    int pieces = 0;
    for (const domain::Sku* const sku : book.variants_of(style))
      pieces += colour.empty() || sku->colour.zh == colour ? stock_at(*sku, "NJX") : 0;
    return pieces;
  };
  CHECK(at_njx("YR2607", "墨绿") == 8);
  CHECK(at_njx("YR2607", "炭黑") == 5);
  CHECK(at_njx("YR2607", "米白") == 3);
  CHECK(stock_at(*book.find_sku("YR2607-PG-XL"), "NJX") == 1);
  CHECK(stock_at(*book.find_sku("YR2607-PG-XXL"), "XH") == 2);
  CHECK(at_njx("CS2611", "") == 18);
  CHECK(at_njx("ZW2618", "") == 9);
}

TEST_CASE("coupons have codes that a scanner understands, each its own, of batches that there are") {
  std::set<std::string> codes;
  const auto check = [&](const domain::Coupon& coupon) {
    CHECK(domain::classify_code(coupon.code).kind == domain::CodeKind::coupon);
    CHECK(codes.insert(coupon.code).second);
    const auto is_its_batch = [&](const domain::CouponRule& rule) { return rule.id == coupon.rule; };
    CHECK(std::any_of(chain().shop.coupon_rules.begin(), chain().shop.coupon_rules.end(), is_its_batch));
  };
  for (const domain::Coupon& coupon : chain().shop.coupons) check(coupon);
  for (const DemoMember& one : chain().members) {
    for (const domain::Coupon& coupon : one.member.facts.coupons) check(coupon);
  }
  for (const domain::CouponRule& rule : chain().shop.coupon_rules) CHECK(domain::validate(rule).ok());
  CHECK(codes.contains(std::string(k_leaflet_coupon)));
}

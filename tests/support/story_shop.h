#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/domain_names.h"

// The shop of the design pictures: its goods, promotions and policy.
namespace shuke::test {

inline constexpr Date k_story_day{2026, 11, 22};
inline const StoreId k_here = "NJX";
inline const StoreId k_other_store = "XJH";

// Goods of the story by their short names; each has one or more SKUs with these codes.
inline const SkuCode k_shirt = "CS2611-BL-41";
inline const SkuCode k_trousers = "KZ2604-KH-33";
inline const SkuCode k_socks = "WA2601-NV-F";
inline const SkuCode k_grey_socks = "WA2601-GR-F";
inline const SkuCode k_belt = "PD2602-BK-115";
inline const SkuCode k_tee = "TX2605-GR-XL";
inline const SkuCode k_white_tee = "TX2605-WH-L";
inline const SkuCode k_down = "YR2609-GN-XL";
inline const SkuCode k_jacket = "JK2607-OL-XL";
inline const SkuCode k_hoodie = "WY2608-RD-XL";
inline const SkuCode k_knit = "ZZ2610-OA-XL";
inline const SkuCode k_hat = "MZ2603-NV-F";

inline constexpr Window k_twelve_months{WindowKind::rolling_months, 12};

inline Rule one_sale_of(Money amount) { return {{{.kind = ConditionKind::single_sale, .amount = amount, .window = {}}}}; }
inline Rule spend_of(Money amount, Window window = {}) { return {{{.kind = ConditionKind::spend, .amount = amount, .window = window}}}; }

inline Policy a_policy() {
  Policy policy;
  policy.version = 7;
  policy.effective_from = {2026, 1, 1};
  policy.enrolment.welcome_off = yuan(30);
  const std::vector<Rule> member{one_sale_of(yuan(1000)), spend_of(yuan(1000))};
  const std::vector<Rule> silver{spend_of(yuan(3000), k_twelve_months)};
  const std::vector<Rule> gold{spend_of(yuan(10000), k_twelve_months)};
  policy.tiers = {{"member", {"会员", "Member"}, member, {}, {9800}, {10000}},
                  {"silver", {"银卡", "Silver"}, silver, silver, {9500}, {12000}},
                  {"gold", {"金卡", "Gold"}, gold, gold, {9000}, {15000}}};
  return policy;
}

// A style with one SKU on the shelf: floor at two fifths of the list price, five here and three in the other store.
struct Goods {
  PriceBookParts parts{};

  Goods& style(StyleCode code, Bilingual name, Garment garment, SizeFamily family, Category category) {
    Style style;
    style.code = std::move(code);
    style.name = std::move(name);
    style.garment = garment;
    style.size_family = family;
    style.category = category;
    style.tile_order = static_cast<int>(parts.styles.size());
    parts.styles.push_back(std::move(style));
    return *this;
  }
  Goods& sku(SkuCode code, Bilingual colour, std::string size, Money list_price, int here = 5) {
    Sku sku;
    sku.code = std::move(code);
    sku.style = parts.styles.back().code;
    sku.colour = std::move(colour);
    sku.size = std::move(size);
    sku.rgb = 0x334466;
    sku.list_price = list_price;
    sku.floor_price = Money{list_price.fen * 2 / 5};
    sku.stock = {{k_here, here}, {k_other_store, 3}};
    const std::string number = std::to_string(690'123'400'000 + static_cast<std::int64_t>(parts.skus.size()));
    sku.barcode = number + domain::ean13_check_digit(number);
    parts.skus.push_back(std::move(sku));
    return *this;
  }
  Goods& goes_with(std::initializer_list<StyleCode> styles) { return parts.styles.back().goes_with = styles, *this; }
  Goods& with_wool() { return parts.styles.back().has_wool = true, *this; }
};

inline Promotion a_promotion(std::string id, PromotionKind kind) {
  Promotion promotion;
  promotion.id = std::move(id);
  promotion.kind = kind;
  promotion.name = {"活动", "Promotion"};
  promotion.from = {2026, 11, 1};
  promotion.to = {2026, 11, 30};
  return promotion;
}

inline Promotion season_end() {
  Promotion promotion = a_promotion("P1-season-end", PromotionKind::special_price);
  promotion.name = {"季末特价", "Season end"};
  promotion.prices = {{"PD2602", yuan(178)}};
  return promotion;
}

inline Promotion second_pair_half() {
  Promotion promotion = a_promotion("P2-silver-socks", PromotionKind::nth_item);
  promotion.name = {"银卡日第2件半价", "Silver day: second pair half price"};
  promotion.least_tier = 2;
  promotion.goods.styles = {"WA2601"};
  return promotion;
}

inline Promotion sixty_off_800() {
  Promotion promotion = a_promotion("P3-silver-day", PromotionKind::threshold_off);
  promotion.name = {"银卡日 满800减60", "Silver day: 60 off 800"};
  promotion.least_tier = 2;
  promotion.steps = {{yuan(800), yuan(60)}};
  return promotion;
}

inline PriceBookParts story_goods() {
  using enum Garment;
  Goods goods;
  goods.style("CS2611", {"免烫牛津纺衬衫", "Oxford shirt"}, shirt, SizeFamily::shirt, Category::tops).goes_with({"TX2605"});
  goods.sku(k_shirt, {"雾蓝", "Mist blue"}, "41", yuan(336)).sku("CS2611-WH-41", {"白", "White"}, "41", yuan(336));
  goods.style("KZ2604", {"弹力直筒休闲裤", "Straight chinos"}, trousers, SizeFamily::trousers, Category::trousers).goes_with({"WA2601"});
  goods.sku(k_trousers, {"卡其", "Khaki"}, "33", yuan(399));
  goods.style("WA2601", {"精梳棉中筒袜", "Crew socks"}, socks, SizeFamily::one_size, Category::accessories).goes_with({"MZ2603"});
  goods.sku(k_socks, {"藏青", "Navy"}, "F", yuan(45), 20).sku(k_grey_socks, {"灰", "Grey"}, "F", yuan(45), 9);
  goods.style("PD2602", {"牛皮自动扣皮带", "Leather belt"}, belt, SizeFamily::belt, Category::accessories);
  goods.sku(k_belt, {"黑色", "Black"}, "115", yuan(229));
  goods.style("TX2605", {"纯棉圆领打底衫", "Cotton tee"}, tee, SizeFamily::top, Category::tops);
  goods.sku(k_tee, {"深灰", "Charcoal"}, "XL", yuan(99)).sku(k_white_tee, {"白色", "White"}, "L", yuan(99), 8);
  goods.style("YR2609", {"轻薄立领羽绒服", "Light down jacket"}, down_jacket, SizeFamily::top, Category::outerwear);
  goods.sku(k_down, {"墨绿", "Forest"}, "XL", yuan(699), 1);
  goods.style("JK2607", {"立领工装夹克", "Work jacket"}, jacket, SizeFamily::top, Category::outerwear);
  goods.sku(k_jacket, {"橄榄", "Olive"}, "XL", yuan(459));
  goods.style("WY2608", {"重磅连帽卫衣", "Heavy hoodie"}, hoodie, SizeFamily::top, Category::tops);
  goods.sku(k_hoodie, {"砖红", "Brick"}, "XL", yuan(269));
  goods.style("ZZ2610", {"圆领绞花针织衫", "Cable knit"}, knit, SizeFamily::top, Category::tops).with_wool();
  goods.sku(k_knit, {"燕麦", "Oatmeal"}, "XL", yuan(329));
  goods.style("MZ2603", {"棉线针织帽", "Cotton beanie"}, hat, SizeFamily::one_size, Category::accessories);
  goods.sku(k_hat, {"藏青", "Navy"}, "F", yuan(92));
  goods.parts.version = 42;
  goods.parts.promotions = {season_end(), second_pair_half(), sixty_off_800()};
  return goods.parts;
}

inline Shop a_shop(PriceBookParts parts = story_goods(), Policy policy = a_policy()) {
  Shop shop;
  shop.chain = {"熟客", "Shuke"};
  shop.here = k_here;
  shop.stores = {{k_here, {"南京西路店", "West Nanjing Road"}, 4, 480}, {k_other_store, {"徐家汇店", "Xujiahui"}, 4, 480}};
  shop.associates = {{"A01", {"李娜", "Li Na"}, k_here, false}, {"A02", {"王晓", "Wang Xiao"}, k_here, true}};
  shop.policies = PolicyBook(std::move(policy));
  shop.book = PriceBook(std::move(parts));
  return shop;
}

}  // namespace shuke::test

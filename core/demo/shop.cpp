#include "core/demo/catalogue.h"
#include "core/demo/coupons.h"
#include "core/demo/demo_chain.h"
#include "core/demo/members.h"

namespace shuke::demo {
namespace {

constexpr domain::TierRank k_silver = 2;

std::vector<domain::Associate> make_associates() {
  return {{"A01", {"李娜", "Li Na"}, "NJX", false},          {"A02", {"王建国", "Wang Jianguo"}, "NJX", true},
          {"A03", {"陈晓燕", "Chen Xiaoyan"}, "NJX", false}, {"A04", {"刘洋", "Liu Yang"}, "NJX", false},
          {"A05", {"赵敏", "Zhao Min"}, "NJX", false},       {"A06", {"孙浩", "Sun Hao"}, "NJX", false},
          {"A07", {"吴佳怡", "Wu Jiayi"}, "NJX", false},     {"A08", {"周婷", "Zhou Ting"}, "XH", true},
          {"A09", {"郑凯", "Zheng Kai"}, "XH", false},       {"A10", {"林静", "Lin Jing"}, "XH", false},
          {"A11", {"徐磊", "Xu Lei"}, "XH", false},          {"A12", {"高雨桐", "Gao Yutong"}, "XH", false}};
}

domain::Promotion season_end(const domain::PriceBookParts& catalogue) {
  domain::Promotion promotion;
  promotion.id = "P01";
  promotion.kind = domain::PromotionKind::special_price;
  promotion.name = {"季末特价", "Season-end price"};
  promotion.prices = {{"PD2602", yuan(178)}};
  // Last year's outerwear and knits, about a third of them, at seven tenths and ending in 9.
  std::string previous;
  for (const domain::Sku& sku : catalogue.skus) {
    if (sku.style == previous) continue;
    previous = sku.style;
    const std::string_view code = sku.style;
    const bool is_warm = code.starts_with("YR") || code.starts_with("DY") || code.starts_with("JK") || code.starts_with("ZS");
    if (!is_warm || code.substr(2, 2) != "25" || (code[4] + code[5]) % 3 != 0) continue;
    promotion.prices.push_back({sku.style, yuan(sku.list_price.fen * 7 / 10 / 1000 * 10 + 9)});
  }
  return promotion;
}

domain::Promotion second_pair_half(const domain::PriceBookParts& catalogue) {
  domain::Promotion promotion;
  promotion.id = "P02";
  promotion.kind = domain::PromotionKind::nth_item;
  promotion.name = {"银卡日第2件半价", "Silver Day: 2nd at half price"};
  promotion.least_tier = k_silver;
  promotion.nth = 2;
  promotion.nth_rate = BasisPoints{5000};
  for (const domain::Style& style : catalogue.styles) {
    if (style.garment == domain::Garment::socks) promotion.goods.styles.push_back(style.code);
  }
  return promotion;
}

domain::Promotion sixty_off_eight_hundred() {
  domain::Promotion promotion;
  promotion.id = "P03";
  promotion.kind = domain::PromotionKind::threshold_off;
  promotion.name = {"银卡日 满800减60", "Silver Day: 60 off 800"};
  promotion.least_tier = k_silver;
  promotion.steps = {{yuan(800), yuan(60)}};
  return promotion;
}

domain::Rule earned_by(domain::ConditionKind kind, Money amount, domain::Window window) {
  return {{{.kind = kind, .amount = amount, .window = window}}};
}

}  // namespace

std::vector<domain::Promotion> make_promotions(const domain::PriceBookParts& catalogue, Date as_of) {
  std::vector<domain::Promotion> promotions{season_end(catalogue), second_pair_half(catalogue), sixty_off_eight_hundred()};
  for (domain::Promotion& promotion : promotions) {
    promotion.from = plus_days(as_of, -7);
    promotion.to = plus_days(as_of, 30);
  }
  return promotions;
}

domain::Policy default_policy() {
  domain::Policy policy;
  policy.version = 1;
  policy.effective_from = {2024, 1, 1};
  policy.enrolment.welcome_off = yuan(30);
  constexpr domain::Window k_year{domain::WindowKind::rolling_months, 12};
  const std::vector<domain::Rule> member{earned_by(domain::ConditionKind::single_sale, yuan(1000), {}),
                                         earned_by(domain::ConditionKind::spend, yuan(1000), {})};
  const std::vector<domain::Rule> silver{earned_by(domain::ConditionKind::spend, yuan(3000), k_year)};
  const std::vector<domain::Rule> gold{earned_by(domain::ConditionKind::spend, yuan(10000), k_year)};
  policy.tiers = {{"member", {"会员", "Member"}, member, {}, BasisPoints{9800}, BasisPoints{10000}},
                  {"silver", {"银卡", "Silver"}, silver, silver, BasisPoints{9500}, BasisPoints{12000}},
                  {"gold", {"金卡", "Gold"}, gold, gold, BasisPoints{9000}, BasisPoints{15000}}};
  policy.gifts = {
      {"birthday-socks", {"生日袜一双", "Pair of birthday socks"}, domain::GiftOccasion::birthday, 2, {}, 30},
      {"gold-scarf", {"棉麻围巾", "Linen scarf"}, domain::GiftOccasion::upgrade, 3, {}, 180},
  };
  return policy;
}

DemoShop make_demo_shop(std::uint64_t seed, Date as_of) {
  DemoShop shop;
  shop.name = {"熟客", "Shuke"};
  shop.stores = {{"NJX", {"南京西路店", "Nanjing West Road"}, 4, 480}, {"XH", {"徐汇店", "Xuhui"}, 4, 480}};
  shop.terminals = {{1, 1, "NJX", "01"}, {2, 1, "NJX", "02"}, {3, 1, "XH", "01"}};
  shop.associates = make_associates();
  shop.policy = default_policy();
  shop.catalogue = make_catalogue(seed);
  shop.catalogue.promotions = make_promotions(shop.catalogue, as_of);
  shop.coupon_rules = make_coupon_rules(as_of);
  shop.coupons = make_bearer_coupons(as_of);
  return shop;
}

DemoChain make_demo_chain(std::uint64_t seed, Date as_of) {
  DemoChain chain{make_demo_shop(seed, as_of), {}};
  chain.members = make_members(chain.shop, k_demo_members, seed, as_of);
  return chain;
}

}  // namespace shuke::demo

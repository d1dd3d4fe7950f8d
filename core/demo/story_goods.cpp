#include "core/demo/goods.h"

namespace shuke::demo {
namespace {

using enum domain::Garment;

// clang-format off
constexpr StoryGood k_goods[] = {
    {"CS2603", {"免烫牛津纺衬衫", "Non-iron Oxford Shirt"}, {"100% 棉 · 免烫", "100% cotton, non-iron"},
     shirt, SizeRun::collar, 336, "MB WH NV", {46, 31}, false, false, "KZ2602 PD2602 WZ2601 TX2605"},
    {"KZ2602", {"弹力直筒休闲裤", "Stretch Straight Chinos"}, {"97% 棉 3% 氨纶", "97% cotton, 3% elastane"},
     trousers, SizeRun::waist, 399, "KH CH AG", {52, 38}, false, false, "CS2603 PD2602 WZ2601"},
    {"WZ2601", {"精梳棉中筒袜", "Combed Cotton Crew Socks"}, {"80% 棉 17% 锦纶 3% 氨纶", "80% cotton, 17% nylon, 3% elastane"},
     socks, SizeRun::one, 45, "NY GY EC WR", {120, 90}, false, false, "MZ2604 TX2605"},
    {"PD2602", {"牛皮自动扣皮带", "Auto-buckle Leather Belt"}, {"头层牛皮", "Full-grain leather"},
     belt, SizeRun::belt, 229, "BK BR", {22, 16}, false, false, "KZ2602 CS2603 WZ2601"},
    {"TX2605", {"纯棉圆领打底衫", "Cotton Crew-neck Tee"}, {"100% 棉", "100% cotton"},
     tee, SizeRun::letters, 99, "DG WH NV", {60, 44}, false, false, "JK2606 WY2608 KZ2602"},
    {"YR2607", {"轻薄立领羽绒服", "Light Stand-collar Down Jacket"}, {"90 绒 · 不含羊毛", "90% down, no wool"},
     down_jacket, SizeRun::letters, 699, "PG CD EC", {0, 0}, false, true, "MZ2604 TX2605 KZ2602"},
    {"JK2606", {"立领工装夹克", "Stand-collar Work Jacket"}, {"100% 棉", "100% cotton"},
     jacket, SizeRun::letters, 459, "OL NV", {24, 18}, false, true, "TX2605 KZ2602 MZ2604"},
    {"WY2608", {"重磅连帽卫衣", "Heavyweight Hoodie"}, {"400 克毛圈 · 100% 棉", "400 g terry, 100% cotton"},
     hoodie, SizeRun::letters, 269, "BD DG EC", {40, 36}, false, false, "ZW2618 TX2605 MZ2604"},
    {"ZS2609", {"圆领绞花针织衫", "Cable-knit Crew Sweater"}, {"70% 羊毛 30% 棉", "70% wool, 30% cotton"},
     knit, SizeRun::letters, 329, "OT NY", {26, 20}, true, true, "CS2603 KZ2602"},
    {"MZ2604", {"棉线针织帽", "Cotton Knit Beanie"}, {"100% 棉", "100% cotton"},
     hat, SizeRun::one, 92, "NV OT DG", {30, 24}, false, false, "YR2607 JK2606"},
    {"CS2611", {"皱纹肌理衬衫", "Crinkle Texture Shirt"}, {"100% 棉", "100% cotton"},
     shirt, SizeRun::collar, 289, "ST AG NV WH MB", {18, 12}, false, true, "ZW2618 PD2602"},
    {"ZW2618", {"直筒水洗休闲裤", "Straight Washed Chinos"}, {"97% 棉 3% 氨纶", "97% cotton, 3% elastane"},
     trousers, SizeRun::waist, 359, "WB CH KH", {9, 14}, false, false, "CS2611 TX2605"},
    {"MJ2612", {"羽绒马甲", "Down Vest"}, {"90 绒 · 不含羊毛", "90% down, no wool"},
     vest, SizeRun::letters, 988, "NY BK", {20, 16}, false, true, "CS2614 KZ2616"},
    {"CS2614", {"牛津衬衫", "Oxford Shirt"}, {"100% 棉 · 牛津纺", "100% cotton Oxford"},
     shirt, SizeRun::collar, 298, "WH LB", {28, 22}, false, false, "KZ2602 PD2602"},
    {"ZS2615", {"圆领针织衫", "Crew-neck Sweater"}, {"50% 羊毛 50% 棉", "50% wool, 50% cotton"},
     knit, SizeRun::letters, 279, "OT DG", {22, 20}, true, false, "KZ2616 CS2614"},
    {"KZ2616", {"弹力休闲裤", "Stretch Casual Trousers"}, {"97% 棉 3% 氨纶", "97% cotton, 3% elastane"},
     trousers, SizeRun::waist, 299, "BK SL", {34, 30}, false, false, "CS2614 PD2602"},
    {"JK2617", {"工装夹克", "Work Jacket"}, {"100% 棉", "100% cotton"},
     jacket, SizeRun::letters, 419, "OL CH", {20, 18}, false, false, "TX2605 KZ2616"},
};
// clang-format on

// Picture 9: eight, five and three pieces at the counter, the XXL only in the other store, nowhere a 3XL. Picture 2: the white tee in L.
constexpr StoryStock k_stock[] = {
    {"YR2607-PG-S", 2, 1}, {"YR2607-PG-M", 3, 2},  {"YR2607-PG-L", 2, 2}, {"YR2607-PG-XL", 1, 1}, {"YR2607-PG-XXL", 0, 2},
    {"YR2607-CD-S", 1, 0}, {"YR2607-CD-M", 2, 1},  {"YR2607-CD-L", 1, 1}, {"YR2607-CD-XL", 1, 2}, {"YR2607-EC-M", 1, 1},
    {"YR2607-EC-L", 1, 0}, {"YR2607-EC-XL", 1, 1}, {"TX2605-WH-L", 6, 3},
};

}  // namespace

std::span<const StoryGood> story_goods() { return k_goods; }
std::span<const StoryStock> story_stock() { return k_stock; }

}  // namespace shuke::demo

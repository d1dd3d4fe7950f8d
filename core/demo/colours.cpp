#include "core/demo/colours.h"

#include "core/base/check.h"

namespace shuke::demo {
namespace {

// Yarn and down take a dye differently from woven cloth: navy and charcoal stand twice.
constexpr Colour k_colours[] = {
    {"WH", "白色", "White", 0xF3F3F0},        {"BK", "黑色", "Black", 0x2A2623},       {"MB", "雾蓝", "Mist blue", 0x8FB0CF},
    {"NV", "藏青", "Navy", 0x2B3A55},         {"NY", "藏青", "Navy", 0x2E3F63},        {"KH", "卡其", "Khaki", 0xB59A72},
    {"CH", "炭黑", "Charcoal", 0x33383D},     {"CD", "炭黑", "Charcoal", 0x23272E},    {"OL", "橄榄", "Olive", 0x73734F},
    {"AG", "军绿", "Army green", 0x6B7158},   {"GY", "中灰", "Grey", 0x8A8F94},        {"DG", "深灰", "Dark grey", 0x4A5157},
    {"LG", "浅灰", "Light grey", 0xC4C7C8},   {"SV", "银灰", "Silver grey", 0xB2B8BC}, {"SL", "石板灰", "Slate", 0x5E6B75},
    {"EC", "米白", "Ecru", 0xE9E2D2},         {"PW", "珍珠白", "Pearl", 0xF1ECE4},     {"OT", "燕麦", "Oat", 0xD9C6A5},
    {"ST", "石色", "Stone", 0xD7D2C4},        {"SD", "沙色", "Sand", 0xCDB891},        {"CM", "驼色", "Camel", 0xB58655},
    {"CR", "焦糖", "Caramel", 0x9C5A2B},      {"CF", "咖啡", "Coffee", 0x4E3A2F},      {"BR", "棕色", "Brown", 0x6E4427},
    {"PG", "墨绿", "Pine", 0x2F4F45},         {"FR", "森林绿", "Forest", 0x3B5B43},    {"SG", "鼠尾草绿", "Sage", 0x98A68D},
    {"MT", "薄荷绿", "Mint", 0xA9CDBB},       {"MA", "抹茶绿", "Matcha", 0x8E9E62},    {"SK", "天蓝", "Sky blue", 0x7FB2E0},
    {"LB", "浅蓝", "Light blue", 0xBCD3E6},   {"RB", "宝蓝", "Royal blue", 0x2C55A3},  {"PB", "孔雀蓝", "Peacock", 0x1F6C7A},
    {"IN", "靛蓝", "Indigo", 0x33416B},       {"DM", "牛仔蓝", "Denim", 0x4B6A90},     {"WB", "水洗蓝", "Washed blue", 0x5C6F86},
    {"LC", "丁香紫", "Lilac", 0xB7A3CC},      {"AB", "茄紫", "Aubergine", 0x54304F},   {"CP", "樱粉", "Cherry pink", 0xEBB6BE},
    {"DP", "豆沙粉", "Dusty pink", 0xC48E8B}, {"RS", "玫红", "Rose", 0xB8325E},        {"CL", "珊瑚", "Coral", 0xE07A64},
    {"BD", "砖红", "Brick", 0xA4503E},        {"RU", "铁锈红", "Rust", 0x8C4327},      {"WR", "酒红", "Burgundy", 0x7A2E33},
    {"CY", "樱桃红", "Cherry", 0xA51E2D},     {"PO", "南瓜橙", "Pumpkin", 0xD0762B},   {"MU", "芥末黄", "Mustard", 0xC99A2E},
    {"LY", "鹅黄", "Primrose", 0xF0DE8A},
};

constexpr std::string_view k_basic[] = {"NV", "WH", "DG", "BK", "EC", "KH", "LG", "OL", "CH", "LB", "PG", "CM", "WR", "SL", "GY", "SD"};
constexpr std::string_view k_bright[] = {"WH", "NY", "OT", "SG", "DP", "BK", "MB", "BD", "MU", "LC", "FR", "CP", "RB", "RU", "MT",
                                         "PW", "PB", "CL", "MA", "SK", "RS", "PO", "LY", "AB", "CY", "SV", "AG", "CF", "IN", "ST"};
constexpr std::string_view k_denim[] = {"DM", "BK", "IN", "WB", "KH", "CH", "LB", "EC"};
constexpr std::string_view k_leather[] = {"BK", "BR", "CR", "CF", "CM", "WH"};

}  // namespace

std::span<const Colour> all_colours() { return k_colours; }

const Colour& colour_of(std::string_view code) {
  for (const Colour& colour : k_colours) {
    if (colour.code == code) return colour;
  }
  SHUKE_CHECK(false);
}

std::span<const std::string_view> colours_in(Palette palette) {
  switch (palette) {
    case Palette::basic: return k_basic;
    case Palette::bright: return k_bright;
    case Palette::denim: return k_denim;
    case Palette::leather: return k_leather;
  }
  SHUKE_CHECK(false);
}

}  // namespace shuke::demo

#include "core/base/check.h"
#include "core/demo/goods.h"

namespace shuke::demo {
namespace {

using enum domain::Garment;
using enum Palette;
using enum Wearer;

constexpr Word k_cotton{"100% 棉", "100% cotton"};
constexpr Word k_linen{"100% 亚麻", "100% linen"};
constexpr Word k_wool{"100% 羊毛", "100% wool"};
constexpr Word k_cashmere{"95% 羊毛 5% 羊绒", "95% wool, 5% cashmere"};
constexpr Word k_poly{"100% 聚酯纤维", "100% polyester"};
constexpr Word k_stretch{"97% 棉 3% 氨纶", "97% cotton, 3% elastane"};
constexpr Word k_lyocell{"100% 莱赛尔", "100% lyocell"};
constexpr Word k_cow{"头层牛皮", "Full-grain leather"};

constexpr Word k_shirt_cuts[] = {{"修身", "Slim"},   {"宽松", "Relaxed"},      {"立领", "Band-collar"},   {"短袖", "Short-sleeve"},
                                 {"口袋", "Pocket"}, {"尖领", "Point-collar"}, {"暗扣", "Hidden-button"}, {"落肩", "Drop-shoulder"}};
constexpr Cloth k_shirt_cloths[] = {{{"府绸", "Poplin"}, k_cotton, 1},    {{"亚麻", "Linen"}, k_linen, 3},
                                    {{"法兰绒", "Flannel"}, k_cotton, 2}, {{"青年布", "Chambray"}, k_cotton, 1},
                                    {{"天丝", "Lyocell"}, k_lyocell, 3},  {{"条纹", "Striped"}, k_cotton, 1},
                                    {{"格纹", "Checked"}, k_cotton, 0},   {{"牛仔", "Denim"}, k_cotton, 2}};
constexpr Word k_tee_cuts[] = {{"圆领", "Crew-neck"}, {"V领", "V-neck"},       {"长袖", "Long-sleeve"}, {"短款", "Cropped"},
                               {"宽松", "Relaxed"},   {"小高领", "Mock-neck"}, {"半袖", "Half-sleeve"}};
constexpr Cloth k_tee_cloths[] = {
    {{"精梳棉", "Combed Cotton"}, k_cotton, 1}, {{"莫代尔", "Modal"}, {"95% 莫代尔 5% 氨纶", "95% modal, 5% elastane"}, 2},
    {{"竹节棉", "Slub"}, k_cotton, 1},          {{"冰丝", "Ice Silk"}, {"60% 粘纤 40% 锦纶", "60% viscose, 40% nylon"}, 2},
    {{"速干", "Quick-dry"}, k_poly, 0},         {{"丝光棉", "Mercerised"}, k_cotton, 3},
    {{"条纹", "Striped"}, k_cotton, 0}};
constexpr Word k_knit_cuts[] = {{"圆领", "Crew"},      {"V领", "V-neck"},       {"高领", "Roll-neck"},
                                {"开襟", "Button-up"}, {"半高领", "Mock-neck"}, {"套头", "Pullover"}};
constexpr Cloth k_knit_cloths[] = {{{"美利奴", "Merino"}, {"100% 美利奴羊毛", "100% merino wool"}, 2, true},
                                   {{"羊绒", "Cashmere"}, k_cashmere, 3, true},
                                   {{"棉线", "Cotton"}, k_cotton, 0},
                                   {{"粗棒", "Chunky"}, {"50% 羊毛 50% 腈纶", "50% wool, 50% acrylic"}, 1, true},
                                   {{"提花", "Jacquard"}, {"70% 棉 30% 腈纶", "70% cotton, 30% acrylic"}, 1},
                                   {{"罗纹", "Ribbed"}, k_cotton, 0}};
constexpr Word k_hoodie_cuts[] = {{"连帽", "Hooded"}, {"圆领", "Crew"}, {"开衫", "Zip-up"}, {"半拉链", "Half-zip"}, {"宽松", "Oversized"}};
constexpr Cloth k_hoodie_cloths[] = {{{"毛圈", "Terry"}, k_cotton, 1},
                                     {{"加绒", "Fleece-lined"}, {"80% 棉 20% 聚酯纤维", "80% cotton, 20% polyester"}, 2},
                                     {{"空气层", "Scuba"}, k_poly, 2},
                                     {{"水洗", "Washed"}, k_cotton, 3},
                                     {{"印花", "Print"}, k_cotton, 0}};
constexpr Word k_jacket_cuts[] = {
    {"短款", "Short"}, {"翻领", "Collared"}, {"飞行员", "Bomber"}, {"连帽", "Hooded"}, {"多袋", "Multi-pocket"}};
constexpr Cloth k_jacket_cloths[] = {{{"斜纹", "Twill"}, k_cotton, 1},      {{"灯芯绒", "Corduroy"}, k_cotton, 1},
                                     {{"防风", "Windproof"}, k_poly, 2},    {{"牛仔", "Denim"}, k_cotton, 0},
                                     {{"麂皮绒", "Faux Suede"}, k_poly, 2}, {{"绵羊皮", "Lamb Leather"}, {"绵羊皮", "Lamb leather"}, 3}};
constexpr Word k_down_cuts[] = {{"短款", "Short"}, {"中长款", "Mid-length"}, {"连帽", "Hooded"}, {"长款", "Long"}, {"可收纳", "Packable"}};
constexpr Cloth k_down_cloths[] = {{{"白鸭绒", "Duck"}, {"90 绒 · 不含羊毛", "90% duck down, no wool"}, 1},
                                   {{"鹅绒", "Goose"}, {"95 绒 · 不含羊毛", "95% goose down, no wool"}, 3},
                                   {{"哑光", "Matte"}, {"80 绒 · 不含羊毛", "80% down, no wool"}, 0},
                                   {{"三防", "Weatherproof"}, {"90 绒 · 不含羊毛", "90% down, no wool"}, 2}};
constexpr Word k_coat_cuts[] = {{"双排扣", "Double-breasted"}, {"中长款", "Mid-length"}, {"系带", "Belted"}, {"茧型", "Cocoon"}};
constexpr Cloth k_coat_cloths[] = {{{"羊毛", "Wool"}, k_wool, 2, true},
                                   {{"双面呢", "Double-face"}, k_cashmere, 3, true},
                                   {{"棉质", "Cotton"}, k_cotton, 0},
                                   {{"防泼水", "Showerproof"}, k_poly, 1}};
constexpr Word k_vest_cuts[] = {{"轻薄", "Light"}, {"立领", "Stand-collar"}, {"连帽", "Hooded"}, {"工装", "Utility"}};
constexpr Cloth k_vest_cloths[] = {{{"鸭绒", "Duck Down"}, {"90 绒 · 不含羊毛", "90% duck down, no wool"}, 3},
                                   {{"摇粒绒", "Fleece"}, k_poly, 0},
                                   {{"针织", "Knit"}, {"30% 羊毛 70% 腈纶", "30% wool, 70% acrylic"}, 1, true},
                                   {{"夹棉", "Padded"}, k_poly, 1}};
constexpr Word k_trouser_cuts[] = {{"直筒", "Straight"}, {"修身", "Slim"},   {"锥形", "Tapered"},  {"阔腿", "Wide-leg"},
                                   {"九分", "Ankle"},    {"束脚", "Cuffed"}, {"高腰", "High-rise"}};
constexpr Cloth k_trouser_cloths[] = {
    {{"斜纹", "Twill"}, k_stretch, 1},  {{"灯芯绒", "Corduroy"}, k_cotton, 2},
    {{"牛仔", "Denim"}, k_stretch, 1},  {{"西装", "Suit"}, {"70% 聚酯纤维 30% 粘纤", "70% polyester, 30% viscose"}, 3},
    {{"速干", "Quick-dry"}, k_poly, 0}, {{"加绒", "Fleece-lined"}, k_stretch, 2},
    {{"亚麻", "Linen"}, k_linen, 3}};
constexpr Word k_short_cuts[] = {{"五分", "Knee"}, {"抽绳", "Drawstring"}, {"工装", "Cargo"}, {"直筒", "Straight"}};
constexpr Cloth k_short_cloths[] = {{{"棉质", "Cotton"}, k_cotton, 1},
                                    {{"亚麻", "Linen"}, k_linen, 3},
                                    {{"速干", "Quick-dry"}, k_poly, 0},
                                    {{"牛仔", "Denim"}, k_cotton, 2}};
constexpr Word k_dress_cuts[] = {{"收腰", "Waisted"}, {"衬衫式", "Shirt"}, {"吊带", "Slip"}, {"长袖", "Long-sleeve"}};
constexpr Cloth k_dress_cloths[] = {{{"碎花", "Floral"}, {"100% 粘纤", "100% viscose"}, 1},
                                    {{"亚麻", "Linen"}, k_linen, 2},
                                    {{"针织", "Knit"}, {"40% 羊毛 60% 粘纤", "40% wool, 60% viscose"}, 2, true},
                                    {{"醋酸", "Acetate"}, {"100% 三醋酸", "100% triacetate"}, 3}};
constexpr Word k_skirt_cuts[] = {{"百褶", "Pleated"}, {"A字", "A-line"}, {"包臀", "Pencil"}, {"高腰", "High-rise"}};
constexpr Cloth k_skirt_cloths[] = {{{"牛仔", "Denim"}, k_cotton, 0}, {{"呢料", "Tweed"}, k_wool, 3, true}, {{"缎面", "Satin"}, k_poly, 1}};
constexpr Word k_sock_cuts[] = {{"短筒", "Ankle"}, {"中筒", "Crew"}, {"长筒", "Knee-high"}, {"隐形", "No-show"}};
constexpr Cloth k_sock_cloths[] = {{{"精梳棉", "Combed Cotton"}, {"80% 棉 17% 锦纶 3% 氨纶", "80% cotton, 17% nylon, 3% elastane"}, 1},
                                   {{"毛圈", "Terry"}, {"75% 棉 25% 锦纶", "75% cotton, 25% nylon"}, 2},
                                   {{"羊毛", "Wool"}, {"60% 羊毛 40% 锦纶", "60% wool, 40% nylon"}, 3, true},
                                   {{"条纹", "Striped"}, {"78% 棉 22% 锦纶", "78% cotton, 22% nylon"}, 0}};
constexpr Word k_belt_cuts[] = {{"针扣", "Pin-buckle"}, {"自动扣", "Auto-buckle"}, {"平滑扣", "Plate-buckle"}, {"双面", "Reversible"}};
constexpr Cloth k_belt_cloths[] = {{{"头层牛皮", "Full-grain"}, k_cow, 2},
                                   {{"编织", "Braided"}, {"牛皮与棉线", "Leather and cotton"}, 1},
                                   {{"帆布", "Canvas"}, k_cotton, 0},
                                   {{"荔枝纹", "Pebbled"}, k_cow, 3}};
constexpr Word k_hat_cuts[] = {{"翻边", "Cuffed"}, {"弯檐", "Curved-brim"}, {"渔夫", "Bucket"}, {"贝雷", "Beret"}};
constexpr Cloth k_hat_cloths[] = {
    {{"棉质", "Cotton"}, k_cotton, 0}, {{"羊毛", "Wool"}, k_wool, 3, true}, {{"灯芯绒", "Corduroy"}, k_cotton, 1}};
constexpr Word k_scarf_cuts[] = {{"长款", "Long"}, {"流苏", "Fringed"}, {"方形", "Square"}, {"双色", "Two-tone"}};
constexpr Cloth k_scarf_cloths[] = {{{"羊毛", "Wool"}, k_wool, 2, true},
                                    {{"羊绒", "Cashmere"}, k_cashmere, 3, true},
                                    {{"棉麻", "Cotton-linen"}, {"55% 亚麻 45% 棉", "55% linen, 45% cotton"}, 0}};
constexpr Word k_bag_cuts[] = {{"斜挎", "Crossbody"}, {"托特", "Tote"}, {"水桶", "Bucket"}, {"手提", "Top-handle"}};
constexpr Cloth k_bag_cloths[] = {
    {{"帆布", "Canvas"}, k_cotton, 0}, {{"牛皮", "Leather"}, k_cow, 3}, {{"尼龙", "Nylon"}, {"100% 锦纶", "100% nylon"}, 1}};
constexpr Word k_shoe_cuts[] = {{"系带", "Lace-up"}, {"一脚蹬", "Slip-on"}, {"低帮", "Low-top"}, {"厚底", "Platform"}};
constexpr Cloth k_shoe_cloths[] = {{{"牛皮", "Leather"}, k_cow, 3},
                                   {{"帆布", "Canvas"}, k_cotton, 0},
                                   {{"网面", "Mesh"}, k_poly, 1},
                                   {{"麂皮", "Suede"}, {"牛麂皮", "Suede"}, 2}};

// clang-format off
constexpr GoodsLine k_lines[] = {
    {"CS", shirt, SizeRun::collar, men, basic, {"衬衫", "Shirt"}, {199, 459}, 40, k_shirt_cuts, k_shirt_cloths},
    {"TX", tee, SizeRun::letters, anyone, bright, {"T恤", "Tee"}, {79, 199}, 44, k_tee_cuts, k_tee_cloths},
    {"ZS", knit, SizeRun::letters, anyone, bright, {"针织衫", "Sweater"}, {259, 699}, 34, k_knit_cuts, k_knit_cloths},
    {"WY", hoodie, SizeRun::letters, anyone, basic, {"卫衣", "Sweatshirt"}, {219, 399}, 22, k_hoodie_cuts, k_hoodie_cloths},
    {"JK", jacket, SizeRun::letters, anyone, basic, {"夹克", "Jacket"}, {399, 899}, 26, k_jacket_cuts, k_jacket_cloths},
    {"YR", down_jacket, SizeRun::letters, anyone, basic, {"羽绒服", "Down Jacket"}, {599, 1599}, 20, k_down_cuts, k_down_cloths},
    {"DY", coat, SizeRun::letters_short, anyone, basic, {"大衣", "Coat"}, {899, 1999}, 16, k_coat_cuts, k_coat_cloths},
    {"MJ", vest, SizeRun::letters, anyone, basic, {"马甲", "Vest"}, {299, 699}, 16, k_vest_cuts, k_vest_cloths},
    {"KZ", trousers, SizeRun::waist, anyone, denim, {"长裤", "Trousers"}, {229, 499}, 44, k_trouser_cuts, k_trouser_cloths},
    {"DK", shorts, SizeRun::waist, anyone, basic, {"短裤", "Shorts"}, {159, 299}, 14, k_short_cuts, k_short_cloths},
    {"LQ", dress, SizeRun::letters_short, women, bright, {"连衣裙", "Dress"}, {329, 799}, 16, k_dress_cuts, k_dress_cloths},
    {"BQ", skirt, SizeRun::waist_short, women, basic, {"半身裙", "Skirt"}, {229, 499}, 12, k_skirt_cuts, k_skirt_cloths},
    {"WZ", socks, SizeRun::one, anyone, bright, {"袜", "Socks"}, {25, 59}, 16, k_sock_cuts, k_sock_cloths},
    {"PD", belt, SizeRun::belt, men, leather, {"腰带", "Belt"}, {159, 329}, 14, k_belt_cuts, k_belt_cloths},
    {"MZ", hat, SizeRun::one, anyone, basic, {"帽", "Hat"}, {109, 189}, 12, k_hat_cuts, k_hat_cloths},
    {"WJ", scarf, SizeRun::one, anyone, bright, {"围巾", "Scarf"}, {129, 399}, 12, k_scarf_cuts, k_scarf_cloths},
    {"BB", bag, SizeRun::one, women, leather, {"包", "Bag"}, {199, 699}, 10, k_bag_cuts, k_bag_cloths},
    {"XZ", shoes, SizeRun::shoes_men, men, leather, {"鞋", "Shoes"}, {299, 799}, 8, k_shoe_cuts, k_shoe_cloths},
    {"NX", shoes, SizeRun::shoes_women, women, leather, {"女鞋", "Women's Shoes"}, {299, 699}, 7, k_shoe_cuts, k_shoe_cloths},
};
// clang-format on

constexpr std::string_view k_collar[] = {"38", "39", "40", "41", "42", "43", "44"};
constexpr std::string_view k_letters[] = {"S", "M", "L", "XL", "XXL", "3XL"};
constexpr std::string_view k_letters_short[] = {"S", "M", "L", "XL"};
constexpr std::string_view k_waist[] = {"28", "29", "30", "31", "32", "33", "34", "36", "38"};
constexpr std::string_view k_waist_short[] = {"26", "27", "28", "29", "30"};
constexpr std::string_view k_belt[] = {"105", "110", "115", "120"};
constexpr std::string_view k_shoes_men[] = {"39", "40", "41", "42", "43", "44", "45"};
constexpr std::string_view k_shoes_women[] = {"36", "37", "38", "39", "40"};
constexpr std::string_view k_one[] = {"F"};

}  // namespace

std::span<const GoodsLine> goods_lines() { return k_lines; }

std::span<const std::string_view> sizes_in(SizeRun run) {
  switch (run) {
    case SizeRun::collar: return k_collar;
    case SizeRun::letters: return k_letters;
    case SizeRun::letters_short: return k_letters_short;
    case SizeRun::waist: return k_waist;
    case SizeRun::waist_short: return k_waist_short;
    case SizeRun::belt: return k_belt;
    case SizeRun::shoes_men: return k_shoes_men;
    case SizeRun::shoes_women: return k_shoes_women;
    case SizeRun::one: return k_one;
  }
  SHUKE_CHECK(false);
}

}  // namespace shuke::demo

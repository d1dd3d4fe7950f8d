#include "core/demo/people.h"

#include <array>
#include <span>
#include <string_view>

#include "core/domain/members/code.h"

namespace shuke::demo {
namespace {

struct Surname {
  const char* zh;
  const char* pinyin;
  const char* second;  // another reading, or nullptr
  int weight;          // people in ten thousand, roughly
};

constexpr Surname k_surnames[] = {
    {"王", "wang", nullptr, 725},
    {"李", "li", nullptr, 719},
    {"张", "zhang", nullptr, 683},
    {"刘", "liu", nullptr, 539},
    {"陈", "chen", nullptr, 453},
    {"杨", "yang", nullptr, 308},
    {"黄", "huang", nullptr, 223},
    {"赵", "zhao", nullptr, 229},
    {"吴", "wu", nullptr, 205},
    {"周", "zhou", nullptr, 212},
    {"徐", "xu", nullptr, 167},
    {"孙", "sun", nullptr, 154},
    {"马", "ma", nullptr, 129},
    {"朱", "zhu", nullptr, 126},
    {"胡", "hu", nullptr, 131},
    {"郭", "guo", nullptr, 115},
    {"何", "he", nullptr, 117},
    {"林", "lin", nullptr, 118},
    {"高", "gao", nullptr, 100},
    {"罗", "luo", nullptr, 95},
    {"郑", "zheng", nullptr, 93},
    {"梁", "liang", nullptr, 84},
    {"谢", "xie", nullptr, 72},
    {"宋", "song", nullptr, 81},
    {"唐", "tang", nullptr, 65},
    {"许", "xu", nullptr, 66},
    {"韩", "han", nullptr, 68},
    {"冯", "feng", nullptr, 64},
    {"邓", "deng", nullptr, 62},
    {"曹", "cao", nullptr, 60},
    {"彭", "peng", nullptr, 58},
    {"曾", "zeng", "ceng", 58},
    {"肖", "xiao", nullptr, 57},
    {"田", "tian", nullptr, 52},
    {"董", "dong", nullptr, 51},
    {"潘", "pan", nullptr, 50},
    {"袁", "yuan", nullptr, 48},
    {"蔡", "cai", nullptr, 46},
    {"蒋", "jiang", nullptr, 47},
    {"余", "yu", nullptr, 48},
    {"于", "yu", nullptr, 47},
    {"杜", "du", nullptr, 46},
    {"叶", "ye", nullptr, 43},
    {"程", "cheng", nullptr, 44},
    {"魏", "wei", nullptr, 45},
    {"苏", "su", nullptr, 41},
    {"吕", "lv", "lu", 45},
    {"丁", "ding", nullptr, 43},
    {"任", "ren", nullptr, 41},
    {"沈", "shen", "chen", 40},
    {"姚", "yao", nullptr, 38},
    {"卢", "lu", nullptr, 38},
    {"姜", "jiang", nullptr, 37},
    {"崔", "cui", nullptr, 37},
    {"钟", "zhong", nullptr, 36},
    {"谭", "tan", nullptr, 36},
    {"陆", "lu", nullptr, 34},
    {"汪", "wang", nullptr, 33},
    {"范", "fan", nullptr, 33},
    {"石", "shi", nullptr, 32},
    {"廖", "liao", nullptr, 32},
    {"贾", "jia", nullptr, 31},
    {"夏", "xia", nullptr, 30},
    {"韦", "wei", nullptr, 30},
    {"傅", "fu", nullptr, 27},
    {"方", "fang", nullptr, 29},
    {"白", "bai", nullptr, 28},
    {"邹", "zou", nullptr, 27},
    {"孟", "meng", nullptr, 27},
    {"熊", "xiong", nullptr, 26},
    {"秦", "qin", nullptr, 26},
    {"邱", "qiu", nullptr, 26},
    {"江", "jiang", nullptr, 25},
    {"尹", "yin", nullptr, 24},
    {"薛", "xue", nullptr, 23},
    {"闫", "yan", nullptr, 23},
    {"段", "duan", nullptr, 22},
    {"雷", "lei", nullptr, 22},
    {"侯", "hou", nullptr, 22},
    {"龙", "long", nullptr, 21},
    {"史", "shi", nullptr, 20},
    {"陶", "tao", nullptr, 20},
    {"黎", "li", nullptr, 20},
    {"贺", "he", nullptr, 19},
    {"顾", "gu", nullptr, 19},
    {"毛", "mao", nullptr, 18},
    {"郝", "hao", nullptr, 18},
    {"龚", "gong", nullptr, 17},
    {"邵", "shao", nullptr, 17},
    {"万", "wan", nullptr, 17},
    {"覃", "qin", "tan", 12},
    {"翟", "zhai", "di", 10},
    {"单", "shan", "dan", 7},
    {"解", "xie", "jie", 6},
    {"查", "zha", "cha", 5},
    {"仇", "qiu", "chou", 4},
    {"区", "ou", "qu", 4},
    {"盖", "ge", "gai", 3},
    {"朴", "piao", "pu", 4},
    {"缪", "miao", "mou", 3},
    {"乐", "yue", "le", 3},
    {"欧阳", "ou yang", nullptr, 9},
    {"司马", "si ma", nullptr, 2},
    {"上官", "shang guan", nullptr, 2},
    {"尉迟", "yu chi", "wei chi", 1},
};

struct Sign {
  const char* zh;
  const char* pinyin;
};
constexpr Sign k_men[] = {{"伟", "wei"},  {"强", "qiang"}, {"磊", "lei"},  {"军", "jun"},   {"勇", "yong"},  {"杰", "jie"},  {"涛", "tao"},
                          {"超", "chao"}, {"明", "ming"},  {"刚", "gang"}, {"平", "ping"},  {"辉", "hui"},   {"鹏", "peng"}, {"华", "hua"},
                          {"飞", "fei"},  {"鑫", "xin"},   {"波", "bo"},   {"斌", "bin"},   {"宇", "yu"},    {"浩", "hao"},  {"凯", "kai"},
                          {"健", "jian"}, {"俊", "jun"},   {"帆", "fan"},  {"旭", "xu"},    {"宁", "ning"},  {"龙", "long"}, {"林", "lin"},
                          {"欢", "huan"}, {"阳", "yang"},  {"建", "jian"}, {"东", "dong"},  {"峰", "feng"},  {"晨", "chen"}, {"志", "zhi"},
                          {"国", "guo"},  {"文", "wen"},   {"博", "bo"},   {"天", "tian"},  {"泽", "ze"},    {"轩", "xuan"}, {"睿", "rui"},
                          {"昊", "hao"},  {"然", "ran"},   {"哲", "zhe"},  {"翔", "xiang"}, {"成", "cheng"}, {"松", "song"}, {"海", "hai"}};
constexpr Sign k_women[] = {{"芳", "fang"}, {"娜", "na"},   {"敏", "min"},  {"静", "jing"}, {"丽", "li"},  {"艳", "yan"},  {"娟", "juan"},
                            {"霞", "xia"},  {"秀", "xiu"},  {"燕", "yan"},  {"玲", "ling"}, {"桂", "gui"}, {"丹", "dan"},  {"萍", "ping"},
                            {"红", "hong"}, {"玉", "yu"},   {"兰", "lan"},  {"洁", "jie"},  {"梅", "mei"}, {"琳", "lin"},  {"素", "su"},
                            {"云", "yun"},  {"莲", "lian"}, {"婷", "ting"}, {"雪", "xue"},  {"慧", "hui"}, {"莹", "ying"}, {"倩", "qian"},
                            {"雅", "ya"},   {"欣", "xin"},  {"怡", "yi"},   {"佳", "jia"},  {"薇", "wei"}, {"雯", "wen"},  {"璐", "lu"},
                            {"颖", "ying"}, {"梦", "meng"}, {"瑶", "yao"},  {"思", "si"},   {"琪", "qi"},  {"诗", "shi"},  {"涵", "han"},
                            {"语", "yu"},   {"嫣", "yan"},  {"可", "ke"},   {"晓", "xiao"}, {"悦", "yue"}, {"宁", "ning"}, {"心", "xin"}};
constexpr Sign k_rare[] = {{"䶮", "yan"},   {"𬭎", "hong"}, {"喆", "zhe"},   {"堃", "kun"},
                           {"昇", "sheng"}, {"祎", "yi"},     {"翀", "chong"}, {"玥", "yue"}};

constexpr std::array k_phone_starts{130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 147, 149, 150, 151, 152, 153, 155, 156, 157, 158,
                                    159, 166, 173, 175, 176, 177, 178, 180, 181, 182, 183, 185, 186, 187, 188, 189, 191, 195, 198, 199};
constexpr std::uint64_t k_beyond_every_index = 1'000'000'007;  // odd at the end, so that the last digits change too

const Surname& draw_surname(Draw& draw) {
  constexpr int k_total = [] {
    int total = 0;
    for (const Surname& each : k_surnames) total += each.weight;
    return total;
  }();
  int left = draw.below(k_total);
  for (const Surname& each : k_surnames) {
    left -= each.weight;
    if (left < 0) return each;
  }
  return k_surnames[0];
}

Sign draw_sign(Draw& draw, bool is_woman) {
  if (draw.below(600) == 0) return draw.one_of(std::span(k_rare));
  return is_woman ? draw.one_of(std::span(k_women)) : draw.one_of(std::span(k_men));
}

bool ends_like_the_story(std::string_view phone) {
  for (const std::string_view end : {"6688", "2071", "5530", "9046", "3317", "7752"}) {
    if (phone.ends_with(end)) return true;
  }
  return false;
}

std::string with_check_digit(std::string digits) {
  digits += domain::ean13_check_digit(digits);
  return digits;
}

std::string padded(std::int64_t number, std::size_t width) {
  std::string digits = std::to_string(number);
  return std::string(width - digits.size(), '0') + digits;
}

}  // namespace

Name make_name(Draw& surname_draw, Draw& given_draw, bool is_woman) {
  const Surname& surname = draw_surname(surname_draw);
  const bool is_double = given_draw.permille(800);
  Sign first = draw_sign(given_draw, is_woman);
  while (surname.pinyin[0] == 'z' && first.pinyin[0] == 'w') first = draw_sign(given_draw, is_woman);
  Name name{std::string(surname.zh) + first.zh, {}};
  std::string reading = std::string(" ") + first.pinyin;
  if (is_double) {
    const Sign second = draw_sign(given_draw, is_woman);
    name.text += second.zh;
    reading += std::string(" ") + second.pinyin;
  }
  name.pinyin.push_back(surname.pinyin + reading);
  if (surname.second != nullptr) name.pinyin.push_back(surname.second + reading);
  return name;
}

// Multiplying by a number without a factor in common with the size of the space visits every phone once; a phone that is not
// wanted hands its index on to one beyond every real index.
std::string phone_of(std::int64_t index, std::uint64_t seed) {
  constexpr std::uint64_t k_lines_a_start = 100'000'000;
  constexpr std::uint64_t k_space = k_phone_starts.size() * k_lines_a_start;
  constexpr std::uint64_t k_step = 2'654'435'761;
  for (auto turn = static_cast<std::uint64_t>(index);; turn += k_beyond_every_index) {
    const std::uint64_t place = (turn % k_space * k_step + scramble(seed, 1) % k_space) % k_space;
    const int start = k_phone_starts[place / k_lines_a_start];
    std::string phone = std::to_string(start) + padded(static_cast<std::int64_t>(place % k_lines_a_start), 8);
    if (!ends_like_the_story(phone)) return phone;
  }
}

std::string card_of(std::int64_t index) { return with_check_digit(std::string(domain::k_member_card_prefix) + padded(index + 1, 10)); }

std::string lost_card_of(std::int64_t index) {
  return with_check_digit(std::string(domain::k_member_card_prefix) + '9' + padded(index + 1, 9));
}

domain::Birthday make_birthday(Draw& draw) {
  domain::Birthday birthday;
  birthday.is_lunar = draw.permille(250);
  birthday.year = draw.permille(850) ? draw.between(1958, 2006) : 0;
  birthday.month = draw.between(1, 12);
  birthday.day = draw.between(1, birthday.is_lunar ? 29 : 28);
  return birthday;
}

}  // namespace shuke::demo

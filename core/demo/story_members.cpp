#include "core/demo/story_members.h"

#include <algorithm>
#include <span>

#include "core/demo/coupons.h"
#include "core/demo/goods.h"
#include "core/demo/people.h"

namespace shuke::demo {
namespace {

using domain::FlagKind;
using domain::PreferenceSource;

struct StoryVisit {
  int days_ago;
  std::int64_t fen;
  const char* store;
  std::string_view skus;
};

// 张伟: card in the first sale, silver in March with the sale 242 days ago, 9,029.25 in twelve months, a visit every 38 days. Points: 1 a
// yuan until the silver card, 1.2 after it: 12,680.
constexpr StoryVisit k_zhang_wei[] = {
    {698, 108000, "NJX", "YR2607-CD-XL KZ2602-CH-33"},
    {622, 42000, "NJX", "CS2603-MB-41 TX2605-NV-XL"},
    {508, 80000, "NJX", "JK2606-NV-XL KZ2602-CH-33"},
    {356, 61250, "NJX", "CS2603-NV-41 CS2614-WH-41"},
    {318, 40500, "NJX", "CS2614-WH-41 TX2605-NV-XL"},
    {280, 48300, "NJX", "JK2606-OL-XL"},
    {242, 76375, "NJX", "JK2606-NV-XL CS2614-WH-41"},
    {204, 135000, "NJX", "YR2607-PG-XL KZ2602-KH-33 CS2614-LB-41"},
    {166, 142500, "XH", "YR2607-CD-XL CS2603-NV-41 JK2617-CH-XL"},
    {128, 129000, "NJX", "JK2617-OL-XL CS2603-NV-41 JK2606-NV-XL"},
    {90, 141400, "NJX", "YR2607-EC-XL KZ2602-CH-33 CS2603-WH-41"},
    {52, 128600, "NJX", "MJ2612-NY-XL CS2614-WH-41"},
};
// 曾薇: gold since the sale 60 days ago.
constexpr StoryVisit k_zeng_wei[] = {
    {520, 132000, "NJX", "YR2607-EC-M ZS2615-OT-M"},
    {400, 98000, "NJX", "JK2606-OL-M WY2608-EC-M TX2605-WH-M"},
    {290, 144000, "NJX", "MJ2612-BK-M ZS2609-OT-M"},
    {231, 231000, "NJX", "YR2607-PG-M YR2607-EC-M MJ2612-NY-M"},
    {182, 167500, "NJX", "JK2617-OL-M JK2606-NV-M YR2607-CD-M"},
    {140, 246000, "NJX", "MJ2612-NY-M MJ2612-BK-M JK2606-OL-M"},
    {101, 189050, "XH", "YR2607-EC-M MJ2612-BK-M ZS2609-OT-M"},
    {60, 218000, "NJX", "MJ2612-NY-M YR2607-PG-M JK2617-CH-M"},
    {14, 25110, "NJX", "ZS2615-OT-M"},
};
constexpr StoryVisit k_zhou_wenbo[] = {{210, 104500, "NJX", "YR2607-CD-L KZ2616-SL-32"}, {95, 29302, "NJX", "KZ2616-BK-32"}};
constexpr StoryVisit k_zhai_wei[] = {{300, 112000, "XH", "YR2607-CD-L JK2617-CH-L"}, {145, 41062, "XH", "JK2617-OL-L"}};
constexpr StoryVisit k_zheng_wen[] = {{410, 103600, "XH", "YR2607-EC-S ZS2609-OT-S"}, {160, 26362, "XH", "WY2608-EC-S"}};
// 陈静, who brings friends: gold since the sale 75 days ago.
constexpr StoryVisit k_chen_jing[] = {
    {640, 108700, "NJX", "MJ2612-NY-M TX2605-WH-M"},
    {350, 210000, "NJX", "MJ2612-BK-M YR2607-PG-M JK2617-OL-M"},
    {270, 265000, "NJX", "MJ2612-NY-M MJ2612-BK-M YR2607-CD-M"},
    {190, 198000, "NJX", "YR2607-EC-M MJ2612-NY-M ZS2609-NY-M"},
    {130, 240000, "NJX", "MJ2612-BK-M YR2607-PG-M YR2607-CD-M"},
    {75, 187500, "NJX", "YR2607-EC-M JK2606-NV-M MJ2612-NY-M"},
    {23, 96750, "NJX", "YR2607-PG-M ZS2615-DG-M"},
};

struct Someone {
  const char* name;
  const char* pinyin;
  const char* second;  // another reading, or nullptr
  const char* phone;
  domain::Birthday birthday;
  const char* owner;
  const char* home;
  std::span<const StoryVisit> trips;
};

const Someone k_people[] = {
    {"张伟", "zhang wei", nullptr, k_story_phone.data(), {1988, 10, 18, true}, "A01", "NJX", k_zhang_wei},
    {"曾薇", "zeng wei", "ceng wei", "13951722071", {1991, 3, 8, false}, "A03", "NJX", k_zeng_wei},
    {"周文博", "zhou wen bo", nullptr, "18616045530", {1995, 7, 2, false}, "A04", "NJX", k_zhou_wenbo},
    {"翟玮", "zhai wei", "di wei", "17720189046", {1984, 5, 21, false}, "A09", "XH", k_zhai_wei},
    {"郑雯", "zheng wen", nullptr, "15821903317", {1998, 9, 14, false}, "A10", "XH", k_zheng_wen},
    {"陈静", "chen jing", nullptr, "13601887752", {1979, 2, 11, true}, "A01", "NJX", k_chen_jing},
};

const Someone& someone(std::int64_t which) { return k_people[static_cast<std::size_t>(which)]; }

void add_zhang_wei(domain::MemberFacts& facts) {
  facts.avoids_wool = true;
  facts.flags = {{FlagKind::special_need, {"羊毛过敏", "Wool allergy"}, {"别推荐羊毛", "Offer no wool"}},
                 {FlagKind::open_case, {"投诉未结 · 拉链", "Open complaint: zip"}, {"明天到期", "Due tomorrow"}}};
  // Cloth is what head office knows beyond colour and price: it follows the colour he buys most.
  domain::Preference oxford{PreferenceSource::bought, {"牛津纺", "Oxford cloth"}};
  std::vector<domain::Preference> bought = std::move(facts.preferences);
  if (bought.size() == 3) bought.erase(bought.begin() + 1);
  bought.insert(bought.begin() + 1, std::move(oxford));
  facts.preferences = {{PreferenceSource::said, {"修身", "Slim fit"}},
                       {PreferenceSource::said, {"深色", "Dark colours"}},
                       {PreferenceSource::said, {"不要大标", "No big logos"}}};
  facts.preferences.insert(facts.preferences.end(), bought.begin(), bought.end());
}

}  // namespace

domain::MemberCore story_core(std::int64_t which) {
  const Someone& who = someone(which);
  domain::MemberCore core{who.name, who.phone, {{card_of(which), domain::CardState::active}}, who.birthday, {who.pinyin}};
  if (who.second != nullptr) core.pinyin.emplace_back(who.second);
  return core;
}

Life story_life(const World& world, std::int64_t which) {
  const Someone& who = someone(which);
  Life life{{}, Account(world.policies, which + 1, who.birthday)};
  for (const StoryVisit& trip : who.trips) {
    domain::Purchase purchase{plus_days(world.as_of, -trip.days_ago), trip.store, {trip.fen}, {}};
    for (const std::string_view sku : split(trip.skus)) purchase.items.push_back(world.item(world.sku(sku), 1));
    life.account.add_sale(purchase.date, purchase.total, static_cast<int>(purchase.items.size()));
    life.purchases.push_back(std::move(purchase));
  }
  if (which == static_cast<std::int64_t>(StoryMember::zhang_wei)) life.account.add_stored_value(plus_days(world.as_of, -1), yuan(200));
  return life;
}

void add_story_facts(const World& world, std::int64_t which, domain::Member& member) {
  member.facts.owner = someone(which).owner;
  member.facts.home_store = someone(which).home;
  if (which != static_cast<std::int64_t>(StoryMember::zhang_wei)) return;
  add_zhang_wei(member.facts);
  member.facts.coupons = coupons_of(which, member.id, 2, world.as_of);
}

}  // namespace shuke::demo

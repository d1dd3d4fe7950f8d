// Gifts on the counter: the row of the member column, the sheet, two taps to hand one over.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/terminal/till.h"

using namespace shuke;
using namespace shuke::test;
using namespace shuke::terminal;
using namespace shuke::terminal::test;
using domain::GiftOccasion;
using domain::GiftRight;

namespace {

const GiftRight k_cake{"cake", GiftOccasion::birthday, {2026, 11, 20}};
const GiftRight k_bag{"bag", GiftOccasion::enrolment, {2026, 11, 1}};
const GiftRight k_scarf{"scarf", GiftOccasion::single_sale, {2026, 3, 25}, domain::RecordId{0, 1}};

// Zhang Wei, whose birthday was two days ago, member since this month, with a large sale in March.
struct GiftTill : Till {
  explicit GiftTill(Language language = Language::zh) : Till(language) {
    domain::Policy policy = a_policy();
    policy.gifts = {{"cake", {"生日礼", "Birthday cake"}, GiftOccasion::birthday, 2, {}, 14},
                    {"bag", {"帆布袋", "Canvas bag"}, GiftOccasion::enrolment, 1, {}, 24},
                    {"scarf", {"围巾", "Scarf"}, GiftOccasion::single_sale, 1, yuan(2000), 180}};
    Shop shop = a_shop();
    shop.policies = domain::PolicyBook(policy);
    tell(ShopPublished{std::make_shared<const Shop>(std::move(shop))});
  }
  static Member wei(std::vector<domain::HandedOver> given = {}) {
    Member member = zhang_wei();
    member.core.birthday = domain::Birthday{1988, 11, 20, false};
    member.standing.state.tier.enrolled_on = Date{2026, 11, 1};
    member.facts.gifts = std::move(given);
    return member;
  }
  static domain::HandedOver given(const GiftRight& right, const char* at, const char* associate) {
    return {right, {12, 40}, timestamp_from_rfc3339(at)->unix_ms, associate};
  }
  void open(std::vector<domain::HandedOver> known = {}) {
    attach(wei(std::move(known)));
    want(OpenGifts{});
  }
  void ask_and_confirm(const GiftRight& right) {
    want(AskGift{right});
    wait(300);
    want(ConfirmGift{});
  }
  std::vector<std::string> column(std::string GiftRowView::*field) const {
    const GiftsView shown = *view().gifts;
    std::vector<std::string> words;
    for (const GiftRowView& row : shown.rows) words.push_back(row.*field);
    return words;
  }
};

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("the member column says that gifts wait, how many, and until when the first of them") {
  GiftTill till;
  till.attach(GiftTill::wei());
  const MemberPanel panel = *till.view().member.panel;
  REQUIRE(panel.gift.has_value());
  CHECK(panel.gift->text == "礼物 · 2 份可领");
  CHECK(panel.gift->hint == "至 11-25");
  CHECK(panel.gift->waits);
}

TEST_CASE("one gift is named; who has none, a guest and a lost card see no row and no sheet") {
  GiftTill till;
  till.want(OpenGifts{});
  CHECK(till.state.overlay == Overlay::none);
  till.attach(GiftTill::wei({GiftTill::given(k_bag, "2026-11-05T10:00:00+08:00", "A01")}));
  CHECK(till.view().member.panel->gift->text == "送生日礼");
  till.state.lost_card_baskets = {till.state.basket.id};
  CHECK_FALSE(till.view().member.panel->gift.has_value());
  till.want(OpenGifts{});
  CHECK(till.state.overlay == Overlay::none);
  GiftTill other;
  other.attach(li_hua());
  CHECK_FALSE(other.view().member.panel->gift.has_value());
}

TEST_CASE("below three flags a gift takes the place of the sentence worth saying") {
  GiftTill till;
  Member member = GiftTill::wei();
  member.core.birthday = domain::Birthday{1988, 11, 22, false};
  const bool had_advice = [&] {
    Till plain;
    plain.attach(zhang_wei());
    return !plain.view().member.panel->advice.empty();
  }();
  member.facts.flags.resize(3, member.facts.flags.front());
  till.attach(member);
  CHECK(had_advice);
  CHECK(till.view().member.panel->advice.empty());
  CHECK(till.view().member.panel->flags.size() == 3);
  CHECK(till.view().member.panel->gift.has_value());
}

TEST_CASE("the sheet says what, why and until when: what waits first, the soonest to end before the others, then what is over") {
  GiftTill till;
  till.open();
  CHECK(till.column(&GiftRowView::name) == Texts{"帆布袋", "生日礼", "围巾"});
  CHECK(till.column(&GiftRowView::why) == Texts{"11-01 入会", "11-20 生日", "03-25 一次消费 ¥9,029.25"});
  CHECK(till.column(&GiftRowView::note) == Texts{"最晚 11-25 领", "最晚 12-04 领", "09-21 过期了"});
  CHECK(till.view().gifts->rows[1].can_give);
  CHECK_FALSE(till.view().gifts->rows[2].can_give);
  till.want(SwitchLanguage{Language::en});
  CHECK(till.column(&GiftRowView::why) == Texts{"Joined on 11-01", "Birthday on 11-20", "Purchase of ¥9,029.25 on 03-25"});
  CHECK(till.column(&GiftRowView::note) == Texts{"Collect by 11-25", "Collect by 12-04", "Ended 09-21"});
}

TEST_CASE("an upgrade is named by the tier that was reached; what ended long ago is not spoken of") {
  GiftTill till;
  Member member = GiftTill::wei();
  member.standing.state.tier.upgraded_on = Date{2026, 3, 25};
  domain::Policy policy = till.state.shop->policies.all().front();
  policy.gifts = {{"silver", {"银卡礼", "Silver gift"}, GiftOccasion::upgrade, 2, {}, 300},
                  {"old", {"旧礼", "Old gift"}, GiftOccasion::single_sale, 1, yuan(1), 30}};
  Shop shop = *till.state.shop;
  shop.policies = domain::PolicyBook(policy);
  till.tell(ShopPublished{std::make_shared<const Shop>(std::move(shop))});
  till.attach(member);
  till.want(OpenGifts{});
  CHECK(till.column(&GiftRowView::why) == Texts{"03-25 升到银卡"});
}

TEST_CASE("what was handed over says when and by whom, with the store where it was another one, and has no button") {
  GiftTill till;
  till.open({GiftTill::given(k_bag, "2026-11-05T10:00:00+08:00", "A01"), GiftTill::given(k_cake, "2026-11-21T16:20:00+08:00", "nobody")});
  const GiftsView view = *till.view().gifts;
  CHECK(till.column(&GiftRowView::note)[0] == "11-05 10:00 交给顾客了 · 李娜");
  CHECK(till.column(&GiftRowView::note)[1] == "11-21 16:20 交给顾客了");
  CHECK(view.rows[0].is_given);
  CHECK_FALSE(view.rows[0].can_give);
  CHECK_FALSE(till.view().member.panel->gift.has_value());
}

TEST_CASE("handing over takes two taps, the second not in the same breath") {
  GiftTill till;
  till.open();
  till.want(ConfirmGift{});
  till.want(AskGift{k_cake});
  till.want(ConfirmGift{});
  CHECK(till.count<HandOverGift>() == 0);
  CHECK(till.view().gifts->rows[1].is_asked);
  CHECK(till.column(&GiftRowView::note)[1] == "到顾客手里再确认");
  till.wait(300);
  till.want(ConfirmGift{});
  till.want(ConfirmGift{});
  REQUIRE(till.count<HandOverGift>() == 1);
  const HandOverGift asked = *till.last<HandOverGift>();
  CHECK(asked.right == k_cake);
  CHECK(asked.member == an_id(1));
  CHECK(asked.associate == till.state.associate);
  CHECK(till.view().gifts->is_handing);
  CHECK(till.state.in_flight == 1);
}

TEST_CASE("a gift that is over cannot be asked for") {
  GiftTill till;
  till.open();
  till.ask_and_confirm(k_scarf);
  CHECK_FALSE(till.state.gifts.asked.has_value());
  CHECK(till.count<HandOverGift>() == 0);
}

TEST_CASE("what was handed over shows at once in the sheet and quietly in the column, also offline") {
  GiftTill till;
  till.tell(SyncChanged{SyncState::offline, 2, till.now, {}});
  till.open({GiftTill::given(k_bag, "2026-11-05T10:00:00+08:00", "A01")});
  till.ask_and_confirm(k_cake);
  Member after = GiftTill::wei({GiftTill::given(k_bag, "2026-11-05T10:00:00+08:00", "A01")});
  after.facts.gifts.push_back({k_cake, {11, 9}, till.now.unix_ms, "A01"});
  till.tell(GiftHandedOver{after});
  CHECK(till.state.in_flight == 0);
  CHECK(till.state.overlay == Overlay::gifts);
  CHECK(till.view().gifts->rows[1].is_given);
  const GiftBand band = *till.view().member.panel->gift;
  CHECK(band.text == "送生日礼");
  CHECK(band.hint == "今天交了");
  CHECK_FALSE(band.waits);
}

TEST_CASE("a refusal is said in the sheet with what is known by now, and the same gift once more is the same act") {
  GiftTill till;
  till.open();
  till.ask_and_confirm(k_cake);
  const Uuid act = till.last<HandOverGift>()->id;
  till.tell(GiftRefused{{Reason::not_saved}, GiftTill::wei()});
  CHECK(till.view().gifts->refusal == "没存下来：先别交，叫店长看磁盘");
  CHECK(till.view().gifts->rows[1].is_asked);
  till.ask_and_confirm(k_cake);
  CHECK(till.last<HandOverGift>()->id == act);
  till.tell(GiftRefused{{Reason::gift_already_given, "12"}, GiftTill::wei({GiftTill::given(k_cake, "2026-11-22T14:00:00+08:00", "A01")})});
  CHECK(till.view().gifts->refusal == till.said(Reason::gift_already_given));
  CHECK(std::ranges::any_of(till.view().gifts->rows, [](const GiftRowView& row) { return row.is_given; }));
  till.ask_and_confirm(k_bag);
  CHECK(till.last<HandOverGift>()->id != act);
}

TEST_CASE("an answer that comes when another member stands there changes nothing of theirs; a refusal is said aloud") {
  GiftTill till;
  till.open();
  till.ask_and_confirm(k_cake);
  till.want(CloseOverlay{});
  till.attach(li_hua());
  till.tell(GiftRefused{{Reason::not_saved}, GiftTill::wei()});
  CHECK(till.state.member->core.name == "李华");
  CHECK(till.toast() == "没存下来：先别交，叫店长看磁盘");
}

TEST_CASE("the sheet asks anew after it was closed") {
  GiftTill till;
  till.open();
  till.want(AskGift{k_cake});
  till.want(CloseOverlay{});
  till.want(ConfirmGift{});
  till.want(OpenGifts{});
  CHECK_FALSE(till.view().gifts->rows[1].is_asked);
  CHECK(till.count<HandOverGift>() == 0);
}

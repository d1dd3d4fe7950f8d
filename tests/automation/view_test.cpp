#include <doctest/doctest.h>

#include "app/automation/answer.h"
#include "tests/automation/scene.h"

namespace shuke::test {
namespace {

using nlohmann::json;
using namespace terminal;

json view_of(const View& view) { return json::parse(automation::answer_view(view)); }

MemberPanel a_panel() {
  MemberPanel panel;
  panel.id.bytes[15] = 7;
  panel.name = "张伟";
  panel.tier_code = "silver";
  panel.points_raw = 12'680;
  panel.gap_fen = 97'075;
  panel.tier_card.has_goal = true;
  panel.tier_card.goal = "距金卡";
  panel.has_last = true;
  panel.last_total = "1,286.00";
  panel.last_items = {{domain::Garment::tee, 0, "羽绒马甲 藏青 XL"}};
  panel.since_days = 52;
  panel.sizes = {"衬衫 41"};
  panel.said = {"不喜欢羊毛"};
  panel.bought = {"蓝色"};
  panel.cards = {"2800****0011"};
  return panel;
}

TEST_CASE("an empty counter has an empty basket and nobody before it") {
  const json view = view_of({});
  CHECK(view["ok"] == true);
  CHECK(view["screen"] == "sale");
  CHECK(view["lang"] == "zh");
  CHECK(view["basket"]["lines"] == json::array());
  CHECK(view["basket"]["total_fen"] == 0);
  CHECK(view["member"] == nullptr);
  CHECK(view["nudges"] == json::array());
  CHECK(view["toast"] == nullptr);
  CHECK(view["overlay"] == nullptr);
  CHECK(view["sync"] == json{{"state", "starting"}, {"waiting", 0}, {"text", ""}});
  CHECK_FALSE(view.contains("pay"));
}

TEST_CASE("a return says its pieces, what follows, and what goes back in fen") {
  View view;
  view.screen = Screen::returning;
  CHECK(view_of(view)["return"]["is_found"] == false);
  view.returning.is_found = true;
  view.returning.head.receipt = "NJX-01-1-001987";
  view.returning.pieces = {{.name = "圆领绞花针织衫", .is_chosen = true, .paid_fen = 26'925}, {.name = "袜", .is_returned = true}};
  view.returning.cause = domain::ReturnCause::too_many;
  view.returning.consequences = {{.kind = ConsequenceKind::points_back, .amount = "+895 分", .code = "points_back"}};
  CHECK(view_of(view)["return"]["refund_fen"] == nullptr);
  view.returning.has_plan = true;
  view.returning.refund_fen = 19'715;
  const json returned = view_of(view)["return"];
  CHECK(view_of(view)["screen"] == "returning");
  CHECK(returned["receipt"] == "NJX-01-1-001987");
  CHECK(returned["pieces"][0]["paid_fen"] == 26'925);
  CHECK(returned["pieces"][0]["is_chosen"] == true);
  CHECK(returned["pieces"][1]["is_returned"] == true);
  CHECK(returned["cause"] == "too_many");
  CHECK(returned["condition"] == "resell");
  CHECK(returned["consequences"][0]["kind"] == "points_back");
  CHECK(returned["refund_fen"] == 19'715);
}

TEST_CASE("a line says its figures in fen and its reasons by name") {
  View view;
  LineView line;
  line.sku = "CS2611-BL-41";
  line.name = "免烫牛津纺衬衫";
  line.quantity = 2;
  line.unit_fen = 33'600;
  line.amount_fen = 63'840;
  line.paid_fen = 59'350;
  line.reasons_raw = {"tier_price", "threshold_off"};
  view.basket.lines = {line};
  view.basket.total_fen = 59'350;
  const json said = view_of(view)["basket"];
  CHECK(said["total_fen"] == 59'350);
  CHECK(said["lines"][0]["sku"] == "CS2611-BL-41");
  CHECK(said["lines"][0]["name"] == "免烫牛津纺衬衫");
  CHECK(said["lines"][0]["quantity"] == 2);
  CHECK(said["lines"][0]["unit_fen"] == 33'600);
  CHECK(said["lines"][0]["paid_fen"] == 59'350);
  CHECK(said["lines"][0]["reasons"] == json{"tier_price", "threshold_off"});
}

TEST_CASE("a member is said with tier, points, gap, last purchase, preferences and masked cards") {
  View view;
  view.member.panel = a_panel();
  const json member = view_of(view)["member"];
  CHECK(member["id"] == "00000000-0000-0000-0000-000000000007");
  CHECK(member["name"] == "张伟");
  CHECK(member["tier"] == "silver");
  CHECK(member["points"] == 12'680);
  CHECK(member["gap"] == json::array({{{"to", "距金卡"}, {"gap_fen", 97'075}, {"after", ""}}}));
  CHECK(member["last_purchase"]["total_fen"] == 128'600);
  CHECK(member["last_purchase"]["items"] == json{"羽绒马甲 藏青 XL"});
  CHECK(member["last_purchase"]["days_ago"] == 52);
  CHECK(member["preferences"][1] == json{{"source", "said"}, {"text", "不喜欢羊毛"}});
  CHECK(member["preferences"].size() == 3);
  CHECK(member["cards"] == json{"2800****0011"});
}

TEST_CASE("somebody who never bought has no last purchase, and the top tier has no gap") {
  View view;
  MemberPanel panel = a_panel();
  panel.has_last = false;
  panel.tier_card.has_goal = false;
  view.member.panel = panel;
  CHECK(view_of(view)["member"]["last_purchase"] == nullptr);
  CHECK(view_of(view)["member"]["gap"] == json::array());
}

TEST_CASE("a nudge says what is missing and what would close the gap") {
  View view;
  NudgeView nudge;
  nudge.kind = "next_tier";
  nudge.gap_fen = 8'700;
  SuggestionView hat;
  hat.sku = "MZ2603-NV-F";
  hat.name = "棉线针织帽";
  hat.paid_fen = 8'740;
  nudge.suggestions = {hat};
  view.nudge = nudge;
  const json said = view_of(view)["nudges"];
  REQUIRE(said.size() == 1);
  CHECK(said[0]["kind"] == "next_tier");
  CHECK(said[0]["gap_fen"] == 8'700);
  CHECK(said[0]["suggestions"][0] == json{{"sku", "MZ2603-NV-F"}, {"name", "棉线针织帽"}, {"quantity", 1}, {"paid_fen", 8'740}});
}

TEST_CASE("the payment screen says due, remaining and change in fen") {
  View view;
  view.screen = Screen::pay;
  view.pay.due = "1,286.00";
  view.pay.remaining = "0.05";
  view.pay.rows = {{.name = "微信",
                    .detail = "",
                    .amount = "\xE2\x88\x92"
                              "300.00"}};
  view.pay.can_confirm = true;
  const json pay = view_of(view)["pay"];
  CHECK(pay["due_fen"] == 128'600);
  CHECK(pay["remaining_fen"] == 5);
  CHECK(pay["change_fen"] == nullptr);
  CHECK(pay["rows"][0]["amount_fen"] == 30'000);
  CHECK(pay["can_confirm"] == true);
  CHECK(pay["refusal"] == nullptr);
}

TEST_CASE("the done screen names the receipt") {
  View view;
  view.screen = Screen::done;
  view.done.receipt.number = "NJX-01-1-000001";
  view.done.total = "971.15";
  const json done = view_of(view)["done"];
  CHECK(done["receipt_number"] == "NJX-01-1-000001");
  CHECK(done["total_fen"] == 97'115);
}

TEST_CASE("the enrolment screen says how far the form is") {
  View view;
  view.screen = Screen::enrol;
  view.enrol.form.phone = "13812346688";
  view.enrol.form.consents_to_file = true;
  view.enrol.phone = PhoneCheck::taken;
  view.enrol.duplicate_name = "张伟";
  view.enrol.benefit = "46.50";
  const json enrol = view_of(view)["enrol"];
  CHECK(enrol["phone_check"] == "taken");
  CHECK(enrol["duplicate"] == "张伟");
  CHECK(enrol["consents"]["file"] == true);
  CHECK(enrol["consents"]["marketing"] == false);
  CHECK(enrol["benefit_fen"] == 4'650);
}

TEST_CASE("a sheet is named, with what it offers") {
  View view;
  view.search = SearchView{};
  view.search->text = "zw";
  view.search->members.resize(2);
  CHECK(view_of(view)["overlay"]["name"] == "search");
  CHECK(view_of(view)["overlay"]["search"]["members"].size() == 2);
  view.search.reset();
  view.rules = RulePage{"会员规则", "第 7 版", {}};
  CHECK(view_of(view)["overlay"] == json{{"name", "rules"}, {"title", "会员规则"}, {"version", "第 7 版"}});
  view.rules.reset();
  view.standing = StandingView{};
  view.standing->tier_name = "银卡", view.standing->points = "12,680";
  CHECK(view_of(view)["overlay"] == json{{"name", "standing"}, {"tier", "银卡"}, {"points", "12,680"}});
  view.standing.reset();
  view.question = QuestionView{"换成曾薇吗", "", "换", "不换"};
  CHECK(view_of(view)["overlay"] == json{{"name", "question"}, {"title", "换成曾薇吗"}, {"sentence", ""}});
}

TEST_CASE("a notice says its words and whether it is bad news") {
  View view;
  view.toast = ToastView{"没有这个条码", false, true};
  CHECK(view_of(view)["toast"] == json{{"text", "没有这个条码"}, {"can_undo", false}, {"is_bad", true}});
}

TEST_CASE("broken text becomes a replacement character and one line stays one line") {
  View view;
  view.member.guest.phone = "1\xFF\n2";
  const std::string answer = automation::answer_view(view);
  CHECK(answer.find('\n') == std::string::npos);
  CHECK(json::parse(answer)["guest"]["phone"] == "1\xEF\xBF\xBD\n2");
}

}  // namespace
}  // namespace shuke::test

#include <doctest/doctest.h>

#include "app/automation/desk.h"
#include "tests/automation/scene.h"

namespace shuke::test {
namespace {

using nlohmann::json;
using Acts = std::vector<std::string>;

TEST_CASE("a tap on an id goes to the middle of the widget") {
  Stage stage;
  CHECK(stage.ask(R"({"do":"tap","id":"sale/pay"})") == json{{"ok", true}});
  CHECK(stage.input.acts == Acts{"tap 130,220"});
}

TEST_CASE("a widget that a finger cannot reach is not tapped, and the answer says why") {
  Stage stage;
  CHECK(stage.error_of(R"({"do":"tap","id":"sale/nothing"})") == "unknown");
  CHECK(stage.error_of(R"({"do":"tap","id":"sale/hold"})") == "disabled");
  CHECK(stage.error_of(R"({"do":"tap","id":"sale/tile/A"})") == "covered");
  CHECK(stage.error_of(R"({"do":"tap","id":"sale/line/9/plus"})") == "clipped");
  CHECK(stage.input.acts.empty());
}

TEST_CASE("finger, keyboard and readers each take their own road") {
  Stage stage;
  for (const char* line :
       {R"({"do":"tap","at":[7,8]})", R"({"do":"type","text":"138"})", R"({"do":"key","name":"Enter"})", R"({"do":"scan","text":"690"})",
        R"({"do":"swipe","text":"%B28?"})", R"({"do":"tag","uid":"04a1"})", R"({"do":"drag","from":[1,2],"to":[3,4]})"})
    CHECK(stage.ask(line) == json{{"ok", true}});
  CHECK(stage.input.acts == Acts{"tap 7,8", "type 138", "key Enter", "read 690", "read %B28?", "read 04a1", "drag 1,2 3,4"});
}

TEST_CASE("a key that no keyboard has is refused") {
  Stage stage;
  CHECK(stage.error_of(R"({"do":"key","name":"Any"})") == "unknown");
  CHECK(stage.input.acts.empty());
}

TEST_CASE("a malformed line is answered and the conversation goes on") {
  Stage stage;
  CHECK(stage.error_of("nonsense") == "malformed");
  CHECK(stage.ask(R"({"do":"tap","id":"sale/pay"})") == json{{"ok", true}});
}

TEST_CASE("a picture that cannot be written is said") {
  Stage stage;
  CHECK(stage.ask(R"({"do":"shot","file":"a.png"})") == json{{"ok", true}});
  stage.input.can_write = false;
  CHECK(stage.error_of(R"({"do":"shot","file":"/nowhere/a.png"})") == "not_written");
}

TEST_CASE("quit is answered before the window closes") {
  Stage stage;
  CHECK(stage.ask(R"({"do":"quit"})") == json{{"ok", true}});
  CHECK(stage.input.acts == Acts{"quit"});
}

TEST_CASE("the tree lists what is visible and uncovered, disabled ones too") {
  Stage stage;
  stage.view.screen = terminal::Screen::pay;
  stage.view.language = Language::en;
  const json tree = stage.ask(R"({"do":"tree"})");
  CHECK(tree["screen"] == "pay");
  CHECK(tree["lang"] == "en");
  REQUIRE(tree["widgets"].size() == 3);
  CHECK(
      tree["widgets"][0] ==
      json{{"id", "sale/pay"}, {"kind", "button"}, {"text", "收款"}, {"value", nullptr}, {"enabled", true}, {"rect", {100, 200, 60, 40}}});
  CHECK(tree["widgets"][1]["enabled"] == false);
  CHECK(tree["widgets"][2] == json{{"id", "sale/line/1/quantity"},
                                   {"kind", "stepper"},
                                   {"text", "数量"},
                                   {"value", "3"},
                                   {"enabled", true},
                                   {"rect", {10, 21, 30, 40}}});
}

TEST_CASE("what follows a tap is asked of a later frame") {
  Stage stage;
  stage.session.accept(R"({"do":"tap","id":"sale/pay"})");
  stage.session.accept(R"({"do":"view"})");
  CHECK(stage.step().size() == 1);
  CHECK(stage.session.wants_frame());
  CHECK(stage.step().size() == 1);
  CHECK_FALSE(stage.session.wants_frame());
}

TEST_CASE("a wait on a still screen is over at once") {
  Stage stage;
  CHECK(stage.ask(R"({"do":"wait","until":"idle"})") == json{{"ok", true}});
}

TEST_CASE("a wait is answered by the first idle scene, and only then what was asked after it") {
  Stage stage;
  stage.is_idle = false;
  stage.session.accept(R"({"do":"wait","until":"idle","ms":2000})");
  stage.session.accept(R"({"do":"view"})");
  CHECK(stage.step().empty());
  CHECK(stage.session.deadline_ms() == 3000);
  CHECK_FALSE(stage.session.wants_frame());
  stage.now_ms = 2999;
  CHECK(stage.step().empty());
  stage.is_idle = true;
  CHECK(stage.step().size() == 2);
  CHECK(stage.session.deadline_ms() == std::nullopt);
}

TEST_CASE("a wait that is never granted ends with its time") {
  Stage stage;
  stage.is_idle = false;
  stage.session.accept(R"({"do":"wait","until":"idle","ms":2000})");
  CHECK(stage.step().empty());
  stage.now_ms = 3000;
  const std::vector<std::string> answers = stage.step();
  REQUIRE(answers.size() == 1);
  CHECK(json::parse(answers.front())["error"] == "timeout");
}

TEST_CASE("each connection has a conversation of its own") {
  Stage stage;
  automation::Desk desk;
  desk.accept(1, R"({"do":"wait","until":"idle","ms":5000})");
  desk.accept(2, R"({"do":"tree"})");
  desk.accept(3, R"({"do":"wait","until":"idle","ms":100})");
  const automation::Scene busy{stage.registry, stage.view, false, 1000};
  const std::vector<automation::Answer> answers = desk.step(busy, stage.input);
  REQUIRE(answers.size() == 1);
  CHECK(answers.front().connection == 2);
  CHECK(desk.deadline_ms() == 1100);
  desk.end(3);
  CHECK(desk.deadline_ms() == 6000);
  desk.end(1);
  CHECK(desk.deadline_ms() == std::nullopt);
}

}  // namespace
}  // namespace shuke::test

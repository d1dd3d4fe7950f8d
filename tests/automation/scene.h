#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/automation/session.h"

namespace shuke::test {

// A window that only remembers what a script did to it.
struct RecordingInput : automation::InputPort {
  std::vector<std::string> acts;
  bool can_write = true;

  static std::string say(automation::Spot at) {
    return std::to_string(static_cast<int>(at.x)) + "," + std::to_string(static_cast<int>(at.y));
  }
  void tap(automation::Spot at) override { acts.push_back("tap " + say(at)); }
  void drag(automation::Spot from, automation::Spot to) override { acts.push_back("drag " + say(from) + " " + say(to)); }
  void type(std::string_view text) override { acts.push_back("type " + std::string(text)); }
  bool press(std::string_view key_name) override {
    if (key_name != "Enter") return false;
    acts.push_back("key Enter");
    return true;
  }
  void read_code(std::string_view text) override { acts.push_back("read " + std::string(text)); }
  bool save_picture(const std::string& file) override {
    acts.push_back("shot " + file);
    return can_write;
  }
  void quit() override { acts.push_back("quit"); }
};

// A screen with one widget of each state, and a view that a test fills in.
struct Stage {
  screens::WidgetRegistry registry;
  terminal::View view;
  RecordingInput input;
  automation::Session session;
  bool is_idle = true;
  std::int64_t now_ms = 1000;

  Stage() {
    registry.add({.id = "sale/pay", .text = "收款", .rect = {100, 200, 60, 40}});
    registry.add({.id = "sale/hold", .text = "挂单", .enabled = false, .rect = {0, 200, 60, 40}});
    registry.add({.id = "sale/tile/A", .text = "衬衫", .covered = true, .rect = {0, 0, 60, 40}});
    registry.add({.id = "sale/line/9/plus", .text = "+", .rect = {0, 0, 60, 0}});
    registry.add(
        {.id = "sale/line/1/quantity", .kind = screens::WidgetKind::stepper, .text = "数量", .value = "3", .rect = {10.4F, 20.6F, 30, 40}});
  }

  std::vector<std::string> step() { return session.step({registry, view, is_idle, now_ms}, input); }
  // The one answer to one line.
  nlohmann::json ask(const std::string& line) {
    session.accept(line);
    const std::vector<std::string> answers = step();
    return answers.size() == 1 ? nlohmann::json::parse(answers.front()) : nlohmann::json("answers: " + std::to_string(answers.size()));
  }
  std::string error_of(const std::string& line) { return ask(line).value("error", "none"); }
};

}  // namespace shuke::test

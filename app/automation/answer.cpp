#include "app/automation/answer.h"

#include <cmath>

#include "app/automation/json_text.h"

namespace shuke::automation {

std::string to_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

namespace {

std::string_view language_code(Language language) { return language == Language::zh ? "zh" : "en"; }

// Whole pixels, the way a tap counts them.
Json pixels(const screens::Rect& rect) {
  const auto whole = [](float value) { return static_cast<int>(std::lround(value)); };
  return Json::array({whole(rect.x), whole(rect.y), whole(rect.width), whole(rect.height)});
}

Json widget(const screens::WidgetEntry& entry) {
  return {{"id", entry.id},           {"kind", screens::name_of(entry.kind)},
          {"text", entry.text},       {"value", entry.value.empty() ? Json(nullptr) : Json(entry.value)},
          {"enabled", entry.enabled}, {"rect", pixels(entry.rect)}};
}

}  // namespace

std::string_view name_of(terminal::Screen screen) {
  switch (screen) {
    case terminal::Screen::sale: return "sale";
    case terminal::Screen::enrol: return "enrol";
    case terminal::Screen::pay: return "pay";
    case terminal::Screen::done: return "done";
    case terminal::Screen::returning: return "returning";
  }
  return "sale";
}

std::string_view name_of(terminal::Disk disk) {
  switch (disk) {
    case terminal::Disk::well: return "well";
    case terminal::Disk::low: return "low";
    case terminal::Disk::last: return "last";
    case terminal::Disk::full: return "full";
    case terminal::Disk::failed: return "failed";
  }
  return "";
}

std::string_view name_of(terminal::SyncLook look) {
  switch (look) {
    case terminal::SyncLook::up_to_date: return "up_to_date";
    case terminal::SyncLook::sending: return "sending";
    case terminal::SyncLook::offline: return "offline";
    case terminal::SyncLook::attention: return "attention";
    case terminal::SyncLook::starting: return "starting";
  }
  return "starting";
}

std::string answer_ok() { return R"({"ok":true})"; }

std::string answer_refused(std::string_view error, std::string_view sentence) {
  return to_line({{"ok", false}, {"error", error}, {"sentence", sentence}});
}

std::string answer_tree(const screens::WidgetRegistry& registry, const terminal::View& view) {
  Json widgets = Json::array();
  for (const screens::WidgetEntry& entry : registry.entries()) {
    if (!entry.covered && !entry.is_clipped()) widgets.push_back(widget(entry));
  }
  return to_line({{"ok", true}, {"screen", name_of(view.screen)}, {"lang", language_code(view.language)}, {"widgets", std::move(widgets)}});
}

}  // namespace shuke::automation

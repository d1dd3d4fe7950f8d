#include "app/screens/widgets/registry.h"

#include <algorithm>

namespace shuke::screens {

std::string_view name_of(WidgetKind kind) {
  switch (kind) {
    case WidgetKind::button: return "button";
    case WidgetKind::tile: return "tile";
    case WidgetKind::key: return "key";
    case WidgetKind::field: return "field";
    case WidgetKind::toggle: return "toggle";
    case WidgetKind::checkbox: return "checkbox";
    case WidgetKind::choice: return "choice";
    case WidgetKind::stepper: return "stepper";
    case WidgetKind::row: return "row";
    case WidgetKind::tab: return "tab";
    case WidgetKind::wheel: return "wheel";
    case WidgetKind::list: return "list";
  }
  return "button";
}

void WidgetRegistry::cover(const Rect& area, int layer) {
  for (WidgetEntry& entry : entries_) {
    if (entry.layer < layer && area.contains(entry.rect.centre())) entry.covered = true;
  }
}

const WidgetEntry* WidgetRegistry::find(std::string_view id) const {
  const auto it = std::find_if(entries_.begin(), entries_.end(), [id](const WidgetEntry& e) { return e.id == id; });
  return it == entries_.end() ? nullptr : &*it;
}

const WidgetEntry* WidgetRegistry::find_label(std::string_view text) const {
  const auto it = std::find_if(entries_.begin(), entries_.end(), [text](const WidgetEntry& e) { return e.text == text && e.can_be_hit(); });
  return it == entries_.end() ? nullptr : &*it;
}

std::string WidgetRegistry::first_duplicate() const {
  std::vector<std::string_view> ids;
  for (const WidgetEntry& entry : entries_) ids.push_back(entry.id);
  std::sort(ids.begin(), ids.end());
  const auto it = std::adjacent_find(ids.begin(), ids.end());
  return it == ids.end() ? std::string() : std::string(*it);
}

}  // namespace shuke::screens

#pragma once

#include <string>
#include <string_view>

#include "app/screens/widgets/registry.h"
#include "app/terminal/view.h"

namespace shuke::automation {

// One line each, without the line feed. Names and numbers in them are what the screen shows.
std::string answer_ok();
// `error` is a short fixed word a script can compare, `sentence` is for its author.
std::string answer_refused(std::string_view error, std::string_view sentence);
// Every widget that a finger could reach now, in drawing order, with the screen's name and the language. Disabled ones are among
// them; covered and clipped ones are not.
std::string answer_tree(const screens::WidgetRegistry& registry, const terminal::View& view);
// The view of the current screen with figures in fen; see README.md for the fields.
std::string answer_view(const terminal::View& view);

std::string_view name_of(terminal::Screen screen);
std::string_view name_of(terminal::SyncLook look);
std::string_view name_of(terminal::Disk disk);

}  // namespace shuke::automation

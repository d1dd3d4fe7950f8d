#pragma once

#include <string>

#include "app/shell/commands.h"
#include "core/base/time.h"

// Commands for the day on which something went wrong, and for the days before it.
namespace shuke::shell {

// One backup of the till in `data`, also beside a running one, into `folder` or the till's own. 1 when the copy does not hold.
CommandResult back_up(const std::string& data, const std::string& folder, const Timestamp& now);
// Puts a backup back, named by its path or by its name in `data`/backup; nobody else may have the till open. 1 when it was refused, or
// when head office knows records that are in neither place.
CommandResult restore(const std::string& data, const std::string& from, const Timestamp& now, const std::string& key_file = {});
// Repairs what `check` found; nobody else may have the till open. 1 when something stays missing or damaged.
CommandResult rebuild(const std::string& data, const Timestamp& now, const std::string& key_file = {});

}  // namespace shuke::shell

#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/server/storage.h"

namespace shuke::head_office {

using Line = std::function<void(const std::string&)>;

// One JSON object a line of sales, members, ledger, gifts, catalogue or quarantine. False for any other kind. Members come with personal
// data: this is head office's own tool on head office's own file.
bool dump(Storage& storage, std::string_view kind, const Line& line);

// What there is and who was here, as one JSON object or as lines for people.
std::string status_json(Storage& storage);
std::string status_text(Storage& storage);

// What verify found, likewise.
std::string findings_json(const std::vector<std::string>& findings);
std::string findings_text(const std::vector<std::string>& findings);

}  // namespace shuke::head_office

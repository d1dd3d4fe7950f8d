#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace shuke::automation {

// Fields keep the order in which they are written, so that an answer reads like the contract. Internal to app/automation.
using Json = nlohmann::ordered_json;

// One line; bytes that are no UTF-8 (half a scan in a text field) become U+FFFD instead of an exception.
std::string to_line(const Json& json);

}  // namespace shuke::automation

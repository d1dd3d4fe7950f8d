#pragma once

#include <string>
#include <vector>

namespace shuke::shell {

// The scripted day at the counter: requests of the automation socket, one a line. Pictures go into `directory`.
std::vector<std::string> tour_lines(const std::string& directory);

}  // namespace shuke::shell

#include "app/shell/tour.h"

#include "embedded/shuke_shell.h"

namespace shuke::shell {
namespace {

constexpr std::string_view k_file = "\"file\":\"";

std::string into_directory(std::string line, const std::string& directory) {
  const std::size_t at = line.find(k_file);
  if (at != std::string::npos) line.insert(at + k_file.size(), directory + '/');
  return line;
}

}  // namespace

std::vector<std::string> tour_lines(const std::string& directory) {
  std::vector<std::string> lines;
  const std::string_view script = embedded::shuke_shell::files()[0].content;
  for (std::size_t at = 0; at < script.size();) {
    const std::size_t end = script.find('\n', at);
    const std::string line(script.substr(at, end - at));
    if (!line.empty()) lines.push_back(into_directory(line, directory));
    if (end == std::string_view::npos) break;
    at = end + 1;
  }
  return lines;
}

}  // namespace shuke::shell

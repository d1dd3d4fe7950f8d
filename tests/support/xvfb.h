#pragma once

#include <array>
#include <memory>
#include <string>

#include "tests/support/child_process.h"

namespace shuke::test {

// An X server of the test's own, on whatever display is free, and DISPLAY set to it while it lives.
class Xvfb {
 public:
  explicit Xvfb(const std::string& screen = "1280x800x24") {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) throw std::runtime_error("No pipe to ask Xvfb for its display.");
    server_ = std::make_unique<ChildProcess>(
        std::vector<std::string>{"Xvfb", "-displayfd", std::to_string(ends[1]), "-screen", "0", screen, "-nolisten", "tcp", "-noreset"});
    close(ends[1]);
    display_ = ":" + first_line(ends[0]);
    close(ends[0]);
    if (display_ == ":") throw std::runtime_error("Xvfb did not start.");
    setenv("DISPLAY", display_.c_str(), 1);
  }
  ~Xvfb() { unsetenv("DISPLAY"); }
  Xvfb(const Xvfb&) = delete;
  Xvfb& operator=(const Xvfb&) = delete;

  const std::string& display() const { return display_; }

 private:
  // Empty when the server ended before it wrote one.
  static std::string first_line(int descriptor) {
    std::string line;
    char character = 0;
    while (read(descriptor, &character, 1) == 1 && character != '\n') line.push_back(character);
    return line;
  }

  std::unique_ptr<ChildProcess> server_;
  std::string display_;
};

}  // namespace shuke::test

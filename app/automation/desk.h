#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/automation/session.h"

namespace shuke::automation {

struct Answer {
  std::uint64_t connection = 0;
  std::string text;
};

// All conversations of the automation socket by connection. The loop, after each frame (between end_frame and begin_frame, where
// a picture can be taken):
//
//   for (line : socket.take_lines()) line.is_end ? desk.end(line.connection) : desk.accept(line.connection, line.text);
//   for (answer : desk.step(scene, port)) socket.send(answer.connection, answer.text);
//   if (desk.wants_frame()) window.wake();
//   if (desk.deadline_ms()) ... no later than that, another frame
class Desk {
 public:
  void accept(std::uint64_t connection, std::string_view line) { sessions_[connection].accept(line); }
  void end(std::uint64_t connection) { sessions_.erase(connection); }
  std::vector<Answer> step(const Scene& scene, InputPort& input);

  bool wants_frame() const;
  std::optional<std::int64_t> deadline_ms() const;

 private:
  std::map<std::uint64_t, Session> sessions_;
};

}  // namespace shuke::automation

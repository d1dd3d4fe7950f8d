#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/automation/request.h"
#include "app/screens/widgets/registry.h"
#include "app/terminal/view.h"

namespace shuke::automation {

// The window as a script may use it; main plugs the real one in. Input takes the road of a finger, a keyboard and a scanner and
// has its effect with the frames that follow.
class InputPort {
 public:
  virtual ~InputPort() = default;
  virtual void tap(Spot at) = 0;
  virtual void drag(Spot from, Spot to) = 0;
  virtual void type(std::string_view text) = 0;
  virtual bool press(std::string_view key_name) = 0;  // false: no key of that name
  virtual void read_code(std::string_view text) = 0;
  virtual bool save_picture(const std::string& file) = 0;  // false: cannot be written
  virtual void quit() = 0;
};

// What the last frame left, and whether anything is still to come: the window moves, or an answer from the workers is awaited.
struct Scene {
  const screens::WidgetRegistry& registry;
  const terminal::View& view;
  bool is_idle = false;
  std::int64_t now_ms = 0;  // monotonic
};

// One connection's conversation: requests are answered one after the other, each line once, in order. UI thread, after a frame
// was computed. Input ends the turn, so that whatever follows it is asked of a frame that has seen it; "wait" holds the
// conversation until the scene is idle or the time is over.
class Session {
 public:
  void accept(std::string_view line) { waiting_.push_back(parse(line)); }
  // The answers that could be given, oldest first.
  std::vector<std::string> step(const Scene& scene, InputPort& input);

  // Another frame is needed: requests wait that could be answered.
  bool wants_frame() const { return !waiting_.empty() && !give_up_ms_; }
  // When a "wait" gives up; step() is due then at the latest.
  std::optional<std::int64_t> deadline_ms() const { return give_up_ms_; }

 private:
  std::optional<std::string> wait(const WaitIdle& request, const Scene& scene);

  std::deque<Request> waiting_;
  std::optional<std::int64_t> give_up_ms_;  // while the request in front is a wait that was begun
};

}  // namespace shuke::automation

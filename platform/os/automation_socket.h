#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace shuke::os {

// A line of a script, or the end of its connection (then `text` is empty).
struct SocketLine {
  std::uint64_t connection = 0;
  std::string text;
  bool is_end = false;
};

// The Unix stream socket of --automation: lines in, lines out, for this user only (mode 0600). A thread of its own reads and
// writes, so that the caller never waits; take_lines() and send() are called from one thread, usually the UI's. A line longer
// than `longest_line` arrives cut to one byte more than that, so that the receiver sees that it is too long. A script that sends
// without end is read no faster than its lines are taken; one that reads no answers is cut off.
class AutomationSocket {
 public:
  // `wake` is called from the thread when lines arrived. Replaces the socket of a till that died. Throws OsError when the path is
  // too long, cannot be made, is another kind of file, or when somebody listens there.
  AutomationSocket(std::string path, std::function<void()> wake, std::size_t longest_line = 64 * 1024);
  // Gives the answers that still wait a moment to leave, then removes the socket file.
  ~AutomationSocket();
  AutomationSocket(const AutomationSocket&) = delete;
  AutomationSocket& operator=(const AutomationSocket&) = delete;

  std::vector<SocketLine> take_lines();
  // Adds the line feed. A connection that ended meanwhile is no mistake.
  void send(std::uint64_t connection, std::string_view text);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace shuke::os

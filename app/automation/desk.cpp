#include "app/automation/desk.h"

#include <algorithm>

namespace shuke::automation {

std::vector<Answer> Desk::step(const Scene& scene, InputPort& input) {
  std::vector<Answer> answers;
  for (auto& [connection, session] : sessions_) {
    for (std::string& text : session.step(scene, input)) answers.push_back({connection, std::move(text)});
  }
  return answers;
}

bool Desk::wants_frame() const {
  return std::any_of(sessions_.begin(), sessions_.end(), [](const auto& entry) { return entry.second.wants_frame(); });
}

std::optional<std::int64_t> Desk::deadline_ms() const {
  std::optional<std::int64_t> next;
  for (const auto& [connection, session] : sessions_) {
    const std::optional<std::int64_t> own = session.deadline_ms();
    if (own) next = next ? std::min(*next, *own) : *own;
  }
  return next;
}

}  // namespace shuke::automation

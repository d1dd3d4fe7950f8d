#include "app/automation/session.h"

#include <variant>

#include "app/automation/answer.h"

namespace shuke::automation {
namespace {

template <class... Handlers>
struct Overloaded : Handlers... {
  using Handlers::operator()...;
};
template <class... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

// Why this widget cannot be tapped, as an answer; nothing when it can.
std::optional<std::string> refusal_of(const screens::WidgetEntry* entry, const std::string& id) {
  if (entry == nullptr) return answer_refused("unknown", "Nothing on the screen has the id " + id + ".");
  if (entry->is_clipped()) return answer_refused("clipped", id + " is scrolled out of sight.");
  if (entry->covered) return answer_refused("covered", "Something lies over " + id + ".");
  if (!entry->enabled) return answer_refused("disabled", id + " is on the screen and takes no taps now.");
  return std::nullopt;
}

std::string tap(const TapId& request, const Scene& scene, InputPort& input) {
  const screens::WidgetEntry* const entry = scene.registry.find(request.id);
  if (auto refused = refusal_of(entry, request.id)) return *refused;
  const screens::Point middle = entry->rect.centre();
  input.tap({middle.x, middle.y});
  return answer_ok();
}

std::string press(const PressKey& request, InputPort& input) {
  if (input.press(request.name)) return answer_ok();
  return answer_refused("unknown", "There is no key of that name; Enter, Tab, Backspace, Escape, Left and F1 are names of keys.");
}

std::string shoot(const TakeShot& request, InputPort& input) {
  if (input.save_picture(request.file)) return answer_ok();
  return answer_refused("not_written", "The picture cannot be written there.");
}

bool is_input(const Request& request) {
  return std::visit(
      Overloaded{[](const TreeRequest&) { return false; }, [](const ViewRequest&) { return false; }, [](const WaitIdle&) { return false; },
                 [](const TakeShot&) { return false; }, [](const Malformed&) { return false; }, [](const auto&) { return true; }},
      request);
}

}  // namespace

std::optional<std::string> Session::wait(const WaitIdle& request, const Scene& scene) {
  if (!give_up_ms_) give_up_ms_ = scene.now_ms + request.ms;
  if (!scene.is_idle && scene.now_ms < *give_up_ms_) return std::nullopt;
  give_up_ms_.reset();
  if (scene.is_idle) return answer_ok();
  return answer_refused("timeout", "The screen was not still within " + std::to_string(request.ms) + " ms.");
}

std::vector<std::string> Session::step(const Scene& scene, InputPort& input) {
  std::vector<std::string> answers;
  const auto answer = [&](const Request& request) -> std::optional<std::string> {
    return std::visit(Overloaded{
                          [&](const TreeRequest&) { return std::optional(answer_tree(scene.registry, scene.view)); },
                          [&](const ViewRequest&) { return std::optional(answer_view(scene.view)); },
                          [&](const TapId& r) { return std::optional(tap(r, scene, input)); },
                          [&](const TapAt& r) { return input.tap(r.at), std::optional(answer_ok()); },
                          [&](const TypeText& r) { return input.type(r.text), std::optional(answer_ok()); },
                          [&](const PressKey& r) { return std::optional(press(r, input)); },
                          [&](const ReadCode& r) { return input.read_code(r.text), std::optional(answer_ok()); },
                          [&](const DragFinger& r) { return input.drag(r.from, r.to), std::optional(answer_ok()); },
                          [&](const WaitIdle& r) { return wait(r, scene); },
                          [&](const TakeShot& r) { return std::optional(shoot(r, input)); },
                          [&](const QuitProgram&) { return input.quit(), std::optional(answer_ok()); },
                          [&](const Malformed& r) { return std::optional(answer_refused("malformed", r.sentence)); },
                      },
                      request);
  };
  while (!waiting_.empty()) {
    std::optional<std::string> said = answer(waiting_.front());
    if (!said) break;
    answers.push_back(std::move(*said));
    const bool ends_turn = is_input(waiting_.front());
    waiting_.pop_front();
    if (ends_turn) break;
  }
  return answers;
}

}  // namespace shuke::automation

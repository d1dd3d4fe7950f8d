#pragma once

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

#include "tests/screens/headless_frame.h"
#include "tests/screens/scenes.h"

namespace shuke::test {

// The whole counter in a window that is not there: what is tapped and typed becomes intents, they are carried out by the stage, and
// the next frame shows it. Every intent since the last forget() is kept.
class CounterWindow {
 public:
  explicit CounterWindow(const std::function<void(CounterStage&)>& play, HeadlessOptions options = {})
      : stage_(options.language),
        scratch_(pinyin_, nullptr),
        window_([this, options](screens::Ui& ui) { draw(ui, options.language); }, options) {
    play(stage_);
    window_.frame(2);
    log_.clear();
  }

  TapResult tap(std::string_view id) {
    const TapResult result = window_.tap(id);
    window_.frame();
    return result;
  }
  void type(screens::Typed typed) {
    typed_ = std::move(typed);
    window_.frame(2);
  }
  void type(std::string_view characters) {
    for (const char c : characters) type({.characters = std::string(1, c)});
  }

  // The last intent of that kind, or nullptr.
  template <class Intent>
  const Intent* last() const {
    for (auto each = log_.rbegin(); each != log_.rend(); ++each) {
      if (const Intent* const found = std::get_if<Intent>(&*each)) return found;
    }
    return nullptr;
  }
  const terminal::Intents& log() const { return log_; }
  void forget() { log_.clear(); }

  HeadlessFrame& window() { return window_; }
  CounterStage& stage() { return stage_; }
  terminal::View view() const { return stage_.view(); }
  const screens::Scratch& scratch() const { return scratch_; }

 private:
  void draw(screens::Ui& ui, Language language) {
    for (terminal::Intent& intent : std::exchange(pending_, {})) stage_.want(std::move(intent));
    const terminal::View view = stage_.view();
    screens::Pen pen{ui, text::catalog(language), scratch_, pending_, std::exchange(typed_, {})};
    screens::draw_counter(pen, view);
    log_.insert(log_.end(), pending_.begin(), pending_.end());
  }

  CounterStage stage_;
  OneNamePinyin pinyin_;
  screens::Scratch scratch_;
  screens::Typed typed_;
  terminal::Intents pending_;
  terminal::Intents log_;
  HeadlessFrame window_;
};

}  // namespace shuke::test

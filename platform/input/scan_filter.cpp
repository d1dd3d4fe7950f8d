#include "platform/input/scan_filter.h"

#include <algorithm>
#include <utility>

namespace shuke::input {
namespace {

constexpr std::size_t k_beyond_a_person = 4;  // characters after which speed says who types

bool is_printable_ascii(char32_t code_point) { return code_point >= 0x20 && code_point < 0x7f; }
bool starts_stripe(char first) { return first == '%' || first == ';'; }
Micros gaps(std::size_t characters) { return static_cast<Micros>(characters) - 1; }

}  // namespace

void ScanFilter::accept(const InputEvent& event) {
  if (const auto* character = std::get_if<Character>(&event.what)) return accept_character(event, *character);
  if (const auto* key = std::get_if<KeyChange>(&event.what)) return accept_key(event, *key);
  // A finger or a lost focus ends what was being typed; the pointer moving says nothing about the keyboard.
  if (!std::holds_alternative<PointerMove>(event.what)) replay();
  queue_.push(event);
}

void ScanFilter::accept_character(const InputEvent& event, const Character& character) {
  if (is_too_late(event)) settle(event.earliest);
  if (is_flood_ && event.earliest - last_at_ > rules_.patience) is_flood_ = false;
  is_after_code_ = false;
  if (is_flood_ || character.repeated || !is_printable_ascii(character.code_point)) {
    replay();
    last_at_ = event.at;
    return queue_.push(event);
  }
  if (held_.empty() && unfinished_ && character.code_point != ';') emit_unfinished();
  held_.push_back(event);
  text_.push_back(static_cast<char>(character.code_point));
  last_at_ = event.at;
  is_flood_ = text_.size() > rules_.longest;
  if (is_flood_ || is_surely_slow()) replay();
}

void ScanFilter::accept_key(const InputEvent& event, const KeyChange& change) {
  const bool interrupts = change.down && !is_modifier(change.key) && !is_shortcut_letter(change.key);
  if (interrupts && is_terminator(change.key)) return end_run(event);
  if (interrupts) replay();
  queue_.push(event);
}

void ScanFilter::end_run(const InputEvent& terminator) {
  if (is_too_late(terminator)) settle(terminator.earliest);
  if (is_code()) return read_code(terminator.at);
  // Many readers send Tab and Enter, or Enter twice.
  if (is_after_code_ && terminator.earliest - last_at_ <= rules_.patience) return;
  replay();
  queue_.push(terminator);
}

void ScanFilter::settle(Micros now) {
  if (!is_holding() || now - last_at_ <= patience()) return;
  // A stripe says itself where it ends. It is a card: it must not land in a field because its reader sends no Enter.
  if (is_whole_stripe() && is_surely_fast()) read_code(last_at_);
  replay();
  emit_unfinished();
}

void ScanFilter::set_frame_time(Micros frame_time) {
  const Micros faded = slowness_ - slowness_ / 8;
  slowness_ = std::clamp(frame_time, faded, std::max(faded, rules_.most_slowness));
}

std::optional<Micros> ScanFilter::deadline() const {
  if (!is_holding()) return std::nullopt;
  return last_at_ + patience() + 1;
}

std::vector<CodeRead> ScanFilter::take_codes() { return std::exchange(codes_, {}); }

bool ScanFilter::is_too_late(const InputEvent& next) const { return is_holding() && next.earliest - last_at_ > patience(); }

bool ScanFilter::is_surely_slow() const {
  if (text_.size() < k_beyond_a_person || is_prefixed()) return false;
  return held_.back().earliest - held_.front().at > rules_.mean_gap * gaps(text_.size()) + slowness_;
}

bool ScanFilter::is_surely_fast() const {
  if (text_.size() < 2) return false;
  return held_.back().at - held_.front().earliest <= rules_.mean_gap * gaps(text_.size()) + slowness_;
}

bool ScanFilter::is_prefixed() const { return !rules_.prefix.empty() && text_.starts_with(rules_.prefix); }

bool ScanFilter::is_code() const {
  if (is_prefixed()) return text_.size() > rules_.prefix.size();
  return text_.size() >= rules_.shortest && is_surely_fast();
}

bool ScanFilter::is_whole_stripe() const { return text_.size() >= rules_.shortest && starts_stripe(text_.front()) && text_.back() == '?'; }

Micros ScanFilter::patience() const {
  const bool is_beyond_a_person = text_.size() >= k_beyond_a_person && is_surely_fast();
  return slowness_ + (is_beyond_a_person || is_prefixed() || held_.empty() ? rules_.long_patience : rules_.patience);
}

void ScanFilter::read_code(Micros at) {
  std::string text = text_.substr(is_prefixed() ? rules_.prefix.size() : 0);
  held_.clear();
  text_.clear();
  last_at_ = at;
  is_after_code_ = true;
  if (unfinished_) {
    unfinished_->text += text;
    return emit_unfinished();
  }
  const Reader reader = starts_stripe(text.front()) ? Reader::stripe : Reader::scanner;
  CodeRead code{reader, std::move(text)};
  const bool may_continue = code.text.front() == '%' && code.text.find(';') == std::string::npos;
  if (may_continue) {
    unfinished_ = std::move(code);
  } else {
    codes_.push_back(std::move(code));
  }
}

void ScanFilter::emit_unfinished() {
  if (unfinished_) codes_.push_back(*std::exchange(unfinished_, {}));
}

void ScanFilter::replay() {
  for (const InputEvent& event : held_) queue_.push(event);
  held_.clear();
  text_.clear();
}

}  // namespace shuke::input

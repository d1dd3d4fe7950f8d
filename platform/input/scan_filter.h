#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "platform/input/event_queue.h"

namespace shuke::input {

enum class Reader { scanner, stripe };

// What a reader that types like a keyboard has read, without its terminator. What the code means is not known here.
struct CodeRead {
  Reader reader = Reader::scanner;
  std::string text;
  bool operator==(const CodeRead&) const = default;
};

// How to tell a reader from a person. Readers send a character every 0.1 to 20 ms; the fastest typists need 60 ms on average over
// four keys, even when two keys roll over each other in 20.
struct ScanRules {
  std::size_t shortest = 4;
  std::size_t longest = 300;                   // three stripe tracks and their sentinels are 226
  Micros mean_gap = 30 * k_millisecond;        // from the first character to the last, on average
  Micros patience = 50 * k_millisecond;        // silence after which a short run is a person's
  Micros long_patience = 120 * k_millisecond;  // the same once four characters came as no person types them
  Micros most_slowness = 60 * k_millisecond;   // added to patience at most; with it a gap at 8 keys a second is still too long
  std::string prefix;                          // what the reader is set up to send first; such a run is a code whatever its length
};

// Stands before the event queue. Holds printable characters that come as fast as a reader types. Ended by Enter or Tab they are
// one code, wherever the focus is, and no character or key of it reaches the queue. Otherwise they follow as typed, at most
// `patience` later. Everything else passes at once and in order. UI thread only; pure: time comes with events and settle().
class ScanFilter {
 public:
  ScanFilter(ScanRules rules, EventQueue& queue) : rules_(std::move(rules)), queue_(queue) {}

  void accept(const InputEvent& event);
  // Tells the time after every event up to `now` has been accepted.
  void settle(Micros now);
  // How long the last frame took. A machine that draws slowly also lets readers and the window system wait, so gaps within a code grow;
  // patience grows with the slowest of the recent frames, up to `most_slowness`.
  void set_frame_time(Micros frame_time);
  // When settle() has to be called again, if nothing happens before.
  std::optional<Micros> deadline() const;
  bool is_holding() const { return !held_.empty() || unfinished_.has_value(); }
  std::vector<CodeRead> take_codes();

 private:
  void accept_character(const InputEvent& event, const Character& character);
  void accept_key(const InputEvent& event, const KeyChange& change);
  void end_run(const InputEvent& terminator);
  bool is_too_late(const InputEvent& next) const;
  bool is_surely_slow() const;
  bool is_surely_fast() const;
  bool is_prefixed() const;
  bool is_code() const;
  bool is_whole_stripe() const;
  Micros patience() const;
  void read_code(Micros at);
  void emit_unfinished();
  void replay();

  ScanRules rules_;
  EventQueue& queue_;
  std::vector<InputEvent> held_;  // characters only
  std::string text_;              // of held_; all of it ASCII
  Micros slowness_ = 0;
  Micros last_at_ = 0;                  // of the last character or terminator
  bool is_flood_ = false;               // a run outgrew every code: the rest of it is typed text
  bool is_after_code_ = false;          // nothing was typed since the last code
  std::optional<CodeRead> unfinished_;  // a first track; the second may come after its own Enter
  std::vector<CodeRead> codes_;
};

}  // namespace shuke::input

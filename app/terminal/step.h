#pragma once

#include <optional>

#include "app/terminal/effect.h"
#include "app/terminal/event.h"
#include "app/terminal/intent.h"
#include "app/terminal/state.h"

namespace shuke::terminal {

// What a step may use besides its arguments: the time, and one fresh id for a basket that may open.
struct Moment {
  Timestamp now;
  Uuid fresh_id;
};

// The only two functions that change the state. No clock, disk, network or randomness; UI thread; each returns in far less
// than a frame.
Effects step(State& state, const Intent& intent, const Moment& moment);
Effects step(State& state, const Event& event, const Moment& moment);

// A new counter: empty basket with the given id.
State opening_state(Language language, const Moment& moment);

// The next moment at which something on screen changes by itself (toast, glow, waiting pad), or nothing.
std::optional<std::int64_t> next_deadline_ms(const State& state);

}  // namespace shuke::terminal

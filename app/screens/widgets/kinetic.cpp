#include "app/screens/widgets/kinetic.h"

#include <algorithm>
#include <cmath>

namespace shuke::screens {
namespace {

void press(Kinetic& k, float position) {
  k.caught = k.velocity != 0;
  k.is_pressed = true, k.is_dragging = false;
  k.velocity = 0;
  k.last = k.pressed_at = position;
}

// Follows the finger; true when the drag begins.
bool follow(Kinetic& k, const KineticInput& in) {
  const bool begins = !k.is_dragging && std::abs(in.position - k.pressed_at) > k_drag_threshold;
  k.is_dragging = k.is_dragging || begins;
  if (k.is_dragging && in.seconds > 0) {
    const float moved = k.last - in.position;
    k.offset += begins ? k.pressed_at - in.position : moved;
    k.velocity = 0.7F * k.velocity + 0.3F * moved / in.seconds;
  }
  k.last = in.position;
  return begins;
}

void release(Kinetic& k, bool motion) {
  if (!k.is_dragging || !motion) k.velocity = 0;
  k.is_pressed = k.is_dragging = false;
}

void glide(Kinetic& k, float seconds) {
  if (k.velocity == 0) return;
  k.offset += k.velocity * seconds;
  k.velocity *= std::exp(-seconds / k_momentum_time);
  if (std::abs(k.velocity) < k_stop_speed) k.velocity = 0;
}

}  // namespace

bool step(Kinetic& k, const KineticInput& in) {
  bool began = false;
  k.caught = false;
  if (in.came_down_here) press(k, in.position);
  if (k.is_pressed && in.is_down) began = follow(k, in);
  if (k.is_pressed && !in.is_down) release(k, in.motion);
  if (!k.is_pressed) glide(k, in.seconds);
  const float held = std::clamp(k.offset, 0.0F, std::max(0.0F, in.limit));
  if (held != k.offset && !k.is_dragging) k.velocity = 0;
  k.offset = held;
  return began;
}

}  // namespace shuke::screens

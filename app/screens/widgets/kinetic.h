#pragma once

namespace shuke::screens {

// A finger's drag with momentum along one axis, without any drawing: lists and wheels share it. Offsets grow as the content
// moves up. Units are design units and seconds.
struct Kinetic {
  float offset = 0;
  float velocity = 0;
  bool is_pressed = false;   // the finger came down here and is still down
  bool is_dragging = false;  // and moved more than the threshold
  float last = 0;            // finger position of the last frame
  float pressed_at = 0;
  bool caught = false;  // in this frame the finger stopped a glide: that touch is no tap

  bool is_moving() const { return is_dragging || velocity != 0; }
};

inline constexpr float k_drag_threshold = 8;      // less is a tap
inline constexpr float k_momentum_time = 0.325F;  // seconds in which the velocity falls to 1/e
inline constexpr float k_stop_speed = 12;         // units a second

struct KineticInput {
  bool is_down = false;
  bool came_down_here = false;
  float position = 0;
  float seconds = 0;
  float limit = 0;     // the largest offset; 0 if everything fits
  bool motion = true;  // false: no momentum
};
// Moves it on by one frame. Returns whether a drag began in this frame: whoever owns it cancels the hits under the finger.
bool step(Kinetic& kinetic, const KineticInput& input);

}  // namespace shuke::screens

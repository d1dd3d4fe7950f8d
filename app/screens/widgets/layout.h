#pragma once

#include "app/screens/widgets/geometry.h"

namespace shuke::screens {

// Where the fixed parts of the counter lie, in design units, for one panel size. A value, made once per window size.
//
// A panel of 800 lines or more is scaled by its height; smaller ones keep true pixels (13 px text, 44 px targets) and give up
// space instead. Below 1200 units of width the counter is compact: two tile columns, a narrower basket (the 1024x768 panel).
struct Layout {
  float scale = 1;  // device pixels per design unit
  float width = 0;  // of the panel, in design units
  float height = 0;
  bool is_compact = false;

  Rect rail;
  Rect search;
  Rect member;  // left column
  Rect goods;   // middle column
  Rect work;    // member and goods together: what search, enrolment, payment and returns fill
  Rect basket;  // right column, edge to edge
  Rect basket_content;
  Rect sync_state;  // its widest; the pill is as wide as its words
  Rect associate;
  Rect side_action;
  Rect primary;  // the one green button

  int tile_columns = 3;
  float tile_width = 141;
  float tile_gap = 10;  // between columns

  Rect panel() const { return {0, 0, width, height}; }
};

// The layout for a panel of that many device pixels; anything from 1024x768 up, smaller panels shrink everything.
Layout layout_for(int pixels_wide, int pixels_high);

}  // namespace shuke::screens

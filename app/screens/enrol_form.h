#pragma once

#include "app/screens/screens.h"

namespace shuke::screens {

// The fields of the enrolment screen and what typing does to them. Internal to the screen.
void open_form(Pen& pen, const terminal::EnrolView& view);  // fills the scratch from the state when the screen appears
void draw_form(Pen& pen, const terminal::EnrolView& view, const Rect& area);
void type_into_form(Pen& pen, const terminal::EnrolView& view, const KeyPress& press);
void pick_candidate(Pen& pen, std::size_t index_on_page);
// Ends an unfinished composition as it stands and hands the name over.
void finish_name(Pen& pen, const terminal::EnrolView& view);

}  // namespace shuke::screens

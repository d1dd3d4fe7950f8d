#pragma once

#include "tests/power/till.h"

namespace shuke::power {

// A journal and a replica as the first release wrote them: a shift, sales, an enrolment, a draft.
Beginning files_of_the_first_release();

}  // namespace shuke::power

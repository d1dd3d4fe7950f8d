#include "core/domain/catalogue/promotion.h"

namespace shuke::domain {

bool is_running(const Promotion& promotion, Date today) { return promotion.from <= today && today <= promotion.to; }

}  // namespace shuke::domain

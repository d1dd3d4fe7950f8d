#pragma once

namespace shuke::domain {

// Why goods come back, as the customer says it, and what becomes of them. Both are asked once for a whole return.
enum class ReturnCause { size, dislike, quality, too_many, other };
enum class GoodsCondition { resell, defect };

}  // namespace shuke::domain

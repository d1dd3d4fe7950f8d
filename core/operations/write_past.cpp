#include "core/operations/write_past.h"

#include <utility>

#include "core/base/check.h"
#include "core/operations/open_shift.h"
#include "core/operations/write_sale.h"

namespace shuke::operations {

namespace {

// Stands where the sale does.
class PastClock : public Clock {
 public:
  explicit PastClock(const domain::Sale& sale) : at_(sale.at), monotonic_ms_(sale.monotonic_ms) {}
  Timestamp now() const override { return at_; }
  std::int64_t monotonic_ms() const override { return monotonic_ms_; }

 private:
  Timestamp at_;
  std::int64_t monotonic_ms_;
};

}  // namespace

void write_past(const World& world, const domain::Shop& shop, domain::Sale sale) {
  const PastClock clock(sale);
  const World then{world.store, clock, world.ids, world.names};
  const Sequence seq = sale.seq;
  const std::string receipt = sale.receipt;
  open_shift(then, shop, sale.returns_of ? sale.handled_by : sale.associates.front().associate);
  write_sale(then, sale);
  SHUKE_CHECK(sale.seq == seq && sale.receipt == receipt);
}

}  // namespace shuke::operations

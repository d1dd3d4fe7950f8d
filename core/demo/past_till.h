#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/demo/demo_chain.h"
#include "core/domain/sales/sale.h"
#include "core/domain/shop.h"

namespace shuke::demo {

struct PastOrder {
  std::uint64_t seed = k_demo_seed;
  Date as_of;
  std::int64_t members = 0;
  std::int64_t sales = 0;  // returns are sales
};

struct PastWorld;

// Two years behind one till of a seeded shop, up to the day before `as_of`. Of all that the members bought, the newest purchases are this
// till's sales, in order of time, with guests among them (a sixth, or whatever members leave over) and returns some days later; older
// purchases are records of terminal 0. Every sale is decided by the domain, as at the counter, so journal and accounts agree. The story's
// people are as in the demo chain and bought nothing here.
// Keeps 16 bytes a sale; any sale and any member can be made alone, the same in every run. Pure after construction, any thread.
class PastTill {
 public:
  // `shop` is what the counter makes of `chain`, and `till` the one that sells. All are borrowed.
  PastTill(const DemoShop& chain, const domain::Shop& shop, const TerminalIdentity& till, const PastOrder& order);
  ~PastTill();
  PastTill(const PastTill&) = delete;
  PastTill& operator=(const PastTill&) = delete;

  // How many sales there are: as many as were ordered.
  std::int64_t sales() const;
  // By its place in time, from 0, with sequence and receipt. Numbered for a till that opens a shift before the first sale of a day and
  // closes it before the first of the next: one record each.
  domain::Sale sale(std::int64_t place) const;
  // Told for `as_of`, with the account and its records: those of this till name the sales above.
  DemoMember member(std::int64_t index) const;
  // All indexes below `order.members`, by the day of joining: the order of their ids, which is the order that files like.
  std::vector<std::uint32_t> members_by_joining() const;

 private:
  std::unique_ptr<const PastWorld> past_;
};

}  // namespace shuke::demo

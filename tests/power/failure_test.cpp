// One sale in which the n-th call to the disk fails, or the n-th allocation, for every n that there is.
#include <doctest/doctest.h>

#include <functional>

#include "core/operations/check_data.h"
#include "tests/power/disk/memory.h"
#include "tests/power/till.h"
#include "tests/support/keys.h"

using namespace shuke;
using namespace shuke::power;

namespace {

// A till that has sold once and is off.
const Image& a_till_at_night() {
  static const Image image = [] {
    Till till;
    till.start();
    till.open_shift();
    till.sell();
    till.stop();
    return till.disk.image();
  }();
  return image;
}

// Switches itself on over the disk and sells: what fails, and when, is decided outside.
struct Morning {
  test::FakeClock clock;
  test::CountingIds ids;
  test::StoryNames names;
  store::Store store{k_folder, test::keys_of(k_folder)};
  std::shared_ptr<const domain::Shop> shop = operations::load_shop(store).value();

  Result<operations::CommittedSale> sell() {
    const operations::World world{store, clock, ids, names};
    const domain::Basket basket = test::socks(200);
    const Money due = domain::price({shop->book, shop->policy_on(test::k_story_day), {}, test::k_story_day}, basket).total;
    const domain::Payment payment = test::paid_with(due, {test::a_tender(domain::TenderKind::wechat, due)});
    const std::optional<domain::Member> nobody;
    return operations::commit_sale(world, {*shop, basket, payment, nobody});
  }
};

struct Trouble {
  std::function<void(std::int64_t n, bool for_good)> begin;
  std::function<bool()> has_begun;
};

Trouble with_disk(Disk& disk) {
  return {[&](std::int64_t n, bool for_good) { disk.fail_at(n, for_good); }, [&] { return disk.has_failed(); }};
}
const Trouble k_with_memory{fail_allocation, has_failed_allocation};

struct Figures {
  std::int64_t calls = 0;
  std::int64_t refused = 0;
  std::int64_t refused_but_kept = 0;  // an unacknowledged act may be whole; the screen said "not saved"
};

std::int64_t sales_after_restart() {
  const store::Store store(k_folder, test::keys_of(k_folder));
  const auto report = operations::check_data(store);
  for (const auto& finding : report.findings) FAIL_CHECK(finding);
  return report.sales;
}

// The trouble does not go away: the till is switched off over it, and on again after it.
void sell_once(const Trouble& trouble, std::int64_t n, Figures& figures) {
  bool is_sold = false;
  {
    Morning morning;
    trouble.begin(n, true);
    const auto sale = morning.sell();
    is_sold = sale.ok();
    if (!is_sold) CHECK(sale.reason() == Reason::not_saved);
  }
  const bool failed = trouble.has_begun();
  trouble.begin(0, false);
  const std::int64_t sales = sales_after_restart();
  CHECK((sales == 2 || (sales == 1 && !is_sold)));
  figures.refused += is_sold ? 0 : 1;
  figures.refused_but_kept += !is_sold && sales == 2 ? 1 : 0;
  figures.calls += failed ? 1 : 0;
}

// The trouble passes: the second tap sells, and what comes of both is one sale.
void sell_twice(const Trouble& trouble, std::int64_t n) {
  {
    Morning morning;
    trouble.begin(n, false);
    const auto first = morning.sell();
    trouble.begin(0, false);
    if (!first) CHECK(first.reason() == Reason::not_saved);
    CHECK(morning.sell().ok());
  }
  CHECK(sales_after_restart() == 2);
}

}  // namespace

TEST_CASE("whichever call to the disk fails in a sale, nothing of it is written by halves and nothing said is lost") {
  Figures figures;
  bool is_over = false;
  for (std::int64_t n = 1; !is_over; ++n) {
    CAPTURE(n);
    {
      Disk disk(a_till_at_night());
      const std::int64_t before = figures.calls;
      sell_once(with_disk(disk), n, figures);
      is_over = figures.calls == before;
    }
    Disk disk(a_till_at_night());
    sell_twice(with_disk(disk), n);
  }
  MESSAGE(figures.calls << " calls, " << figures.refused << " refused, of which " << figures.refused_but_kept << " were whole after all");
  CHECK(figures.calls > 20);
}

TEST_CASE("whichever allocation fails in a sale, nothing of it is written by halves and nothing said is lost") {
  Figures figures;
  bool is_over = false;
  for (std::int64_t n = 1; !is_over; ++n) {
    CAPTURE(n);
    {
      Disk disk(a_till_at_night());
      const std::int64_t before = figures.calls;
      sell_once(k_with_memory, n, figures);
      is_over = figures.calls == before;
    }
    Disk disk(a_till_at_night());
    sell_twice(k_with_memory, n);
  }
  MESSAGE(figures.calls << " allocations, " << figures.refused << " refused, of which " << figures.refused_but_kept
                        << " were whole after all");
  CHECK(figures.calls > 100);
}

TEST_CASE("whichever call to the disk fails while a till starts, it says so, and starts once the disk is well") {
  std::int64_t calls = 0;
  for (bool is_over = false; !is_over;) {
    Disk disk(a_till_at_night());
    CAPTURE(calls);
    disk.fail_at(calls + 1, true);
    try {
      const store::Store store(k_folder, test::keys_of(k_folder));
    } catch (const DbError&) {
    }
    is_over = !disk.has_failed();
    calls += is_over ? 0 : 1;
    disk.fail_at(0, false);
    CHECK(sales_after_restart() == 1);
  }
  MESSAGE(calls << " calls");
  CHECK(calls > 10);
}

#include <algorithm>
#include <array>
#include <utility>

#include "app/shell/commands.h"
#include "core/demo/draw.h"
#include "core/demo/past_till.h"
#include "core/operations/load_shop.h"
#include "core/operations/sync.h"
#include "core/operations/write_past.h"
#include "core/store/store.h"

namespace shuke::shell {
namespace {

constexpr std::int64_t k_sales_at_once = 50'000;
constexpr std::int64_t k_members_at_once = 5'000;
constexpr std::int64_t k_silent_ms = 4'000;

// Ids that look like chance and are always the same.
class SeededIds : public IdSource {
 public:
  explicit SeededIds(std::uint64_t seed) : draw_(demo::scramble(seed, 0x1D5)) {}
  Uuid new_id(const Timestamp& now) override {
    std::array<std::uint8_t, 10> random{};
    for (std::uint8_t& byte : random) byte = static_cast<std::uint8_t>(draw_.below(256));
    return make_uuid_v7(now.unix_ms, random);
  }

 private:
  demo::Draw draw_;
};

// One sentence now and then, so that nobody takes a long seeding for a dead one.
class Progress {
 public:
  explicit Progress(const CommandPorts& ports) : ports_(ports), said_at_(ports.clock.monotonic_ms()) {}
  void say(std::int64_t done, std::int64_t all, const char* what) {
    if (!ports_.say || ports_.clock.monotonic_ms() - said_at_ < k_silent_ms) return;
    said_at_ = ports_.clock.monotonic_ms();
    ports_.say("seed: " + std::to_string(done) + " of " + std::to_string(all) + ' ' + what + '.');
  }

 private:
  const CommandPorts& ports_;
  std::int64_t said_at_;
};

void take_page(store::Store& store, std::vector<codec::FeedRow> rows) {
  operations::apply_page(store, {.rows = std::move(rows), .cursor = {}, .starts_over = false, .is_last = true});
  store.tidy_up();
}

void write_sales(const operations::World& world, const domain::Shop& shop, const demo::PastTill& past, Progress& progress) {
  for (std::int64_t place = 0; place < past.sales();) {
    const std::int64_t end = std::min(past.sales(), place + k_sales_at_once);
    world.store.in_bulk([&] {
      for (; place < end; ++place) {
        operations::write_past(world, shop, past.sale(place));
        progress.say(place, past.sales(), "sales are written");
      }
    });
  }
}

void write_members(store::Store& store, const demo::PastTill& past, Progress& progress) {
  const std::vector<std::uint32_t> indexes = past.members_by_joining();
  std::vector<codec::FeedRow> rows;
  for (std::size_t done = 0; done < indexes.size();) {
    add_member_rows(rows, past.member(indexes[done]));
    if (++done % k_members_at_once == 0) take_page(store, std::exchange(rows, {}));
    progress.say(static_cast<std::int64_t>(done), static_cast<std::int64_t>(indexes.size()), "members are written");
  }
  if (!rows.empty()) take_page(store, std::move(rows));
}

}  // namespace

CommandResult seed(const Options& options, const CommandPorts& ports) {
  store::Keys keys = store::make_or_open_keys(store::key_paths(options.data, options.key_file));
  if (!keys.ring) return {1, "", "seed: " + keys.trouble};
  store::Store store(options.data, std::move(keys));
  if (operations::load_shop(store)) return {1, "", "seed: " + options.data + " holds goods already; please name an empty directory."};
  const Date today = local_date(ports.clock.now());
  const demo::DemoShop chain = demo::make_demo_shop(options.seed, today);
  operations::propose_terminal(store, chain.terminals.front());
  take_page(store, demo_shop_rows(chain));
  const auto shop = operations::load_shop(store);
  if (!shop)
    return {3, "", "seed: the goods cannot be read back from " + options.data + "; please check the disk and seed an empty directory."};
  Progress progress(ports);
  SeededIds ids(options.seed);
  const demo::PastTill past(chain, **shop, chain.terminals.front(), {options.seed, today, options.members, options.sales});
  write_sales({store, ports.clock, ids, ports.names}, **shop, past, progress);
  write_members(store, past, progress);
  return {0, std::to_string(options.members) + " members and " + std::to_string(options.sales) + " sales stand in " + options.data + ".\n",
          ""};
}

}  // namespace shuke::shell

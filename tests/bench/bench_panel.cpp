#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include <time.h>

#include "core/codec/feed.h"
#include "core/codec/policy.h"
#include "core/db/database.h"
#include "core/demo/demo_chain.h"
#include "core/demo/draw.h"
#include "core/demo/members.h"
#include "core/operations/find_member.h"
#include "core/operations/sync.h"
#include "tests/support/keys.h"
#include "tests/support/temporary_folder.h"

// The whole read of one member for the panel, from life-like accounts of two years, beside a random rowid probe of the same member
// table. Members who come often are asked for more often.
namespace {

using namespace shuke;

constexpr std::int64_t k_panel_members = 20'000;
constexpr std::uint64_t k_panel_seed = 20261201;
constexpr Date k_panel_day{2026, 12, 1};
constexpr int k_reads = 20'000;
constexpr double k_goal_floors = 45;
constexpr double k_goal_tail = 5;

double thread_micros() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

double value_at(std::vector<double>& sorted, std::size_t of_thousand) {
  return sorted[std::min(sorted.size() - 1, sorted.size() * of_thousand / 1'000)];
}

std::vector<MemberId> fill(store::Store& store, const demo::DemoShop& shop) {
  const demo::MemberMaker maker(shop, k_panel_seed, k_panel_day);
  std::vector<MemberId> visits;  // a member as often as they came
  std::vector<codec::FeedRow> rows;
  for (std::int64_t i = 0; i < k_panel_members; ++i) {
    const demo::DemoMember one = maker.member(i);
    visits.insert(visits.end(), maker.purchases(i).size(), one.member.id);
    if (!one.history.empty()) rows.push_back(codec::encode_history({one.member.id, one.history}, 1));
    rows.push_back(codec::encode_member(one.member, 1));
    if (rows.size() < 2'000 && i + 1 < k_panel_members) continue;
    operations::apply_page(store, {.rows = rows, .cursor = {}, .starts_over = false, .is_last = true});
    store.tidy_up();
    rows.clear();
  }
  return visits;
}

}  // namespace

int main() {
  const test::TemporaryFolder folder;
  store::Store store(folder.path(), test::keys_of(folder.path()));
  const demo::DemoShop shop = demo::make_demo_shop(k_panel_seed, k_panel_day);
  operations::propose_terminal(store, {1, 1, shop.terminals.front().store, "01"});
  const std::vector<MemberId> visits = fill(store, shop);
  const domain::PolicyBook policies(shop.policy);
  db::Database probe = db::Database::read_only(folder / "replica.db");
  std::vector<double> floors;
  std::vector<double> panels;
  for (int i = 0; i < 2 * k_reads; ++i) {
    const std::uint64_t chance = demo::scramble(k_panel_seed, static_cast<std::uint64_t>(i));
    const double began = thread_micros();
    probe.number("SELECT length(found_by) FROM member WHERE position = ?1", static_cast<std::int64_t>(chance % k_panel_members) + 1);
    const double between = thread_micros();
    const auto member = operations::find_member(store, {policies, k_panel_day}, visits[chance % visits.size()]);
    const double end = thread_micros();
    if (!member) return 1;
    if (i < k_reads) continue;  // the first half warms the caches
    floors.push_back(between - began);
    panels.push_back(end - between);
  }
  std::sort(floors.begin(), floors.end());
  std::sort(panels.begin(), panels.end());
  const double ratio = value_at(panels, 500) / value_at(floors, 500);
  const double tail = value_at(panels, 999) / value_at(panels, 500);
  std::printf("%lld members, %zu visits; a random rowid probe p50 %.1f us; a member read whole p50 %.1f us, p99 %.1f, p99.9 %.1f\n",
              static_cast<long long>(k_panel_members), visits.size(), value_at(floors, 500), value_at(panels, 500), value_at(panels, 990),
              value_at(panels, 999));
  std::printf("p50 %.1f probes (goal %.0f): %s; p99.9 / p50 %.1f (goal %.0f): %s\n", ratio, k_goal_floors,
              ratio <= k_goal_floors ? "met" : "MISSED", tail, k_goal_tail, tail <= k_goal_tail ? "met" : "MISSED");
  return ratio <= k_goal_floors && tail <= k_goal_tail ? 0 : 1;
}

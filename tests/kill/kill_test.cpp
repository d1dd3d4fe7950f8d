// SIGKILL while a till works, again and again: what it said is done is there, once. README.md says how.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <random>

#include "tests/kill/round.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using namespace shuke::kill;

namespace {

constexpr int k_rounds_a_till = 25;  // what grows longer is read anew after each
constexpr std::int64_t k_longest_us = 60'000;
// Sanitizers look for other faults than a lost act.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::int64_t k_rounds = 100;
#else
constexpr std::int64_t k_rounds = 500;
#endif

std::int64_t number_from(const char* variable, std::int64_t otherwise) {
  const char* const value = std::getenv(variable);
  return value == nullptr ? otherwise : std::stoll(value);
}

// A sale that was under way is asked for again.
std::optional<Uuid> tapped_again(const Expected& expected) {
  if (!expected.under_way || expected.under_way->kind != "sale") return std::nullopt;
  return uuid_from_text(expected.under_way->name);
}

// Two rounds of five end at a marked point, the others when it happens.
Figures run_rounds(std::int64_t rounds, std::uint64_t seed, bool says_too_early) {
  Figures figures;
  std::mt19937_64 random(seed);
  for (std::int64_t first = 0; first < rounds; first += k_rounds_a_till) {
    const test::TemporaryFolder folder;
    make_till(folder.path());
    Expected expected;
    for (std::int64_t round = 1; round <= std::min<std::int64_t>(k_rounds_a_till, rounds - first); ++round) {
      Orders orders{.folder = folder.path(), .seed = random(), .round = round};
      orders.again = tapped_again(expected);
      orders.day = date_from_text(expected.day);
      orders.says_too_early = says_too_early;
      if (round % 5 < 2) orders.point = k_points[random() % std::size(k_points)];
      orders.from_act = static_cast<int>(random() % 10);
      run_child(orders, static_cast<std::int64_t>(random() % k_longest_us), expected, figures);
      examine(folder.path(), expected, figures);
    }
  }
  return figures;
}

void print(const Figures& figures, std::uint64_t seed) {
  MESSAGE("seed " << seed << ": " << figures.kills << " kills, " << figures.acts << " acts acknowledged, " << figures.lost << " lost, "
                  << figures.doubled << " twice");
}

}  // namespace

TEST_CASE("planted: a till that says so before it has written is found to lose what it said") {
  const Figures figures = run_rounds(50, 1, true);
  print(figures, 1);
  CHECK(figures.lost > 0);
}

TEST_CASE("a till that is killed at any moment has every act that it said was done, once, and opens again") {
  const auto seed = static_cast<std::uint64_t>(number_from("KILL_SEED", static_cast<std::int64_t>(std::random_device()() >> 1)));
  const std::int64_t rounds = number_from("KILL_ROUNDS", k_rounds);
  const Figures figures = run_rounds(rounds, seed, false);
  print(figures, seed);
  for (const std::string& finding : figures.findings) FAIL_CHECK(finding);
  CHECK(figures.lost == 0);
  CHECK(figures.doubled == 0);
  CHECK(figures.kills >= rounds * 9 / 10);
}

#include "core/domain/sales/allocation.h"

#include <doctest/doctest.h>

#include <numeric>
#include <random>

using namespace shuke::domain;

namespace {

using Parts = std::vector<std::int64_t>;

std::int64_t sum(const Parts& parts) { return std::accumulate(parts.begin(), parts.end(), std::int64_t{0}); }

Parts random_weights(std::mt19937_64& random, std::int64_t most) {
  Parts weights(1 + random() % 40);
  for (std::int64_t& weight : weights) weight = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most + 1));
  return weights;
}

}  // namespace

TEST_CASE("the odd fen goes to the largest remainder, and to the lower line where remainders are equal") {
  CHECK(allocate(100, {1, 1, 1}) == Parts{34, 33, 33});
  CHECK(allocate(6000, {31920, 37905, 6750, 17800}) == Parts{2029, 2410, 429, 1132});
  CHECK(allocate(10, {3, 3, 4}) == Parts{3, 3, 4});
  CHECK(allocate(2, {1, 5, 1, 5}) == Parts{0, 1, 0, 1});
}

TEST_CASE("a negative total is the mirror image, so that a return undoes its sale") {
  CHECK(allocate(-100, {1, 1, 1}) == Parts{-34, -33, -33});
}

TEST_CASE("with no weight at all the first part takes everything") { CHECK(allocate(7, {0, 0}) == Parts{7, 0}); }

TEST_CASE("nothing over nobody is nothing") { CHECK(allocate(0, {}).empty()); }

TEST_CASE("sums beyond what 64 bits can multiply are allocated exactly") {
  const std::int64_t large = 4'000'000'000'000'000;
  CHECK(allocate(large, {large, large, 2 * large}) == Parts{large / 4, large / 4, large / 2});
}

TEST_CASE("whatever the total and the weights, the parts add up and none is a whole unit off its share") {
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const Parts weights = random_weights(random, 200'000);
    const std::int64_t total = static_cast<std::int64_t>(random() % 2'000'001) - 1'000'000;
    const Parts parts = allocate(total, weights);
    REQUIRE(sum(parts) == total);
    const std::int64_t whole = sum(weights);
    for (std::size_t i = 0; whole > 0 && i < parts.size(); ++i) {
      REQUIRE(std::abs(parts[i] * whole - total * weights[i]) < whole);
    }
  }
}

TEST_CASE("what does not fit below a limit goes to the others") {
  CHECK(allocate_within(60, {100, 100, 100}, {5, 100, 100}) == Parts{5, 28, 27});
  CHECK(allocate_within(60, {100, 100}, {60, 60}) == Parts{30, 30});
  CHECK(allocate_within(9, {1, 0}, {4, 10}) == Parts{4, 5});
}

TEST_CASE("more than all limits together fills every limit and no more") { CHECK(allocate_within(99, {1, 1}, {10, 20}) == Parts{10, 20}); }

TEST_CASE("within limits the parts add up to what fits, and no limit is passed") {
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const Parts weights = random_weights(random, 50'000);
    Parts limits = weights;
    for (std::int64_t& limit : limits) limit = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(limit + 1));
    const std::int64_t total = static_cast<std::int64_t>(random() % 400'000);
    const Parts parts = allocate_within(total, weights, limits);
    REQUIRE(sum(parts) == std::min(total, sum(limits)));
    for (std::size_t i = 0; i < parts.size(); ++i) {
      REQUIRE(parts[i] >= 0);
      REQUIRE(parts[i] <= limits[i]);
    }
  }
}

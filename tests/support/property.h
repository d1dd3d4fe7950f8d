#pragma once

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cstdint>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

// Properties that rapidcheck tries on many cases. A case is a list of numbers that a test turns into what it needs, number by number:
// shorter lists and smaller numbers are simpler cases, so that a failure shrinks to one that can be read. The seed is printed when the run
// starts, also of one that succeeds; RC_PARAMS ("seed=... max_success=...") takes it back.
namespace shuke::test {

// Draws from the list; what it lacks is 0.
class Draw {
 public:
  explicit Draw(std::vector<std::uint32_t> numbers) : numbers_(std::move(numbers)) {}
  std::uint32_t below(std::uint32_t limit) { return at_ < numbers_.size() ? numbers_[at_++] % limit : 0; }
  int between(int least, int most) { return least + static_cast<int>(below(static_cast<std::uint32_t>(most - least + 1))); }
  bool once_in(std::uint32_t times) { return times > 0 && below(times) == times - 1; }
  template <class T>
  const T& one_of(const std::vector<T>& values) {
    return values[below(static_cast<std::uint32_t>(values.size()))];
  }

 private:
  std::vector<std::uint32_t> numbers_;
  std::size_t at_ = 0;
};

// Sanitizers are a dozen times slower and look for other faults than a rare case: a tenth is enough for them.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr int k_case_share = 10;
#else
inline constexpr int k_case_share = 1;
#endif

// Reading the parameters prints them; as a variable of the program that happens before its first test.
inline const std::uint64_t k_run_seed = rc::detail::configuration().testParams.seed;

// Of everything that is about money, points or tiers.
inline constexpr int k_property_cases = 10'000;

// Fails the doctest case with the smallest draw that breaks `property(Draw&)`, which says so with RC_ASSERT.
template <class Property>
void check_property(const std::string& name, int cases, std::size_t numbers, Property property) {
  rc::detail::TestParams params = rc::detail::configuration().testParams;
  params.maxSuccess = std::max(params.maxSuccess, cases / k_case_share);
  rc::detail::TestMetadata metadata;
  metadata.id = metadata.description = name;
  const auto tried = [&] {
    Draw draw(*rc::gen::container<std::vector<std::uint32_t>>(numbers, rc::gen::inRange<std::uint32_t>(0, 1'000'000)));
    property(draw);
  };
  const rc::detail::TestResult result = rc::detail::checkTestable(tried, metadata, params);
  if (!result.is<rc::detail::SuccessResult>()) {
    std::cerr << name << " (seed " << params.seed << ")\n";
    rc::detail::printResultMessage(result, std::cerr);
  }
  INFO("seed " << params.seed);
  CHECK(result.is<rc::detail::SuccessResult>());
}

}  // namespace shuke::test

// Files that a disk changed behind our back. README.md has the model.
#include <doctest/doctest.h>

#include <cstdlib>
#include <map>

#include "tests/damage/examine.h"
#include "tests/damage/harm.h"

using namespace shuke;
using namespace shuke::damage;

namespace {

std::uint64_t number_of(const char* variable, std::uint64_t otherwise) {
  const char* const value = std::getenv(variable);
  return value == nullptr ? otherwise : std::stoull(value);
}

// Sanitizers look for other faults than a silent one, and take ten times as long.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::uint64_t k_damages = 150;
#else
constexpr std::uint64_t k_damages = 2'000;
#endif

const Till& the_till() {
  static const Till k_till = a_till();
  return k_till;
}

// Of each file how many damages came to which verdict.
using Counts = std::map<std::string, std::map<Verdict, int>>;

std::string kind_of(const std::string& file) { return file.substr(0, file.find('/')); }

void say(const Counts& counts) {
  for (const auto& [file, verdicts] : counts) {
    std::string line = file + ':';
    for (const auto& [verdict, count] : verdicts) line += ' ' + name_of(verdict) + ' ' + std::to_string(count) + ',';
    line.pop_back();
    MESSAGE(line);
  }
}

}  // namespace

TEST_CASE("a till that nobody harmed reads as it was") {
  const Examined examined = examine(the_till().files, the_till(), Checks::all);
  CHECK(examined.verdict == Verdict::harmless);
  CHECK(examined.detail == "");
  const Examined restored = examine_backup(the_till().files, the_till());
  CHECK(restored.verdict == Verdict::harmless);
  CHECK(restored.detail == "");
}

TEST_CASE("with SQLite's own check alone the harness finds money and members that changed in silence") {
  int silent = 0;
  constexpr std::uint64_t k_tries = 400;
  for (std::uint64_t seed = 1; seed <= k_tries; ++seed) {
    Random random(seed);
    Files files = the_till().files;
    do_harm(files, random);
    const Examined examined = examine(files, the_till(), Checks::of_sqlite_alone);
    silent += examined.verdict == Verdict::silent ? 1 : 0;
  }
  MESSAGE(silent << " of " << k_tries << " silent");
  CHECK(silent > 0);
}

TEST_CASE("no damage of a file changes money or members in silence") {
  const std::uint64_t first = number_of("DAMAGE_SEED", 1);
  const std::uint64_t damages = number_of("DAMAGES", k_damages);
  Counts counts;
  int missed = 0;
  int seen = 0;
  for (std::uint64_t seed = first; seed < first + damages; ++seed) {
    Random random(seed);
    Files files = the_till().files;
    const Harm harm = do_harm(files, random);
    const bool is_backup = harm.file == the_till().backup;
    const Examined examined = is_backup ? examine_backup(files, the_till()) : examine(files, the_till(), Checks::all);
    ++counts[kind_of(harm.file)][examined.verdict];
    const bool is_told = examined.verdict != Verdict::harmless && examined.verdict != Verdict::older;
    if (is_told && kind_of(harm.file) != "records") ++(examined.is_seen_by_sqlite ? seen : missed);
    INFO("DAMAGE_SEED=" << seed << ": " << harm.file << ", " << harm.what << ": " << examined.detail);
    CHECK(examined.verdict != Verdict::silent);
    CHECK(examined.verdict != Verdict::lost);
  }
  say(counts);
  MESSAGE("seeds " << first << " to " << first + damages - 1 << "; of " << seen + missed << " that did harm SQLite's own check saw " << seen
                   << " and missed " << missed);
}

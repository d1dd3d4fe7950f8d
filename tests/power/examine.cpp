#include "tests/power/examine.h"

#include <algorithm>

#include "core/operations/check_data.h"

namespace shuke::power {

namespace {

constexpr std::size_t k_most_findings = 8;

std::string difference(const Books& books, const Books& before) {
  return " (" + std::to_string(books.records) + " records, " + std::to_string(books.sales) + " sales; owed " +
         std::to_string(before.records) + " and " + std::to_string(before.sales) + ")";
}

}  // namespace

std::string examine(const Image& image, const Recording& recording, int acknowledged, int begun) {
  const Disk disk(image);
  try {
    const store::Store store(k_folder);
    const auto report = operations::check_data(store);
    if (!report.findings.empty()) return "torn: " + report.findings[0];
    const Books books = read_books(store, recording.members, report.sales);
    const Books& before = recording.books[static_cast<std::size_t>(acknowledged)];
    if (books == before) return {};
    if (begun > acknowledged && books == recording.books[static_cast<std::size_t>(begun)]) return {};
    return "lost or half done" + difference(books, before);
  } catch (const DbError& error) {
    return std::string("does not open: ") + error.what();
  }
}

void Examination::go_through(const Recording& recording, int ways, std::int64_t most) {
  for (Cuts cuts(recording.start, recording.log); !cuts.is_over();) {
    cuts.step();
    if (!cuts.is_new()) continue;
    for (int way = 0; way < ways; ++way) {
      const Image image = cuts.cut(way, random_);
      const std::uint64_t print = fingerprint(image);
      disks_.insert(print);
      const auto owed = static_cast<std::uint64_t>(1000 * cuts.acknowledged() + cuts.begun());
      if (!examined_.insert(print + owed * 0x9E3779B97F4A7C15U).second) continue;
      const std::string finding = examine(image, recording, cuts.acknowledged(), cuts.begun());
      if (finding.empty()) continue;
      ++failed_;
      if (findings_.size() < k_most_findings) {
        findings_.push_back("step " + std::to_string(cuts.steps()) + ", way " + std::to_string(way) + ", after " +
                            std::to_string(cuts.acknowledged()) +
                            " acts (last: " + recording.acts[static_cast<std::size_t>(std::max(cuts.begun() - 1, 0))] + "): " + finding);
      }
    }
    if (disks() >= most) return;
  }
}

}  // namespace shuke::power

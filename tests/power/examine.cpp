#include "tests/power/examine.h"

#include <algorithm>

#include "core/db/database.h"
#include "core/operations/check_data.h"
#include "tests/power/days.h"
#include "tests/support/keys.h"

namespace shuke::power {

namespace {

constexpr std::size_t k_most_findings = 8;
constexpr int k_by_chance = 4;  // a way to cut

std::string difference(const Books& books, const Books& before) {
  return " (" + std::to_string(books.records) + " records, " + std::to_string(books.sales) + " sales; owed " +
         std::to_string(before.records) + " and " + std::to_string(before.sales) + ")";
}

// The copy of an older journal: whole as soon as the newer program goes on with the original.
std::string examine_copy(Sequence records) {
  const std::string path = k_journal + ".v1";
  if (disk_in_use().find(path) == nullptr) return "the copy of the older journal is missing";
  db::Database copy(path, db::Durability::journal);
  if (!copy.integrity_findings().empty()) return "the copy of the older journal is damaged";
  const bool is_whole = copy.number("PRAGMA user_version") == 1 && copy.number("SELECT count(*) FROM outbox") == records;
  return is_whole ? std::string() : "the copy of the older journal is not what it was";
}

std::string examine_backup(const KeptBackup& backup, int acknowledged) {
  if (disk_in_use().find(backup.path) == nullptr) return acknowledged < backup.acts ? std::string() : "the backup is missing";
  db::Database copy = db::Database::read_only(backup.path);
  const bool is_whole = copy.integrity_findings().empty() && copy.number("SELECT count(*) FROM outbox") == backup.records;
  return is_whole ? std::string() : "the backup is not whole";
}

std::string examine_till(const Recording& recording, int acknowledged, int begun) {
  const store::Store store(k_folder, test::keys_of(k_folder));
  const auto report = operations::check_data(store);
  if (!report.findings.empty()) return "torn: " + report.findings[0];
  const Books books = read_books(store, recording.members, report.sales);
  const Books& before = recording.books[static_cast<std::size_t>(acknowledged)];
  if (books == before) return {};
  if (begun > acknowledged && books == recording.books[static_cast<std::size_t>(begun)]) return {};
  return "lost or half done" + difference(books, before);
}

}  // namespace

std::string examine(const Image& image, const Recording& recording, int acknowledged, int begun) {
  const Disk disk(image);
  try {
    const std::string finding = examine_till(recording, acknowledged, begun);
    if (!finding.empty()) return finding;
    const std::string lacks = recording.backup ? examine_backup(*recording.backup, acknowledged) : std::string();
    return lacks.empty() && recording.copied_records > 0 ? examine_copy(recording.copied_records) : lacks;
  } catch (const DbError& error) {
    return std::string("does not open: ") + error.what();
  }
}

void Examination::examine_once(const Image& image, const Recording& recording, const Cuts& cuts, int way) {
  const std::uint64_t print = fingerprint(image);
  disks_.insert(print);
  const auto owed = static_cast<std::uint64_t>(1000 * cuts.acknowledged() + cuts.begun());
  if (!examined_.insert(print + owed * 0x9E3779B97F4A7C15U).second) return;
  const std::string& act = recording.acts[static_cast<std::size_t>(std::max(cuts.begun() - 1, 0))];
  ++by_act_[act];
  const std::string finding = examine(image, recording, cuts.acknowledged(), cuts.begun());
  if (finding.empty()) return;
  ++failed_;
  if (findings_.size() >= k_most_findings) return;
  findings_.push_back("step " + std::to_string(cuts.steps()) + ", way " + std::to_string(way) + ", " +
                      (cuts.acknowledged() < cuts.begun() ? "in: " : "after: ") + act + ": " + finding);
}

void Examination::go_through(const Recording& recording, const Course& course) {
  Random random(course.seed);
  for (Cuts cuts(recording.start, recording.log); !cuts.is_over() && disks() < course.most;) {
    cuts.step();
    for (int way = 0; cuts.is_new() && way < course.ways; ++way) examine_once(cuts.cut(way, random), recording, cuts, way);
  }
}

void Examination::go_through_comebacks(const Recording& recording, const Course& course, int times) {
  Random random(course.seed);
  const std::size_t apart = recording.log.size() / static_cast<std::size_t>(times) + 1;
  std::size_t next = random() % apart;
  for (Cuts cuts(recording.start, recording.log); !cuts.is_over();) {
    cuts.step();
    if (cuts.steps() <= next) continue;
    next += apart;
    go_through(a_comeback(cuts.cut(k_by_chance, random), recording), course);
  }
}

}  // namespace shuke::power

#include "tests/damage/examine.h"

#include <algorithm>

#include "core/db/database.h"
#include "core/operations/check_data.h"
#include "core/operations/load_shop.h"
#include "core/operations/open_files.h"
#include "core/operations/rebuild.h"
#include "core/operations/restore.h"

namespace shuke::damage {

namespace {

const Timestamp k_next_morning = *timestamp_from_rfc3339("2026-11-23T09:58:00+08:00");

std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : " ") + item;
  return text;
}

bool is_of(const std::string& table, std::string_view file) { return table.starts_with(file); }

// As it was at one moment: the replica all of it, the mark and the draft each by itself.
bool once_was(const Memory& memory, const std::vector<std::string>& changed, const Till& truth) {
  const auto was = [&](const auto& is_part) {
    return std::ranges::any_of(truth.moments, [&](const Memory& moment) {
      return std::ranges::all_of(memory,
                                 [&](const auto& table) { return !is_part(table.first) || moment.at(table.first) == table.second; });
    });
  };
  return std::ranges::all_of(changed, [&](const std::string& table) {
    if (is_of(table, "replica.")) return was([](const std::string& name) { return is_of(name, "replica."); });
    if (table != "journal.sync_state" && table != "journal.draft") return false;
    return was([&](const std::string& name) { return name == table; });
  });
}

// A journal that was filled anew has no draft and no mark; a replica that was set aside or thinned out gets everything again.
bool may_be_gone(const std::string& table, bool is_journal_new, bool is_replica_less) {
  if (is_of(table, "replica.")) return is_replica_less;
  return is_journal_new && (table == "journal.draft" || table == "journal.sync_state");
}

Examined judged(const Memory& memory, const Till& truth) {
  const auto changed = differences(truth.memory, memory);
  if (changed.empty()) return {Verdict::harmless};
  if (once_was(memory, changed, truth)) return {Verdict::older, joined(changed)};
  return {Verdict::silent, joined(changed)};
}

bool sqlite_sees(const std::string& path) {
  try {
    return !db::Database::read_only(path).integrity_findings().empty();
  } catch (const DbError&) {
    return true;
  }
}

bool sqlite_sees_any(const std::string& folder) { return sqlite_sees(folder + "/journal.db") || sqlite_sees(folder + "/replica.db"); }

// Everything that carries a check value, as the day's work reads it.
void read_all(const store::Store& store) {
  if (!operations::load_shop(store)) return;
  store.sync_memory();
  store.members();
  store.each_member([&](const MemberId& id) {
    static_cast<void>(store.member(id));
    store.history(id);
  });
}

// After a repair the money must be as it was.
Examined examine_rebuilt(const std::string& folder, const Till& truth, Examined before) {
  const operations::Rebuilt rebuilt = operations::rebuild(folder, k_next_morning);
  if (!rebuilt.problem.empty() || !rebuilt.findings.empty() || rebuilt.missing > 0)
    return {Verdict::lost, "rebuild: " + rebuilt.problem + joined(rebuilt.findings), before.is_seen_by_sqlite};
  auto changed = differences(truth.memory, read_memory(folder));
  const bool is_replica_less = std::ranges::count(rebuilt.set_aside, "replica.db") > 0;
  std::erase_if(changed, [&](const std::string& table) { return may_be_gone(table, true, is_replica_less); });
  if (!changed.empty()) return {Verdict::lost, "rebuilt: " + joined(changed), before.is_seen_by_sqlite};
  return before;
}

Examined examine_opened(const std::string& folder, const Till& truth) {
  bool is_journal_new = false;
  bool is_replica_less = false;
  store::CheckReport report;
  try {
    const operations::OpenedFiles files = operations::open_files(folder, k_next_morning);
    is_journal_new = files.refilled > 0;
    const auto loaded = operations::load_sound_shop(*files.store);
    is_replica_less = files.dropped_rows + loaded.dropped_rows > 0 || std::ranges::count(files.set_aside, "replica.db") > 0;
    report = operations::check_data(*files.store);
    if (report.findings.empty()) read_all(*files.store);
  } catch (const DbError& error) {
    return {Verdict::refused, error.what()};
  }
  if (!report.findings.empty()) {
    Examined found{Verdict::found, report.findings.front()};
    return examine_rebuilt(folder, truth, found);
  }
  const Memory memory = read_memory(folder);
  if (!is_journal_new && !is_replica_less) return judged(memory, truth);
  auto changed = differences(truth.memory, memory);
  std::erase_if(changed, [&](const std::string& table) { return may_be_gone(table, is_journal_new, is_replica_less); });
  return changed.empty() || once_was(memory, changed, truth) ? Examined{Verdict::mended} : Examined{Verdict::lost, joined(changed)};
}

Examined examine_with_sqlite_alone(const std::string& folder, const Till& truth) {
  if (sqlite_sees_any(folder)) return {Verdict::found};
  try {
    return judged(read_memory(folder), truth);
  } catch (const DbError& error) {
    return {Verdict::unread, error.what()};
  }
}

}  // namespace

std::string name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::harmless: return "harmless";
    case Verdict::older: return "older";
    case Verdict::refused: return "refused";
    case Verdict::mended: return "mended";
    case Verdict::found: return "found";
    case Verdict::unread: return "unread";
    case Verdict::silent: return "SILENT";
    case Verdict::lost: return "LOST";
  }
  return {};
}

Examined examine(const Files& damaged, const Till& truth, Checks checks) {
  const Place place;
  write_files(place.path(), damaged);
  write_device_key(place.path(), truth.device_key);
  if (checks == Checks::of_sqlite_alone) return examine_with_sqlite_alone(place.path(), truth);
  const bool is_seen = sqlite_sees_any(place.path());
  Examined examined = examine_opened(place.path(), truth);
  examined.is_seen_by_sqlite = is_seen;
  return examined;
}

Examined examine_backup(const Files& damaged, const Till& truth) {
  const Place place;
  write_files(place.path(), damaged);
  write_device_key(place.path(), truth.device_key);
  const bool is_seen = sqlite_sees(place.path() + '/' + truth.backup);
  try {
    const auto restored = operations::restore(place.path(), place.path() + '/' + truth.backup, k_next_morning);
    if (!restored.problem.empty()) return {Verdict::found, restored.problem, is_seen};
    auto changed = differences(truth.memory, read_memory(place.path()));
    std::erase_if(changed, [](const std::string& table) { return may_be_gone(table, true, false); });
    return {changed.empty() ? Verdict::harmless : Verdict::silent, joined(changed), is_seen};
  } catch (const DbError& error) {
    return {Verdict::refused, error.what(), is_seen};
  }
}

}  // namespace shuke::damage

#include "app/shell/commands.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "app/runtime/store_worker.h"
#include "app/runtime/sync_worker.h"
#include "core/base/check.h"
#include "core/operations/check_data.h"
#include "core/operations/sync.h"
#include "core/store/store.h"

namespace shuke::shell {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out + '"';
}

std::string as_json_line(const store::CheckReport& report) {
  std::string findings;
  for (const std::string& finding : report.findings) findings += (findings.empty() ? "" : ",") + quoted(finding);
  const std::string at = report.last_at ? quoted(to_rfc3339(*report.last_at)) : "null";
  return "{\"findings\":[" + findings + "],\"records\":" + std::to_string(report.records) + ",\"sales\":" + std::to_string(report.sales) +
         ",\"members\":" + std::to_string(report.members) + ",\"waiting\":" + std::to_string(report.waiting) +
         ",\"last_safe_sale\":" + (report.last_receipt.empty() ? "null" : quoted(report.last_receipt)) + ",\"last_at\":" + at + "}\n";
}

std::vector<std::string> damaged_in(const store::CheckReport& report) {
  std::vector<std::string> damaged;
  if (report.is_journal_damaged) damaged.emplace_back("journal.db");
  if (report.is_replica_damaged) damaged.emplace_back("replica.db");
  if (report.is_log_damaged) damaged.emplace_back("records");
  return damaged;
}

std::string as_words(const store::CheckReport& report, const std::string& data) {
  std::string out;
  for (const std::string& finding : report.findings) out += "found: " + finding + '\n';
  out += std::to_string(report.records) + " records, " + std::to_string(report.sales) + " sales, " + std::to_string(report.members) +
         " members; " + std::to_string(report.waiting) + " records wait for head office.\n";
  out += report.last_receipt.empty()
             ? "No sale yet.\n"
             : "Last safe sale: " + report.last_receipt + (report.last_at ? " at " + to_rfc3339(*report.last_at) : "") + '\n';
  out += report.findings.empty() ? "All is well.\n" : "";
  if (!damaged_in(report).empty()) out += "To repair it, stop the till and run: shuke-till rebuild --data " + data + '\n';
  return out;
}

// What one round came to.
struct SyncRound {
  std::int64_t went = 0;
  std::int64_t waiting = 0;
  sync::Attention attention = sync::Attention::none;
  bool is_complete = false;
};

std::string as_json_line(const SyncRound& round) {
  const std::string attention = round.attention == sync::Attention::none ? "null" : quoted(sync::name_of(round.attention));
  return "{\"went\":" + std::to_string(round.went) + ",\"waiting\":" + std::to_string(round.waiting) + ",\"attention\":" + attention +
         "}\n";
}

std::string as_words(const SyncRound& round) {
  return std::to_string(round.went) + " records went to head office, " + std::to_string(round.waiting) + " wait.\n";
}

int exit_code_of(const SyncRound& round) {
  if (round.attention == sync::Attention::disk) return 3;
  if (round.attention != sync::Attention::none) return 1;
  return round.is_complete ? 0 : 3;
}

// What stands in the way and what to do about it; nothing when nothing does.
std::string complaint_about(const SyncRound& round, const std::string& data) {
  using sync::Attention;
  switch (round.attention) {
    case Attention::none:
      return round.is_complete ? "" : "sync: head office was not reached; everything is kept here, please try again later.";
    case Attention::fork:
      return "sync: head office has other records under this till's numbers (fork), as after a disk was copied or put back; everything is "
             "kept, please ask head office to look.";
    case Attention::rolled_back:
      return "sync: head office has more of this till than the till itself (rolled_back), as after a disk was put back; everything is "
             "kept, please ask head office to look.";
    case Attention::wrong_server:
      return "sync: another head office answers at this address (wrong_server); nothing was sent, please check --hq.";
    case Attention::identity_taken:
      return "sync: another installation holds this till's number (identity_taken); everything is kept here, please ask head office which "
             "till this is.";
    case Attention::not_admitted:
      return "sync: head office does not admit this till (not_admitted); everything is kept here, please ask head office to admit it.";
    case Attention::upgrade_needed:
      return "sync: this program is too old to receive (upgrade_needed); sending still works, please update it.";
    case Attention::not_understood:
      return "sync: head office's answer cannot be read (not_understood); everything is kept here, please check --hq and update the older "
             "of the two programs.";
    case Attention::disk:
      return "sync: the files in " + data + " cannot be read or written (disk); please check the disk and its free space, then try again.";
  }
  SHUKE_CHECK(false);
}

}  // namespace

CommandResult check(const std::string& data, bool as_json, const std::string& key_file) {
  const store::Store store(data, store::open_keys(store::key_paths(data, key_file)), store::Access::read_only);
  const store::CheckReport report = operations::check_data(store);
  return {report.findings.empty() ? 0 : 1, as_json ? as_json_line(report) : as_words(report, data), ""};
}

CommandResult sync_once(const Options& options, sync::HttpPort& http, const CommandPorts& ports) {
  store::Keys keys = store::make_or_open_keys(store::key_paths(options.data, options.key_file));
  if (!keys.trouble.empty()) ports.log.warn(keys.trouble);
  const std::string locked = keys.trouble;
  store::Store store(options.data, std::move(keys));
  std::deque<runtime::SyncMessage> inbox;
  std::int64_t most_waiting = store.waiting().count;
  std::string disk_said;
  const auto note_failure = [&](const terminal::Event& event) {
    if (const auto* refused = std::get_if<terminal::DraftRefused>(&event)) disk_said = refused->refusal.detail;
  };
  runtime::StoreWorker files({store, ports.clock, ports.ids, ports.names}, ports.log,
                             {.to_counter = note_failure,
                              .to_sync = [&](runtime::SyncMessage message) { inbox.push_back(std::move(message)); },
                              .save_receipt = {}},
                             runtime::Serves::sync_alone);
  const auto ask_store = [&](const runtime::StoreRequest& request) {
    files.handle(request);
    most_waiting = std::max(most_waiting, store.waiting().count);
    return true;
  };
  runtime::SyncWorker worker({.http = http,
                              .clock = ports.clock,
                              .log = ports.log,
                              .random = ports.random,
                              .ask_store = ask_store,
                              .tell_counter = [](const terminal::Event&) {}});
  files.begin();
  if (!disk_said.empty()) return {3, "", "sync: " + disk_said + "; nothing was sent, check the disk of " + options.data + "."};
  while (!inbox.empty()) {
    const runtime::SyncMessage message = std::move(inbox.front());
    inbox.pop_front();
    if (const auto* memory = std::get_if<sync::SessionMemory>(&message)) {
      worker.begin(*memory, {});
    } else {
      worker.handle(std::get<sync::Event>(message), {});
    }
  }
  const std::int64_t waiting = store.waiting().count;
  const SyncRound round{most_waiting - waiting, waiting, worker.session()->status().attention, worker.session()->completed_rounds() > 0};
  const std::string complaint = complaint_about(round, options.data);
  return {exit_code_of(round), options.as_json ? as_json_line(round) : as_words(round), complaint.empty() ? locked : complaint};
}

}  // namespace shuke::shell

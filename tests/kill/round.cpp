#include "tests/kill/round.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <set>
#include <sstream>
#include <stdexcept>

#include "core/codec/record.h"
#include "core/operations/check_data.h"
#include "core/operations/draft.h"
#include "core/operations/open_files.h"
#include "tests/operations/desk.h"

namespace shuke::kill {

namespace {

constexpr std::size_t k_most_findings = 5;

void note(Figures& figures, const std::string& finding) {
  if (figures.findings.size() < k_most_findings) figures.findings.push_back(finding);
}

std::string read_some(int pipe) {
  std::array<char, 4096> part{};
  const ssize_t size = ::read(pipe, part.data(), part.size());
  return {part.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
}

std::string read_to_end(int pipe) {
  std::string all;
  for (std::string part = read_some(pipe); !part.empty(); part = read_some(pipe)) all += part;
  return all;
}

void take_note(const std::string& lines, Expected& expected, Figures& figures) {
  std::istringstream in(lines);
  expected.under_way.reset();
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    Said said;
    words >> said.what >> said.kind >> said.name;
    if (said.what == "broken") note(figures, line);
    if (said.what == "begin") expected.under_way = said;
    if (said.kind == "draft" && said.what == "done") expected.drafts.clear();
    if (said.kind == "draft" && said.what == "begin" && expected.drafts.empty()) expected.drafts.emplace_back();  // none was there yet
    if (said.kind == "draft") expected.drafts.push_back(said.name);
    if (said.kind == "shift") expected.day = std::max(expected.day, said.name);
    if (said.what != "done") continue;
    expected.done.push_back(said);
    expected.under_way.reset();
    ++figures.acts;
  }
}

// Everything that the files tell of what was done.
struct Found {
  std::multiset<std::string> acts;  // of sales, returns and exchanges
  std::set<std::string> phones;
  std::string draft;
  std::set<std::string> days;
  std::int64_t cursor = 0;
  Sequence copied = 0;
};

std::string day_of(const Record& shift) { return to_text(codec::decode_shift_body(shift.body, shift.kind_version)->business_date); }

Found read_all(const store::Store& store, const std::vector<Said>& done) {
  Found found;
  const Sequence last = store.sync_memory().last_seq;
  for (Sequence seq = 1; seq <= last; ++seq) {
    const auto record = store.find_record(seq);
    if (record->kind == codec::k_shift_kind) found.days.insert(day_of(*record));
    if (record->kind != codec::k_sale_kind) continue;
    found.acts.insert(to_text(codec::decode_sale(*record).value().basket_id));
  }
  for (const Said& said : done) {
    if (said.kind == "enrolment" && store.member_by_phone(said.name)) found.phones.insert(said.name);
  }
  const auto draft = operations::load_draft(store);
  if (draft && *draft) found.draft = to_text((*draft)->basket.id);
  if (!draft) found.draft = std::string(name_of(draft.reason())) + ' ' + draft.refusal().detail;
  const std::string cursor = store.sync_memory().cursor;
  found.cursor = cursor.empty() || cursor == "c1" ? 0 : std::stoll(cursor);
  found.copied = store.last_logged();
  return found;
}

bool is_there(const Found& found, const Said& said) {
  if (said.kind == "sale" || said.kind == "return") return found.acts.count(said.name) > 0;
  if (said.kind == "exchange") {
    const std::size_t plus = said.name.find('+');
    return found.acts.count(said.name.substr(0, plus)) > 0 && found.acts.count(said.name.substr(plus + 1)) > 0;
  }
  if (said.kind == "enrolment") return found.phones.count(said.name) > 0;
  if (said.kind == "shift") return found.days.count(said.name) > 0;
  if (said.kind == "page") return found.cursor >= std::stoll(said.name);
  if (said.kind == "copy") return found.copied >= std::stoll(said.name);
  return true;  // of drafts only the newest is kept; a gap leaves nothing
}

// The newest that was kept, or one that was being kept when the till was killed.
bool has_newest_draft(const Found& found, const Expected& expected) {
  const auto& may = expected.drafts;
  return may.empty() || std::find(may.begin(), may.end(), found.draft) != may.end();
}

bool is_half(const Found& found, const Said& said) {
  const std::size_t plus = said.name.find('+');
  return said.kind == "exchange" && found.acts.count(said.name.substr(0, plus)) != found.acts.count(said.name.substr(plus + 1));
}

}  // namespace

void make_till(const std::string& folder) { const test::Desk desk(folder); }

void run_child(const Orders& orders, std::int64_t wait_us, Expected& expected, Figures& figures) {
  std::array<int, 2> pipe{};
  if (::pipe(pipe.data()) != 0) throw std::runtime_error("no pipe");
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("no child");
  if (child == 0) {
    ::close(pipe[0]);
    sell(orders, pipe[1]);
  }
  ::close(pipe[1]);
  std::string lines = read_some(pipe[0]);  // it is ready, or dead
  if (orders.point == Point::nowhere) {
    ::usleep(static_cast<useconds_t>(wait_us));
    ::kill(child, SIGKILL);
  }
  lines += read_to_end(pipe[0]);
  ::close(pipe[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  figures.kills += WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL ? 1 : 0;
  if (WIFSIGNALED(status) && WTERMSIG(status) != SIGKILL) note(figures, "the child died of signal " + std::to_string(WTERMSIG(status)));
  take_note(lines, expected, figures);
}

void examine(const std::string& folder, const Expected& expected, Figures& figures) {
  const operations::OpenedFiles files = operations::open_files(folder, test::FakeClock().now());
  const store::Store& store = *files.store;
  for (const std::string& finding : operations::check_data(store).findings) note(figures, finding);
  for (const std::string& file : files.set_aside) note(figures, file + " was set aside");
  const Found found = read_all(store, expected.done);
  for (const Said& said : expected.done) {
    if (is_there(found, said)) continue;
    ++figures.lost;
    note(figures, "lost: " + said.kind + ' ' + said.name);
  }
  if (!has_newest_draft(found, expected)) {
    ++figures.lost;
    note(figures, "lost: the newest draft " + expected.drafts.back() + ", there is: " + found.draft);
  }
  if (expected.under_way && is_half(found, *expected.under_way)) note(figures, "half an exchange");
  for (const std::string& act : std::set<std::string>(found.acts.begin(), found.acts.end())) {
    if (found.acts.count(act) == 1) continue;
    ++figures.doubled;
    note(figures, "twice: " + act);
  }
}

}  // namespace shuke::kill

#include "app/runtime/till.h"

#include <algorithm>
#include <chrono>
#include <type_traits>
#include <utility>

#include "app/runtime/daily_backup.h"
#include "app/runtime/store_worker.h"
#include "app/runtime/sync_worker.h"
#include "core/operations/open_files.h"
#include "core/store/read_members.h"
#include "core/store/store.h"

namespace shuke::runtime {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t k_mailbox = 4'096;
constexpr auto k_rest_after = 150ms;
constexpr auto k_rest_after_while_copying = 10ms;
constexpr std::int64_t k_rest_at_least_every_ms = 1'500;
constexpr std::int64_t k_minute_ms = 60'000;

void say(const operations::OpenedFiles& files, Log& log) {
  for (const std::string& file : files.set_aside) log.warn("a damaged file was set aside", {{"file", file}});
  if (files.refilled > 0) log.warn("the journal was filled from the second place", {{"records", files.refilled}});
  if (files.missing_from > 0) log.warn("records could not be written again", {{"from", files.missing_from}});
  if (files.dropped_rows > 0) log.warn("the replica's place in the feed was damaged: everything is asked for again");
  if (!files.locked.empty()) log.warn(files.locked);
  if (files.has_other_records) log.warn("the second place tells of another journal and is left alone");
}

}  // namespace

Till::Till(TillConfig config, TillPorts ports)
    : config_(std::move(config)), ports_(std::move(ports)), inbox_(k_mailbox, ports_.wake), store_box_(k_mailbox), sync_box_(k_mailbox) {
  state_ = terminal::opening_state(config_.language, moment());
  store_thread_ = std::jthread([this](const std::stop_token& stop) { run_store(stop); });
  if (ports_.http != nullptr) {
    sync_thread_ = std::jthread([this](const std::stop_token& stop) { run_sync(stop); });
  } else {
    fill_demo_when_alone({terminal::SyncState::offline, 0, std::nullopt, {}});
    post(terminal::SyncChanged{terminal::SyncState::offline, 0, std::nullopt, {}});
  }
}

Till::~Till() {
  sync_thread_ = {};
  store_thread_ = {};
}

terminal::Moment Till::moment() {
  const Timestamp now = ports_.clock.now();
  return {now, ports_.ids.new_id(now)};
}

void Till::post(terminal::Event event) {
  if (!inbox_.push(Inbound(std::move(event)))) ports_.log.warn("counter is behind: an answer was dropped");
}

void Till::run_store(const std::stop_token& stop) {
  try {
    operations::OpenedFiles files = operations::open_files(config_.directory, ports_.clock.now(), config_.key_file);
    say(files, ports_.log);
    if (!files.locked.empty() && ports_.complain) ports_.complain(files.locked);
    store::Store& store = *files.store;
    std::jthread reader;
    const auto read_index = [&] {
      reader = std::jthread([this, keys = store.keys()](const std::stop_token& enough) { read_names(keys, enough); });
    };
    StoreWorker worker({store, ports_.clock, ports_.ids, ports_.names, ports_.space}, ports_.log,
                       {.to_counter = [this](terminal::Event event) { post(std::move(event)); },
                        .to_sync =
                            [this](SyncMessage message) {
                              if (!sync_box_.push(std::move(message))) ports_.log.warn("sync is behind: a message was dropped");
                            },
                        .save_receipt = ports_.save_receipt,
                        .read_index = read_index});
    std::jthread aside;  // ends before the store does
    DailyBackup backup(store, config_.directory, ports_.clock, ports_.log,
                       [&aside](DailyBackup::Work work) { aside = std::jthread(std::move(work)); });
    worker.begin();
    bool is_copying = false;
    std::int64_t rested_ms = ports_.clock.monotonic_ms();
    // What was asked before the stop is still written: a sale on its way to the disk is not forgotten because the window closed.
    while (true) {
      const std::optional<StoreRequest> request = store_box_.pop(stop, is_copying ? k_rest_after_while_copying : k_rest_after);
      if (!request && stop.stop_requested()) break;
      if (request) worker.handle(*request);
      // Also where nobody pauses: the second place of the records is never further behind.
      const std::int64_t now_ms = ports_.clock.monotonic_ms();
      if (request && now_ms - rested_ms < k_rest_at_least_every_ms) continue;
      if (!is_copying || now_ms - rested_ms >= k_rest_at_least_every_ms) {
        worker.rest();
        rested_ms = now_ms;
      }
      is_copying = backup.step();
    }
    worker.rest();
    backup.end();
  } catch (const DbError& error) {
    if (!inbox_.push(Inbound(Failed{error.what()}))) ports_.log.warn("the files cannot be opened");
  }
}

// On its own thread beside the store, which answers whole numbers meanwhile.
void Till::read_names(const store::Keys& keys, const std::stop_token& stop) {
  IndexRead answer;
  try {
    if (auto index = store::read_members(config_.directory, keys, stop))
      answer.index = std::make_shared<store::MemberIndex>(std::move(*index));
  } catch (const DbError& error) {
    ports_.log.warn("names cannot be read beside the store", {{"where", error.where()}, {"code", error.code()}});
  }
  if (!stop.stop_requested() && !store_box_.push(StoreRequest(std::move(answer)))) ports_.log.warn("store is behind: names were dropped");
}

void Till::run_sync(const std::stop_token& stop) {
  SyncWorker worker({.http = *ports_.http,
                     .clock = ports_.clock,
                     .log = ports_.log,
                     .random = ports_.random,
                     .ask_store = [this](StoreRequest request) { return store_box_.push(std::move(request)); },
                     .tell_counter = [this](terminal::Event event) { post(std::move(event)); }});
  while (!stop.stop_requested()) {
    std::optional<SyncMessage> message = sync_box_.pop(stop, std::chrono::milliseconds(worker.wait_ms()));
    if (stop.stop_requested()) return;
    if (!message) {
      worker.handle(sync::Tick{}, stop);
    } else if (const auto* memory = std::get_if<sync::SessionMemory>(&*message)) {
      worker.begin(*memory, stop);
    } else {
      worker.handle(std::get<sync::Event>(*message), stop);
    }
  }
}

void Till::ask_store(StoreRequest request) {
  const std::optional<StoreRequest> returned = store_box_.offer(std::move(request));
  if (!returned) return;
  ports_.log.warn("store is behind: a request was refused");
  if (std::optional<terminal::Event> answer = refused(*returned, {Reason::not_saved, "busy"})) post(std::move(*answer));
}

void Till::dispatch(terminal::Effects effects) {
  for (terminal::Effect& effect : effects) {
    std::visit(
        [this](auto& each) {
          using Effect = std::decay_t<decltype(each)>;
          if constexpr (std::is_same_v<Effect, terminal::NudgeSync>) {
            if (ports_.http != nullptr && !sync_box_.push(sync::Event{sync::SyncNow{}})) ports_.log.warn("sync is behind");
          } else {
            ask_store(std::move(each));
          }
        },
        effect);
  }
}

void Till::carry_out(const terminal::Intent& intent) { dispatch(terminal::step(state_, intent, moment())); }

// With --demo a till that has no goods and reaches nobody brings its own.
void Till::fill_demo_when_alone(const terminal::SyncChanged& status) {
  if (!config_.demo || is_demo_filled_ || state_.shop || status.state != terminal::SyncState::offline) return;
  is_demo_filled_ = true;
  ask_store(FillDemo{config_.demo});
}

bool Till::take_in() {
  bool changed = false;
  for (Inbound& inbound : inbox_.drain()) {
    changed = true;
    if (const auto* failed = std::get_if<Failed>(&inbound)) {
      failure_ = failed->sentence;
      continue;
    }
    terminal::Event& event = std::get<terminal::Event>(inbound);
    auto* const restored = std::get_if<terminal::DraftRestored>(&event);
    if (restored != nullptr && config_.is_language_given) restored->draft.language = config_.language;
    if (const auto* status = std::get_if<terminal::SyncChanged>(&event)) fill_demo_when_alone(*status);
    dispatch(terminal::step(state_, event, moment()));
  }
  const std::int64_t now = ports_.clock.now().unix_ms;
  const std::optional<std::int64_t> deadline = terminal::next_deadline_ms(state_);
  if (now / k_minute_ms == shown_minute_ && !(deadline && now >= *deadline)) return changed;
  shown_minute_ = now / k_minute_ms;
  dispatch(terminal::step(state_, terminal::Event(terminal::Tick{}), moment()));
  return true;
}

std::int64_t Till::next_change_ms() const {
  const std::int64_t now = ports_.clock.now().unix_ms;
  std::int64_t wait = k_minute_ms - now % k_minute_ms;
  if (const std::optional<std::int64_t> deadline = terminal::next_deadline_ms(state_)) wait = std::min(wait, *deadline - now);
  return std::max<std::int64_t>(wait, 1);
}

bool Till::is_idle() const {
  return state_.in_flight == 0 && !state_.pay.is_committing && !state_.returning.is_committing && !state_.enrol.is_submitting;
}

}  // namespace shuke::runtime

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "app/runtime/mailbox.h"
#include "app/runtime/messages.h"
#include "app/terminal/step.h"
#include "core/base/log.h"
#include "core/base/name_reader.h"
#include "core/base/ports.h"
#include "core/store/keys.h"
#include "sync/client/http_port.h"

namespace shuke::runtime {

struct TillConfig {
  std::string directory;
  std::string key_file{};  // of the device secret; empty: beside the directory
  Language language = Language::zh;
  bool is_language_given = false;  // on the command line: then what was used last does not count
  // Goods for a till that has none when head office does not answer; empty without --demo.
  std::function<DemoRows()> demo;
};

// The world as the till uses it; all outlive the till. `http` may be null: a till that works alone.
struct TillPorts {
  const Clock& clock;
  IdSource& ids;
  NameReader& names;  // used on the store thread only
  Log& log;
  const Space* space = nullptr;  // of the data directory; nullptr: nobody looks
  sync::HttpPort* http = nullptr;
  std::function<std::uint64_t(std::uint64_t)> random;
  std::function<void(const terminal::SaveReceipt&)> save_receipt;  // on the store thread
  std::function<void(const std::string&)> complain{};              // on the store thread: a sentence for whoever started the program
  std::function<void()> wake;                                      // any thread: something came for the UI thread
};

// The counter with its two workers: owns the state on the UI thread, the store thread and the sync thread, and the mailboxes
// between them. Everything here is called on the UI thread. Destruction stops sync first, then the store, after the store has
// written what was asked of it.
class Till {
 public:
  Till(TillConfig config, TillPorts ports);
  ~Till();
  Till(const Till&) = delete;
  Till& operator=(const Till&) = delete;

  // Takes in what the workers posted and what time brought. True when the screen may look different now.
  bool take_in();
  void carry_out(const terminal::Intent& intent);
  const terminal::State& state() const { return state_; }
  // Milliseconds until something changes by itself: a toast goes, the clock moves on.
  std::int64_t next_change_ms() const;
  // Nothing was asked that has not been answered.
  bool is_idle() const;
  // The files could not be opened: the sentence to say; the program ends with exit code 3.
  const std::optional<std::string>& failure() const { return failure_; }

 private:
  struct Failed {
    std::string sentence;
  };
  using Inbound = std::variant<terminal::Event, Failed>;

  void run_store(const std::stop_token& stop);
  void run_sync(const std::stop_token& stop);
  void read_names(const store::Keys& keys, const std::stop_token& stop);
  void dispatch(terminal::Effects effects);
  void ask_store(StoreRequest request);
  void post(terminal::Event event);
  void fill_demo_when_alone(const terminal::SyncChanged& status);
  terminal::Moment moment();

  TillConfig config_;
  TillPorts ports_;
  terminal::State state_;
  std::optional<std::string> failure_;
  bool is_demo_filled_ = false;
  std::int64_t shown_minute_ = 0;
  Mailbox<Inbound> inbox_;
  Mailbox<StoreRequest> store_box_;
  Mailbox<SyncMessage> sync_box_;
  std::jthread store_thread_;
  std::jthread sync_thread_;
};

}  // namespace shuke::runtime

#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/automation/desk.h"
#include "app/runtime/till.h"
#include "app/screens/screens.h"
#include "app/screens/widgets/layout.h"
#include "app/shell/care.h"
#include "app/shell/commands.h"
#include "app/shell/quote.h"
#include "app/shell/options.h"
#include "app/shell/tour.h"
#include "app/shell/whatif.h"
#include "app/terminal/make_view.h"
#include "core/base/error.h"
#include "platform/devices/qr_code.h"
#include "platform/fonts/font_files.h"
#include "platform/fonts/glyph_cache.h"
#include "platform/ime/pinyin_engine.h"
#include "platform/net/curl_http.h"
#include "platform/os/automation_socket.h"
#include "platform/os/config.h"
#include "platform/os/files.h"
#include "platform/os/log_file.h"
#include "platform/os/system_ports.h"
#include "platform/text/icu_name_reader.h"
#include "platform/window/window.h"

// shuke-till: plugs window, fonts, disk, network and devices into the counter. The only file in app/ that knows platform/.
namespace shuke {
namespace {

enum Exit { k_done = 0, k_refused = 1, k_usage = 2, k_world_failed = 3 };

void complain(const std::string& sentence) { std::fprintf(stderr, "shuke-till: %s\n", sentence.c_str()); }

// ICU takes 150 ms to wake up: not before the first name has to be read aloud.
class LazyNameReader : public NameReader {
 public:
  NameReadings read(std::string_view name) override {
    if (!reader_) reader_ = std::make_unique<platform_text::IcuNameReader>();
    return reader_->read(name);
  }

 private:
  std::unique_ptr<platform_text::IcuNameReader> reader_;
};

std::uint64_t random_below(std::uint64_t n) {
  std::uint64_t bits = 0;
  os::fill_random(&bits, sizeof bits);
  return n == 0 ? 0 : bits % n;
}

screens::BitMatrix qr_matrix(const std::string& text) {
  const std::optional<devices::QrCode> code = devices::make_qr_code(text);
  if (!code) return {};
  return {code->side, code->bits};
}

// Receipts stand as text in DIR/receipts, one file each; a disk that refuses costs the copy, not the sale.
std::function<void(const terminal::SaveReceipt&)> receipt_writer(const std::string& data, Log& log) {
  return [folder = data + "/receipts", &log](const terminal::SaveReceipt& receipt) {
    try {
      os::make_directory(folder);
      os::write_file(folder + '/' + receipt.number + ".txt", receipt.text);
    } catch (const os::OsError&) {
      log.warn("receipt not saved", {{"receipt", receipt.number}});
    }
  };
}

// The window as the automation socket and the tour may use it.
class WindowHand : public automation::InputPort {
 public:
  explicit WindowHand(window::Window& window) : window_(window) {}
  void tap(automation::Spot at) override { window_.tap(at.x, at.y); }
  void drag(automation::Spot from, automation::Spot to) override { window_.drag({from.x, from.y}, {to.x, to.y}); }
  void type(std::string_view text) override { window_.type(text); }
  bool press(std::string_view key_name) override {
    const std::optional<input::Key> key = input::key_from_name(key_name);
    if (key) window_.press(*key);
    return key.has_value();
  }
  void read_code(std::string_view text) override { window_.read_code(text); }
  bool save_picture(const std::string& file) override { return window_.save_png(file); }
  void quit() override { window_.close(); }

 private:
  window::Window& window_;
};

// Plays the scripted day, one request after the other, and names each picture.
class Tour {
 public:
  explicit Tour(const std::string& directory) {
    if (directory.empty()) return;
    os::make_directory(directory);
    for (std::string& line : shell::tour_lines(directory)) lines_.push_back(std::move(line));
  }
  bool is_over() const { return lines_.empty() && !is_asking_; }
  bool has_failed() const { return has_failed_; }

  void step(const automation::Scene& scene, automation::InputPort& hand) {
    if (!is_asking_ && !lines_.empty()) {
      asked_ = lines_.front();
      lines_.pop_front();
      session_.accept(asked_);
      is_asking_ = true;
    }
    for (const std::string& answer : session_.step(scene, hand)) {
      is_asking_ = false;
      if (answer.find("\"ok\":true") == std::string::npos) complain("tour: " + asked_ + " was answered with " + answer), has_failed_ = true;
    }
  }

 private:
  std::deque<std::string> lines_;
  std::string asked_;
  automation::Session session_;
  bool is_asking_ = false;
  bool has_failed_ = false;
};

struct Setup {
  shell::Options options;
  os::Config config;
};

// Everything that lives as long as the window does, and the loop that ties it together.
class Counter {
 public:
  Counter(const Setup& setup, const Clock& clock, IdSource& ids, Log& log)
      : clock_(clock),
        data_(setup.config.data),
        space_(setup.config.data),
        tour_(setup.options.tour),
        window_(window_options(setup)),
        layout_(screens::layout_for(window_.width(), window_.height())),
        fonts_(*ImGui::GetIO().Fonts, window_.glyph_texture(), {.window = layout_.scale}),
        hand_(window_),
        scratch_(pinyin_, qr_matrix) {
    if (!setup.config.hq.empty()) http_ = std::make_unique<platform::CurlHttp>(setup.config.hq);
    if (!setup.options.automation.empty())
      socket_ = std::make_unique<os::AutomationSocket>(setup.options.automation, [this] { window_.wake(); });
    runtime::TillConfig config{
        .directory = setup.config.data, .key_file = setup.config.key_file, .language = setup.config.language, .demo = {}};
    for (const auto& [name, value] : setup.options.settings) config.is_language_given = config.is_language_given || name == "lang";
    if (setup.options.is_demo)
      config.demo = [&clock, options = setup.options] { return shell::demo_rows(options.seed, options.members, local_date(clock.now())); };
    till_ = std::make_unique<runtime::Till>(std::move(config), runtime::TillPorts{.clock = clock,
                                                                                  .ids = ids,
                                                                                  .names = names_,
                                                                                  .log = log,
                                                                                  .space = &space_,
                                                                                  .http = http_.get(),
                                                                                  .random = random_below,
                                                                                  .save_receipt = receipt_writer(setup.config.data, log),
                                                                                  .complain = complain,
                                                                                  .wake = [this] { window_.wake(); }});
    view_ = terminal::make_view(till_->state());
  }

  window::Window& window() { return window_; }

  int run() {
    while (window_.begin_frame()) {
      take_in();
      const terminal::Intents intents = draw();
      for (const terminal::Intent& intent : intents) carry_out(intent);
      answer_scripts();
      if (till_->failure()) {
        complain("Cannot open journal.db or replica.db in " + data_ + ": " + *till_->failure() +
                 ". Nothing was changed; put a backup in its place or name another directory with --data.");
        return k_world_failed;
      }
    }
    return tour_.has_failed() ? k_refused : k_done;
  }

 private:
  static window::WindowOptions window_options(const Setup& setup) {
    window::WindowOptions options;
    options.title = "Shuke";
    options.width = setup.config.window.width;
    options.height = setup.config.window.height;
    options.is_kiosk = setup.config.kiosk;
    options.is_decorated = !setup.config.kiosk;
    options.scan_rules.mean_gap = setup.config.scan_gap_ms * input::k_millisecond;
    options.scan_rules.prefix = setup.config.scan_prefix;
    return options;
  }

  void carry_out(const terminal::Intent& intent) {
    till_->carry_out(intent);
    is_stale_ = true;
    window_.want_frame();
  }

  void take_in() {
    if (till_->take_in()) is_stale_ = true;
    for (const input::CodeRead& code : window_.take_codes()) carry_out(terminal::ReadCode{code.text, code.reader == input::Reader::stripe});
    if (!is_stale_) return;
    view_ = terminal::make_view(till_->state());
    is_stale_ = false;
  }

  terminal::Intents draw() {
    const screens::Theme& theme = view_.is_dark ? screens::k_dark : screens::k_light;
    screens::Ui ui{.fonts = fonts_,
                   .theme = theme,
                   .layout = layout_,
                   .registry = registry_,
                   .memory = memory_,
                   .language = view_.language,
                   .now = static_cast<double>(clock_.monotonic_ms()) / 1000.0,
                   .motion = !window_.is_software_rendered()};
    fonts_.begin_frame();
    screens::begin_frame(ui);
    terminal::Intents intents;
    screens::Pen pen{ui, text::catalog(view_.language), scratch_, intents, screens::typed_now()};
    screens::draw_counter(pen, view_);
    screens::end_frame(ui);
    fonts_.end_frame();
    if (ui.wants_frame || fonts_.is_short_of_space()) window_.want_frame();
    window_.want_frame_in(std::chrono::milliseconds(till_->next_change_ms()));
    window_.end_frame({fonts_.revision(), theme.page.rgb});
    follow_window();
    return intents;
  }

  // Between frames only: another scale draws all glyphs anew.
  void follow_window() {
    const screens::Layout now = screens::layout_for(window_.width(), window_.height());
    if (now.width == layout_.width && now.height == layout_.height && now.scale == layout_.scale) return;
    layout_ = now;
    fonts_.set_scale({.window = now.scale});
    window_.want_frame();
  }

  void answer_scripts() {
    const bool is_idle = window_.is_still() && till_->is_idle() && !is_stale_ && till_->state().shop != nullptr;
    const automation::Scene scene{registry_, view_, is_idle, clock_.monotonic_ms()};
    if (!tour_.is_over()) {
      tour_.step(scene, hand_);
      window_.want_frame_in(std::chrono::milliseconds(10));
    }
    if (!socket_) return;
    for (const os::SocketLine& line : socket_->take_lines())
      line.is_end ? desk_.end(line.connection) : desk_.accept(line.connection, line.text);
    for (const automation::Answer& answer : desk_.step(scene, hand_)) socket_->send(answer.connection, answer.text);
    if (desk_.wants_frame()) window_.wake();
    if (desk_.deadline_ms()) window_.want_frame_in(std::chrono::milliseconds(10));
  }

  const Clock& clock_;
  std::string data_;
  os::SystemSpace space_;
  Tour tour_;
  window::Window window_;
  screens::Layout layout_;
  fonts::GlyphCache fonts_;
  WindowHand hand_;
  ime::PinyinEngine pinyin_;
  screens::Scratch scratch_;
  screens::WidgetRegistry registry_;
  screens::WidgetMemory memory_;
  LazyNameReader names_;
  std::unique_ptr<platform::CurlHttp> http_;
  automation::Desk desk_;
  std::unique_ptr<os::AutomationSocket> socket_;
  terminal::View view_;
  bool is_stale_ = true;
  std::unique_ptr<runtime::Till> till_;  // last: its threads end first
};

constexpr std::size_t k_most_config = 64 * 1024;
constexpr std::size_t k_most_policy = 1 << 20;

Setup read_setup(const shell::Options& options) {
  Setup setup{options, {}};
  std::vector<os::CommandLineSetting> settings;
  for (const auto& [name, value] : options.settings) settings.push_back({name, value});
  std::string file = options.config_file;
  if (file.empty() && !options.data.empty() && os::is_file(options.data + "/terminal.toml")) file = options.data + "/terminal.toml";
  setup.config = os::read_config(file.empty() ? "" : os::read_file(file, k_most_config), file, settings);
  if (setup.config.data.empty()) throw os::ConfigError("No data directory: name one with --data or with data in " + file + ".");
  if (setup.config.key_file.starts_with(setup.config.data + '/'))
    throw os::ConfigError("key_file must stand outside the data directory, or whoever copies that can open it.");
  setup.options.data = setup.config.data;
  setup.options.key_file = setup.config.key_file;
  if (setup.config.kiosk && !options.automation.empty())
    throw os::ConfigError("--automation does not go with kiosk: a shop's till takes no orders from scripts; leave one of them out.");
  return setup;
}

// A later `sync` finds the head office that this till was started with. Without the note it only has to be named again.
void remember_head_office(const Setup& setup, Log& log) {
  const std::string file = setup.config.data + "/terminal.toml";
  const auto is_hq = [](const auto& setting) { return setting.first == "hq" && !setting.second.empty(); };
  const auto& given = setup.options.settings;
  if (std::none_of(given.begin(), given.end(), is_hq)) return;
  try {
    const auto text = os::remember_hq(os::is_file(file) ? os::read_file(file, k_most_config) : "", setup.config.hq);
    if (text) os::write_file(file, *text);
  } catch (const os::OsError&) {
    log.warn("head office not remembered", {});
  }
}

// The one global: a signal handler has no other way to the window it closes.
window::Window* g_window = nullptr;
void close_window(int) {
  if (g_window != nullptr) g_window->close(), g_window->wake();
}

int run_counter(const Setup& setup) {
  os::make_directory(setup.config.data);
  const os::DirectoryLock lock(setup.config.data);
  const os::SystemClock clock(setup.config.offset_minutes, setup.options.now);
  os::SystemIds ids;
  os::LogFile log(setup.config.data + "/log", clock);
  remember_head_office(setup, log);
  Counter counter(setup, clock, ids, log);
  g_window = &counter.window();
  std::signal(SIGTERM, close_window);
  std::signal(SIGINT, close_window);
  const int code = counter.run();
  std::signal(SIGTERM, SIG_DFL);
  std::signal(SIGINT, SIG_DFL);
  g_window = nullptr;
  return code;
}

int say(const shell::CommandResult& result) {
  std::fputs(result.out.c_str(), stdout);
  if (!result.err.empty()) complain(result.err);
  return result.exit_code;
}

int run_command(const Setup& setup) {
  const std::string& data = setup.config.data;
  const shell::Command command = setup.options.command;
  const bool needs_till = command != shell::Command::seed && command != shell::Command::restore;
  if (needs_till && !os::is_file(data + "/journal.db")) {
    return complain("There is no till in " + data + "; name the directory of one with --data."), k_refused;
  }
  const os::SystemClock clock(setup.config.offset_minutes, setup.options.now);
  if (command == shell::Command::check) return say(shell::check(data, setup.options.as_json, setup.config.key_file));
  if (command == shell::Command::backup) return say(shell::back_up(data, setup.options.to, clock.now()));
  if (command == shell::Command::keys && !setup.options.renews_keys) return say(shell::keys(setup.options));
  if (command == shell::Command::whatif) {
    const std::string document = os::read_file(setup.options.policy, k_most_policy);
    return say(shell::whatif({setup.options.policy, document, setup.config.language, setup.options.as_json}, {data, setup.config.key_file},
                             clock.now()));
  }
  os::make_directory(data);
  const os::DirectoryLock lock(data);
  if (command == shell::Command::restore) return say(shell::restore(data, setup.options.from, clock.now(), setup.config.key_file));
  if (command == shell::Command::rebuild) return say(shell::rebuild(data, clock.now(), setup.config.key_file));
  if (setup.options.command == shell::Command::keys) return say(shell::keys(setup.options));
  os::SystemIds ids;
  LazyNameReader names;
  os::LogFile log(data + "/log", clock);
  const shell::CommandPorts ports{clock, ids, names, log, random_below, complain};
  if (command == shell::Command::seed) return say(shell::seed(setup.options, ports));
  if (setup.config.hq.empty())
    return complain("sync needs head office: name it with --hq URL, or with hq in " + data + "/terminal.toml."), k_usage;
  platform::CurlHttp http(setup.config.hq);
  return say(shell::sync_once(setup.options, http, ports));
}

int run(const shell::Options& options) {
  switch (options.command) {
    case shell::Command::help: std::fputs(shell::k_help, stdout); return k_done;
    case shell::Command::version: std::puts("shuke-till " SHUKE_VERSION); return k_done;
    case shell::Command::run: return run_counter(read_setup(options));
    case shell::Command::quote: return say(shell::quote(os::read_file("/dev/stdin", 8 << 20)));
    case shell::Command::sync:
    case shell::Command::check:
    case shell::Command::backup:
    case shell::Command::restore:
    case shell::Command::rebuild:
    case shell::Command::keys:
    case shell::Command::whatif:
    case shell::Command::seed: return run_command(read_setup(options));
  }
  return k_usage;
}

}  // namespace
}  // namespace shuke

int main(int argc, char** argv) {
  using namespace shuke;
  const shell::ParsedOptions parsed = shell::parse_options({argv + 1, argv + argc});
  if (!parsed.error.empty()) return complain(parsed.error), k_usage;
  try {
    return run(parsed.options);
  } catch (const os::ConfigError& error) {
    return complain(error.what()), k_usage;
  } catch (const DbError& error) {
    return complain(sentence_of(error, parsed.options.data)), k_world_failed;
  } catch (const std::exception& error) {
    return complain(error.what()), k_world_failed;
  }
}

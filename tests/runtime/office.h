#pragma once

#include <atomic>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/log.h"
#include "sync/client/http_port.h"
#include "sync/server/head_office.h"
#include "sync/server/sqlite_storage.h"
#include "tests/operations/desk.h"

namespace shuke::test {

// Head office in this process with the story shop published, and the road to it, which a test closes and opens. Requests are answered
// on the thread that sends them; look at `storage` when that thread has ended.
class Office : public sync::HttpPort {
 public:
  explicit Office(bool is_up = true) : is_up_(is_up) {
    storage.transact([&] {
      storage.put_terminal({{11, 1, k_here, "01"}, std::nullopt, 0, {}, 0});
      for (const codec::FeedRow& row : story_feed()) storage.put_row(row);
    });
  }

  sync::HttpAnswer exchange(const protocol::HttpRequest& request, const sync::HttpTimeouts&, std::stop_token stop) override {
    if (stop.stop_requested()) return {sync::HttpFailure::cancelled, {}, {}};
    if (!is_up_) return {sync::HttpFailure::no_route, {}, {}};
    protocol::HttpRequest arrived = request;
    arrived.is_from_loopback = true;
    sync::HttpAnswer answer{sync::HttpFailure::none, office_.handle(arrived), {}};
    sales_ = storage.counts().sales;
    return answer;
  }

  void be_up(bool is_up) { is_up_ = is_up; }
  std::int64_t sales() const { return sales_; }  // any thread

  head_office::SqliteStorage storage{":memory:", {"0123456789abcdef0123456789abcdef", "00000000000000e1"}};
  seal::KeyPair keys = seal::KeyPair::make();

 private:
  FakeClock clock_;
  head_office::HeadOffice office_{storage, keys, clock_, [](std::string_view) {}};
  std::atomic<bool> is_up_;
  std::atomic<std::int64_t> sales_{0};
};

// Keeps the events that were logged, without their fields. One thread.
class EventLog : public Log {
 public:
  void info(std::string_view event, std::initializer_list<LogField>) override { events.emplace_back(event); }
  void warn(std::string_view event, std::initializer_list<LogField>) override { warnings.emplace_back(event); }

  std::vector<std::string> events;
  std::vector<std::string> warnings;
};

// Any thread.
class NoLog : public Log {
 public:
  void info(std::string_view, std::initializer_list<LogField>) override {}
  void warn(std::string_view, std::initializer_list<LogField>) override {}
};

// CountingIds for a till's threads.
class SharedIds : public IdSource {
 public:
  explicit SharedIds(std::uint64_t above = 0) : count_(above) {}
  Uuid new_id(const Timestamp& now) override {
    const std::uint64_t number = ++count_;
    std::array<std::uint8_t, 10> tail{};
    for (std::size_t i = 0; i < 8; ++i) tail[9 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    return make_uuid_v7(now.unix_ms, tail);
  }

 private:
  std::atomic<std::uint64_t> count_;
};

}  // namespace shuke::test

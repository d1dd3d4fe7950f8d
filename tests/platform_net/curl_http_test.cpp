#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <thread>

#include "platform/net/curl_http.h"
#include "platform/net/listener.h"

using namespace shuke;
using platform::CurlHttp;
using platform::Listener;
using sync::HttpFailure;

namespace {

std::string url_of(const Listener& listener) { return "http://127.0.0.1:" + std::to_string(listener.port()); }

}  // namespace

TEST_CASE("a request arrives whole and its answer comes back whole") {
  const Listener listener({}, [](const protocol::HttpRequest& request) {
    const std::string* type = protocol::find_header(request.headers, "content-type");
    return protocol::HttpResponse{409, {{"Retry-After", "7"}}, request.method + request.target + (type ? *type : "") + request.body};
  });
  CurlHttp http(url_of(listener) + "/");
  std::string body = "a";
  body += '\0';
  body += std::string(3'000'000, 'b');
  const auto answer = http.exchange({"POST", "/v1/push?x=1", {{"Content-Type", "t/t"}}, body}, {}, {});
  REQUIRE(answer.failure == HttpFailure::none);
  CHECK(answer.response.status == 409);
  CHECK(answer.response.body == "POST/v1/push?x=1t/t" + body);
  REQUIRE(protocol::find_header(answer.response.headers, "retry-after") != nullptr);
  CHECK(*protocol::find_header(answer.response.headers, "retry-after") == "7");
}

TEST_CASE("the second request uses the first one's connection") {
  std::atomic<int> calls = 0;
  const Listener listener({}, [&](const protocol::HttpRequest&) {
    ++calls;
    return protocol::HttpResponse{200, {}, "ok"};
  });
  CurlHttp http(url_of(listener));
  for (int i = 0; i < 200; ++i) CHECK(http.exchange({"GET", "/v1/hwm", {}, {}}, {}, {}).response.body == "ok");
  CHECK(calls == 200);
}

TEST_CASE("nobody listening is no route") {
  std::string url;
  {
    const Listener gone({}, [](const protocol::HttpRequest&) { return protocol::HttpResponse{}; });
    url = url_of(gone);
  }
  CurlHttp http(url);
  const auto answer = http.exchange({"GET", "/", {}, {}}, {}, {});
  CHECK(answer.failure == HttpFailure::no_route);
  CHECK_FALSE(answer.detail.empty());
}

TEST_CASE("an address that is none fails at once") {
  CurlHttp http("file:///etc");
  CHECK(http.exchange({"GET", "/passwd", {}, {}}, {}, {}).failure == HttpFailure::no_route);
}

TEST_CASE("a stop ends a request that hangs, from another thread and at once") {
  std::promise<void> entered;
  std::promise<void> open;
  const Listener listener({}, [&](const protocol::HttpRequest&) {
    entered.set_value();
    open.get_future().wait();
    return protocol::HttpResponse{};
  });
  CurlHttp http(url_of(listener));
  std::stop_source stop;
  auto answer = std::async(std::launch::async, [&] { return http.exchange({"GET", "/", {}, {}}, {}, stop.get_token()); });
  entered.get_future().wait();
  const auto asked = std::chrono::steady_clock::now();
  stop.request_stop();
  CHECK(answer.get().failure == HttpFailure::cancelled);
  CHECK(std::chrono::steady_clock::now() - asked < std::chrono::milliseconds(900));
  open.set_value();
}

TEST_CASE("a line that went dead is given up after the slow time, not before") {
  std::promise<void> open;
  const Listener listener({}, [&](const protocol::HttpRequest&) {
    open.get_future().wait();
    return protocol::HttpResponse{};
  });
  CurlHttp http(url_of(listener));
  sync::HttpTimeouts timeouts;
  timeouts.slow_for = std::chrono::seconds(1);
  const auto begun = std::chrono::steady_clock::now();
  CHECK(http.exchange({"GET", "/", {}, {}}, timeouts, {}).failure == HttpFailure::timed_out);
  CHECK(std::chrono::steady_clock::now() - begun >= std::chrono::milliseconds(900));
  open.set_value();
}

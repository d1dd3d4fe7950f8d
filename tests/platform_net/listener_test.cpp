#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <thread>

#include "platform/net/listener.h"
#include "tests/support/raw_client.h"

using namespace shuke;
using platform::Listener;
using platform::ListenerConfig;
using std::chrono::milliseconds;
using test::RawClient;

namespace {

protocol::HttpResponse echo(const protocol::HttpRequest& request) {
  return {200, {{"Content-Type", "text/plain"}}, request.method + " " + request.target + " " + request.body};
}

// Deadlines short enough to see them pass.
ListenerConfig hasty() {
  ListenerConfig config;
  config.idle = milliseconds(400);
  config.header = milliseconds(300);
  config.body = milliseconds(300);
  config.drain = milliseconds(2'000);
  config.body_limit = 1'000;
  return config;
}

// A handler that waits until the test lets it go on.
struct Gate {
  std::promise<void> entered;
  std::promise<void> open;
  std::shared_future<void> opened = open.get_future().share();
  std::atomic<int> calls = 0;
  Listener::Handler handler() {
    return [this](const protocol::HttpRequest& request) {
      if (++calls == 1) entered.set_value();
      opened.wait();
      return echo(request);
    };
  }
};

constexpr char k_get[] = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

}  // namespace

TEST_CASE("port 0 takes a free port and says which; a taken one is refused in one sentence") {
  const Listener first({}, echo);
  CHECK(first.port() != 0);
  ListenerConfig config;
  config.port = first.port();
  CHECK_THROWS_AS(Listener(config, echo), platform::ListenError);
  config.host = "shop.example";
  CHECK_THROWS_AS(Listener(config, echo), platform::ListenError);
}

TEST_CASE("a kept connection carries one request after the other") {
  const Listener listener({}, echo);
  RawClient client(listener.port());
  for (int i = 0; i < 3; ++i) {
    client.send("POST /v1/x HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
    CHECK(client.receive_until("abc").find("HTTP/1.1 200 OK") == 0);
  }
}

TEST_CASE("two requests in one packet get two answers in order") {
  const Listener listener({}, echo);
  RawClient client(listener.port());
  client.send("GET /one HTTP/1.1\r\nHost: x\r\n\r\nGET /two HTTP/1.1\r\nHost: x\r\n\r\n");
  const std::string answers = client.receive_until("GET /two");
  CHECK(answers.find("GET /one") < answers.find("GET /two"));
}

TEST_CASE("a body announced as too big is refused before it is sent") {
  const Listener listener(hasty(), echo);
  RawClient client(listener.port());
  client.send("POST /v1/x HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n");
  const std::string answer = client.receive_until("too_large");
  CHECK(answer.find("HTTP/1.1 413") == 0);
  CHECK(answer.find("application/problem+json") != std::string::npos);
}

TEST_CASE("a chunked body that grows too big is refused on the way") {
  const Listener listener(hasty(), echo);
  RawClient client(listener.port());
  client.send("POST /v1/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n7d0\r\n" + std::string(2'000, 'x') + "\r\n");
  CHECK(client.receive_until("too_large").find("HTTP/1.1 413") == 0);
}

TEST_CASE("a header without end is refused") {
  const Listener listener(hasty(), echo);
  RawClient client(listener.port());
  client.send("GET / HTTP/1.1\r\nX: " + std::string(20'000, 'y'));
  CHECK(client.receive_until("too_large").find("HTTP/1.1 431") == 0);
}

TEST_CASE("what is no HTTP gets 400 and the door") {
  const Listener listener(hasty(), echo);
  RawClient client(listener.port());
  client.send("\x16\x03\x01 hello\r\n\r\n");
  CHECK(client.receive_until("damaged").find("HTTP/1.1 400") == 0);
}

TEST_CASE("a client that drips its header is cut at the deadline, however busily it drips") {
  const Listener listener(hasty(), echo);
  RawClient client(listener.port());
  const auto begun = std::chrono::steady_clock::now();
  client.send("GET / HTTP/1.1\r\n");
  while (!client.is_closed_within(50) && std::chrono::steady_clock::now() - begun < std::chrono::seconds(5)) client.send("X: y\r\n");
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(3));
}

TEST_CASE("a client that drips its body is cut, and the others are served meanwhile") {
  const Listener listener(hasty(), echo);
  RawClient slow(listener.port());
  slow.send("POST /v1/x HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\nab");
  RawClient other(listener.port());
  other.send(k_get);
  CHECK(other.receive_until("GET /a").find("200 OK") != std::string::npos);
  CHECK(slow.is_closed_within(3'000));
}

TEST_CASE("a silent connection is closed after the idle time") {
  const Listener listener(hasty(), echo);
  RawClient client(listener.port());
  CHECK(client.is_closed_within(3'000));
}

TEST_CASE("with every slot taken a push gets 503 before its body, and health still answers") {
  ListenerConfig config;
  config.apply_slots = 1;
  Gate gate;
  const Listener listener(config, gate.handler());
  RawClient first(listener.port());
  first.send("POST /v1/x HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\na");
  gate.entered.get_future().wait();
  RawClient second(listener.port());
  second.send("POST /v1/x HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\nExpect: 100-continue\r\n\r\n");
  const std::string refused = second.receive_until("busy");
  CHECK(refused.find("HTTP/1.1 503") == 0);
  CHECK(refused.find("Retry-After: 1") != std::string::npos);
  RawClient health(listener.port());
  health.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  gate.open.set_value();
  CHECK(first.receive_until("/v1/x").find("200 OK") != std::string::npos);
  CHECK(health.receive_until("/healthz").find("200 OK") != std::string::npos);
}

TEST_CASE("a client that asks first is told to go on") {
  const Listener listener({}, echo);
  RawClient client(listener.port());
  client.send("POST /v1/x HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  CHECK(client.receive_until("\r\n\r\n").find("HTTP/1.1 100") == 0);
  client.send("abc");
  CHECK(client.receive_until("abc").find("HTTP/1.1 200") == 0);
}

TEST_CASE("stopping finishes what has begun, closes what is idle and takes nothing new") {
  Gate gate;
  auto listener = std::make_unique<Listener>(ListenerConfig{}, gate.handler());
  const std::uint16_t port = listener->port();
  RawClient idle(port);
  RawClient busy(port);
  busy.send(k_get);
  gate.entered.get_future().wait();
  std::thread stopper([&] { listener->stop(); });
  CHECK(idle.is_closed_within(3'000));
  CHECK_FALSE(RawClient(port).is_connected());
  gate.open.set_value();
  const std::string answer = busy.receive_until("GET /a");
  CHECK(answer.find("200 OK") != std::string::npos);
  CHECK(answer.find("Connection: close") != std::string::npos);
  stopper.join();
}

TEST_CASE("an upload that never ends holds up the stop no longer than the drain time") {
  ListenerConfig config = hasty();
  config.body = milliseconds(60'000);
  config.drain = milliseconds(200);
  auto listener = std::make_unique<Listener>(config, echo);
  RawClient client(listener->port());
  client.send("POST /v1/x HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\nab");
  RawClient other(listener->port());
  other.send(k_get);
  other.receive_until("GET /a");
  const auto begun = std::chrono::steady_clock::now();
  listener->stop();
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(5));
}

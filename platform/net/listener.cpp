// Boost.Beast 1.74 compiles as C++20 with gcc 12 only when <utility> comes first; all of Beast lives in this one file.
#include <utility>

#include "platform/net/listener.h"

#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <algorithm>
#include <optional>
#include <thread>
#include <unordered_set>

namespace shuke::platform {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using Error = beast::error_code;

constexpr std::size_t k_first_read = 2 * 1024;
constexpr std::size_t k_body_reserve = 64 * 1024;
constexpr auto k_linger = std::chrono::seconds(2);
constexpr auto k_accept_pause = std::chrono::milliseconds(100);

protocol::HttpResponse refusal(int status, const char* code, const char* title) {
  protocol::HttpResponse out;
  out.status = status;
  out.headers.push_back({"Content-Type", "application/problem+json"});
  if (status == 503) out.headers.push_back({"Retry-After", "1"});
  out.body = std::string("{\"type\":\"urn:shuke:problem:") + code + "\",\"title\":\"" + title + "\",\"status\":" + std::to_string(status) +
             ",\"code\":\"" + code + "\"}";
  return out;
}

}  // namespace

class Connection;

// Shared by all connections; touched by the network thread only, except where a job runs on the pool.
struct ListenerEngine {
  ListenerEngine(ListenerConfig chosen, Listener::Handler handle) : config(std::move(chosen)), handler(std::move(handle)) {}

  void bind();
  void accept();
  void accepted(Error error, tcp::socket socket);
  void begin_drain();
  void left(Connection* connection);
  bool has_room() const { return applying < config.apply_slots && uploading < config.most_uploads; }

  ListenerConfig config;
  Listener::Handler handler;
  asio::io_context io{1};
  tcp::acceptor acceptor{io};
  asio::steady_timer pause{io};
  asio::steady_timer drain_limit{io};
  asio::thread_pool pool{1};
  std::unordered_set<Connection*> connections;
  std::thread thread;
  std::uint16_t port = 0;
  int applying = 0;
  int uploading = 0;
  bool is_draining = false;
};

// One client. Alive as long as an operation holds a shared_ptr to it; every operation has a deadline, so none lives for ever.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(tcp::socket socket, ListenerEngine& engine) : stream_(std::move(socket)), engine_(engine) {
    Error ignored;
    stream_.socket().set_option(tcp::no_delay(true), ignored);
    const auto peer = stream_.socket().remote_endpoint(ignored);
    is_loopback_ = !ignored && peer.address().is_loopback();
    engine_.connections.insert(this);
  }
  ~Connection() {
    leave_upload();
    engine_.left(this);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void wait_for_request();
  void close_if_idle() {
    if (is_idle_) close();
  }
  void close() {
    Error ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_both, ignored);
    stream_.close();
  }

 private:
  void read_header();
  void header_came(Error error);
  void read_body();
  void body_came(Error error);
  void apply();
  void answer(protocol::HttpResponse response, bool keep_alive);
  void answered(Error error, bool keep_alive);
  void linger();
  void refuse_and_close(int status, const char* code, const char* title) { answer(refusal(status, code, title), false); }
  protocol::HttpRequest take_request();
  void leave_upload() {
    if (is_uploading_) --engine_.uploading;
    is_uploading_ = false;
  }

  beast::tcp_stream stream_;
  ListenerEngine& engine_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  std::optional<http::response<http::string_body>> response_;
  http::response<http::empty_body> go_ahead_{http::status::continue_, 11};
  bool is_loopback_ = false;
  bool is_idle_ = true;
  bool is_uploading_ = false;
  bool is_head_ = false;
};

// Silence is allowed for the idle time, but once a byte has come the clock of the header runs.
void Connection::wait_for_request() {
  if (engine_.is_draining) return close();
  is_idle_ = true;
  parser_.reset();
  if (buffer_.size() > 0) return read_header();
  buffer_.shrink_to_fit();
  stream_.expires_after(engine_.config.idle);
  stream_.async_read_some(buffer_.prepare(k_first_read), [self = shared_from_this()](Error error, std::size_t size) {
    if (error) return self->close();
    self->buffer_.commit(size);
    self->read_header();
  });
}

void Connection::read_header() {
  is_idle_ = false;
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(engine_.config.header_limit));
  parser_->body_limit(engine_.config.body_limit);
  stream_.expires_after(engine_.config.header);
  http::async_read_header(stream_, buffer_, *parser_, [self = shared_from_this()](Error error, std::size_t) { self->header_came(error); });
}

void Connection::header_came(Error error) {
  if (error == http::error::header_limit) return refuse_and_close(431, "too_large", "The header is too large.");
  if (error == http::error::body_limit) return refuse_and_close(413, "too_large", "The body is too large.");
  if (error == http::error::end_of_stream || error == beast::error::timeout || error == asio::error::operation_aborted) return close();
  if (error && error.category() != http::make_error_code(http::error::bad_method).category()) return close();
  if (error) return refuse_and_close(400, "damaged", "This is not HTTP.");
  const auto length = parser_->content_length();
  if (length && *length > engine_.config.body_limit) return refuse_and_close(413, "too_large", "The body is too large.");
  is_head_ = parser_->get().method() == http::verb::head;
  const bool takes_slot = parser_->get().target().starts_with("/v1/");
  if (takes_slot && !engine_.has_room()) return refuse_and_close(503, "busy", "Head office is busy; try again.");
  if (parser_->is_done()) return apply();
  is_uploading_ = true;
  ++engine_.uploading;
  buffer_.reserve(buffer_.size() + static_cast<std::size_t>(std::min<std::uint64_t>(length.value_or(k_body_reserve), k_body_reserve)));
  if (!beast::iequals(parser_->get()[http::field::expect], "100-continue")) return read_body();
  http::async_write(stream_, go_ahead_, [self = shared_from_this()](Error failed, std::size_t) {
    if (failed) return self->close();
    self->read_body();
  });
}

void Connection::read_body() {
  stream_.expires_after(engine_.config.body);
  http::async_read(stream_, buffer_, *parser_, [self = shared_from_this()](Error error, std::size_t) { self->body_came(error); });
}

void Connection::body_came(Error error) {
  leave_upload();
  if (error == http::error::body_limit) return refuse_and_close(413, "too_large", "The body is too large.");
  if (error) return close();
  apply();
}

protocol::HttpRequest Connection::take_request() {
  auto& message = parser_->get();
  protocol::HttpRequest out;
  out.method = std::string(message.method_string());
  out.target = std::string(message.target());
  for (const auto& field : message) out.headers.push_back({std::string(field.name_string()), std::string(field.value())});
  out.body = std::move(message.body());
  out.is_from_loopback = is_loopback_;
  return out;
}

void Connection::apply() {
  const bool keep_alive = parser_->get().keep_alive();
  stream_.expires_never();  // the handler's time is not the client's
  ++engine_.applying;
  // The guard keeps the network thread alive through a drain until the answer has come back to it.
  auto guard = asio::make_work_guard(engine_.io);
  asio::post(engine_.pool, [self = shared_from_this(), guard = std::move(guard), request = take_request(), keep_alive]() mutable {
    auto response = self->engine_.handler(request);
    auto& io = self->engine_.io;
    asio::post(io, [self = std::move(self), response = std::move(response), keep_alive]() mutable {
      --self->engine_.applying;
      self->answer(std::move(response), keep_alive);
    });
  });
}

void Connection::answer(protocol::HttpResponse response, bool keep_alive) {
  response_.emplace(static_cast<http::status>(response.status), 11);
  for (const auto& header : response.headers) response_->insert(header.name, header.value);
  keep_alive = keep_alive && !engine_.is_draining;
  response_->keep_alive(keep_alive);
  response_->body() = std::move(response.body);
  response_->prepare_payload();
  if (is_head_) response_->body().clear();
  stream_.expires_after(engine_.config.answer);
  http::async_write(stream_, *response_,
                    [self = shared_from_this(), keep_alive](Error error, std::size_t) { self->answered(error, keep_alive); });
}

void Connection::answered(Error error, bool keep_alive) {
  response_.reset();
  if (error) return close();
  if (keep_alive) return wait_for_request();
  Error ignored;
  stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
  stream_.expires_after(k_linger);
  linger();
}

// Throws away what a refused client still sends: closing with bytes unread would reset the connection under our answer.
void Connection::linger() {
  buffer_.clear();
  stream_.async_read_some(buffer_.prepare(k_first_read), [self = shared_from_this()](Error error, std::size_t) {
    if (error) return self->close();
    self->linger();
  });
}

void ListenerEngine::bind() {
  Error error;
  const auto address = asio::ip::make_address(config.host, error);
  if (error) throw ListenError("Cannot listen on '" + config.host + "': give an IP address such as 127.0.0.1.");
  const tcp::endpoint endpoint(address, config.port);
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) {
    throw ListenError("Cannot listen on " + config.host + ":" + std::to_string(config.port) + ": " + error.message() +
                      "; choose another port.");
  }
  port = acceptor.local_endpoint().port();
}

void ListenerEngine::accept() {
  acceptor.async_accept(io, [this](Error error, tcp::socket socket) { accepted(error, std::move(socket)); });
}

void ListenerEngine::accepted(Error error, tcp::socket socket) {
  if (!acceptor.is_open()) return;
  if (error) {
    // Out of descriptors: others must finish first, so do not spin on the same error.
    pause.expires_after(k_accept_pause);
    return pause.async_wait([this](Error) {
      if (acceptor.is_open()) accept();
    });
  }
  if (connections.size() < config.most_connections) std::make_shared<Connection>(std::move(socket), *this)->wait_for_request();
  accept();
}

void ListenerEngine::begin_drain() {
  is_draining = true;
  Error ignored;
  acceptor.close(ignored);
  pause.cancel();
  const std::vector<Connection*> open(connections.begin(), connections.end());
  for (Connection* connection : open) connection->close_if_idle();
  if (connections.empty()) return;
  drain_limit.expires_after(config.drain);
  drain_limit.async_wait([this](Error error) {
    if (error) return;
    const std::vector<Connection*> late(connections.begin(), connections.end());
    for (Connection* connection : late) connection->close();
  });
}

void ListenerEngine::left(Connection* connection) {
  connections.erase(connection);
  if (is_draining && connections.empty()) drain_limit.cancel();
}

Listener::Listener(ListenerConfig config, Handler handler)
    : engine_(std::make_unique<ListenerEngine>(std::move(config), std::move(handler))) {
  engine_->bind();
  engine_->accept();
  engine_->thread = std::thread([engine = engine_.get()] { engine->io.run(); });
}

Listener::~Listener() { stop(); }

std::uint16_t Listener::port() const { return engine_->port; }

void Listener::stop() {
  if (!engine_->thread.joinable()) return;
  asio::post(engine_->io, [engine = engine_.get()] { engine->begin_drain(); });
  engine_->thread.join();
  engine_->pool.join();
}

}  // namespace shuke::platform

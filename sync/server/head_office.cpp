#include "sync/server/head_office.h"

#include <charconv>
#include <exception>
#include <optional>
#include <string>
#include <utility>

#include "core/base/error.h"
#include "sync/protocol/codec.h"
#include "sync/server/cursor.h"
#include "sync/server/hello.h"
#include "sync/server/push.h"

namespace shuke::head_office {

namespace {

using protocol::HttpRequest;
using protocol::HttpResponse;
using protocol::Problem;

constexpr int k_writes_per_checkpoint = 64;
constexpr std::int64_t k_touch_ms = 60'000;

HttpResponse json_response(std::string body) { return {200, {{"Content-Type", protocol::k_json_type}}, std::move(body)}; }
HttpResponse text_response(std::string body) { return {200, {{"Content-Type", "text/plain; charset=utf-8"}}, std::move(body)}; }

HttpResponse problem_response(const Problem& problem) {
  HttpResponse out{problem.status, {{"Content-Type", protocol::k_problem_type}}, protocol::encode(problem)};
  if (problem.retry_after_ms > 0) out.headers.push_back({"Retry-After", std::to_string((problem.retry_after_ms + 999) / 1000)});
  return out;
}

HttpResponse problem_response(int status, const char* code, std::string title, std::string detail = {}) {
  Problem problem;
  problem.status = status;
  problem.code = code;
  problem.title = std::move(title);
  problem.detail = std::move(detail);
  return problem_response(problem);
}

HttpResponse not_allowed(const char* allowed) {
  HttpResponse out = problem_response(405, protocol::problem::k_method, "This path takes another method.");
  out.headers.push_back({"Allow", allowed});
  return out;
}

std::uint32_t number_in(std::string_view target, std::string_view name) {
  const auto text = protocol::query_value(target, name).value_or("");
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? number : 0;
}

// The terminal a query names, if head office issued it, in this incarnation.
std::optional<TerminalState> terminal_in(Storage& storage, std::string_view target) {
  auto state = storage.find_terminal(number_in(target, "terminal"));
  const bool is_known = state && state->installation && state->identity.incarnation == number_in(target, "incarnation");
  return is_known ? state : std::nullopt;
}

HttpResponse unknown_terminal() {
  return problem_response(403, protocol::problem::k_unknown_terminal, "Head office never issued this terminal.");
}

}  // namespace

HeadOffice::HeadOffice(Storage& storage, const seal::KeyPair& keys, const Clock& clock, Log log)
    : storage_(storage), keys_(keys), clock_(clock), log_(std::move(log)) {}

HttpResponse HeadOffice::handle(const HttpRequest& request) {
  ++tally_.requests;
  try {
    HttpResponse response = route(request);
    tidy_up();
    return response;
  } catch (const DbError& failure) {
    ++tally_.failures;
    log_(std::string("database: ") + failure.what());
    Problem problem;
    problem.status = failure.is_disk_full() ? 507 : 500;
    problem.code = protocol::problem::k_failed;
    problem.title = "Head office could not store or read; nothing was changed.";
    problem.retry_after_ms = 5'000;
    return problem_response(problem);
  } catch (const std::exception& failure) {
    ++tally_.failures;
    log_(std::string("internal: ") + failure.what());
    return problem_response(500, protocol::problem::k_failed, "Head office failed; nothing was changed.");
  }
}

HttpResponse HeadOffice::route(const HttpRequest& request) {
  const std::string_view path = protocol::path_of(request.target);
  const bool is_get = request.method == "GET" || request.method == "HEAD";
  const bool is_post = request.method == "POST";
  if (path == "/v1/push") return is_post ? push(request) : not_allowed("POST");
  if (path == "/v1/hello") return is_post ? hello(request) : not_allowed("POST");
  if (path == "/v1/hwm") return is_get ? mark(request) : not_allowed("GET");
  if (path == "/v1/pull") return is_get ? pull(request) : not_allowed("GET");
  if (path == "/healthz") return is_get ? text_response("ok\n") : not_allowed("GET");
  if (path == "/readyz") return is_get ? readiness() : not_allowed("GET");
  if (path == "/metrics") return is_get ? metrics() : not_allowed("GET");
  return problem_response(404, protocol::problem::k_not_found, "There is nothing at this path.");
}

HttpResponse HeadOffice::hello(const HttpRequest& request) {
  if (!request.is_from_loopback) {
    return problem_response(403, protocol::problem::k_not_paired, "First contact is accepted from this machine only; pair the terminal.");
  }
  const auto message = protocol::decode_hello_request(request.body);
  if (!message) return problem_response(400, protocol::problem::k_damaged, "The request cannot be read.", message.refusal().detail);
  ++writes_since_checkpoint_;
  auto outcome = accept_hello(storage_, *message, clock_.now());
  if (auto* answer = std::get_if<protocol::HelloAnswer>(&outcome)) {
    answer->key = keys_.public_key();
    return json_response(protocol::encode(*answer));
  }
  return problem_response(std::get<Problem>(outcome));
}

HttpResponse HeadOffice::push(const HttpRequest& request) {
  const auto batch = protocol::decode_push_batch(request.body);
  if (!batch) return problem_response(400, protocol::problem::k_damaged, "The push cannot be read.", batch.refusal().detail);
  if (batch->head.content_encoding != "identity") {
    return problem_response(415, protocol::problem::k_encoding, "Records are read as identity only.");
  }
  ++tally_.pushes;
  ++writes_since_checkpoint_;
  const auto outcome = accept_push(storage_, keys_, *batch, clock_.now());
  if (const auto* problem = std::get_if<Problem>(&outcome)) {
    if (problem->code == protocol::problem::k_gap) ++tally_.gaps;
    if (problem->code == protocol::problem::k_fork) {
      ++tally_.forks;
      log_("fork: terminal " + std::to_string(batch->head.terminal) + " pushed another history from sequence " +
           std::to_string(batch->head.first_seq) + "; both are kept, see dump quarantine");
    }
    return problem_response(*problem);
  }
  const auto& answer = std::get<protocol::PushAnswer>(outcome);
  tell(*batch, answer);
  return json_response(protocol::encode(answer));
}

HttpResponse HeadOffice::mark(const HttpRequest& request) {
  const auto state = terminal_in(storage_, request.target);
  if (!state) return unknown_terminal();
  touch(*state);
  return json_response(
      protocol::encode(protocol::MarkAnswer{storage_.server(), state->applied_hwm, 0, state->chain, clock_.now(), keys_.public_key()}));
}

HttpResponse HeadOffice::pull(const HttpRequest& request) {
  const auto state = terminal_in(storage_, request.target);
  if (!state) return unknown_terminal();
  const auto server = storage_.server();
  const std::string cursor = protocol::query_value(request.target, "cursor").value_or("");
  const auto position = position_of(cursor, server.epoch);
  const std::int64_t head = storage_.feed_head();
  if (!position || *position > head) {
    return problem_response(410, protocol::problem::k_cursor_gone, "This cursor is not of this head office's present life; begin again.");
  }
  protocol::PullPage page;
  page.server = server;
  page.rows = storage_.rows_after(*position, protocol::k_page_bytes);
  const std::int64_t reached = page.rows.empty() ? *position : page.rows.back().version;
  page.next_cursor = cursor_of(server.epoch, reached);
  page.is_last = reached >= head;
  ++tally_.pages;
  touch(*state);
  return json_response(protocol::encode(page));
}

HttpResponse HeadOffice::readiness() {
  storage_.server();
  if (storage_.find_row(codec::k_policy_entity, "policy")) return text_response("ready\n");
  return problem_response(503, "not_published", "No policy and no prices are published yet.");
}

HttpResponse HeadOffice::metrics() {
  const Counts counts = storage_.counts();
  std::string out;
  const auto line = [&](const char* name, const char* type, std::int64_t value) {
    out += std::string("# TYPE shuke_") + name + ' ' + type + "\nshuke_" + name + ' ' + std::to_string(value) + '\n';
  };
  line("requests_total", "counter", tally_.requests);
  line("failures_total", "counter", tally_.failures);
  line("pushes_total", "counter", tally_.pushes);
  line("records_received_total", "counter", tally_.records);
  line("records_put_aside_total", "counter", tally_.put_aside);
  line("push_gaps_total", "counter", tally_.gaps);
  line("push_forks_total", "counter", tally_.forks);
  line("pull_pages_total", "counter", tally_.pages);
  line("terminals", "gauge", counts.terminals);
  line("records", "gauge", counts.records);
  line("records_put_aside", "gauge", counts.put_aside);
  line("sales", "gauge", counts.sales);
  line("members", "gauge", counts.members);
  line("feed_position", "gauge", counts.feed_head);
  return {200, {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"}}, std::move(out)};
}

void HeadOffice::tell(const protocol::PushBatch& batch, const protocol::PushAnswer& answer) {
  tally_.records += static_cast<std::int64_t>(batch.records.size());
  tally_.put_aside += static_cast<std::int64_t>(answer.quarantined.size());
  for (const auto& item : answer.quarantined) {
    log_("put aside: terminal " + std::to_string(batch.head.terminal) + " sequence " + std::to_string(item.seq) + ": " + item.code);
  }
}

// That a terminal was here is worth a write once a minute, not with every question.
void HeadOffice::touch(TerminalState state) {
  const std::int64_t now_ms = clock_.now().unix_ms;
  if (now_ms - state.last_seen_ms < k_touch_ms) return;
  state.last_seen_ms = now_ms;
  ++writes_since_checkpoint_;
  storage_.transact([&] { storage_.put_terminal(state); });
}

void HeadOffice::tidy_up() {
  if (writes_since_checkpoint_ < k_writes_per_checkpoint) return;
  writes_since_checkpoint_ = 0;
  storage_.checkpoint();
}

}  // namespace shuke::head_office

#include "platform/net/curl_http.h"

#include <curl/curl.h>

#include <string_view>
#include <utility>

#include "core/base/check.h"

namespace shuke::platform {

namespace {

constexpr std::size_t k_largest_answer = 32u << 20;
constexpr int k_poll_ms = 1'000;

// libcurl asks for this once a process, before the first handle.
void initialise_curl_once() {
  static const CURLcode k_result = curl_global_init(CURL_GLOBAL_DEFAULT);
  SHUKE_CHECK(k_result == CURLE_OK);
}

std::size_t take_body(char* data, std::size_t size, std::size_t count, void* into) {
  auto& response = *static_cast<protocol::HttpResponse*>(into);
  if (response.body.size() + size * count > k_largest_answer) return 0;
  response.body.append(data, size * count);
  return size * count;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r' || text.back() == '\n')) text.remove_suffix(1);
  return text;
}

std::size_t take_header(char* data, std::size_t size, std::size_t count, void* into) {
  auto& response = *static_cast<protocol::HttpResponse*>(into);
  const std::string_view line(data, size * count);
  // A new status line begins a new answer; what stood before it belonged to "100 Continue".
  if (line.substr(0, 5) == "HTTP/") response.headers.clear();
  if (const std::size_t colon = line.find(':'); colon != std::string_view::npos) {
    response.headers.push_back({std::string(line.substr(0, colon)), std::string(trimmed(line.substr(colon + 1)))});
  }
  return size * count;
}

sync::HttpFailure failure_of(CURLcode code) {
  switch (static_cast<int>(code)) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL: return sync::HttpFailure::no_route;
    case CURLE_OPERATION_TIMEDOUT: return sync::HttpFailure::timed_out;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH: return sync::HttpFailure::not_trusted;
    default: return sync::HttpFailure::broken;
  }
}

bool is_loopback_url(std::string_view url) {
  const std::size_t scheme = url.find("://");
  const std::string_view rest = scheme == std::string_view::npos ? url : url.substr(scheme + 3);
  return rest.substr(0, 4) == "127." || rest.substr(0, 9) == "localhost" || rest.substr(0, 5) == "[::1]";
}

struct HeaderList {
  curl_slist* head = nullptr;
  explicit HeaderList(const std::vector<protocol::Header>& headers) {
    for (const auto& header : headers) head = curl_slist_append(head, (header.name + ": " + header.value).c_str());
  }
  HeaderList(const HeaderList&) = delete;
  HeaderList& operator=(const HeaderList&) = delete;
  ~HeaderList() { curl_slist_free_all(head); }
};

}  // namespace

struct CurlHttp::Handles {
  CURLM* multi = curl_multi_init();
  CURL* easy = curl_easy_init();
  ~Handles() {
    curl_easy_cleanup(easy);
    curl_multi_cleanup(multi);
  }

  void prepare(const std::string& url, const protocol::HttpRequest& request, const sync::HttpTimeouts& timeouts);
  CURLcode run(const std::stop_token& stop);
};

void CurlHttp::Handles::prepare(const std::string& url, const protocol::HttpRequest& request, const sync::HttpTimeouts& timeouts) {
  curl_easy_reset(easy);
  curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_TCP_NODELAY, 1L);
  curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(timeouts.connect.count()));
  curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(timeouts.slow_bytes_per_second));
  curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(timeouts.slow_for.count()));
  // A proxy of the surroundings never stands between two programs on one machine.
  if (is_loopback_url(url)) curl_easy_setopt(easy, CURLOPT_PROXY, "");
  if (request.method != "GET") {
    curl_easy_setopt(easy, CURLOPT_POST, 1L);
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.data());
  }
}

CURLcode CurlHttp::Handles::run(const std::stop_token& stop) {
  const std::stop_callback wake(stop, [this] { curl_multi_wakeup(multi); });
  CURLcode result = CURLE_ABORTED_BY_CALLBACK;
  int running = 1;
  curl_multi_add_handle(multi, easy);
  while (running > 0 && !stop.stop_requested()) {
    if (curl_multi_perform(multi, &running) != CURLM_OK) break;
    if (running > 0) curl_multi_poll(multi, nullptr, 0, k_poll_ms, nullptr);
  }
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi, &left)) {
    if (message->msg == CURLMSG_DONE) result = message->data.result;
  }
  curl_multi_remove_handle(multi, easy);
  return result;
}

CurlHttp::CurlHttp(std::string base_url) : base_url_(std::move(base_url)) {
  initialise_curl_once();
  handles_ = std::make_unique<Handles>();
  SHUKE_CHECK(handles_->multi != nullptr && handles_->easy != nullptr);
  while (!base_url_.empty() && base_url_.back() == '/') base_url_.pop_back();
}

CurlHttp::~CurlHttp() = default;

sync::HttpAnswer CurlHttp::exchange(const protocol::HttpRequest& request, const sync::HttpTimeouts& timeouts, std::stop_token stop) {
  sync::HttpAnswer answer;
  const HeaderList headers(request.headers);
  handles_->prepare(base_url_ + request.target, request, timeouts);
  curl_easy_setopt(handles_->easy, CURLOPT_HTTPHEADER, headers.head);
  curl_easy_setopt(handles_->easy, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(handles_->easy, CURLOPT_WRITEDATA, &answer.response);
  curl_easy_setopt(handles_->easy, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(handles_->easy, CURLOPT_HEADERDATA, &answer.response);
  const CURLcode code = handles_->run(stop);
  if (code != CURLE_OK) {
    answer.failure = stop.stop_requested() ? sync::HttpFailure::cancelled : failure_of(code);
    answer.detail = curl_easy_strerror(code);
    answer.response = {};
    return answer;
  }
  long status = 0;
  curl_easy_getinfo(handles_->easy, CURLINFO_RESPONSE_CODE, &status);
  answer.response.status = static_cast<int>(status);
  return answer;
}

}  // namespace shuke::platform

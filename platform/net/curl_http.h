#pragma once

#include <memory>
#include <string>

#include "sync/client/http_port.h"

namespace shuke::platform {

// The road to head office by libcurl: one kept-alive connection, no redirects, answers up to 32 MiB. `base_url` is scheme, host and
// port ("http://127.0.0.1:8460"). Used by one thread at a time; a stop request from any thread ends a running exchange at once.
class CurlHttp : public sync::HttpPort {
 public:
  explicit CurlHttp(std::string base_url);
  ~CurlHttp() override;
  CurlHttp(const CurlHttp&) = delete;
  CurlHttp& operator=(const CurlHttp&) = delete;

  sync::HttpAnswer exchange(const protocol::HttpRequest& request, const sync::HttpTimeouts& timeouts, std::stop_token stop) override;

 private:
  struct Handles;
  std::string base_url_;
  std::unique_ptr<Handles> handles_;
};

}  // namespace shuke::platform

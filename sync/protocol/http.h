#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuke::protocol {

struct Header {
  std::string name;  // compared without regard to case
  std::string value;
  bool operator==(const Header&) const = default;
};

// One HTTP request as plain values, on both sides of the wire: the client's port takes it, head office's handle() receives it.
// `target` is path and query ("/v1/pull?cursor=..."); the address of head office is the transport's business.
struct HttpRequest {
  std::string method = "GET";
  std::string target;
  std::vector<Header> headers;
  std::string body;
  bool is_from_loopback = false;  // set by the listener, meaningless on the client
};

struct HttpResponse {
  int status = 200;
  std::vector<Header> headers;
  std::string body;
};

// The first header of that name, or nullptr.
const std::string* find_header(const std::vector<Header>& headers, std::string_view name);

// The path in front of the question mark, and one decoded parameter of the query behind it.
std::string_view path_of(std::string_view target);
std::optional<std::string> query_value(std::string_view target, std::string_view name);
// Percent-encodes whatever is not unreserved in RFC 3986.
std::string encode_query(std::string_view text);

}  // namespace shuke::protocol

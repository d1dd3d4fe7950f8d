#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace shuke::test {

// A client that may be as rude as it likes: it sends any bytes at any time.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    is_connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  ~RawClient() { ::close(socket_); }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  bool is_connected() const { return is_connected_; }
  bool send(std::string_view bytes) {
    return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
  }

  // What comes until `marker` has been seen, the other side closes, or `most_ms` pass without a byte.
  std::string receive_until(std::string_view marker, int most_ms = 5'000) {
    std::string out;
    char buffer[4096];
    pollfd wait{socket_, POLLIN, 0};
    while (marker.empty() || out.find(marker) == std::string::npos) {
      if (::poll(&wait, 1, most_ms) <= 0) break;
      const ssize_t size = ::recv(socket_, buffer, sizeof buffer, 0);
      if (size <= 0) {
        was_closed_ = true;
        break;
      }
      out.append(buffer, static_cast<std::size_t>(size));
    }
    return out;
  }
  bool is_closed_within(int most_ms) {
    receive_until("", most_ms);
    return was_closed_;
  }

 private:
  int socket_;
  bool is_connected_ = false;
  bool was_closed_ = false;
};

}  // namespace shuke::test

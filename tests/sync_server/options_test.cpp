#include <doctest/doctest.h>

#include "sync/server/options.h"

using namespace shuke::head_office;

TEST_CASE("serve takes an address, a file and its switches") {
  const auto parsed = parse_options(
      {"serve", "--listen", "127.0.0.1:0", "--db=sqlite:shop/hq.db", "--demo", "--insecure-http", "--now", "2026-11-22T14:32:00+08:00"});
  CHECK(parsed.error.empty());
  CHECK(parsed.options.command == Command::serve);
  CHECK(parsed.options.host == "127.0.0.1");
  CHECK(parsed.options.port == 0);
  CHECK(parsed.options.file == "shop/hq.db");
  CHECK(parsed.options.is_demo);
  CHECK(parsed.options.allows_plain_http);
  CHECK(parsed.options.now.has_value());
}

TEST_CASE("the key stands beside the database unless a file is named for it") {
  CHECK(parse_options({"serve", "--db", "sqlite:shop/hq.db"}).options.key_file == "shop/hq.db.key");
  CHECK(parse_options({"check", "--db", "sqlite:a", "--key-file", "/safe/hq.key"}).options.key_file == "/safe/hq.key");
  CHECK_FALSE(parse_options({"serve", "--db", "sqlite:a", "--key-file="}).error.empty());
}

TEST_CASE("localhost is this machine, and so is ::1; others are not") {
  CHECK(parse_options({"serve", "--listen", "localhost:80", "--db", "sqlite:a"}).options.host == "127.0.0.1");
  CHECK(parse_options({"serve", "--listen", "[::1]:80", "--db", "sqlite:a"}).options.host == "::1");
  CHECK(is_loopback("127.0.0.1"));
  CHECK(is_loopback("::1"));
  CHECK_FALSE(is_loopback("0.0.0.0"));
  CHECK_FALSE(is_loopback("192.168.1.2"));
}

TEST_CASE("what cannot be understood is said in one sentence") {
  for (const std::vector<std::string>& words : {std::vector<std::string>{},
                                                {"sell"},
                                                {"serve"},
                                                {"serve", "--db"},
                                                {"serve", "--db", "hq.db"},
                                                {"serve", "--db", "sqlite:"},
                                                {"serve", "--db", "sqlite:a", "--listen", "127.0.0.1"},
                                                {"serve", "--db", "sqlite:a", "--listen", ":80"},
                                                {"serve", "--db", "sqlite:a", "--listen", "h:99999"},
                                                {"serve", "--db", "sqlite:a", "--now", "noon"},
                                                {"serve", "--db", "sqlite:a", "--fast"},
                                                {"dump", "--db", "sqlite:a"},
                                                {"dump", "secrets", "--db", "sqlite:a"},
                                                {"status"}}) {
    CAPTURE(words.size());
    CHECK_FALSE(parse_options(words).error.empty());
  }
}

TEST_CASE("help and version need no database") {
  CHECK(parse_options({"--help"}).error.empty());
  CHECK(parse_options({"--version"}).error.empty());
  CHECK(parse_options({"serve", "--help"}).options.command == Command::help);
}

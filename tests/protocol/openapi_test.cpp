#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "embedded/protocol_test.h"
#include "sync/protocol/codec.h"

// openapi.yaml is the contract for others. This reads it as indented lines: enough to see that what the code speaks stands in it.
using namespace shuke;

namespace {

struct Line {
  std::size_t indent = 0;
  std::string text;
};

std::vector<Line> lines_of_contract() {
  std::vector<Line> out;
  std::istringstream in{std::string(embedded::protocol_test::files().front().content)};
  for (std::string line; std::getline(in, line);) {
    const std::size_t indent = line.find_first_not_of(' ');
    if (indent != std::string::npos) out.push_back({indent, line.substr(indent)});
  }
  return out;
}

// The keys directly below a chain of keys, such as components / schemas.
std::set<std::string> keys_under(const std::vector<std::string>& road) {
  std::set<std::string> out;
  std::size_t depth = 0;
  for (const Line& line : lines_of_contract()) {
    if (depth < road.size() && line.indent == 2 * depth && line.text == road[depth] + ":") {
      ++depth;
    } else if (depth == road.size()) {
      if (line.indent < 2 * depth) return out;
      if (line.indent == 2 * depth) out.insert(line.text.substr(0, line.text.find(':')));
    }
  }
  return out;
}

void check_fields(const std::string& schema, const std::string& message) {
  const auto properties = keys_under({"components", "schemas", schema, "properties"});
  CAPTURE(schema);
  const auto json = nlohmann::json::parse(message);
  for (const auto& [name, value] : json.items()) {
    CAPTURE(name);
    CHECK(properties.count(name) == 1);
  }
}

}  // namespace

TEST_CASE("the contract is OpenAPI 3.1 without tabs") {
  CHECK(lines_of_contract().front().text == "openapi: 3.1.0");
  CHECK(embedded::protocol_test::files().front().content.find('\t') == std::string_view::npos);
}

TEST_CASE("every path the terminal asks stands in the contract with its method") {
  using namespace protocol;
  for (const auto& request : {hello_request({}), mark_request({}), push_request({}), pull_request({}, "")}) {
    const std::string path(path_of(request.target));
    CAPTURE(path);
    const std::string method = request.method == "GET" ? "get" : "post";
    CHECK(keys_under({"paths", path}).count(method) == 1);
  }
  for (const std::string path : {"/healthz", "/readyz", "/metrics"}) CHECK(keys_under({"paths", path}).count("get") == 1);
}

TEST_CASE("every reference in the contract leads somewhere") {
  int references = 0;
  for (const Line& line : lines_of_contract()) {
    const std::size_t at = line.text.find("'#/components/");
    if (at == std::string::npos) continue;
    ++references;
    const std::string rest = line.text.substr(at + 14, line.text.rfind('\'') - at - 14);
    const std::size_t slash = rest.find('/');
    CAPTURE(rest);
    CHECK(keys_under({"components", rest.substr(0, slash)}).count(rest.substr(slash + 1)) == 1);
  }
  CHECK(references > 20);
}

TEST_CASE("every field the code writes stands in its schema") {
  using namespace protocol;
  check_fields("HelloRequest", encode(HelloRequest{}));
  check_fields("HelloAnswer", encode(HelloAnswer{{}, {}, {}, PublicKey{}}));
  check_fields("MarkAnswer", encode(MarkAnswer{{}, 0, 0, {}, {}, PublicKey{}}));
  check_fields("PushAnswer", encode(PushAnswer{}));
  check_fields("PullPage", encode(PullPage{}));
  check_fields("Problem", encode(Problem{409, "gap", "t", "d", 3, 5}));
  const std::string push = encode(PushBatch{});
  check_fields("PushHead", push.substr(4, push.size() - 8));
  const auto page = nlohmann::json::parse(encode(PullPage{{}, {{"a", "b", 1, false, "{}"}, {"a", "c", 2, true, ""}}, "x", true}));
  for (const auto& row : page.at("rows")) check_fields("FeedRow", row.dump());
}

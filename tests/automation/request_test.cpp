#include <doctest/doctest.h>

#include <string>

#include "app/automation/request.h"

namespace shuke::automation {
namespace {

std::string complaint(const std::string& line) {
  const Request request = parse(line);
  return std::holds_alternative<Malformed>(request) ? std::get<Malformed>(request).sentence : "understood";
}

TEST_CASE("each request of the contract is understood") {
  CHECK(std::holds_alternative<TreeRequest>(parse(R"({"do":"tree"})")));
  CHECK(std::holds_alternative<ViewRequest>(parse(R"({"do":"view"})")));
  CHECK(std::holds_alternative<QuitProgram>(parse(R"({"do":"quit"})")));
  CHECK(std::get<TapId>(parse(R"({"do":"tap","id":"sale/pay"})")).id == "sale/pay");
  CHECK(std::get<TapAt>(parse(R"({"do":"tap","at":[12,34.5]})")).at == Spot{12, 34.5F});
  CHECK(std::get<TypeText>(parse(R"({"do":"type","text":"138"})")).text == "138");
  CHECK(std::get<PressKey>(parse(R"({"do":"key","name":"Enter"})")).name == "Enter");
  CHECK(std::get<ReadCode>(parse(R"({"do":"scan","text":"6901234567892"})")).text == "6901234567892");
  CHECK(std::get<ReadCode>(parse(R"({"do":"swipe","text":"%B28^X?;28=1?"})")).text == "%B28^X?;28=1?");
  CHECK(std::get<ReadCode>(parse(R"({"do":"tag","uid":"04A1B2C3D4E5F6"})")).text == "04A1B2C3D4E5F6");
  CHECK(std::get<DragFinger>(parse(R"({"do":"drag","from":[1,2],"to":[3,4]})")).to == Spot{3, 4});
  CHECK(std::get<WaitIdle>(parse(R"({"do":"wait","until":"idle","ms":500})")).ms == 500);
  CHECK(std::get<WaitIdle>(parse(R"({"do":"wait","until":"idle"})")).ms == 2000);
  CHECK(std::get<TakeShot>(parse(R"({"do":"shot","file":"a.png"})")).file == "a.png");
}

TEST_CASE("unknown fields of a request are left alone") {
  CHECK(std::holds_alternative<TreeRequest>(parse(R"({"do":"tree","why":"curious"})")));
}

TEST_CASE("a line that is no request is said to be none in one sentence") {
  CHECK(complaint("") == "The line is not JSON.");
  CHECK(complaint("{\"do\":") == "The line is not JSON.");
  CHECK(complaint("[1,2]") == "The line is not a JSON object.");
  CHECK(complaint("{}") == complaint(R"({"do":"dance"})"));
  CHECK(complaint(R"({"do":7})") == "\"do\" must be one of tree, view, quit, tap, type, key, scan, swipe, tag, drag, wait, shot.");
  CHECK(complaint(R"({"do":"tap"})") == "This request needs \"id\" with a widget's id or \"at\" with two numbers [x,y].");
  CHECK(complaint("\xFF\xFE") == "The line is not JSON.");
}

TEST_CASE("a place off every screen is no place to tap") {
  const std::string tap = complaint(R"({"do":"tap"})");
  CHECK(complaint(R"({"do":"tap","at":[1]})") == tap);
  CHECK(complaint(R"({"do":"tap","at":[-1,5]})") == tap);
  CHECK(complaint(R"({"do":"tap","at":["1",5]})") == tap);
  CHECK(complaint(R"({"do":"tap","at":[1e300,5]})") == tap);
}

TEST_CASE("a reader sends no control characters") {
  CHECK(complaint(R"({"do":"scan","text":"690\n123"})") == "A reader delivers printable ASCII; line ends are its own business.");
  CHECK(complaint(R"({"do":"scan","text":""})") == "This request needs \"text\" with what the reader delivers.");
}

TEST_CASE("a tag has a number in hexadecimal") {
  const std::string needs = "This request needs \"uid\" with the tag's number in hexadecimal.";
  CHECK(complaint(R"({"do":"tag","uid":"0G"})") == needs);
  CHECK(complaint(R"({"do":"tag","uid":"04A"})") == needs);
  CHECK(complaint(R"({"do":"tag","uid":"04A1B2C3D4E5F60102030405"})") == needs);
}

TEST_CASE("a wait has a whole number of milliseconds up to two minutes") {
  const std::string needs = "This request needs \"ms\" as a whole number from 0 to 120000.";
  CHECK(complaint(R"({"do":"wait","until":"idle","ms":120000})") == "understood");
  CHECK(complaint(R"({"do":"wait","until":"idle","ms":120001})") == needs);
  CHECK(complaint(R"({"do":"wait","until":"idle","ms":-1})") == needs);
  CHECK(complaint(R"({"do":"wait","until":"idle","ms":1.5})") == needs);
  CHECK(complaint(R"({"do":"wait","until":"noon"})") == "This request needs \"until\":\"idle\".");
}

TEST_CASE("a line of 64 KiB is read and one byte more is refused") {
  const std::string frame = R"({"do":"type","text":""})";
  const std::string longest = R"({"do":"type","text":")" + std::string(k_longest_line - frame.size(), 'a') + R"("})";
  CHECK(complaint(longest) == "understood");
  CHECK(complaint(longest + " ") == "The line is longer than 65536 bytes.");
}

TEST_CASE("brackets without end are no way to break in") { CHECK(complaint(std::string(60'000, '[')) == "The line is not JSON."); }

}  // namespace
}  // namespace shuke::automation

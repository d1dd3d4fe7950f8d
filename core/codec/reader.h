#pragma once

#include <nlohmann/json.hpp>

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/codec/bounds.h"

// How this module reads JSON; nobody outside it includes this.
namespace shuke::codec {

using Json = nlohmann::json;

// The tree of a document, or document_not_valid with "size", "depth" or "byte N".
Result<Json> parse_document(std::string_view bytes, const Bounds& bounds);

// The first thing that was wrong with a document. Reading goes on with defaults, so decoders stay straight lines, and finish()
// gives the value only when nothing was wrong.
class Reading {
 public:
  explicit Reading(Reason reason = Reason::document_not_valid) : refusal_{reason} {}

  bool ok() const { return ok_; }
  void refuse(std::string path) {
    if (ok_) refusal_.detail = std::move(path);
    ok_ = false;
  }
  // With another reason: what was wrong in a document inside this one. The detail names it from the root.
  void refuse(Refusal refusal) {
    if (ok_) refusal_ = std::move(refusal);
    ok_ = false;
  }
  template <class T>
  Result<T> finish(T value) const {
    if (!ok_) return refusal_;
    return value;
  }

 private:
  bool ok_ = true;
  Refusal refusal_;
};

struct Range {
  std::int64_t least = std::numeric_limits<std::int64_t>::min();
  std::int64_t most = std::numeric_limits<std::int64_t>::max();
};

// One value of the document at its place. What is missing or of another kind is noted with its path; null counts as missing. A
// Field points at the one above it, which must therefore have a name of its own while it is used.
class Field {
 public:
  Field(const Json& root, Reading& reading) : value_(&root), reading_(&reading) {}

  Field operator[](std::string_view name) const&;
  Field at(std::size_t index) const&;
  Field operator[](std::string_view name) const&& = delete;
  Field at(std::size_t index) const&& = delete;

  bool is_present() const { return value_ != nullptr; }
  std::size_t size() const;  // of an array; anything else is wrong and has none
  std::int64_t integer(Range range = {}) const;
  bool flag() const;
  std::string text() const;
  std::string bytes() const;  // the value as a document of its own; "null" where it is missing
  // Position of the text in `names`, which stand in the order of an enum.
  template <class E, std::size_t N>
  E one_of(const std::array<std::string_view, N>& names) const {
    return static_cast<E>(position_in(names.data(), N));
  }
  // Refuses the first field of the object that is none of these, or is null, with its path.
  void only(const std::vector<std::string_view>& names) const;
  void refuse() const { reading_->refuse(path()); }
  Reading& reading() const { return *reading_; }

 private:
  Field(const Json* value, const Field* above) : value_(value), reading_(above->reading_), above_(above) {}
  std::size_t position_in(const std::string_view* names, std::size_t count) const;
  std::string path() const;

  const Json* value_ = nullptr;
  Reading* reading_ = nullptr;
  const Field* above_ = nullptr;
  std::string_view name_;  // empty for an element of an array
  std::size_t index_ = 0;
};

// Reads a whole document with `read(const Field& root)`.
template <class Read>
auto read_document(std::string_view bytes, const Bounds& bounds, Read read) -> Result<decltype(read(std::declval<const Field&>()))> {
  const Result<Json> document = parse_document(bytes, bounds);
  if (!document) return document.refusal();
  Reading reading;
  const Field root(*document, reading);
  auto value = read(root);
  return reading.finish(std::move(value));
}

}  // namespace shuke::codec

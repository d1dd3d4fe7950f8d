#include "core/codec/reader.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace shuke::codec {

namespace {

// Follows the parser through the objects it is in, and notes the first key that stands twice with its path. Places in a list are not known.
class KeyWatch {
 public:
  bool operator()(int, Json::parse_event_t event, const Json& parsed) {
    if (event == Json::parse_event_t::object_start) open_.emplace_back();
    if (event == Json::parse_event_t::object_end) open_.pop_back();
    if (event == Json::parse_event_t::key) note(parsed.get<std::string>());
    return true;
  }
  const std::string& repeated() const { return repeated_; }

 private:
  struct Object {
    std::set<std::string> keys;
    std::string last;
  };
  void note(std::string key) {
    open_.back().last = key;
    if (open_.back().keys.insert(std::move(key)).second || !repeated_.empty()) return;
    for (const Object& object : open_) repeated_ += (repeated_.empty() ? "" : ".") + object.last;
  }

  std::vector<Object> open_;
  std::string repeated_;
};

Result<Json> parse_by_hand(std::string_view bytes) {
  KeyWatch watch;
  Json document = Json::parse(bytes.begin(), bytes.end(), std::ref(watch));
  if (!watch.repeated().empty()) return Refusal{Reason::document_not_valid, watch.repeated()};
  return document;
}

}  // namespace

Result<Json> parse_document(std::string_view bytes, const Bounds& bounds) {
  if (const Outcome fits = check_bounds(bytes, bounds); !fits) return fits.refusal();
  try {
    if (bounds.is_by_hand) return parse_by_hand(bytes);
    return Json::parse(bytes.begin(), bytes.end());
  } catch (const Json::parse_error& error) {
    return Refusal{Reason::document_not_valid, "byte " + std::to_string(error.byte)};
  } catch (const Json::exception&) {
    return Refusal{Reason::document_not_valid, "number"};  // A number no machine can hold.
  }
}

Field Field::operator[](std::string_view name) const& {
  Field field(nullptr, this);
  field.name_ = name;
  if (value_ == nullptr || !value_->is_object()) {
    if (value_ != nullptr) refuse();
    return field;
  }
  const auto found = value_->find(name);
  if (found != value_->end() && !found->is_null()) field.value_ = &*found;
  return field;
}

Field Field::at(std::size_t index) const& {
  Field field(nullptr, this);
  field.index_ = index;
  if (value_ != nullptr && value_->is_array() && index < value_->size()) field.value_ = &(*value_)[index];
  return field;
}

std::size_t Field::size() const {
  if (value_ != nullptr && value_->is_array()) return value_->size();
  refuse();
  return 0;
}

std::int64_t Field::integer(Range range) const {
  const bool is_whole = value_ != nullptr && value_->is_number_integer();
  const bool is_too_large = is_whole && value_->is_number_unsigned() && value_->get<std::uint64_t>() > std::uint64_t{1} << 62;
  const std::int64_t number = is_whole && !is_too_large ? value_->get<std::int64_t>() : 0;
  if (!is_whole || is_too_large || number < range.least || number > range.most) {
    refuse();
    return 0;
  }
  return number;
}

bool Field::flag() const {
  if (value_ != nullptr && value_->is_boolean()) return value_->get<bool>();
  refuse();
  return false;
}

std::string Field::text() const {
  if (value_ != nullptr && value_->is_string()) return value_->get<std::string>();
  refuse();
  return {};
}

std::string Field::bytes() const { return value_ == nullptr ? "null" : value_->dump(-1, ' ', false, Json::error_handler_t::replace); }

std::size_t Field::position_in(const std::string_view* names, std::size_t count) const {
  if (value_ != nullptr && value_->is_string()) {
    const auto& text = value_->get_ref<const std::string&>();
    for (std::size_t i = 0; i < count; ++i) {
      if (names[i] == text) return i;
    }
  }
  refuse();
  return 0;
}

void Field::only(const std::vector<std::string_view>& names) const {
  if (value_ == nullptr || !value_->is_object()) return;
  for (const auto& item : value_->items()) {
    const bool is_known = std::find(names.begin(), names.end(), item.key()) != names.end();
    if (!is_known || item.value().is_null()) return (*this)[item.key()].refuse();
  }
}

std::string Field::path() const {
  if (above_ == nullptr) return {};
  std::string text = above_->path();
  if (name_.empty()) return text + '[' + std::to_string(index_) + ']';
  if (!text.empty()) text += '.';
  return text += name_;
}

}  // namespace shuke::codec

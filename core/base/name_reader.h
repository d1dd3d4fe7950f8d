#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shuke {

// How a name may be read aloud, for search by pinyin. Lower-case ASCII, syllables parted by blanks: {"shan xiong xin",
// "dan xiong xin"} for 单雄信. The first is how the name is read as a name; the others are what people may type instead.
// `initials` has one for each different run of first letters: {"sxx", "dxx"}. The u with dots stands as v, u and yu.
struct NameReadings {
  std::vector<std::string> full;
  std::vector<std::string> initials;
  bool operator==(const NameReadings&) const = default;
};

// Real one in platform/text, over ICU. Computed when a name is saved and stored beside it, not for each search. Belongs to one
// thread.
class NameReader {
 public:
  virtual ~NameReader() = default;
  // A name without Chinese characters is read as it stands, in lower-case ASCII: "Anna Müller" is "anna muller". A blank name has
  // no readings.
  virtual NameReadings read(std::string_view name) = 0;
};

}  // namespace shuke

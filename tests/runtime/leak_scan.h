#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// Looks for values in every byte of files: as they stand (UTF-8), in UTF-16 of both byte orders and in base64, wherever its groups of
// three begin.
namespace shuke::test {

// One text as such an encoding has it, wherever it stands in a longer one.
std::vector<std::string> disguises_of(std::string_view utf8);

class LeakScan {
 public:
  // At least eight bytes long, as UTF-8.
  void plant(const std::string& value);
  std::size_t planted() const { return values_.size(); }

  struct Finding {
    std::string file;
    std::string value;
  };
  // Of all files below the folder; at most a hundred findings.
  std::vector<Finding> search(const std::string& folder) const;
  std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  struct Pattern {
    std::string bytes;
    std::size_t value = 0;
  };
  void search_in(const std::string& file, const std::string& bytes, std::vector<Finding>& findings) const;

  std::vector<std::string> values_;
  std::unordered_multimap<std::uint64_t, Pattern> patterns_;  // by their first eight bytes
  std::vector<bool> may_begin_ = std::vector<bool>(std::size_t{1} << 24);
  mutable std::uint64_t bytes_read_ = 0;
};

}  // namespace shuke::test

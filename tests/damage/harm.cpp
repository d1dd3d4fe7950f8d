#include "tests/damage/harm.h"

#include <algorithm>

namespace shuke::damage {

namespace {

constexpr std::size_t k_page = 4096;

std::size_t below(Random& random, std::size_t n) { return static_cast<std::size_t>(random() % n); }

// A part of the file and how long it is: 16 bytes to a page.
struct Part {
  std::size_t from = 0;
  std::size_t bytes = 0;
};
Part a_part(const std::string& content, Random& random) {
  const std::size_t from = below(random, content.size());
  const std::size_t bytes = std::size_t{16} << below(random, 9);
  return {from, std::min(bytes, content.size() - from)};
}

std::string at(const Part& part) { return std::to_string(part.bytes) + " bytes at " + std::to_string(part.from); }

std::string flip_bit(std::string& content, Random& random) {
  const std::size_t byte = below(random, content.size());
  const unsigned bit = static_cast<unsigned>(below(random, 8));
  content[byte] = static_cast<char>(static_cast<unsigned char>(content[byte]) ^ (1U << bit));
  return "bit " + std::to_string(bit) + " of byte " + std::to_string(byte);
}

std::string zero(std::string& content, Random& random) {
  const Part part = a_part(content, random);
  std::fill_n(content.begin() + static_cast<std::ptrdiff_t>(part.from), part.bytes, '\0');
  return "zeros, " + at(part);
}

std::string overwrite(std::string& content, Random& random) {
  const Part part = a_part(content, random);
  std::generate_n(content.begin() + static_cast<std::ptrdiff_t>(part.from), part.bytes, [&] { return static_cast<char>(random()); });
  return "noise, " + at(part);
}

std::string swap_pages(std::string& content, Random& random) {
  const std::size_t pages = content.size() / k_page;
  if (pages < 2) return flip_bit(content, random);
  const std::size_t one = below(random, pages);
  const std::size_t other = (one + 1 + below(random, pages - 1)) % pages;
  const auto page = [&](std::size_t number) { return content.begin() + static_cast<std::ptrdiff_t>(number * k_page); };
  std::swap_ranges(page(one), page(one) + k_page, page(other));
  return "pages " + std::to_string(one) + " and " + std::to_string(other) + " swapped";
}

std::string cut(std::string& content, Random& random) {
  content.resize(below(random, content.size()));
  return "cut to " + std::to_string(content.size()) + " bytes";
}

std::string add_garbage(std::string& content, Random& random) {
  const std::size_t bytes = 1 + below(random, k_page);
  for (std::size_t i = 0; i < bytes; ++i) content += static_cast<char>(random());
  return std::to_string(bytes) + " bytes of garbage behind it";
}

// How often each is hit, of a hundred.
std::string pick_file(const Files& files, Random& random) {
  struct Share {
    const char* beginning;
    std::size_t percent;
  };
  constexpr Share k_shares[] = {{"journal.db-wal", 15}, {"replica.db-wal", 8}, {"records/", 8},
                                {"backup/", 7},         {"replica.db", 27},    {"", 0}};
  std::size_t drawn = below(random, 100);
  for (const Share& share : k_shares) {
    const auto found = std::ranges::find_if(files, [&](const auto& file) { return file.first.starts_with(share.beginning); });
    if (drawn < share.percent && share.percent > 0 && found != files.end() && !found->second.empty()) return found->first;
    drawn -= std::min(drawn, share.percent);
  }
  return "journal.db";
}

}  // namespace

Harm do_harm(Files& files, Random& random) {
  Harm harm{.file = pick_file(files, random), .what = {}};
  std::string& content = files.at(harm.file);
  const std::size_t kind = below(random, 100);
  if (kind < 40) {
    harm.what = flip_bit(content, random);
  } else if (kind < 55) {
    harm.what = zero(content, random);
  } else if (kind < 70) {
    harm.what = overwrite(content, random);
  } else if (kind < 84) {
    harm.what = swap_pages(content, random);
  } else if (kind < 94) {
    harm.what = cut(content, random);
  } else {
    harm.what = add_garbage(content, random);
  }
  return harm;
}

}  // namespace shuke::damage

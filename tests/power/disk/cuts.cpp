#include "tests/power/disk/cuts.h"

#include <algorithm>
#include <cstring>

namespace shuke::power {

namespace {

constexpr std::size_t k_small_sector = 512;
constexpr std::size_t k_large_sector = 4096;

void put(std::string& content, std::size_t at, const char* from, std::size_t size) {
  if (content.size() < at + size) content.resize(at + size);
  std::memcpy(content.data() + at, from, size);
}

void change(std::map<std::string, int>& names, const Entry& entry) {
  if (entry.deed == Deed::created) names[entry.name] = entry.file;
  if (entry.deed == Deed::removed) names.erase(entry.name);
  if (entry.deed == Deed::moved) {
    names.erase(entry.name);
    names[entry.new_name] = entry.file;
  }
}

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 29);
}

std::uint64_t mix(std::uint64_t hash, const std::string& text) {
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, 8);
    hash = mix(hash, word);
  }
  for (; at < text.size(); ++at) hash = mix(hash, static_cast<std::uint8_t>(text[at]));
  return mix(hash, text.size());
}

}  // namespace

Cuts::Cuts(const Image& start, const Log& log) : log_(log) {
  int number = 0;
  for (const auto& [name, content] : start) {
    names_[name] = ++number;
    files_[number].content = content;
  }
}

void Cuts::sync(OnDisk& file) {
  Random none;
  for (const std::size_t entry : file.unsynced) apply(file.content, log_[entry], Fate::kept, none);
  file.unsynced.clear();
}

void Cuts::step() {
  const std::size_t at = next_++;
  const Entry& entry = log_[at];
  is_new_ = true;
  switch (entry.deed) {
    case Deed::created:
    case Deed::removed:
    case Deed::moved: unsynced_names_.push_back(at); return;
    case Deed::written:
    case Deed::truncated: files_[entry.file].unsynced.push_back(at); return;
    case Deed::file_synced: return sync(files_[entry.file]);
    case Deed::folder_synced:
      for (const std::size_t name : unsynced_names_) change(names_, log_[name]);
      unsynced_names_.clear();
      return;
    case Deed::act_begun: ++begun_, is_new_ = false; return;
    case Deed::act_acknowledged: ++acknowledged_; return;
  }
}

void Cuts::apply(std::string& content, const Entry& entry, Fate fate, Random& random) const {
  if (fate == Fate::lost) return;
  if (entry.deed == Deed::truncated) return content.resize(static_cast<std::size_t>(entry.at));
  const auto begin = static_cast<std::size_t>(entry.at);
  const std::size_t end = begin + entry.bytes.size();
  if (fate == Fate::kept) return put(content, begin, entry.bytes.data(), entry.bytes.size());
  const std::size_t sector = random() % 4 == 0 ? k_large_sector : k_small_sector;
  for (std::size_t at = begin; at < end;) {
    const std::size_t next = std::min(end, (at / sector + 1) * sector);
    const std::uint64_t drawn = random() % 16;
    const std::string garbage(drawn == 0 ? next - at : 0, static_cast<char>(random()));
    if (drawn < 8) put(content, at, drawn == 0 ? garbage.data() : entry.bytes.data() + (at - begin), next - at);
    at = next;
  }
}

// Chance: a beginning of what is unsynced with the last of it torn, as a disk that keeps the order leaves it; or each by itself, mostly
// kept, mostly lost, or torn.
std::vector<Cuts::Fate> Cuts::fates(const std::vector<std::size_t>& unsynced, int way, Random& random) const {
  const std::size_t count = unsynced.size();
  std::vector<Fate> fates(count, way == 0 || way == 3 ? Fate::lost : Fate::kept);
  if (count == 0 || way < 2) return fates;
  if (way == 2) fates.back() = Fate::torn;
  if (way == 3) fates.back() = Fate::kept;
  if (way < 4) return fates;
  const std::uint64_t manner = random() % 7;
  if (manner == 0) std::fill(fates.begin(), fates.end(), Fate::lost);
  if (manner < 2) return fates;
  if (manner == 2) {
    const std::size_t kept = random() % (count + 1);
    std::fill(fates.begin() + static_cast<std::ptrdiff_t>(kept), fates.end(), Fate::lost);
    if (kept > 0) fates[kept - 1] = Fate::torn;
    return fates;
  }
  const std::uint64_t kept_of_16 = manner == 3 ? 15 : manner == 4 ? 2 : 8;
  for (Fate& fate : fates) fate = random() % 16 < kept_of_16 ? (manner == 6 ? Fate::torn : Fate::kept) : Fate::lost;
  return fates;
}

std::string Cuts::content_after(const OnDisk& file, int way, Random& random) const {
  const std::vector<Fate> fate = fates(file.unsynced, way, random);
  std::string content = file.content;
  for (std::size_t i = 0; i < fate.size(); ++i) apply(content, log_[file.unsynced[i]], fate[i], random);
  return content;
}

std::map<std::string, int> Cuts::names_after(int way, Random& random) const {
  const std::vector<Fate> fate = fates(unsynced_names_, way == 2 ? 1 : way, random);
  std::map<std::string, int> names = names_;
  for (std::size_t i = 0; i < fate.size(); ++i) {
    if (fate[i] != Fate::lost) change(names, log_[unsynced_names_[i]]);
  }
  return names;
}

Image Cuts::cut(int way, Random& random) const {
  Image image;
  for (const auto& [name, number] : names_after(way, random)) {
    const auto file = files_.find(number);
    image[name] = file == files_.end() ? std::string() : content_after(file->second, way, random);
  }
  return image;
}

std::uint64_t fingerprint(const Image& image) {
  std::uint64_t hash = image.size();
  for (const auto& [name, content] : image) hash = mix(mix(hash, name), content);
  return hash;
}

}  // namespace shuke::power

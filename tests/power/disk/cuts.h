#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "tests/power/disk/disk.h"

namespace shuke::power {

using Random = std::mt19937_64;

// Walks through a log and answers what could be on the disk if the power went after the entries so far. Of what a file was told since its
// last sync, each write may be lost, kept, or torn (of its sectors of 512 or 4,096 bytes each is old, new or garbage), whatever happened to
// those around it; of the names
// since the folder's last sync, each change may be there or not. What was synced is there.
class Cuts {
 public:
  Cuts(const Image& start, const Log& log);

  bool is_over() const { return next_ == log_.size(); }
  void step();  // takes the next entry
  std::size_t steps() const { return next_; }
  // Whether the last step changed what a cut leaves; after the others nothing new is to be found.
  bool is_new() const { return is_new_; }
  int acknowledged() const { return acknowledged_; }
  int begun() const { return begun_; }

  // The n-th way to cut here: 0 loses everything, 1 keeps everything, 2 keeps all but the last write, which is torn, 3 keeps nothing but
  // the last; from 4 on chance decides for each file.
  Image cut(int way, Random& random) const;

 private:
  struct OnDisk {
    std::string content;
    std::vector<std::size_t> unsynced;  // entries of the log
  };
  enum class Fate { lost, kept, torn };

  std::vector<Fate> fates(const std::vector<std::size_t>& unsynced, int way, Random& random) const;
  std::string content_after(const OnDisk& file, int way, Random& random) const;
  std::map<std::string, int> names_after(int way, Random& random) const;
  void apply(std::string& content, const Entry& entry, Fate fate, Random& random) const;
  void sync(OnDisk& file);

  const Log& log_;
  std::size_t next_ = 0;
  bool is_new_ = true;
  int acknowledged_ = 0;
  int begun_ = 0;
  std::map<int, OnDisk> files_;
  std::map<std::string, int> names_;
  std::vector<std::size_t> unsynced_names_;
};

// Two images with the same number are the same disk.
std::uint64_t fingerprint(const Image& image);

}  // namespace shuke::power

#include "core/base/error.h"

namespace shuke {
namespace {

// By SQLite's primary result code. A refused schema (17) carries its own advice in the message.
std::string advice_for(const DbError& error) {
  constexpr int k_busy = 5;
  constexpr int k_locked = 6;
  constexpr int k_read_only = 8;
  constexpr int k_io_error = 10;
  constexpr int k_cannot_open = 14;
  constexpr int k_schema = 17;
  if (error.is_damaged()) return "; leave the file as it is, put a backup in its place and ask for help";
  if (error.is_disk_full()) return "; free some space and try again";
  switch (error.code() & 0xFF) {
    case k_busy:
    case k_locked: return "; another program is writing, try again in a moment";
    case k_read_only: return "; make the file and its folder writable for this user";
    case k_io_error: return "; check the disk and try again";
    case k_cannot_open: return "; check that the path is right and may be opened by this user";
    case k_schema: return "";
    default: return "; leave the file as it is and ask for help";
  }
}

}  // namespace

std::string sentence_of(const DbError& error, const std::string& place) {
  const std::string what = error.what();
  const bool is_placed = place.empty() || what.find(place) != std::string::npos;
  return (is_placed ? "" : place + ": ") + what + advice_for(error) + ".";
}

}  // namespace shuke

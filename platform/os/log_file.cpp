#include "platform/os/log_file.h"

#include <cstdio>

#include "platform/os/descriptor.h"
#include "platform/os/files.h"

#include <fcntl.h>
#include <sys/stat.h>

namespace shuke::os {
namespace {

int open_for_appending(const std::string& path) { return ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600); }

std::int64_t size_of(int file) {
  struct stat status {};
  return ::fstat(file, &status) == 0 ? static_cast<std::int64_t>(status.st_size) : 0;
}

}  // namespace

LogFile::LogFile(std::string directory, const Clock& clock, Limits limits)
    : directory_(std::move(directory)), clock_(clock), limits_(limits) {
  make_directory(directory_);
  file_ = open_for_appending(path(0));
  if (file_ < 0) throw OsError("The log " + path(0) + " cannot be written", errno, "check the folder");
  size_ = size_of(file_);
}

LogFile::~LogFile() { ::close(file_); }

std::string LogFile::path(int age) const { return directory_ + (age == 0 ? "/till.log" : "/till." + std::to_string(age) + ".log"); }

void LogFile::write(std::string_view level, std::string_view event, std::initializer_list<LogField> fields) {
  std::string line = to_rfc3339(clock_.now());
  line.append(" ").append(level).append(" ").append(event);
  for (const LogField& field : fields) line.append(" ").append(field.name).append("=").append(field.value.text());
  line += '\n';
  // A part of a line left by a full disk would swallow the next one, but a second write could land between other threads' lines.
  if (::write(file_, line.data(), line.size()) != static_cast<ssize_t>(line.size())) ++dropped_;
  if ((size_ += static_cast<std::int64_t>(line.size())) > limits_.most_bytes) turn_page();
}

// Whoever comes second while the page is being turned goes on writing to the old one; nothing is lost and nobody waits.
void LogFile::turn_page() {
  if (turning_.test_and_set()) return;
  if (size_of(file_) > limits_.most_bytes) {
    for (int age = limits_.kept; age > 0; --age) std::rename(path(age - 1).c_str(), path(age).c_str());
    const Descriptor fresh(open_for_appending(path(0)));
    if (fresh.is_open() && ::dup3(fresh.get(), file_, O_CLOEXEC) >= 0) size_ = 0;
  }
  turning_.clear();
}

}  // namespace shuke::os

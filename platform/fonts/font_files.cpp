#include "platform/fonts/font_files.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace shuke::fonts {
namespace {

[[noreturn]] void refuse(const std::string& path, const char* package) {
  throw FontError("The font file " + path + " cannot be read (" + std::strerror(errno) + "): install the package " + package + ".");
}

}  // namespace

const char* package_of(FontFile file) {
  switch (file) {
    case FontFile::inter_medium:
    case FontFile::inter_bold: return "fonts-inter";
    case FontFile::noto_regular:
    case FontFile::noto_bold: return "fonts-noto-cjk";
    case FontFile::icons: return "fonts-material-design-icons-iconfont";
  }
  return "";
}

int face_index_of(FontFile file) { return file == FontFile::noto_regular || file == FontFile::noto_bold ? 2 : 0; }

MappedFile::MappedFile(const std::string& path, const char* package) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) refuse(path, package);
  struct stat about {};
  const bool is_known = fstat(file, &about) == 0 && about.st_size > 0;
  size_ = is_known ? static_cast<std::size_t>(about.st_size) : 0;
  data_ = is_known ? mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0) : MAP_FAILED;
  const int reason = about.st_size == 0 ? EINVAL : errno;
  close(file);
  errno = reason;
  if (data_ == MAP_FAILED) refuse(path, package);
}

MappedFile::~MappedFile() { munmap(data_, size_); }

}  // namespace shuke::fonts

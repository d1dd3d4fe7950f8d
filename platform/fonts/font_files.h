#pragma once

#include <array>
#include <cstddef>
#include <stdexcept>
#include <string>

namespace shuke::fonts {

// A font cannot be used. what() is one sentence for stderr that names the package; the program ends with exit code 3.
struct FontError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

enum class FontFile { inter_medium, inter_bold, noto_regular, noto_bold, icons };
inline constexpr std::size_t k_font_file_count = 5;

// Where Debian's packages put the fonts, in the order of FontFile.
struct FontPaths {
  std::array<std::string, k_font_file_count> path{
      "/usr/share/fonts/opentype/inter/Inter-Medium.otf",
      "/usr/share/fonts/opentype/inter/Inter-Bold.otf",
      "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
      "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
      "/usr/share/fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf",
  };
};

// The Debian package that holds a font.
const char* package_of(FontFile file);
// Which face of the file is ours: in the CJK collections index 2 is Simplified Chinese; 0 would draw Japanese forms.
int face_index_of(FontFile file);

// A file mapped for reading, once for everybody who needs its bytes; only the pages that are touched take memory.
class MappedFile {
 public:
  MappedFile(const std::string& path, const char* package);  // throws FontError
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  void* data() const { return data_; }
  std::size_t size() const { return size_; }

 private:
  void* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace shuke::fonts

#include "platform/ime/google_decoder.h"

#include <atomic>
#include <filesystem>
#include <stdexcept>

#include "core/base/check.h"
#include "core/base/text.h"

#include <googlepinyin/pinyinime.h>

#if defined(__SANITIZE_ADDRESS__)
// The library frees with delete what it took with new[] and keeps its tables after closing. Both are harmless once a process, but the
// address sanitizer would end every program that opens a dictionary. Its other checks stay on.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() { return "alloc_dealloc_mismatch=0"; }
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libgooglepinyin"; }
#endif

namespace shuke::ime {
namespace {

// The library's own global, made visible: a second decoder would silently take over the first one's state.
std::atomic_flag& decoder_in_use() {
  static std::atomic_flag flag;
  return flag;
}

std::string utf8_of(const ime_pinyin::char16* text) {
  std::string utf8;
  for (; *text != 0; ++text) append_utf8(utf8, *text);
  return utf8;
}

}  // namespace

GoogleDecoder::GoogleDecoder(const std::string& dictionary) {
  if (dictionary.empty()) throw std::runtime_error("The pinyin dictionary is not installed; install libgooglepinyin0 and start again.");
  SHUKE_CHECK(!decoder_in_use().test_and_set());
  if (ime_pinyin::im_open_decoder(dictionary.c_str(), "")) return;
  decoder_in_use().clear();
  throw std::runtime_error("The pinyin dictionary " + dictionary + " cannot be read; reinstall libgooglepinyin0.");
}

GoogleDecoder::~GoogleDecoder() {
  ime_pinyin::im_close_decoder();
  decoder_in_use().clear();
}

GoogleDecoder::Result GoogleDecoder::decode(std::string_view letters, std::size_t limit) {
  Result result;
  ime_pinyin::im_reset_search();
  const std::size_t count = ime_pinyin::im_search(letters.data(), letters.size());
  if (count == 0) return result;
  const ime_pinyin::uint16* starts = nullptr;
  const std::size_t syllables = ime_pinyin::im_get_spl_start_pos(starts);
  for (std::size_t i = 1; i <= syllables; ++i) result.ends.push_back(starts[i]);
  for (std::size_t i = 0; i < std::min(count, limit); ++i) {
    ime_pinyin::char16 text[64] = {};
    if (ime_pinyin::im_get_candidate(i, text, 63) != nullptr) result.candidates.push_back(utf8_of(text));
  }
  return result;
}

std::string find_dictionary() {
  namespace fs = std::filesystem;
  constexpr const char* k_below = "googlepinyin/data/dict_pinyin.dat";
  std::error_code ignored;
  for (const fs::path root : {"/usr/lib", "/usr/local/lib"}) {
    if (fs::exists(root / k_below, ignored)) return root / k_below;
    for (const auto& folder : fs::directory_iterator(root, ignored)) {
      if (fs::exists(folder.path() / k_below, ignored)) return folder.path() / k_below;
    }
  }
  return "";
}

}  // namespace shuke::ime

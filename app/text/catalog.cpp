#include "app/text/catalog.h"

#include <algorithm>
#include <array>

#include "app/text/catalog_file.h"
#include "app/text/template.h"
#include "embedded/shuke_text.h"

namespace shuke::text {
namespace {

constexpr std::array<std::string_view, k_key_count> k_names = {
#define SHUKE_TEXT(name) #name,
#include "app/text/text_keys.def"
#undef SHUKE_TEXT
};

std::string_view embedded_file(Language language) {
  const std::string_view name = language == Language::zh ? "zh-CN.json" : "en.json";
  const auto files = embedded::shuke_text::files();
  const auto found = std::find_if(files.begin(), files.end(), [&](const auto& file) { return file.name == name; });
  SHUKE_CHECK(found != files.end());
  return found->content;
}

struct Catalogs {
  Catalog zh;
  Catalog en;
};

// Built at first use; from then on only read.
const Catalogs& catalogs() {
  static const Catalogs both = [] {
    CatalogFile zh = read_catalog_file(embedded_file(Language::zh));
    CatalogFile en = read_catalog_file(embedded_file(Language::en));
    SHUKE_CHECK(problems_of(zh, en).empty());
    return Catalogs{{Language::zh, std::move(zh.sentences)}, {Language::en, std::move(en.sentences)}};
  }();
  return both;
}

bool shows_detail(Reason reason) {
  return reason == Reason::policy_not_valid || reason == Reason::promotion_not_valid || reason == Reason::document_not_valid ||
         reason == Reason::version_too_new;
}

}  // namespace

std::string_view name_of(Key key) { return k_names[static_cast<std::size_t>(key)]; }

Catalog::Catalog(Language language, std::vector<std::string> sentences) : language_(language), sentences_(std::move(sentences)) {
  SHUKE_CHECK(sentences_.size() == k_key_count);
}

std::string Catalog::say(Key key, std::initializer_list<std::string_view> arguments) const {
  const auto argument = [&](std::size_t index) { return index < arguments.size() ? arguments.begin()[index] : std::string_view(); };
  const auto pieces = split_template(say(key));
  SHUKE_CHECK(pieces.has_value());
  std::string sentence;
  for (const Piece& piece : *pieces) {
    switch (piece.kind) {
      case Piece::Kind::words: sentence += piece.words; break;
      case Piece::Kind::argument: sentence += argument(piece.argument); break;
      case Piece::Kind::choice: sentence += argument(piece.argument) == "1" ? piece.words : piece.many; break;
    }
  }
  return sentence;
}

Key key_of(Reason reason) {
  switch (reason) {
#define SHUKE_REFUSAL(name) \
  case Reason::name:        \
    return Key::refusal_##name;
#include "core/base/refusal.def"
#undef SHUKE_REFUSAL
  }
  SHUKE_CHECK(false);
}

std::string say(const Catalog& catalog, const Refusal& refusal) {
  const std::string& sentence = catalog.say(key_of(refusal.reason));
  if (refusal.detail.empty() || !shows_detail(refusal.reason)) return sentence;
  return catalog.say(Key::refusal_with_detail, {sentence, refusal.detail});
}

const Catalog& catalog(Language language) { return language == Language::zh ? catalogs().zh : catalogs().en; }

std::vector<std::string> problems(std::string_view zh_json, std::string_view en_json) {
  return problems_of(read_catalog_file(zh_json), read_catalog_file(en_json));
}

std::string all_text(Language language) {
  std::string text;
  for (std::size_t i = 0; i < k_key_count; ++i) text += catalog(language).say(static_cast<Key>(i));
  return text;
}

}  // namespace shuke::text

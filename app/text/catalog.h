#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/text.h"

namespace shuke::text {

enum class Key {
#define SHUKE_TEXT(name) name,
#include "app/text/text_keys.def"
#undef SHUKE_TEXT
};

inline constexpr std::size_t k_key_count = 0
#define SHUKE_TEXT(name) +1
#include "app/text/text_keys.def"
#undef SHUKE_TEXT
    ;

// The key's name as it stands in text_keys.def and in both JSON files.
std::string_view name_of(Key key);

// All words of one language. Immutable; switching language is picking the other catalogue with the next frame. Any thread.
//
// A sentence may hold {0} to {9}, filled from the arguments, and choices by count: {0|item|items} says "item" when argument 0
// is exactly "1", otherwise "items". An argument that was not given is left out.
class Catalog {
 public:
  Catalog(Language language, std::vector<std::string> sentences);

  Language language() const { return language_; }
  const std::string& say(Key key) const { return sentences_[static_cast<std::size_t>(key)]; }
  std::string say(Key key, std::initializer_list<std::string_view> arguments) const;

 private:
  Language language_;
  std::vector<std::string> sentences_;
};

// Why the shop says no, and what to do; the refusal's detail stands behind it in brackets where it helps whoever is told.
std::string say(const Catalog& catalog, const Refusal& refusal);
Key key_of(Reason reason);

// The two catalogues in the program, checked against each other; a fault in them is our bug and ends the process.
const Catalog& catalog(Language language);

// What is wrong with a pair of catalogue files, one sentence each, naming the key: missing, unknown, repeated, empty, different
// placeholders, broken braces. Empty when all is well. The start-up check and the tests use this one.
std::vector<std::string> problems(std::string_view zh_json, std::string_view en_json);

// Every character the language's catalogue may show, as one UTF-8 text: what the font atlas must hold at start-up.
std::string all_text(Language language);

}  // namespace shuke::text

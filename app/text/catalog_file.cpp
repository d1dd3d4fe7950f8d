#include "app/text/catalog_file.h"

#include <map>
#include <set>

#include "app/text/catalog.h"
#include "app/text/template.h"

#include <nlohmann/json.hpp>

namespace shuke::text {
namespace {

using Sentences = std::map<std::string, std::string, std::less<>>;

// Objects in JSON may repeat a key and the parser would keep the last; here a repeated key is told.
Sentences read_object(std::string_view json, std::vector<std::string>& problems) {
  Sentences sentences;
  std::set<std::string> seen;
  const auto note_key = [&](int, nlohmann::json::parse_event_t event, nlohmann::json& value) {
    if (event != nlohmann::json::parse_event_t::key) return true;
    if (!seen.insert(value.get<std::string>()).second) problems.push_back(value.get<std::string>() + ": stands twice");
    return true;
  };
  const auto document = nlohmann::json::parse(json, note_key, false);
  if (!document.is_object()) return problems.push_back("the file is no JSON object"), sentences;
  for (const auto& [key, value] : document.items()) {
    if (value.is_string()) {
      sentences[key] = value.get<std::string>();
    } else {
      problems.push_back(key + ": is no text");
    }
  }
  return sentences;
}

struct Placeholders {
  std::set<std::size_t> shown;
  std::set<std::size_t> counted;
};

Placeholders placeholders_of(std::string_view sentence) {
  Placeholders found;
  const auto pieces = split_template(sentence);
  if (!pieces) return found;
  for (const Piece& piece : *pieces) {
    if (piece.kind == Piece::Kind::argument) found.shown.insert(piece.argument);
    if (piece.kind == Piece::Kind::choice) found.counted.insert(piece.argument);
  }
  return found;
}

// Both languages show the same arguments; a choice by count may only look at one that is shown.
bool agree(const Placeholders& a, const Placeholders& b) {
  const auto within = [](const std::set<std::size_t>& part, const std::set<std::size_t>& whole) {
    for (const std::size_t index : part) {
      if (!whole.contains(index)) return false;
    }
    return true;
  };
  return a.shown == b.shown && within(a.counted, a.shown) && within(b.counted, b.shown);
}

}  // namespace

CatalogFile read_catalog_file(std::string_view json) {
  CatalogFile file;
  Sentences sentences = read_object(json, file.problems);
  for (std::size_t i = 0; i < k_key_count; ++i) {
    const std::string name(name_of(static_cast<Key>(i)));
    const auto found = sentences.find(name);
    file.sentences.push_back(found == sentences.end() ? "" : found->second);
    if (found == sentences.end()) {
      file.problems.push_back(name + ": is missing");
      continue;
    }
    if (found->second.empty()) file.problems.push_back(name + ": is empty");
    if (!split_template(found->second)) file.problems.push_back(name + ": has broken braces");
    sentences.erase(found);
  }
  for (const auto& [name, unused] : sentences) file.problems.push_back(name + ": is not in text_keys.def");
  return file;
}

std::vector<std::string> problems_of(const CatalogFile& zh, const CatalogFile& en) {
  std::vector<std::string> all;
  for (const auto& problem : zh.problems) all.push_back("zh-CN.json: " + problem);
  for (const auto& problem : en.problems) all.push_back("en.json: " + problem);
  for (std::size_t i = 0; i < k_key_count; ++i) {
    if (zh.sentences[i].empty() || en.sentences[i].empty()) continue;
    if (agree(placeholders_of(zh.sentences[i]), placeholders_of(en.sentences[i]))) continue;
    all.push_back(std::string(name_of(static_cast<Key>(i))) + ": the languages have different placeholders");
  }
  return all;
}

}  // namespace shuke::text

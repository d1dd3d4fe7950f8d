#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/demo/draw.h"
#include "core/domain/members/member.h"

// Who people are: names, phones, cards, birthdays. Everything follows from an index or a draw.
namespace shuke::demo {

// A name and its readings; a polyphonic surname gives two.
struct Name {
  std::string text;
  std::vector<std::string> pinyin;
};

// Surnames by how common they are in China, given names by the wearer's sex; about one in four hundred has a character that small
// fonts lack (䶮, 𬭎). Names read "z... w..." are left to the design story, whose search for "zw" finds its own people first.
Name make_name(Draw& surname, Draw& given, bool is_woman);

// Eleven digits, unique over all indexes below nine hundred million for one seed. Never ends like a phone of the story.
std::string phone_of(std::int64_t index, std::uint64_t seed);
// 28 and ten digits and the check digit; index 0 has k_story_card.
std::string card_of(std::int64_t index);
// The card an index had before it was lost.
std::string lost_card_of(std::int64_t index);
domain::Birthday make_birthday(Draw& draw);

}  // namespace shuke::demo

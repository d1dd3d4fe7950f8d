#include <doctest/doctest.h>

#include "core/store/member_index.h"
#include "core/store/name_match.h"
#include "tests/support/builders.h"

using namespace shuke;
using store::MemberIndex;
using store::MemberKey;
using test::an_id;

namespace {

bool is_named(std::string_view typed, std::string_view name, std::string_view reading) {
  return store::names(store::plain(typed), store::plain(name), reading);
}

MemberKey key(std::uint8_t number, std::string name, std::string phone, std::vector<std::string> readings) {
  return {.id = an_id(number), .name = std::move(name), .phone = std::move(phone), .readings = std::move(readings)};
}

MemberKey visited(MemberKey key, Date day, StoreId store) {
  key.last_visit = day;
  key.last_store = std::move(store);
  return key;
}

std::vector<MemberId> found(const MemberIndex& index, std::string_view text, std::size_t limit = 10) {
  return index.search(text, "NJX", limit).members;
}

using Ids = std::vector<MemberId>;

// The people of the design story.
MemberIndex story() {
  MemberIndex index;
  index.put(key(1, "张伟", "13812346688", {"zhang wei"}));
  index.put(key(2, "曾薇", "13955571204", {"zeng wei", "ceng wei"}));
  index.put(key(3, "周文博", "15026687777", {"zhou wen bo"}));
  index.put(key(4, "翟卫", "13700006688", {"zhai wei", "di wei"}));
  index.put(key(5, "Anna Zweig", "13600001111", {"anna zweig"}));
  return index;
}

}  // namespace

TEST_CASE("pinyin names a person in full, in part, by initials and mixed with characters") {
  for (const char* const typed : {"zhangwei", "zhang wei", "ZhangWei", "zw", "zhw", "zhangw", "zwei", "zhwei", "zha", "wei", "we", "张w",
                                  "张wei", "z伟", "zhang伟", "张伟"}) {
    CAPTURE(typed);
    CHECK(is_named(typed, "张伟", "zhang wei"));
  }
}

TEST_CASE("pinyin that skips, turns round or goes past a name does not name it") {
  for (const char* const typed : {"wz", "weizhang", "zhangweiq", "zhw1", "李w", "z卫", "伟z", "hang", "ei", "zaw"}) {
    CAPTURE(typed);
    CHECK_FALSE(is_named(typed, "张伟", "zhang wei"));
  }
}

TEST_CASE("a surname of several readings is found by each of them") {
  const MemberIndex index = story();
  CHECK(found(index, "zengwei") == Ids{an_id(2)});
  CHECK(found(index, "cengwei") == Ids{an_id(2)});
  CHECK(found(index, "dw") == Ids{an_id(4)});
}

TEST_CASE("initials find everybody who has them") {
  const auto hits = story().search("zw", "NJX", 10);
  CHECK(hits.total == 5);
  CHECK(hits.members.size() == 5);
}

TEST_CASE("a part of the name finds it wherever it stands, names of letters too") {
  const MemberIndex index = story();
  CHECK(found(index, "文博") == Ids{an_id(3)});
  CHECK(found(index, "伟") == Ids{an_id(1)});
  CHECK(found(index, "zweig") == Ids{an_id(5)});
  CHECK(found(index, "ANNA") == Ids{an_id(5)});
}

TEST_CASE("four digits find those whose phone ends so before those who have them inside") {
  MemberIndex index = story();
  CHECK(found(index, "6688") == Ids{an_id(1), an_id(4)});
  CHECK(found(index, "2668") == Ids{an_id(3)});
  CHECK(found(index, "15026687777") == Ids{an_id(3)});
  CHECK(found(index, "150-2668 7777") == Ids{an_id(3)});
  index.put(visited(key(6, "李娜", "16688000000", {"li na"}), {2026, 11, 21}, "NJX"));
  CHECK(found(index, "6688") == Ids{an_id(1), an_id(4), an_id(6)});
}

TEST_CASE("too little text finds nothing") {
  const MemberIndex index = story();
  for (const char* const typed : {"", " ", "z", "668", "1", "13812346688999999", "not a name", "6688x"}) {
    CAPTURE(typed);
    CHECK(index.search(typed, "NJX", 10).total == 0);
  }
}

TEST_CASE("exact names stand first, then visitors of this store, newest first, then the others") {
  MemberIndex index;
  index.put(visited(key(1, "张伟", "13800000001", {"zhang wei"}), {2026, 1, 1}, "XJH"));
  index.put(visited(key(2, "张伟民", "13800000002", {"zhang wei min"}), {2026, 11, 21}, "XJH"));
  index.put(visited(key(3, "张伟东", "13800000003", {"zhang wei dong"}), {2026, 3, 1}, "NJX"));
  index.put(visited(key(4, "张伟国", "13800000004", {"zhang wei guo"}), {2026, 9, 1}, "NJX"));
  index.put(key(5, "张伟平", "13800000005", {"zhang wei ping"}));
  CHECK(found(index, "张伟") == Ids{an_id(1), an_id(4), an_id(3), an_id(2), an_id(5)});
  CHECK(found(index, "zhangwei", 2) == Ids{an_id(4), an_id(3)});
  CHECK(index.search("zhangwei", "NJX", 2).total == 5);
}

TEST_CASE("a card finds its holder, and a removed member is gone with card and phone") {
  MemberIndex index;
  MemberKey member = key(1, "张伟", "13800000001", {"zhang wei"});
  member.cards = {"2800000000011", "2800000000028"};
  index.put(member);
  CHECK(index.find_card("2800000000028") == an_id(1));
  CHECK(found(index, "2800000000011") == Ids{an_id(1)});
  index.remove(an_id(1));
  CHECK(index.size() == 0);
  CHECK_FALSE(index.find_card("2800000000028"));
  CHECK_FALSE(index.find_phone("13800000001"));
  CHECK(index.search("zw", "NJX", 10).total == 0);
  index.put(key(2, "李娜", "13800000002", {"li na"}));
  CHECK(found(index, "ln") == Ids{an_id(2)});
}

TEST_CASE("a visit that is older than the known one changes nothing") {
  MemberIndex index;
  index.put(visited(key(1, "张伟", "13800000001", {"zhang wei"}), {2026, 5, 1}, "NJX"));
  index.put(visited(key(2, "张薇", "13800000002", {"zhang wei"}), {2026, 4, 1}, "NJX"));
  index.note_visit(an_id(2), {2026, 3, 1}, "NJX");
  CHECK(found(index, "zw") == Ids{an_id(1), an_id(2)});
  index.note_visit(an_id(2), {2026, 6, 1}, "NJX");
  CHECK(found(index, "zw") == Ids{an_id(2), an_id(1)});
}

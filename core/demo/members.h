#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "core/base/time.h"
#include "core/demo/demo_chain.h"
#include "core/domain/members/member.h"

namespace shuke::demo {

// The people of the design story stand first, whatever the seed.
enum class StoryMember { zhang_wei, zeng_wei, zhou_wenbo, zhai_wei, zheng_wen, chen_jing };
inline constexpr int k_story_members = 6;
inline constexpr std::string_view k_story_card = "2800000000011";  // 张伟, silver, ¥970.75 from gold
inline constexpr std::string_view k_story_phone = "13812346688";
// A card nobody holds, for an enrolment; no generated card begins with 2801.
inline constexpr std::string_view k_spare_card = "2801000020917";

struct World;

// Makes any member of a shop of any size by index, each the same in every run and independent of the others: phones and cards
// are unique over all indexes. `shop` is borrowed and must outlive the maker. Pure after construction, any thread.
class MemberMaker {
 public:
  MemberMaker(const DemoShop& shop, std::uint64_t seed, Date as_of);
  ~MemberMaker();
  MemberMaker(const MemberMaker&) = delete;
  MemberMaker& operator=(const MemberMaker&) = delete;

  // With facts that follow from purchases(index), and the account from the same by the shop's policy. Told for `as_of`.
  DemoMember member(std::int64_t index) const;
  // Two years of purchases up to the day before `as_of`, oldest first.
  std::vector<domain::Purchase> purchases(std::int64_t index) const;

 private:
  std::unique_ptr<const World> world_;
};

std::vector<DemoMember> make_members(const DemoShop& shop, std::int64_t count, std::uint64_t seed, Date as_of);

}  // namespace shuke::demo

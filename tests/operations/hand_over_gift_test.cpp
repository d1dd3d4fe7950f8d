// A gift at the counter: once, here and in the whole chain.
#include "core/operations/hand_over_gift.h"

#include <doctest/doctest.h>

#include "core/codec/record.h"
#include "core/db/database.h"
#include "core/operations/check_data.h"
#include "tests/db/disk/disk.h"
#include "tests/operations/desk.h"
#include "tests/support/keys.h"
#include "tests/support/pen.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using domain::GiftOccasion;
using domain::GiftRight;
using test::an_id;
using test::Desk;

namespace {

const GiftRight k_cake{"cake", GiftOccasion::birthday, {2026, 11, 20}};

// Zhang Wei, whose birthday was two days ago, at a till whose policy gives a cake for it and a bag for his card of 2024.
struct GiftDesk : Desk {
  explicit GiftDesk(const std::string& directory = ":memory:") : Desk(directory) {
    domain::Policy policy = test::a_policy();
    policy.gifts = {{"cake", {"生日礼", "Birthday cake"}, GiftOccasion::birthday, 2, {}, 14},
                    {"bag", {"帆布袋", "Canvas bag"}, GiftOccasion::enrolment, 1, {}, 30}};
    domain::Shop with_gifts = *shop;
    with_gifts.policies = domain::PolicyBook(policy);
    shop = std::make_shared<const domain::Shop>(std::move(with_gifts));
    pull({});
  }
  void pull(std::vector<domain::HandedOver> known) {
    domain::Member member = test::zhang_wei();
    member.core.birthday = domain::Birthday{1988, 11, 20, false};
    member.facts.gifts = std::move(known);
    operations::apply_page(store, {.rows = {codec::encode_member(member, 300)}, .cursor = "c3"});
  }
  Result<operations::HandedGift> hand_over(std::uint8_t act, const GiftRight& right = k_cake, std::uint8_t member = 1) {
    return operations::hand_over_gift(world(), {*shop, an_id(act), an_id(member), right, "A01"});
  }
  std::vector<domain::HandedOver> known() { return operations::find_member(store, day(), an_id(1))->facts.gifts; }
  Sequence last() const { return store.batch(0, 1, 1).last_seq; }
};

}  // namespace

TEST_CASE("a gift is written down with who, what, why and when, and the member has it from then on") {
  GiftDesk desk;
  const auto handed = desk.hand_over(70);
  REQUIRE(handed.ok());
  CHECK(handed->gift.right == k_cake);
  CHECK(handed->gift.by == domain::RecordId{11, 2});  // after the shift
  CHECK(handed->gift.associate == "A01");
  CHECK(handed->member->facts.gifts == std::vector{handed->gift});
  CHECK_FALSE(handed->was_handed_before);
  const Record record = *desk.store.find_record(2);
  CHECK(record.kind == codec::k_gift_kind);
  const auto read = codec::decode_gift(record.body, *desk.store.personal_part(record), record.kind_version);
  CHECK(read->member == an_id(1));
  CHECK(read->policy_version == 7);
  CHECK(read->business_date == test::k_story_day);
  CHECK(operations::check_data(desk.store).findings.empty());
}

TEST_CASE("the same act again is the second tap; another gift under its id is refused") {
  GiftDesk desk;
  const auto first = desk.hand_over(70);
  const auto second = desk.hand_over(70);
  REQUIRE(second.ok());
  CHECK(second->was_handed_before);
  CHECK(second->gift == first->gift);
  CHECK(desk.last() == 2);
  CHECK(desk.hand_over(70, {"bag", GiftOccasion::enrolment, {2024, 12, 24}}).reason() == Reason::already_committed);
}

TEST_CASE("a gift that this till handed over is not handed over again, also by another act") {
  GiftDesk desk;
  REQUIRE(desk.hand_over(70).ok());
  CHECK(desk.hand_over(71).refusal() == Refusal{Reason::gift_already_given, "11"});
  CHECK(desk.last() == 2);
}

TEST_CASE("a gift that another till handed over is refused once head office has told of it") {
  GiftDesk desk;
  desk.pull({{k_cake, {12, 40}, 1000, "A05"}});
  CHECK(desk.hand_over(70).refusal() == Refusal{Reason::gift_already_given, "12"});
  CHECK(desk.last() == 0);
}

TEST_CASE("a hand-over of this till counts once when head office tells of it too") {
  GiftDesk desk;
  const auto handed = desk.hand_over(70);
  desk.pull({handed->gift});
  CHECK(desk.known() == std::vector{handed->gift});
}

TEST_CASE("a gift that is over, that nothing gives, or for nobody is refused and leaves no record") {
  GiftDesk desk;
  CHECK(desk.hand_over(70, {"bag", GiftOccasion::enrolment, {2024, 12, 24}}).reason() == Reason::gift_expired);
  CHECK(desk.hand_over(71, {"cake", GiftOccasion::birthday, {2026, 11, 21}}).reason() == Reason::gift_not_earned);
  CHECK(desk.hand_over(72, k_cake, 44).reason() == Reason::unknown_member);
  CHECK(desk.last() == 0);
}

TEST_CASE("a disk that fails says so, nothing is handed over, and the same act succeeds after it") {
  test::TemporaryFolder folder;
  test::Disk disk;
  GiftDesk desk(folder.path());
  REQUIRE(desk.sell(test::socks(1)).ok());
  disk.be_full(true);
  CHECK(desk.hand_over(70).reason() == Reason::not_saved);
  disk.be_full(false);
  CHECK(desk.known().empty());
  CHECK(desk.hand_over(70).ok());
}

TEST_CASE("a row that does not belong to its record is found by the check") {
  test::TemporaryFolder folder;
  { REQUIRE(GiftDesk(folder.path()).hand_over(70).ok()); }
  test::write_with_a_pen(folder / "journal.db", "UPDATE gift SET member_id = zeroblob(16)");
  CHECK(operations::check_data(store::Store(folder.path(), test::keys_of(folder.path()), store::Access::read_only)).findings ==
        std::vector<std::string>{"record 2 and its row in gift differ"});
}

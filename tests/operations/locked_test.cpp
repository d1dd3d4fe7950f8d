#include <doctest/doctest.h>

#include <filesystem>

#include "core/operations/draft.h"
#include "core/operations/enrol_member.h"
#include "core/operations/find_sale.h"
#include "core/operations/hand_over_gift.h"
#include "core/operations/open_files.h"
#include "tests/operations/desk.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using domain::Code;
using domain::CodeKind;
using test::Desk;
using test::socks;

namespace {

// A till that worked for a while, and then lost its device key.
struct LostKey {
  test::TemporaryFolder folder;
  std::string receipt_of_member;

  LostKey() {
    {
      Desk desk(folder.path());
      const auto member = operations::find_member(desk.store, desk.day(), test::an_id(1)).value();
      receipt_of_member = desk.sell(socks(1, &member), member)->sale.receipt;
      REQUIRE(operations::save_draft(desk.store, {.basket = socks(2)}).ok());
    }
    std::filesystem::remove(folder.path() + ".key");
  }
};

}  // namespace

TEST_CASE("without its device key a till opens, says why, and makes no new keys") {
  const LostKey lost;
  const auto files = operations::open_files(lost.folder.path(), test::FakeClock().now());
  CHECK(files.locked == "Members are locked: the device key " + lost.folder.path() +
                            ".key is missing; put the right file back and start again. Selling goes on.");
  CHECK(files.store->is_locked());
  CHECK_FALSE(std::filesystem::exists(lost.folder.path() + ".key"));
}

TEST_CASE("locked, whoever asks for a member hears why, by card, phone, id and text") {
  const LostKey lost;
  Desk desk(lost.folder.path());
  CHECK(operations::find_member(desk.store, desk.day(), Code{CodeKind::member_card, "2800000000011"}).reason() == Reason::keys_locked);
  CHECK(operations::find_member(desk.store, desk.day(), Code{CodeKind::phone, "13817126688"}).reason() == Reason::keys_locked);
  CHECK(operations::find_member(desk.store, desk.day(), test::an_id(1)).reason() == Reason::keys_locked);
  CHECK(operations::search_members(desk.store, desk.day(), {.text = "zw", .here = "NJX"}).reason() == Reason::keys_locked);
}

TEST_CASE("locked, a guest buys and brings back") {
  const LostKey lost;
  Desk desk(lost.folder.path());
  const auto sold = desk.sell(socks(3));
  REQUIRE(sold.ok());
  CHECK(operations::find_sale_for_return(desk.store, desk.day(), sold->sale.receipt).ok());
  CHECK(operations::save_draft(desk.store, {.basket = socks(4)}).ok());
  CHECK(operations::load_draft(desk.store).reason() == Reason::keys_locked);
}

TEST_CASE("locked, nobody is enrolled or given a gift, and nothing is written down of it") {
  const LostKey lost;
  Desk desk(lost.folder.path());
  const domain::EnrolmentForm form{.phone = "13817126605", .name = "周文博", .consents_to_file = true};
  const Sequence before = desk.store.sync_memory().last_seq;
  CHECK(operations::enrol_member(desk.world(), *desk.shop, form, "A01").reason() == Reason::keys_locked);
  const operations::GiftOrder gift{
      *desk.shop, test::an_id(70), test::an_id(1), {"cake", domain::GiftOccasion::birthday, {2026, 11, 20}}, "A01"};
  CHECK(operations::hand_over_gift(desk.world(), gift).reason() == Reason::keys_locked);
  CHECK(operations::find_sale_for_return(desk.store, desk.day(), lost.receipt_of_member).reason() == Reason::keys_locked);
  CHECK(desk.store.sync_memory().last_seq == before);
}

TEST_CASE("the device key of another till opens nothing") {
  const LostKey lost;
  const std::string aside = lost.folder / "aside.key";
  {
    test::TemporaryFolder other;
    Desk desk(other.path());
    std::filesystem::copy_file(other.path() + ".key", aside);
  }
  std::filesystem::copy_file(aside, lost.folder.path() + ".key");
  CHECK(operations::open_files(lost.folder.path(), test::FakeClock().now()).locked.find("does not open") != std::string::npos);
}

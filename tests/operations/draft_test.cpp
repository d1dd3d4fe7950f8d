#include <doctest/doctest.h>

#include "core/operations/draft.h"
#include "tests/operations/desk.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using test::Desk;
using test::socks;

TEST_CASE("the open basket comes back after a restart") {
  test::TemporaryFolder folder;
  {
    Desk desk(folder.path());
    REQUIRE(operations::save_draft(desk.store, {.basket = test::story_basket(), .screen = "pay"}).ok());
  }
  const auto draft = operations::load_draft(Desk(folder.path()).store);
  REQUIRE(draft.ok());
  CHECK(draft->value().basket == test::story_basket());
  CHECK(draft->value().screen == "pay");
}

TEST_CASE("without a draft there is nothing to bring back") { CHECK_FALSE(operations::load_draft(Desk().store)->has_value()); }

TEST_CASE("a draft that cannot be read is refused") {
  Desk desk;
  desk.store.save_draft("{\"basket\":");
  CHECK(operations::load_draft(desk.store).reason() == Reason::document_not_valid);
}

TEST_CASE("a sold basket leaves the draft, what was parked and who stands there stay") {
  Desk desk;
  REQUIRE(operations::save_draft(desk.store, {.basket = socks(1), .screen = "pay", .parked = {socks(2)}, .associate = "A02"}).ok());
  REQUIRE(desk.sell(socks(1)).ok());
  const auto draft = operations::load_draft(desk.store)->value();
  CHECK(draft.basket == domain::Basket{});
  CHECK(draft.payment.tenders.empty());
  CHECK(draft.screen.empty());
  REQUIRE(draft.parked.size() == 1);
  CHECK(draft.parked[0] == socks(2));
  CHECK(draft.associate == "A02");
}

TEST_CASE("a draft of another basket stays as it is") {
  Desk desk;
  REQUIRE(operations::save_draft(desk.store, {.basket = socks(3), .screen = "sale"}).ok());
  REQUIRE(desk.sell(socks(1)).ok());
  CHECK(operations::load_draft(desk.store)->value().basket == socks(3));
}

TEST_CASE("a basket that is sold never becomes the open one again, neither by keeping it late nor from an old file") {
  Desk desk;
  REQUIRE(desk.sell(socks(1)).ok());
  REQUIRE(operations::save_draft(desk.store, {.basket = socks(1), .screen = "pay", .parked = {socks(2)}, .associate = "A02"}).ok());
  CHECK(operations::load_draft(desk.store)->value().basket == domain::Basket{});
  CHECK(operations::load_draft(desk.store)->value().parked.size() == 1);
  desk.store.save_draft(codec::encode_draft({.basket = socks(1), .screen = "pay"}));
  CHECK(operations::load_draft(desk.store)->value().basket == domain::Basket{});
}

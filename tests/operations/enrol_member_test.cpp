#include <doctest/doctest.h>

#include "core/codec/record.h"
#include "core/operations/enrol_member.h"
#include "core/operations/find_member.h"
#include "tests/db/disk/disk.h"
#include "tests/operations/desk.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using test::Desk;

namespace {

const std::string k_card = std::string("280000000005") + domain::ean13_check_digit("280000000005");

domain::EnrolmentForm a_form() {
  return {.phone = "138 1712-6605",
          .name = "周文博",
          .birthday = domain::Birthday{1990, 5, 20, false},
          .card = k_card,
          .consents_to_file = true};
}

Result<domain::Member> enrol(Desk& desk, const domain::EnrolmentForm& form) {
  return operations::enrol_member(desk.world(), *desk.shop, form, "A01");
}

}  // namespace

TEST_CASE("somebody enrolled here is a prospect who is found by phone, card, name and pinyin at once") {
  Desk desk;
  const auto member = enrol(desk, a_form());
  REQUIRE(member.ok());
  CHECK(member->facts.tier == domain::k_no_tier);
  CHECK(member->core.phone == "13817126605");
  CHECK(member->core.birthday == domain::Birthday{1990, 5, 20, false});
  CHECK(member->facts.home_store == "NJX");
  CHECK(operations::find_member(desk.store, desk.day(), domain::Code{domain::CodeKind::phone, "13817126605"})->id == member->id);
  CHECK(operations::find_member(desk.store, desk.day(), domain::Code{domain::CodeKind::member_card, k_card})->id == member->id);
  for (const char* const text : {"zwb", "wenbo", "文博", "6605", "周w"}) {
    CAPTURE(text);
    const auto list = operations::search_members(desk.store, desk.day(), {.text = text, .here = "NJX"}).value();
    REQUIRE(list.members.size() == 1);
    CHECK(list.members[0].core.name == "周文博");
  }
}

TEST_CASE("the record's body names nobody; the person stands in its sealed part") {
  Desk desk;
  const auto member = enrol(desk, a_form()).value();
  const Record record = *desk.store.enrolment_of(member.id);
  CHECK(record.kind == "enrolment");
  for (const char* const personal : {"13817126605", "周文博", "zhou"}) {
    CHECK(record.body.find(personal) == std::string::npos);
    CHECK(record.sealed.find(personal) == std::string::npos);
    CHECK(desk.store.personal_part(record)->find(personal) != std::string::npos);
  }
}

TEST_CASE("a phone or card that somebody has is refused, whether head office or this till knows it") {
  Desk desk;
  auto form = a_form();
  form.phone = "13817126688";
  CHECK(enrol(desk, form).reason() == Reason::phone_in_use);
  form = a_form();
  form.card = "2800000000011";
  CHECK(enrol(desk, form).reason() == Reason::card_in_use);
  REQUIRE(enrol(desk, a_form()).ok());
  form = a_form();
  form.phone = "13900000001";
  CHECK(enrol(desk, form).reason() == Reason::card_in_use);
  form = a_form();
  form.card.clear();
  CHECK(enrol(desk, form).reason() == Reason::phone_in_use);
  CHECK(desk.store.sync_memory().last_seq == 1);
}

TEST_CASE("a form that is not filled in rightly is refused and leaves nothing") {
  Desk desk;
  auto form = a_form();
  form.phone = "1381712";
  CHECK(enrol(desk, form).reason() == Reason::phone_not_valid);
  form = a_form();
  form.consents_to_file = false;
  CHECK(enrol(desk, form).reason() == Reason::consent_missing);
  CHECK(desk.store.sync_memory().last_seq == 0);
}

TEST_CASE("a full disk refuses the enrolment, and the same form goes through once there is room") {
  test::TemporaryFolder folder;
  test::Disk disk;
  Desk desk(folder.path());
  disk.be_full(true);
  CHECK(enrol(desk, a_form()).reason() == Reason::not_saved);
  disk.be_full(false);
  CHECK_FALSE(desk.store.member_by_phone("13817126605"));
  CHECK(enrol(desk, a_form()).ok());
}

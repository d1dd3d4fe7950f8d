// One act at the counter in which the n-th call to the disk fails, or the n-th allocation, for every n that there is: what the till
// answered must be what stands on the disk when it is switched on again.
#include <doctest/doctest.h>

#include <functional>

#include "core/codec/record.h"
#include "core/operations/check_data.h"
#include "core/operations/commit_return.h"
#include "core/operations/enrol_member.h"
#include "core/operations/find_sale.h"
#include "tests/operations/swap.h"
#include "tests/power/disk/memory.h"
#include "tests/power/till.h"
#include "tests/support/keys.h"

using namespace shuke;
using namespace shuke::power;

namespace {

constexpr const char* k_new_phone = "13900000021";
const Uuid k_basket = test::an_id(200);
const Uuid k_return = test::an_id(201);

// A till that has sold once and is off.
const Image& a_till_at_night() {
  static const Image image = [] {
    Till till;
    till.start();
    till.open_shift();
    till.sell();
    till.stop();
    return till.disk.image();
  }();
  return image;
}

domain::Sale first_sale(const store::Store& store) { return codec::decode_sale(*store.find_sale(test::an_id(61))).value(); }

// The tap that confirms; the same again is the same act. Answers why not, or nothing.
using Tap = std::function<std::optional<Reason>()>;
struct Act {
  std::string name;
  Tap (*prepare)(test::Desk& desk);  // up to the tap, as the counter does it: while all is well
  bool (*is_there)(const store::Store& store);
};

template <class Answer>
std::optional<Reason> why_not(const Result<Answer>& answer) {
  return answer ? std::nullopt : std::optional(answer.reason());
}

domain::Basket a_basket() {
  domain::Basket basket = test::socks(1);
  basket.id = k_basket;
  return basket;
}

Tap sell(test::Desk& desk) {
  return [&desk] { return why_not(desk.sell(a_basket())); };
}

Tap take_back(test::Desk& desk) {
  const domain::Sale sale = first_sale(desk.store);
  operations::ReturnOrder order{.shop = *desk.shop, .id = k_return, .receipt = sale.receipt, .pieces = {{1, 1}}, .shares = {}};
  order.associate = "A02";
  const auto found = operations::find_sale_for_return(desk.store, desk.day(), sale.receipt);
  order.shares = domain::plan_of(*found, *desk.shop, {.pieces = order.pieces, .today = test::k_story_day, .allowed_by = {}})->proposed;
  return [&desk, order] { return why_not(operations::commit_return(desk.world(), order)); };
}

Tap exchange(test::Desk& desk) {
  const auto swap = std::make_shared<test::Swap>(desk, first_sale(desk.store), a_basket());
  return [swap] { return why_not(swap->commit()); };
}

Tap enrol(test::Desk& desk) {
  domain::EnrolmentForm form;
  form.phone = k_new_phone;
  form.name = "周文博";
  form.consents_to_file = true;
  return [&desk, form] {
    const auto reason = why_not(operations::enrol_member(desk.world(), *desk.shop, form, "A01"));
    return reason == Reason::phone_in_use ? std::nullopt : reason;  // the screen opens whoever has it: the member of the first tap
  };
}

// Planted: writes as an act does, and takes the disk's first no for an answer.
Tap sell_blindly(test::Desk& desk) {
  return [&desk, sale = first_sale(desk.store)]() mutable -> std::optional<Reason> {
    try {
      if (desk.store.find_sale(k_basket)) return std::nullopt;
      const store::Slot slot = desk.store.next_slot(desk.clock.now());
      sale.basket_id = k_basket;
      sale.seq = slot.seq;
      sale.receipt = slot.receipt_number;
      desk.store.record_sale(sale, {slot, codec::k_sale_kind, codec::k_record_version, codec::encode_sale_body(sale), {}, {}}, {});
      return std::nullopt;
    } catch (const DbError&) {
      return Reason::not_saved;
    }
  };
}

bool is_sold(const store::Store& store) { return store.find_sale(k_basket).has_value(); }
bool is_back(const store::Store& store) { return store.find_sale(k_return).has_value(); }
bool is_enrolled(const store::Store& store) { return store.member_by_phone(k_new_phone).has_value(); }
bool is_exchanged(const store::Store& store) {
  const bool is_half = store.find_sale(test::an_id(50)).has_value();
  CHECK(is_half == is_sold(store));
  return is_half;
}

const Act k_sale{"sale", sell, is_sold};
const Act k_blind_sale{"blind sale", sell_blindly, is_sold};
const Act k_back{"return", take_back, is_back};
const Act k_exchange{"exchange", exchange, is_exchanged};
const Act k_enrolment{"enrolment", enrol, is_enrolled};

struct Trouble {
  std::string of;
  void (*begin)(Disk& disk, std::int64_t n, bool for_good);
  bool (*has_begun)(const Disk& disk);
};
const Trouble k_with_disk{"calls to the disk", [](Disk& disk, std::int64_t n, bool for_good) { disk.fail_at(n, for_good); },
                          [](const Disk& disk) { return disk.has_failed(); }};
const Trouble k_with_memory{"allocations", [](Disk&, std::int64_t n, bool for_good) { fail_allocation(n, for_good); },
                            [](const Disk&) { return has_failed_allocation(); }};

struct Figures {
  std::int64_t calls = 0;
  std::int64_t refused = 0;
  std::int64_t unknown = 0;   // the files did not open again, and the till said that it does not know
  std::int64_t untrue = 0;    // it said "done" and it is not there, or "not saved" and it is
  std::int64_t not_once = 0;  // the trouble was over, and the same tap did not make one of both
};

bool stands_after_restart(const Image& image, const Act& act) {
  Disk disk(image);
  const store::Store store(k_folder, test::keys_of(k_folder));
  const auto report = operations::check_data(store);
  for (const auto& finding : report.findings) FAIL_CHECK(finding);
  return act.is_there(store);
}

// `for_good`: the trouble stays until the till has answered, and all that it tries meets it. True while there was an n-th call.
bool fail_once(const Act& act, const Trouble& trouble, std::int64_t n, bool for_good, Figures& figures) {
  Image at_answer;
  Image at_end;
  std::optional<Reason> said;
  bool has_begun = false;
  {
    Disk disk(a_till_at_night());
    {
      test::Desk desk(k_folder, true);
      const Tap tap = act.prepare(desk);
      trouble.begin(disk, n, for_good);
      said = tap();
      has_begun = trouble.has_begun(disk);
      trouble.begin(disk, 0, false);
      at_answer = disk.image();
      figures.not_once += tap() ? 1 : 0;
    }
    at_end = disk.image();
  }
  const bool is_there = stands_after_restart(at_answer, act);
  if (said) CHECK((*said == Reason::not_saved || (for_good && *said == Reason::outcome_unknown)));
  if (said != Reason::outcome_unknown && is_there == said.has_value()) ++figures.untrue;
  figures.refused += said == Reason::not_saved ? 1 : 0;
  figures.unknown += said == Reason::outcome_unknown ? 1 : 0;
  figures.not_once += stands_after_restart(at_end, act) ? 0 : 1;
  return has_begun;
}

Figures fail_every(const Act& act, const Trouble& trouble) {
  Figures figures;
  CAPTURE(act.name);
  CAPTURE(trouble.of);
  for (std::int64_t n = 1;; ++n) {
    CAPTURE(n);
    const bool passes = fail_once(act, trouble, n, false, figures);
    const bool stays = fail_once(act, trouble, n, true, figures);
    if (!passes && !stays) break;
    ++figures.calls;
  }
  MESSAGE(act.name << ": each of " << figures.calls << " " << trouble.of << " fails, " << figures.refused << " not saved, "
                   << figures.unknown << " not known, " << figures.untrue << " untrue");
  return figures;
}

void expect_the_truth(const Act& act) {
  for (const Trouble& trouble : {k_with_disk, k_with_memory}) {
    const Figures figures = fail_every(act, trouble);
    CHECK(figures.calls > 20);
    CHECK(figures.untrue == 0);
    CHECK(figures.not_once == 0);
  }
}

}  // namespace

TEST_CASE("planted: a till that takes the disk's first no for an answer refuses a sale that is there, and is found") {
  CHECK(fail_every(k_blind_sale, k_with_disk).untrue > 0);
}

TEST_CASE("whichever call to the disk or allocation fails in a sale, what the till says is what a restart finds") {
  expect_the_truth(k_sale);
}

TEST_CASE("whichever call to the disk or allocation fails in a return, what the till says is what a restart finds") {
  expect_the_truth(k_back);
}

TEST_CASE("whichever call to the disk or allocation fails in an exchange, both of it stand after a restart, or neither, as was said") {
  expect_the_truth(k_exchange);
}

TEST_CASE("whichever call to the disk or allocation fails in an enrolment, what the till says is what a restart finds") {
  expect_the_truth(k_enrolment);
}

TEST_CASE("whichever call to the disk fails while a till starts, it says so, and starts once the disk is well") {
  std::int64_t calls = 0;
  for (bool is_over = false; !is_over;) {
    Disk disk(a_till_at_night());
    CAPTURE(calls);
    disk.fail_at(calls + 1, true);
    try {
      const store::Store store(k_folder, test::keys_of(k_folder));
    } catch (const DbError&) {
    }
    is_over = !disk.has_failed();
    calls += is_over ? 0 : 1;
    disk.fail_at(0, false);
    const store::Store store(k_folder, test::keys_of(k_folder));
    const auto report = operations::check_data(store);
    for (const auto& finding : report.findings) FAIL_CHECK(finding);
    CHECK(report.sales == 1);
  }
  MESSAGE(calls << " calls");
  CHECK(calls > 10);
}

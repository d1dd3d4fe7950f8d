#include "tests/power/till.h"

#include "core/base/check.h"
#include "core/operations/commit_return.h"
#include "core/operations/draft.h"
#include "core/operations/enrol_member.h"
#include "core/operations/find_sale.h"
#include "core/operations/hand_over_gift.h"
#include "core/operations/open_shift.h"
#include "core/store/backup.h"
#include "tests/operations/swap.h"

namespace shuke::power {

namespace {

const domain::GiftRight k_birthday_cake{"cake", domain::GiftOccasion::birthday, {2026, 11, 20}};

// Their birthday was two days ago, and the policy gives a cake for it.
void expect_birthday(test::Desk& desk) {
  domain::Policy policy = test::a_policy();
  policy.gifts = {{"cake", {"生日礼", "Birthday cake"}, domain::GiftOccasion::birthday, 2, {}, 14}};
  domain::Shop with_gifts = *desk.shop;
  with_gifts.policies = domain::PolicyBook(policy);
  desk.shop = std::make_shared<const domain::Shop>(std::move(with_gifts));
  domain::Member member = test::zhang_wei();
  member.core.birthday = domain::Birthday{1988, 11, 20, false};
  operations::apply_page(desk.store, {.rows = {codec::encode_member(member, 300)}, .cursor = "c3"});
}

}  // namespace

Books read_books(const store::Store& store, const std::vector<MemberId>& members, std::int64_t sales) {
  Books books{.terminal = store.terminal(), .records = store.sync_memory().last_seq, .sales = sales};
  if (const auto last = store.find_record(books.records)) books.chain = last->chain_hash;
  const auto draft = store.load_draft();
  books.draft = draft ? *draft : std::optional<std::string>("a draft that does not open");
  if (const auto shift = store.open_shift()) books.shift = shift->shift;
  for (const MemberId& member : members) books.enrolled += store.enrolment_of(member) ? 1U : 0U;
  books.gifts = store.gifts_to(test::an_id(1)).size();
  return books;
}

Till::Till(const Beginning& beginning) : disk(beginning.start), last_id_(beginning.last_id) {
  recording_.books = {beginning.books};
  recording_.members = beginning.members;
  recording_.copied_records = beginning.copied_records;
  for (std::size_t i = 0; i < 16 * last_id_; ++i) ids_.new_id({});  // none that an earlier start of this till made
  disk.record();
}

void Till::begin_recording() {
  recording_.acts.clear();
  recording_.books = {books()};
  if (recording_.backup) recording_.backup->acts = 0;
  disk.record();
}

void Till::act(const std::string& name, const std::function<void()>& work) {
  recording_.acts.push_back(name);
  disk.note(Deed::act_begun);
  work();
  if (desk) recording_.books.push_back(read_books(desk->store, recording_.members, desk->store.check().sales));
  if (!desk) recording_.books.push_back(recording_.books.back());
  disk.note(Deed::act_acknowledged);
}

void Till::begin() {
  desk = std::make_unique<test::Desk>(k_folder);
  desk->ids = ids_;
  expect_birthday(*desk);
}

void Till::start() {
  act("start", [&] { begin(); });
}

void Till::restart() {
  act("restart", [&] {
    ids_ = desk->ids;
    desk.reset();
    begin();
  });
}

void Till::stop() {
  act("stop", [&] { desk.reset(); });
}

domain::Basket Till::next_basket(const domain::Member* member) {
  domain::Basket basket = test::a_basket({{test::k_socks, 2}, {test::k_belt}}, member);
  basket.id = test::an_id(++last_id_);
  return basket;
}

void Till::open_shift() {
  act("open shift", [&] { operations::open_shift(desk->world(), *desk->shop, "A01"); });
}

domain::Sale Till::sell(const std::optional<domain::Member>& member) {
  std::optional<domain::Sale> sale;
  act(member ? "sale to a member" : "sale", [&] { sale = desk->sell(next_basket(member ? &*member : nullptr), member).value().sale; });
  return *sale;
}

void Till::take_back(const domain::Sale& sale) {
  operations::ReturnOrder order{.shop = *desk->shop,
                                .id = test::an_id(++last_id_),
                                .receipt = sale.receipt,
                                .pieces = {{1, 1}},
                                .shares = {},
                                .cause = domain::ReturnCause::size,
                                .associate = "A02"};
  const auto found = operations::find_sale_for_return(desk->store, desk->day(), sale.receipt);
  order.shares = domain::plan_of(*found, *desk->shop, {.pieces = order.pieces, .today = test::k_story_day, .allowed_by = {}})->proposed;
  act("return", [&] { SHUKE_CHECK(operations::commit_return(desk->world(), order).ok()); });
}

void Till::exchange(const domain::Sale& sale) {
  domain::Basket shirt = test::a_basket({{test::k_shirt}});
  shirt.id = test::an_id(++last_id_);
  test::Swap swap(*desk, sale, shirt);
  act("exchange", [&] { SHUKE_CHECK(swap.commit().ok()); });
}

void Till::enrol() {
  domain::EnrolmentForm form;
  form.phone = "139" + std::to_string(10'000'000 + recording_.members.size());
  form.name = "曾薇";
  form.consents_to_file = true;
  // The till makes the id: the next one of the row.
  test::CountingIds next = desk->ids;
  recording_.members.push_back(next.new_id(desk->clock.now()));
  act("enrolment", [&] {
    const auto member = operations::enrol_member(desk->world(), *desk->shop, form, "A01");
    SHUKE_CHECK(member.ok() && member->id == recording_.members.back());
  });
}

void Till::hand_over_gift() {
  const operations::GiftOrder order{*desk->shop, test::an_id(++last_id_), test::an_id(1), k_birthday_cake, "A01"};
  act("gift", [&] { SHUKE_CHECK(operations::hand_over_gift(desk->world(), order).ok()); });
}

void Till::keep_draft() {
  codec::Draft draft;
  draft.basket = next_basket(nullptr);
  --last_id_;  // the next sale is of this basket: it leaves the draft with it
  draft.associate = "A01";
  act("draft", [&] { SHUKE_CHECK(operations::save_draft(desk->store, draft).ok()); });
}

void Till::back_up() {
  act("backup", [&] {
    store::Backup backup(desk->store, {k_folder + "/backup", "2026-11-22T22-00-00", "closing"});
    while (!backup.copy(4)) continue;
    const int acts = static_cast<int>(recording_.acts.size());
    recording_.backup = KeptBackup{.path = backup.finish(), .records = desk->store.sync_memory().last_seq, .acts = acts};
  });
}

bool Till::tidy_up() {
  const std::size_t before = disk.log().size();
  act("idle gap", [&] { desk->store.tidy_up(); });
  return disk.log().size() > before + 2;  // the act's own two marks
}

Recording Till::so_far() const {
  Recording recording = recording_;
  recording.start = disk.recorded_from();
  recording.log = disk.log();
  return recording;
}

Recording Till::stopped() {
  if (desk) stop();
  return so_far();
}

}  // namespace shuke::power

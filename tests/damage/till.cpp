#include "tests/damage/till.h"

#include "core/base/check.h"
#include "core/operations/commit_return.h"
#include "core/operations/draft.h"
#include "core/operations/enrol_member.h"
#include "core/operations/find_coupon.h"
#include "core/operations/find_sale.h"
#include "core/operations/hand_over_gift.h"
#include "core/operations/open_files.h"
#include "core/operations/open_shift.h"
#include "core/store/backup.h"
#include "tests/operations/swap.h"

namespace shuke::damage {

namespace {

constexpr int k_members = 120;
constexpr int k_sales = 30;
const std::string k_leaflet = "2700000000014";
const store::Server k_server{"head office", "first"};

std::vector<codec::FeedRow> people(int many, std::int64_t version) {
  std::vector<codec::FeedRow> rows;
  for (int i = 0; i < many; ++i) {
    domain::Member member = test::zhang_wei();
    member.id.bytes[14] = static_cast<std::uint8_t>(1 + i / 250);
    member.id.bytes[15] = static_cast<std::uint8_t>(1 + i % 250);
    member.core.phone = "1381000" + std::to_string(1000 + i);
    rows.push_back(codec::encode_member(member, version + i));
    domain::MemberRecord visit;
    visit.id = {90, i + 1};
    visit.date = {2026, 9, 1};
    visit.tested = yuan(100 + i);
    rows.push_back(codec::encode_history({member.id, {visit}}, version + many + i));
  }
  return rows;
}

// The counter, and somebody who writes down what it knows after each thing.
class Day {
 public:
  explicit Day(const std::string& folder) : folder_(folder) {
    operations::apply_page(desk().store, {.rows = people(k_members, 1'000), .cursor = "c2", .is_last = true});
    member_ = test::zhang_wei();
    member_.core.birthday = domain::Birthday{1988, 11, 20, false};
    SHUKE_CHECK(operations::adopt_terminal(desk().store, {11, 1, test::k_here, "01"}, k_server).ok());
    pull_rules();
    desk().store.installation(test::an_id(200));
    desk().store.keep_second_place();
  }

  test::Desk& desk() { return desk_ ? *desk_ : *(desk_ = std::make_unique<test::Desk>(folder_)); }

  void pull(const std::vector<codec::FeedRow>& rows, const std::string& cursor) {
    operations::apply_page(desk().store, {.rows = rows, .cursor = cursor});
    desk().shop = operations::load_shop(desk().store).value();
  }
  // A gift for a birthday, coupons, and whose birthday it is.
  void pull_rules() {
    domain::Policy policy = test::a_policy();
    policy.gifts = {{"cake", {"生日礼", "Birthday cake"}, domain::GiftOccasion::birthday, 2, {}, 14}};
    pull({codec::encode_member(member_, 300),
          {.entity = std::string(codec::k_policy_entity), .key = "1", .version = 301, .body = codec::encode_policy(policy)},
          {.entity = "coupon_rule", .key = "Q1", .version = 302, .body = codec::encode_coupon_rule(test::ten_off())},
          {.entity = "coupon", .key = k_leaflet, .version = 303, .body = codec::encode_coupon(test::a_ten_off(k_leaflet))}},
         "c3");
  }
  void note() {
    desk().store.copy_records();
    moments_.push_back(read_memory(folder_));
  }
  void open() { SHUKE_CHECK(operations::open_shift(desk().world(), *desk().shop, "A01")); }
  domain::Sale sell(bool to_member) {
    domain::Basket basket = test::a_basket({{test::k_socks, 2}, {test::k_belt}}, to_member ? &member_ : nullptr);
    basket.id = test::an_id(++last_id_);
    return desk().sell(basket, to_member ? std::optional(member_) : std::nullopt).value().sale;
  }
  void sell_with_coupon() {
    domain::Basket basket = test::socks(++last_id_);
    basket.coupons = {operations::find_coupon(desk().store, *desk().shop, k_leaflet).value()};
    SHUKE_CHECK(desk().sell(basket).ok());
  }
  void take_back(const domain::Sale& sale) {
    operations::ReturnOrder order{.shop = *desk().shop,
                                  .id = test::an_id(++last_id_),
                                  .receipt = sale.receipt,
                                  .pieces = {{1, 1}},
                                  .shares = {},
                                  .cause = domain::ReturnCause::size,
                                  .associate = "A02"};
    const auto found = operations::find_sale_for_return(desk().store, desk().day(), sale.receipt);
    const auto plan = domain::plan_of(*found, *desk().shop, {.pieces = order.pieces, .today = test::k_story_day, .allowed_by = {}});
    order.shares = plan->proposed;
    SHUKE_CHECK(operations::commit_return(desk().world(), order).ok());
  }
  void exchange(const domain::Sale& sale) {
    domain::Basket shirt = test::a_basket({{test::k_shirt}});
    shirt.id = test::an_id(++last_id_);
    SHUKE_CHECK(test::Swap(desk(), sale, shirt).commit().ok());
  }
  void enrol(const std::string& phone) {
    const domain::EnrolmentForm form{.phone = phone, .name = "周文博", .consents_to_file = true};
    SHUKE_CHECK(operations::enrol_member(desk().world(), *desk().shop, form, "A01").ok());
  }
  void hand_over_gift() {
    const domain::GiftRight cake{"cake", domain::GiftOccasion::birthday, {2026, 11, 20}};
    SHUKE_CHECK(operations::hand_over_gift(desk().world(), {*desk().shop, test::an_id(++last_id_), test::an_id(1), cake, "A01"}).ok());
  }
  void keep_draft() {
    codec::Draft draft;
    draft.basket = test::socks(static_cast<std::uint8_t>(last_id_ + 1));
    draft.associate = "A01";
    SHUKE_CHECK(operations::save_draft(desk().store, draft).ok());
  }
  void note_mark(Sequence applied) { operations::record_mark(desk().store, {k_server, applied, applied}); }
  // What the WALs hold goes into the files; ids go on.
  void restart() {
    const test::CountingIds ids = desk().ids;
    desk_.reset();
    operations::OpenedFiles files = operations::open_files(folder_, *timestamp_from_rfc3339("2026-11-22T16:00:00+08:00"));
    files.store.reset();
    desk_ = std::make_unique<test::Desk>(folder_);
    desk().ids = ids;
    desk().store.keep_second_place();
    note();  // one page of the feed, and with the rules comes the next
    pull_rules();
  }
  std::string back_up() {
    store::Backup backup(desk().store, {folder_ + "/backup", "2026-11-22T15-00-00", "closing"});
    while (!backup.copy(8)) continue;
    return backup.finish().substr(folder_.size() + 1);
  }
  const std::vector<Memory>& moments() const { return moments_; }

 private:
  std::string folder_;
  std::unique_ptr<test::Desk> desk_;
  domain::Member member_;
  std::vector<Memory> moments_;
  std::uint8_t last_id_ = 60;
};

// Answers its sales.
std::vector<domain::Sale> sell_half(Day& day) {
  std::vector<domain::Sale> sold;
  for (int i = 0; i < k_sales; ++i) {
    sold.push_back(day.sell(i % 3 == 0));
    day.note();
  }
  day.take_back(sold[1]);
  day.note();
  return sold;
}

}  // namespace

Till a_till() {
  const Place place;
  Day day(place.path());
  day.open();
  day.enrol("13917126605");
  day.exchange(sell_half(day)[2]);
  day.note();
  day.sell_with_coupon();
  day.note();
  day.note_mark(10);
  day.note();
  Till till{.backup = day.back_up()};
  day.restart();
  day.note();
  sell_half(day);
  day.hand_over_gift();
  day.note();
  day.enrol("13917126606");
  day.note();
  day.note_mark(30);
  day.note();
  day.pull(people(5, 5'000), "c4");
  day.note();
  day.keep_draft();
  day.note();
  till.files = read_files(place.path());
  till.device_key = read_device_key(place.path());
  till.moments = day.moments();
  till.memory = till.moments.back();
  return till;
}

}  // namespace shuke::damage

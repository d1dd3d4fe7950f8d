#include "tests/kill/seller.h"

#include <signal.h>
#include <unistd.h>

#include <functional>
#include <random>
#include <stdexcept>

#include "core/domain/sales/exchange.h"
#include "core/domain/sales/history.h"
#include "core/operations/commit_exchange.h"
#include "core/operations/commit_return.h"
#include "core/operations/draft.h"
#include "core/operations/enrol_member.h"
#include "core/operations/find_sale.h"
#include "core/operations/open_files.h"
#include "core/operations/open_shift.h"
#include "tests/db/disk/disk.h"
#include "tests/operations/desk.h"

namespace shuke::kill {

namespace {

constexpr std::int64_t k_ids_a_round = 2'000;
constexpr std::int64_t k_day_ms = 86'400'000;
const std::optional<domain::Member> k_nobody;

// Ends the process at its point, once it is armed.
class Trap {
 public:
  Trap(Point point, test::Disk& disk) : point_(point) {
    disk.watch([this](test::Moment moment) { pass(moment); });
  }
  void arm() { is_armed_ = true; }
  void pass_return() { spring_at(Point::before_saying_so); }

 private:
  void pass(test::Moment moment) {
    if (!is_armed_) return;
    if (moment == test::Moment::before_sync) return spring_at(Point::before_sync);
    if (moment == test::Moment::after_sync) return spring_at(Point::after_sync);
    ++writes_;
    spring_at(Point::before_first_write);
    constexpr int k_second_frame = 3;  // a frame's head and its page are two writes
    if (writes_ == k_second_frame) spring_at(Point::between_writes);
  }
  void spring_at(Point here) const {
    if (is_armed_ && here == point_) ::raise(SIGKILL);
  }

  Point point_;
  bool is_armed_ = false;
  int writes_ = 0;
};

class Seller {
 public:
  Seller(const Orders& orders, int pipe) : orders_(orders), pipe_(pipe), random_(orders.seed), trap_(orders.point, disk_) {
    operations::open_files(orders.folder, test::FakeClock().now());  // as a start does it; what was left behind is settled now
    desk_.emplace(orders.folder, true);
    desk_->store.keep_second_place();
    for (std::int64_t i = 0; i < orders.round * k_ids_a_round; ++i) desk_->ids.new_id({});
    desk_->clock.at.unix_ms += days_between(test::k_story_day, orders.day.value_or(test::k_story_day)) * k_day_ms;
  }

  void work() {
    say("ready", "till", "");
    if (orders_.again) sell(*orders_.again);
    for (int i = 0; i < orders_.most_acts; ++i) {
      if (i >= orders_.from_act) trap_.arm();
      take_turn();
    }
  }

 private:
  void say(const char* what, const std::string& kind, const std::string& name) {
    const std::string line = std::string(what) + ' ' + kind + ' ' + name + '\n';
    if (::write(pipe_, line.data(), line.size()) != static_cast<ssize_t>(line.size())) ::_exit(1);
  }
  void act(const std::string& kind, const std::string& name, const std::function<void()>& work) {
    say("begin", kind, name);
    if (orders_.says_too_early) say("done", kind, name);
    work();
    trap_.pass_return();
    if (!orders_.says_too_early) say("done", kind, name);
  }
  template <class Answer>
  static Answer expect(Result<Answer> answer) {
    if (!answer) throw std::runtime_error(std::string(name_of(answer.reason())) + ' ' + answer.refusal().detail);
    return std::move(answer).value();
  }
  Uuid fresh_id() { return desk_->ids.new_id(desk_->clock.now()); }

  void take_turn() {
    switch (random_() % 12) {
      case 0: return take_back();
      case 1: return exchange();
      case 2: return enrol();
      case 3: return keep_draft();
      case 4: return open_day();
      case 5: return take_page();
      case 6: return act("gap", "-", [&] { desk_->store.tidy_up(); });
      case 7: return copy();
      default: return sell(fresh_id());
    }
  }

  domain::Basket basket_of(domain::Basket goods, const Uuid& id) {
    goods.id = id;
    return goods;
  }
  Money price(const domain::Basket& basket) {
    const Date day = today().today;
    return domain::price({desk_->shop->book, desk_->shop->policy_on(day), {}, day, local_time(desk_->clock.at)}, basket).total;
  }
  void sell(const Uuid& id) {
    const domain::Basket socks = basket_of(test::socks(1), id);
    const Money due = price(socks);
    const auto payment = test::paid_with(due, {test::a_tender(domain::TenderKind::wechat, due)});
    act("sale", to_text(id), [&] {
      last_sale_ = expect(operations::commit_sale(desk_->world(), {*desk_->shop, socks, payment, k_nobody})).sale;
    });
  }

  // A piece of the last sale, which comes back once.
  struct Back {
    operations::ReturnOrder order;
    domain::ReturnPlan plan;
  };
  std::optional<Back> last_piece() {
    if (!last_sale_) return std::nullopt;
    const std::string receipt = std::exchange(last_sale_, std::nullopt)->receipt;
    operations::ReturnOrder order{.shop = *desk_->shop, .id = fresh_id(), .receipt = receipt, .pieces = {{1, 1}}, .shares = {}};
    order.associate = "A02";
    const auto found = operations::find_sale_for_return(desk_->store, today(), receipt);
    const auto plan = domain::plan_of(*found, *desk_->shop, {.pieces = order.pieces, .today = today().today, .allowed_by = {}});
    if (!plan) return std::nullopt;
    order.shares = plan->proposed;
    return Back{order, *plan};
  }
  void take_back() {
    const auto back = last_piece();
    if (!back) return;
    act("return", to_text(back->order.id), [&] { expect(operations::commit_return(desk_->world(), back->order)); });
  }
  void exchange() {
    auto back = last_piece();
    if (!back) return;
    using domain::TenderKind;
    const domain::Basket shirt = basket_of(test::a_basket({{test::k_shirt}}), fresh_id());
    domain::Payment payment = domain::exchange_payment(back->plan, back->order.id, {.due = price(shirt), .rounding = {}, .tenders = {}});
    const Money open = domain::state_of(payment).open;
    payment = expect(domain::with_tender(payment, test::a_tender(TenderKind::wechat, open)));
    back->order.shares.clear();  // a shirt costs more than socks
    const operations::CommitRequest goods{*desk_->shop, shirt, payment, k_nobody};
    act("exchange", to_text(back->order.id) + '+' + to_text(shirt.id), [&] {
      expect(operations::commit_exchange(desk_->world(), {back->order, goods}));
    });
  }
  void enrol() {
    domain::EnrolmentForm form;
    form.phone = "139" + std::to_string(10'000'000 + orders_.round * k_ids_a_round + ++enrolled_);
    form.name = "周文博";
    form.consents_to_file = true;
    act("enrolment", form.phone, [&] { expect(operations::enrol_member(desk_->world(), *desk_->shop, form, "A01")); });
  }
  void keep_draft() {
    codec::Draft draft;
    draft.basket = test::socks(1);
    draft.basket.id = fresh_id();
    act("draft", to_text(draft.basket.id), [&] { expect(operations::save_draft(desk_->store, draft)); });
  }
  void open_day() {
    desk_->clock.at.unix_ms += k_day_ms;
    act("shift", to_text(today().today), [&] { operations::open_shift(desk_->world(), *desk_->shop, "A01"); });
  }
  void take_page() {
    const std::string cursor = std::to_string(orders_.round * k_ids_a_round + ++pages_);
    const auto row = codec::encode_member(test::zhang_wei(), 1'000 + std::stoll(cursor));
    act("page", cursor, [&] { operations::apply_page(desk_->store, {.rows = {row}, .cursor = cursor, .is_last = true}); });
  }
  void copy() {
    const Sequence head = desk_->store.sync_memory().last_seq;
    act("copy", std::to_string(head), [&] { desk_->store.copy_records(); });
  }
  operations::MemberDay today() { return operations::today_in(desk_->world(), *desk_->shop); }

  Orders orders_;
  int pipe_;
  std::mt19937_64 random_;
  test::Disk disk_;
  Trap trap_;
  std::optional<test::Desk> desk_;
  std::optional<domain::Sale> last_sale_;
  std::int64_t enrolled_ = 0;
  std::int64_t pages_ = 0;
};

void say_broken(int pipe, const char* what) {
  const std::string line = std::string("broken ") + what + " -\n";
  if (::write(pipe, line.data(), line.size()) < 0) ::_exit(1);
}

}  // namespace

void sell(const Orders& orders, int pipe) {
  try {
    Seller(orders, pipe).work();
  } catch (const std::exception& error) {
    say_broken(pipe, error.what());
  }
  ::_exit(0);
}

}  // namespace shuke::kill

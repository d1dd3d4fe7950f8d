#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/screens/screens.h"
#include "app/terminal/make_view.h"
#include "app/terminal/step.h"
#include "core/domain/shop.h"
#include "core/store/member_index.h"

namespace shuke::test {

// The counter of the story shop on 22 November 2026, 14:32, with everything behind it answered at once and from memory: members are
// found, a sale is committed, an enrolment is taken. What screens and pictures are drawn from. Time moves only by wait().
class CounterStage {
 public:
  explicit CounterStage(Language language = Language::zh);

  void want(const terminal::Intent& intent);
  void tell(const terminal::Event& event);
  void wait(std::int64_t milliseconds);

  // The story: the basket of pictures 1 and 5, Zhang Wei by card, the guest of picture 2.
  void attach_zhang_wei();
  void fill_story_basket();
  void fill_guest_basket();
  void go_offline(int waiting);

  terminal::State& state() { return state_; }
  terminal::View view() const { return terminal::make_view(state_); }
  // Of the people of the story, in the order of demo::StoryMember.
  const std::string& phone_of(std::size_t story_member) const;
  const domain::Shop& shop() const { return *state_.shop; }
  // A sale that may come back; those that are committed here may, too.
  void know_sale(domain::Sale sale) { sold_.push_back(std::move(sale)); }
  // The next commit, enrolment or draft is refused with this.
  void refuse_next_commit(Refusal refusal) { refusal_ = std::move(refusal); }

 private:
  terminal::Moment moment();
  void answer(const terminal::Effect& effect);
  void answer_search(const terminal::SearchMembers& asked);
  void commit(const terminal::CommitSale& asked);
  void answer_coupon(const terminal::FindCoupon& asked);
  void answer_sale(const terminal::FindSale& asked);
  void hand_over(const terminal::HandOverGift& asked);
  void take_back(const terminal::CommitReturn& asked);
  void exchange(const terminal::CommitExchange& asked);
  domain::SaleContext context(const std::optional<domain::Member>& member) const;
  const domain::Sale& record(domain::Sale sale);
  std::optional<domain::Member> after(std::optional<domain::Member> member, const domain::Sale& sale) const;
  domain::ReturnableSale returnable(const domain::Sale& sale) const;
  const domain::Sale* find_sold(const std::string& receipt) const;
  std::string next_receipt();
  const domain::Member* find(const MemberId& id) const;

  terminal::State state_;
  std::vector<domain::Member> enrolled_;
  std::vector<domain::Sale> sold_;
  std::optional<Refusal> refusal_;
  Timestamp now_;
  int ids_ = 100;
  int receipts_ = 2317;
};

// A pinyin engine that knows one name: zhang'wei, in the order of the picture.
class OneNamePinyin final : public text::PinyinPort {
 public:
  text::PinyinReading read(std::string_view letters, text::PinyinField field, std::size_t limit) override;
  void learn(std::string_view, std::string_view) override {}
};

}  // namespace shuke::test

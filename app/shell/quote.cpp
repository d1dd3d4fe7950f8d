#include "app/shell/quote.h"

#include <utility>

#include "core/codec/question.h"
#include "core/domain/members/enrolment.h"
#include "core/domain/sales/history.h"
#include "core/domain/sales/terms.h"

namespace shuke::shell {
namespace {

using codec::Answer;
using codec::Question;

// Everything that both kinds of question need, made once.
struct Desk {
  const Question& question;
  domain::PolicyBook policies;
  domain::PriceBook book;
  Date today;
  std::vector<domain::MemberRecord> records;  // of the member
  domain::Standing standing;

  const domain::Policy& policy() const { return policies.on(today); }
  bool knows_balance() const { return question.member && question.member->is_balance_known; }
  domain::Standing with(const domain::MemberRecord& record) const {
    std::vector<domain::MemberRecord> all = records;
    all.push_back(record);
    return domain::standing_of(policies, all, today);
  }
};

Desk desk_for(const Question& question, domain::PolicyBook policies) {
  Desk desk{question, std::move(policies), domain::PriceBook(question.goods), local_date(question.now), {}, {}};
  if (!question.member) return desk;
  desk.records = question.member->records;
  for (const domain::Sale& sale : question.sales) {
    if (sale.member == question.member->id) desk.records.push_back(domain::member_record_of(sale));
  }
  desk.standing = domain::standing_of(desk.policies, desk.records, desk.today);
  return desk;
}

domain::SaleContext context_of(const Desk& desk) {
  domain::SaleContext context;
  context.terminal = {1, 1, desk.question.store, "01"};
  context.at = desk.question.now;
  context.business_date = desk.today;
  if (desk.knows_balance()) {
    context.lots = domain::lot_balances(desk.standing);
    context.stored_value = desk.standing.state.stored_value;
  }
  return context;
}

domain::Customer customer_at(const Desk& desk) {
  if (!desk.question.member) return {};
  domain::Customer customer = domain::customer_with(desk.standing, desk.policy(), desk.question.member->birthday);
  customer.avoids_wool = desk.question.member->avoids_wool;
  customer.sizes = desk.question.member->sizes;
  return customer;
}

Result<domain::Payment> payment_for(const codec::AskedBasket& asked, Money due) {
  domain::Payment payment{due, domain::Rounding::none, {}};
  if (due == Money{}) return payment;
  std::vector<domain::Tender> tenders = asked.tenders;
  if (tenders.empty()) tenders.push_back({.kind = domain::TenderKind::wechat, .amount = due, .reference = {}});
  for (const domain::Tender& tender : tenders) {
    Result<domain::Payment> next = domain::with_tender(std::move(payment), tender);
    if (!next) return next;
    payment = std::move(next).value();
  }
  return payment;
}

void keep(Answer& answer, const Desk& desk, Result<domain::Sale> closed) {
  if (!closed) {
    answer.refusal = closed.refusal();
    return;
  }
  answer.record = std::move(closed).value();
  answer.record->seq = desk.question.seq;
  if (desk.knows_balance()) answer.after = desk.with(domain::member_record_of(*answer.record));
}

Money list_total_of(const domain::PriceBook& book, const domain::Basket& basket) {
  Money sum;
  for (const domain::LineItem& line : basket.lines) sum += book.find_sku(line.sku)->list_price * line.quantity;
  return sum;
}

void answer_basket(Answer& answer, const Desk& desk) {
  const codec::AskedBasket& asked = *desk.question.basket;
  for (const domain::LineItem& line : asked.basket.lines) {
    if (!desk.book.find_sku(line.sku)) return void(answer.refusal = Refusal{Reason::unknown_sku, line.sku});
  }
  if (list_total_of(desk.book, asked.basket) > domain::k_most_money) return void(answer.refusal = Refusal{Reason::amount_limit, {}});
  const domain::Customer customer = customer_at(desk);
  const domain::PricingRules rules{desk.book, desk.policy(), customer, desk.today, local_time(desk.question.now)};
  answer.basket = domain::price(rules, asked.basket);
  answer.gaps = domain::gaps(rules, asked.basket, *answer.basket);
  answer.nudges = domain::nudges(rules, asked.basket, *answer.basket, desk.question.store);
  answer.coupons = domain::applicable_coupons(rules, asked.basket, desk.question.coupons);
  const Result<domain::Payment> payment = payment_for(asked, answer.basket->total);
  if (!payment) return void(answer.refusal = payment.refusal());
  std::optional<domain::Member> member;
  if (desk.question.member) {
    member.emplace();
    member->id = desk.question.member->id;
    member->facts.points = desk.standing.balance();
  }
  keep(answer, desk, domain::close_basket({rules, asked.basket, *payment, member}, context_of(desk)));
}

void answer_return(Answer& answer, const Desk& desk) {
  const codec::AskedReturn& asked = *desk.question.taken_back;
  const domain::Sale* sale = nullptr;
  std::vector<domain::Sale> earlier;
  for (const domain::Sale& one : desk.question.sales) {
    if (domain::record_of(one) == asked.sale) sale = &one;
    if (one.returns_of && one.returns_of->record == asked.sale) earlier.push_back(one);
  }
  if (!sale) return void(answer.refusal = Refusal{Reason::return_not_sold, "return.seq"});
  if (desk.today < sale->business_date) return void(answer.refusal = Refusal{Reason::return_not_sold, "now"});
  if (desk.question.member && !desk.knows_balance()) return void(answer.refusal = Refusal{Reason::balance_unknown, {}});
  const domain::Policy* const policy = desk.policies.version(sale->policy_version);
  if (!policy) return void(answer.refusal = Refusal{Reason::return_policy_missing, std::to_string(sale->policy_version)});
  domain::ReturningMember member;
  if (desk.question.member) {
    member.lots = domain::lot_balances(desk.standing);
    member.balance = desk.standing.balance();
    member.tier = desk.standing.tier.rank;
    member.tier_after = [&desk, sale](Money growth, int pieces) {
      return domain::tier_without(desk.policies, desk.standing, {domain::record_of(*sale), sale->business_date, growth, pieces});
    };
  }
  const domain::ReturnTerms terms{*sale, earlier, *policy, domain::kept_price_of(*sale), domain::coupons_of(*sale), {}};
  Result<domain::ReturnPlan> plan = domain::plan_return(terms, member, {asked.pieces, desk.today, asked.allowed_by});
  if (!plan) return void(answer.refusal = plan.refusal());
  answer.plan = std::move(plan).value();
  domain::ReturnClosing closing;
  closing.id.bytes[15] = 2;
  closing.associate = "A01";
  closing.at = context_of(desk);
  keep(answer, desk, domain::close_return(*answer.plan, answer.plan->proposed, closing));
}

// The book speaks of its versions, the question of policies.
Refusal named_in_question(Refusal refusal) {
  constexpr std::string_view k_versions = "versions";
  if (refusal.detail.starts_with(k_versions)) refusal.detail.replace(0, k_versions.size(), "policies");
  return refusal;
}

CommandResult refuse(const Refusal& refusal) {
  return {1, "",
          "quote: the question was refused with " + std::string(name_of(refusal.reason)) +
              (refusal.detail.empty() ? ": it has to be one JSON object" : " at " + refusal.detail) +
              "; please mend it, assets/policy/quote.schema.json says what it may hold."};
}

}  // namespace

CommandResult quote(const std::string& input) {
  const Result<Question> question = codec::decode_question(input);
  if (!question) return refuse(question.refusal());
  Result<domain::PolicyBook> policies = domain::PolicyBook::of(question->policies);
  if (!policies) return refuse(named_in_question(policies.refusal()));
  const Desk desk = desk_for(*question, std::move(policies).value());
  if (desk.today < desk.policy().effective_from) return refuse({Reason::document_not_valid, "now"});
  if (question->member && question->member->birthday && !domain::is_valid_birthday(*question->member->birthday, desk.today))
    return refuse({Reason::birthday_not_valid, "member.birthday"});
  Answer answer;
  if (desk.knows_balance()) answer.before = desk.standing;
  if (question->basket) answer_basket(answer, desk);
  if (question->taken_back) answer_return(answer, desk);
  return {answer.refusal ? 1 : 0, codec::encode_answer(answer, question->wants_record), ""};
}

}  // namespace shuke::shell

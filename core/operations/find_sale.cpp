#include "core/operations/find_sale.h"

#include <algorithm>
#include <charconv>

#include "core/base/text.h"
#include "core/codec/record.h"
#include "core/domain/members/code.h"

namespace shuke::operations {

namespace {

constexpr int k_most_listed = 40;
constexpr std::size_t k_most_counter_digits = 12;

// The last digits of a number that this till printed make it whole; what is whole already stays as it is.
std::optional<std::string> whole_number(const store::Store& store, std::string_view typed) {
  const std::string_view text = domain::trimmed(typed);
  if (domain::Code code = domain::classify_code(text); code.kind == domain::CodeKind::receipt) return std::move(code.text);
  const auto terminal = store.terminal();
  std::int64_t counter = 0;
  if (!terminal || text.empty() || text.size() > k_most_counter_digits || !is_all_digits(text)) return std::nullopt;
  std::from_chars(text.data(), text.data() + text.size(), counter);
  return receipt_number(terminal->identity, counter);
}

std::vector<domain::Sale> decoded(const std::vector<Record>& records) {
  std::vector<domain::Sale> sales;
  for (const Record& record : records) {
    auto sale = codec::decode_sale(record);
    if (sale) sales.push_back(std::move(sale).value());
  }
  return sales;
}

std::vector<domain::Sale> returns_of(const store::Store& store, const domain::Sale& sale) {
  std::vector<domain::Sale> returns = decoded(store.returns_after(sale.seq));
  const auto is_of_another = [&](const domain::Sale& other) {
    return !other.returns_of || other.returns_of->record != domain::record_of(sale);
  };
  std::erase_if(returns, is_of_another);
  return returns;
}

}  // namespace

Result<domain::ReturnableSale> find_sale_for_return(const store::Store& store, const MemberDay& day, std::string_view receipt) {
  const std::optional<std::string> number = whole_number(store, receipt);
  if (!number) return Reason::unknown_receipt;
  const auto record = store.find_sale(*number);
  if (!record) return Reason::unknown_receipt;
  auto sale = codec::decode_sale(*record);
  if (!sale) return sale.refusal();
  if (sale->returns_of) return Reason::return_of_return;
  domain::ReturnableSale found{.sale = std::move(sale).value(), .earlier = {}, .member = std::nullopt};
  found.earlier = returns_of(store, found.sale);
  if (!found.sale.member) return found;
  auto member = find_member(store, day, *found.sale.member);
  if (!member) return member.refusal();
  found.member = std::move(member).value();
  return found;
}

std::vector<domain::Sale> latest_sales(const store::Store& store, const std::optional<MemberId>& member) {
  if (!member) return decoded(store.latest_sales(k_most_listed));
  std::vector<domain::Sale> sales = decoded(store.sales_to(*member, 0));
  std::reverse(sales.begin(), sales.end());
  if (sales.size() > static_cast<std::size_t>(k_most_listed)) sales.resize(static_cast<std::size_t>(k_most_listed));
  return sales;
}

}  // namespace shuke::operations

#include "app/terminal/make_view.h"
#include "app/text/format.h"

namespace shuke::terminal {
namespace {

using text::columns_of;

constexpr std::size_t k_columns = 48;

std::string spread(const std::string& left, const std::string& right) {
  const std::size_t used = columns_of(left) + columns_of(right);
  return left + std::string(used < k_columns ? k_columns - used : 1, ' ') + right + '\n';
}

std::string centred(const std::string& text) {
  const std::size_t used = columns_of(text);
  return std::string(used < k_columns ? (k_columns - used) / 2 : 0, ' ') + text + '\n';
}

}  // namespace

std::string receipt_text(const ReceiptView& receipt) {
  const std::string rule(k_columns, '-');
  std::string text = centred(receipt.heading) + centred(receipt.when) + centred(receipt.number) + rule + '\n';
  for (const ReceiptRowView& row : receipt.rows) {
    if (row.rule_above) text += rule + '\n';
    text += spread(row.left, row.right);
    if (!row.left_small.empty()) text += spread("  " + row.left_small, row.right_small);
  }
  text += rule + '\n';
  for (const std::string& line : receipt.footer) text += line + '\n';
  return text;
}

}  // namespace shuke::terminal

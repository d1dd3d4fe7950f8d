#include "app/shell/whatif.h"

#include <algorithm>

#include "app/text/catalog.h"
#include "app/text/format.h"
#include "core/codec/policy.h"
#include "core/codec/what_if.h"
#include "core/operations/find_member.h"
#include "core/operations/load_shop.h"
#include "core/operations/open_shift.h"
#include "core/store/store.h"

namespace shuke::shell {
namespace {

using domain::TierRank;
using text::Key;

// One row: what it is, a figure for each policy, and the difference.
struct Row {
  std::string name;
  std::vector<std::string> figures;
};

std::string row_text(const Row& row, std::size_t name_columns) {
  constexpr std::size_t k_figure_columns = 16;
  const auto fill = [](const std::string& text, std::size_t columns) {
    const std::size_t used = text::columns_of(text);
    return std::string(used < columns ? columns - used : 0, ' ');
  };
  std::string line = row.name + fill(row.name, name_columns);
  for (const std::string& figure : row.figures) line += fill(figure, k_figure_columns) + figure;
  return line + '\n';
}

Row count_row(std::string name, std::int64_t in_force, std::int64_t other) {
  const std::int64_t more = other - in_force;
  return {std::move(name), {with_thousands(in_force), with_thousands(other), more == 0 ? "0" : text::signed_points({more})}};
}

Row money_row(std::string name, Money in_force, Money other) {
  const Money more = other - in_force;
  return {std::move(name), {text::money(in_force), text::money(other), (more > Money{} ? "+" : "") + text::money(more)}};
}

// The table of one answer.
class Table {
 public:
  Table(const WhatIfOrder& order, const domain::PolicyComparison& comparison, const domain::WhatIf& sums)
      : order_(order), say_(text::catalog(order.language)), comparison_(comparison), sums_(sums) {}

  std::string text() {
    const domain::Policy& in_force = comparison_.in_force();
    const domain::Policy& other = comparison_.other();
    rows_.push_back({"", {say_.say(Key::whatif_in_force), say_.say(Key::whatif_other), say_.say(Key::whatif_change)}});
    add_members();
    rows_.push_back({});
    add_costs(in_force, other);
    std::size_t name_columns = 0;
    for (const Row& row : rows_) name_columns = std::max(name_columns, text::columns_of(row.name));
    std::string out = say_.say(Key::whatif_title, {std::to_string(in_force.version), order_.file, std::to_string(other.version)}) + '\n';
    out += say_.say(Key::whatif_basis, {to_text(comparison_.counted_from()), to_text(comparison_.today())}) + "\n\n";
    for (const Row& row : rows_) out += row.figures.empty() ? "\n" : row_text(row, name_columns);
    return out + '\n' + moves();
  }

 private:
  void add_members() {
    const std::int64_t people = domain::members_seen(sums_);
    rows_.push_back(count_row(say_.say(Key::whatif_people), people, people));
    const std::size_t tiers = std::max(comparison_.in_force().tiers.size(), comparison_.other().tiers.size());
    for (std::size_t tier = 0; tier <= tiers; ++tier) {
      const auto rank = static_cast<TierRank>(tier);
      rows_.push_back(count_row("  " + tier_name(rank), domain::members_in_force(sums_, rank), domain::members_under_other(sums_, rank)));
    }
  }

  void add_costs(const domain::Policy& in_force, const domain::Policy& other) {
    const domain::UnderPolicy& one = sums_.in_force;
    const domain::UnderPolicy& two = sums_.other;
    rows_.push_back(count_row(say_.say(Key::whatif_points), one.earned.count, two.earned.count));
    rows_.push_back(money_row(say_.say(Key::whatif_worth), worth_of(in_force, one.earned), worth_of(other, two.earned)));
    rows_.push_back(money_row(say_.say(Key::whatif_tier_off), one.tier_off, two.tier_off));
    rows_.push_back(money_row(say_.say(Key::whatif_welcome), one.welcome_off, two.welcome_off));
    rows_.push_back(money_row(say_.say(Key::whatif_cost), cost_of(in_force, one), cost_of(other, two)));
  }

  // Both names where the policies call the rank differently.
  std::string tier_name(TierRank rank) const {
    if (rank == domain::k_no_tier) return say_.say(Key::whatif_no_tier);
    const domain::Tier* const one = tier_at(comparison_.in_force(), rank);
    const domain::Tier* const two = tier_at(comparison_.other(), rank);
    if (!one || !two) return in(order_.language, (one ? one : two)->name);
    const std::string& name = in(order_.language, one->name);
    const std::string& other = in(order_.language, two->name);
    return name == other ? name : say_.say(Key::whatif_two_tiers, {name, other});
  }

  std::string moves() const {
    const domain::Moves moves = moves_of(sums_);
    const std::pair<Key, std::int64_t> counts[] = {{Key::whatif_enrol, moves.enrol},
                                                   {Key::whatif_lose, moves.lose},
                                                   {Key::whatif_up, moves.up},
                                                   {Key::whatif_down, moves.down},
                                                   {Key::whatif_same, moves.same}};
    std::string line;
    for (const auto& [key, count] : counts) {
      const std::string part = say_.say(key) + ' ' + with_thousands(count);
      line = line.empty() ? part : say_.say(Key::common_dot, {line, part});
    }
    return line + '\n';
  }

  const WhatIfOrder& order_;
  const text::Catalog& say_;
  const domain::PolicyComparison& comparison_;
  const domain::WhatIf& sums_;
  std::vector<Row> rows_;
};

}  // namespace

CommandResult whatif(const WhatIfOrder& order, const domain::Policy& in_force, Date today, const EachMember& each_member) {
  Result<domain::Policy> other = codec::decode_policy(order.document);
  if (!other) {
    const std::string where = other.refusal().detail.empty() ? "" : " at " + other.refusal().detail;
    return {1, "",
            "whatif: " + order.file + " was refused with " + std::string(name_of(other.refusal().reason)) + where +
                "; please mend it, assets/policy/policy.schema.json says what a policy may hold."};
  }
  const domain::PolicyComparison comparison({in_force, std::move(other).value()}, today);
  domain::WhatIf sums = comparison.of_nobody();
  each_member([&](const std::vector<domain::MemberRecord>& records, const std::optional<domain::Birthday>& birthday) {
    comparison.add(sums, records, birthday);
  });
  return {0, order.as_json ? codec::encode_what_if(comparison, sums) : Table(order, comparison, sums).text(), ""};
}

CommandResult whatif(const WhatIfOrder& order, const TillPlace& place, const Timestamp& now) {
  const std::string& data = place.data;
  store::Keys keys = store::open_keys(store::key_paths(data, place.key_file));
  if (!keys.ring) return {1, "", "whatif: " + keys.trouble};
  const store::Store store(data, std::move(keys), store::Access::read_only);
  const auto shop = operations::load_shop(store);
  if (!shop) return {1, "", "whatif: there is no policy in " + data + " yet; please let this till meet head office first."};
  const Date today = operations::business_date_now(now, **shop);
  return whatif(order, (*shop)->policy_on(today), today, [&](const SeeMember& see) {
    store.each_member([&](const MemberId& id) {
      const auto member = operations::find_member(store, {(*shop)->policies, today}, id);
      see(operations::history_of(store, id), member ? member->core.birthday : std::nullopt);
    });
  });
}

}  // namespace shuke::shell

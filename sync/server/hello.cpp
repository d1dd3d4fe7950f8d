#include "sync/server/hello.h"

#include <algorithm>
#include <optional>

namespace shuke::head_office {

namespace {

bool is_same_place(const TerminalIdentity& a, const TerminalIdentity& b) { return a.store == b.store && a.till == b.till; }

bool names_a_place(const TerminalIdentity& identity) { return !identity.store.empty() && !identity.till.empty(); }

const TerminalState* claimed_before(const std::vector<TerminalState>& all, const Uuid& installation) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& state) { return state.installation == installation; });
  return found == all.end() ? nullptr : &*found;
}

// What stands in the way of a proposal: a claimed till with its number or its place, or two planned ones mixed up.
bool is_free(const std::vector<TerminalState>& all, const TerminalIdentity& wish) {
  return std::none_of(all.begin(), all.end(), [&](const TerminalState& state) {
    const bool same_number = state.identity.terminal == wish.terminal;
    const bool same_place = is_same_place(state.identity, wish);
    return (same_number || same_place) && (state.installation || same_number != same_place);
  });
}

std::uint32_t next_number(const std::vector<TerminalState>& all) {
  std::uint32_t highest = 0;
  for (const auto& state : all) highest = std::max(highest, state.identity.terminal);
  return highest + 1;
}

std::string next_till(const std::vector<TerminalState>& all, const StoreId& store) {
  for (int number = 1;; ++number) {
    const std::string till = (number < 10 ? "0" : "") + std::to_string(number);
    const bool is_taken = std::any_of(all.begin(), all.end(),
                                      [&](const auto& state) { return state.identity.store == store && state.identity.till == till; });
    if (!is_taken) return till;
  }
}

std::optional<StoreId> store_for(Storage& storage, const StoreId& wish) {
  std::optional<StoreId> first;
  bool has_wish = false;
  storage.each_row(codec::k_store_entity, [&](const codec::FeedRow& row) {
    if (row.is_removed) return;
    if (!first) first = row.key;
    has_wish = has_wish || row.key == wish;
  });
  if (has_wish) return wish;
  if (first) return first;
  // Nothing is published yet: the terminal's own word is all there is.
  return wish.empty() ? std::nullopt : std::optional<StoreId>(wish);
}

std::optional<TerminalIdentity> choose(Storage& storage, const std::vector<TerminalState>& all, const protocol::HelloRequest& hello) {
  TerminalIdentity wish = hello.proposed;
  wish.incarnation = std::max<std::uint32_t>(1, wish.incarnation);
  if (wish.terminal > 0 && names_a_place(wish) && is_free(all, wish)) return wish;
  if (hello.is_in_use) return std::nullopt;
  for (const bool must_match : {true, false}) {
    for (const auto& state : all) {
      const bool is_wished = names_a_place(wish) ? is_same_place(state.identity, wish) : state.identity.store == wish.store;
      if (!state.installation && (is_wished || (!must_match && wish.store.empty()))) return state.identity;
    }
  }
  const auto store = store_for(storage, wish.store);
  if (!store) return std::nullopt;
  TerminalIdentity fresh{next_number(all), 1, *store, wish.till};
  if (fresh.till.empty() || !is_free(all, fresh)) fresh.till = next_till(all, *store);
  return fresh;
}

}  // namespace

std::variant<protocol::HelloAnswer, protocol::Problem> accept_hello(Storage& storage, const protocol::HelloRequest& hello,
                                                                    const Timestamp& now) {
  std::optional<TerminalIdentity> granted;
  storage.transact([&] {
    const auto all = storage.terminals();
    if (const TerminalState* before = claimed_before(all, hello.installation)) {
      granted = before->identity;
      return;
    }
    granted = choose(storage, all, hello);
    if (granted) storage.put_terminal({*granted, hello.installation, 0, {}, now.unix_ms});
  });
  if (granted) return protocol::HelloAnswer{storage.server(), *granted, now};
  protocol::Problem problem;
  problem.status = 409;
  problem.code = protocol::problem::k_identity_taken;
  problem.title = "Another installation holds this till's number, or there is no store to put it in.";
  return problem;
}

}  // namespace shuke::head_office

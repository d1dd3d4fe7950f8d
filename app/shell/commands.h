#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/runtime/messages.h"
#include "app/shell/options.h"
#include "core/base/log.h"
#include "core/base/name_reader.h"
#include "core/base/ports.h"
#include "core/codec/feed.h"
#include "core/demo/demo_chain.h"
#include "sync/client/http_port.h"

namespace shuke::shell {

// What a command without a window leaves behind: the exit code of the contract, words for stdout, and one sentence for stderr.
struct CommandResult {
  int exit_code = 0;
  std::string out;
  std::string err;  // empty, or what is wrong and what to do
};

struct CommandPorts {
  const Clock& clock;
  IdSource& ids;
  NameReader& names;
  Log& log;
  std::function<std::uint64_t(std::uint64_t)> random;
  std::function<void(const std::string&)> say{};  // one sentence on how far a long command is; may be empty
};

// Verifies both files, also beside a running till. 1 when something was found.
CommandResult check(const std::string& data, bool as_json, const std::string& key_file = {});
// Which device key opens this till, the versions of its keys, how many rows carry older ones; renews the keys if that was asked: then
// nobody else may have the directory. 1 when they are locked.
CommandResult keys(const Options& options);
// One round with head office, then says what went and what waits; opens no shift. 1 when head office found what needs a person, 3 when
// it was not reached or the disk failed.
CommandResult sync_once(const Options& options, sync::HttpPort& http, const CommandPorts& ports);
// Fills an empty data directory with the demonstration shop: `members` people and `sales` sales of this till in the two years before today
// (core/demo/past_till.h), all of which wait for head office. The same arguments and day make the same records and rows. 1 when there are
// goods already. DbError passes through: seed an empty directory then.
CommandResult seed(const Options& options, const CommandPorts& ports);

// Goods, rules and staff as rows of a feed, and a member with what their account was folded from.
std::vector<codec::FeedRow> demo_shop_rows(const demo::DemoShop& shop);
void add_member_rows(std::vector<codec::FeedRow>& rows, const demo::DemoMember& one);
// The goods, rules and people of the demonstration chain as rows of a feed, with the till that sells them.
runtime::DemoRows demo_rows(std::uint64_t seed, std::int64_t members, Date as_of);

}  // namespace shuke::shell

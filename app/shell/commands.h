#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/runtime/messages.h"
#include "app/shell/options.h"
#include "core/base/log.h"
#include "core/base/name_reader.h"
#include "core/base/ports.h"
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
};

// Verifies both files, also beside a running till. 1 when something was found.
CommandResult check(const std::string& data, bool as_json, const std::string& key_file = {});
// Which device key opens this till, the versions of its keys, how many rows carry older ones; renews the keys if that was asked: then
// nobody else may have the directory. 1 when they are locked.
CommandResult keys(const Options& options);
// One round with head office, then says what went and what waits; opens no shift. 1 when head office found what needs a person, 3 when
// it was not reached or the disk failed.
CommandResult sync_once(const Options& options, sync::HttpPort& http, const CommandPorts& ports);
// Fills an empty data directory with the demonstration shop: `members` people and `sales` sales of this till. 1 when there are goods
// already.
CommandResult seed(const Options& options, const CommandPorts& ports);

struct DemoSize {
  std::uint64_t seed = 0;
  std::int64_t members = 0;
  std::size_t rows_a_page = 5000;  // or one more
};
// The goods, rules and people of the demonstration chain as rows of a feed, with the till that sells them. Page by page, so that a
// million people never stand in memory at once; the first page begins with goods and rules.
void each_demo_page(const DemoSize& size, Date as_of, const std::function<void(runtime::DemoRows)>& take);
// The same as one page.
runtime::DemoRows demo_rows(std::uint64_t seed, std::int64_t members, Date as_of);

}  // namespace shuke::shell

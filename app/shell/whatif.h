#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/shell/commands.h"
#include "core/base/text.h"
#include "core/domain/loyalty/what_if.h"

namespace shuke::shell {

// The other policy as it was read, and how the answer is wanted.
struct WhatIfOrder {
  std::string file;
  std::string document;
  Language language = Language::zh;
  bool as_json = false;
};

// Hands over the members one after the other, so that none has to be kept.
using SeeMember = std::function<void(const std::vector<domain::MemberRecord>&, const std::optional<domain::Birthday>&)>;
using EachMember = std::function<void(const SeeMember&)>;

// The same members under another policy (core/domain/loyalty/what_if.h), as a table or one line of JSON. 1 when the document is no policy,
// with the path of the wrong field. Pure but for what `each_member` does.
CommandResult whatif(const WhatIfOrder& order, const domain::Policy& in_force, Date today, const EachMember& each_member);

// Where a till stands: its data directory and the configured place of its device secret, empty for beside it.
struct TillPlace {
  std::string data;
  std::string key_file;
};
// The members this till knows, also beside a running till; 1 as well when it has no policy yet, or its members are locked.
CommandResult whatif(const WhatIfOrder& order, const TillPlace& place, const Timestamp& now);

}  // namespace shuke::shell

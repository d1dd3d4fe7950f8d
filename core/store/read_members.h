#pragma once

#include <optional>
#include <stop_token>
#include <string>

#include "core/store/keys.h"
#include "core/store/member_index.h"

namespace shuke::store {

// Everybody whom search finds, read from a till's files beside the Store that writes them: for a thread of its own, some seconds for a
// million members. Between Store::begin_filling and Store::take_index. nullopt when it was stopped; DbError when the files cannot be read.
// The keys must be open.
std::optional<MemberIndex> read_members(const std::string& directory, const Keys& keys, const std::stop_token& stop);

}  // namespace shuke::store

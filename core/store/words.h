#pragma once

#include <string_view>

#include "core/domain/sales/sale.h"
#include "core/domain/sales/tender.h"
#include "core/store/journal.h"

// Internal to core/store: how enumerations are spelled in the tables that outside checks read.
namespace shuke::store {

std::string_view word_of(domain::TenderKind kind);
std::string_view word_of(domain::TenderState state);
std::string_view word_of(domain::EntryKind kind);
std::string_view word_of(domain::Account account);
std::string_view word_of(ShiftAct act);

}  // namespace shuke::store

#pragma once

#include "core/domain/loyalty/policy.h"
#include "core/domain/sales/sale.h"
#include "core/domain/sales/tender.h"

// Enums as they stand in columns and dumps.
namespace shuke::head_office {

const char* word_of(domain::TenderKind kind);
const char* word_of(domain::TenderState state);
const char* word_of(domain::Account account);
const char* word_of(domain::EntryKind kind);
const char* word_of(domain::GiftOccasion occasion);

}  // namespace shuke::head_office

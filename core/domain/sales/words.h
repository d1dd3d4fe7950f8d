#pragma once

#include <array>
#include <string_view>

#include "core/domain/loyalty/ledger.h"
#include "core/domain/loyalty/policy.h"
#include "core/domain/sales/tender.h"

// How kinds of tenders, entries and occasions are spelled wherever they are written for programs: in records, in tables that outside checks
// read, in dumps. In the order of their enumeration; a released word never changes.
namespace shuke::domain {

inline constexpr std::array<std::string_view, 11> k_tender_words{
    "cash", "bank_card", "wechat", "alipay", "change", "rounding", "stored_value", "points", "voucher", "exchange", "spent_points"};
inline constexpr std::array<std::string_view, 3> k_tender_state_words{"paid", "unknown", "reversed"};
inline constexpr std::array<std::string_view, 3> k_account_words{"points", "growth", "stored_value"};
inline constexpr std::array<std::string_view, 10> k_entry_words{"earned", "granted", "spent",     "restored", "taken_back",
                                                                "grown",  "ungrown", "topped_up", "paid",     "refunded"};
inline constexpr std::array<std::string_view, 4> k_occasion_words{"enrolment", "upgrade", "birthday", "single_sale"};
static_assert(static_cast<std::size_t>(TenderKind::spent_points) + 1 == k_tender_words.size() &&
              static_cast<std::size_t>(TenderState::reversed) + 1 == k_tender_state_words.size() &&
              static_cast<std::size_t>(Account::stored_value) + 1 == k_account_words.size() &&
              static_cast<std::size_t>(EntryKind::refunded) + 1 == k_entry_words.size() &&
              static_cast<std::size_t>(GiftOccasion::single_sale) + 1 == k_occasion_words.size());

inline std::string_view word_of(TenderKind kind) { return k_tender_words[static_cast<std::size_t>(kind)]; }
inline std::string_view word_of(TenderState state) { return k_tender_state_words[static_cast<std::size_t>(state)]; }
inline std::string_view word_of(Account account) { return k_account_words[static_cast<std::size_t>(account)]; }
inline std::string_view word_of(EntryKind kind) { return k_entry_words[static_cast<std::size_t>(kind)]; }
inline std::string_view word_of(GiftOccasion occasion) { return k_occasion_words[static_cast<std::size_t>(occasion)]; }

}  // namespace shuke::domain

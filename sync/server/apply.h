#pragma once

#include <string>

#include "core/base/record.h"
#include "sync/server/record_opener.h"
#include "sync/server/storage.h"

namespace shuke::head_office {

// Why a record is put aside; "" where its effects stand. Codes are for programs: document_not_valid, version_too_new, unknown_kind,
// hash_mismatch, sealed_unreadable, wrong_terminal, receipt_taken, member_taken, constraint.
using Code = std::string;

// Writes the effects of one record inside a running transaction: a sale with its lines, tenders and entries and the member's new
// facts; an enrolment as a new member. What the shop would object to (unknown member, old prices) is accepted and flagged: the
// goods have left the shop. Never throws for what the record says; throws DbError when the disk fails.
Code apply_record(Storage& storage, RecordOpener& opener, const TerminalIdentity& terminal, const Record& record);

}  // namespace shuke::head_office

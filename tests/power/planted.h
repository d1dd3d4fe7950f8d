#pragma once

#include "core/db/database.h"
#include "tests/power/till.h"

// Tills with a fault, for the harness to find before it is believed.
namespace shuke::power {

struct Manner {
  db::Durability durability = db::Durability::journal;
  bool is_split = false;  // sale and record in one transaction, lines, tenders and ledger in a second
};
// A sale put into the journal by hand; with the manner above it is written as the till writes it.
Recording a_sale_by_hand(const Manner& manner);
// A new till whose file layer forgets to sync the folder, and its first sale; `has_keys`: they were made before, and are safe.
Recording a_till_without_folder_syncs(bool has_keys);
// The keys are renewed, and what is sealed under the older ones is sealed again; planted: the older ones are forgotten first.
Recording a_renewal(bool forgets_first);
// The same layer under an upgrade.
Recording an_upgrade_without_folder_syncs();

}  // namespace shuke::power

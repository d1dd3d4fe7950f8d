#include "sync/server/verify.h"

#include <map>
#include <set>

#include "core/codec/feed.h"
#include "core/codec/record.h"
#include "core/seal/chain.h"
#include "sync/server/accounts.h"
#include "sync/server/record_opener.h"

namespace shuke::head_office {

namespace {

using Findings = std::vector<std::string>;

struct Place {
  std::uint32_t terminal = 0;
  Sequence seq = 0;
  auto operator<=>(const Place&) const = default;
};

std::string name_of(const Place& place) { return "terminal " + std::to_string(place.terminal) + " sequence " + std::to_string(place.seq); }

struct Chain {
  Sequence seq = 0;
  Hash hash{};
};

// What was applied, by kind.
struct Applied {
  std::set<Place> sales;
  std::set<Place> gifts;
};

// Walks all records once.
Applied verify_records(Storage& storage, const seal::KeyPair& keys, Findings& findings) {
  RecordOpener opener(keys);
  std::map<std::uint32_t, Chain> chains;
  Applied applied;
  storage.each_record([&](const StoredRecord& stored) {
    const Record& record = stored.record;
    const Place place{stored.terminal, record.seq};
    Chain& chain = chains[stored.terminal];
    if (record.seq != chain.seq + 1) findings.push_back(name_of(place) + " follows " + std::to_string(chain.seq) + ": records are missing");
    if (seal::chain_hash(chain.hash, record.seq, record.body_hash) != record.chain_hash) {
      findings.push_back(name_of(place) + ": the chain is broken here");
    }
    if (stored.code != "hash_mismatch" && seal::body_hash(record) != record.body_hash) {
      findings.push_back(name_of(place) + ": the stored bytes are not those that were pushed");
    }
    const bool has_key = !record.key.for_head_office.empty();
    if (stored.code.empty() && has_key && !opener.open(record)) {
      findings.push_back(name_of(place) + ": what is personal in it does not open");
    }
    chain = {record.seq, record.chain_hash};
    if (stored.code.empty() && record.kind == codec::k_sale_kind) applied.sales.insert(place);
    if (stored.code.empty() && record.kind == codec::k_gift_kind) applied.gifts.insert(place);
  });
  for (const auto& state : storage.terminals()) {
    const Chain& chain = chains[state.identity.terminal];
    if (chain.seq != state.applied_hwm || chain.hash != state.chain) {
      findings.push_back("terminal " + std::to_string(state.identity.terminal) + ": the mark is " + std::to_string(state.applied_hwm) +
                         " but records end at " + std::to_string(chain.seq));
    }
  }
  return applied;
}

void verify_sales(Storage& storage, std::set<Place> expected, Findings& findings) {
  storage.each_sale([&](const SaleRows& sale) {
    const Place place{sale.terminal.terminal, sale.seq};
    if (expected.erase(place) == 0) findings.push_back(name_of(place) + ": a sale without its record");
    Money lines;
    Money tenders;
    for (const auto& line : sale.lines) lines += line.paid;
    for (const auto& tender : sale.tenders) tenders += tender.amount;
    if (lines != sale.total || tenders != sale.total) findings.push_back(name_of(place) + ": lines, total and tenders differ");
  });
  for (const Place& place : expected) findings.push_back(name_of(place) + ": the record was applied but its sale is missing");
}

// What the ledger's rows add up to, and what the records of the histories do.
struct Sums {
  Points points;
  Money growth;
  Money stored;
  bool operator==(const Sums&) const = default;
  void add(const domain::LedgerEntry& entry) {
    points += entry.points;
    growth += entry.growth;
    stored += entry.stored;
  }
};

void verify_accounts(Storage& storage, Findings& findings) {
  std::map<MemberId, Sums> ledger;
  storage.each_entry([&](const EntryRow& row) { ledger[row.member].add(row.entry); });
  const domain::PolicyBook policies = policies_of(storage);
  storage.each_row(codec::k_member_entity, [&](const codec::FeedRow& row) {
    if (row.is_removed) return;
    const auto member = codec::decode_member(row);
    if (!member) return findings.push_back("member " + row.key + ": cannot be read");
    const std::vector<domain::MemberRecord> history = history_of(storage, member->id);
    Sums sums;
    for (const domain::MemberRecord& record : history) {
      for (const domain::LedgerEntry& entry : record.entries) sums.add(entry);
    }
    if (sums != ledger[member->id]) findings.push_back("member " + row.key + ": the ledger is not the sum of their history");
    if (domain::standing_of(policies, history, {}).state != member->standing.state) {
      findings.push_back("member " + row.key + ": the account is not what their history folds to");
    }
  });
}

// What is published of a member must be what was recorded: a till refuses by it.
void verify_gifts(Storage& storage, std::set<Place> expected, Findings& findings) {
  std::map<MemberId, std::vector<domain::HandedOver>> given;
  storage.each_gift([&](const GiftRow& row) {
    const Place place{row.gift.by.terminal, row.gift.by.seq};
    if (expected.erase(place) == 0) findings.push_back(name_of(place) + ": a gift handed over without its record");
    domain::note_hand_over(given[row.member], row.gift);
  });
  for (const Place& place : expected) findings.push_back(name_of(place) + ": the record was applied but its gift is missing");
  storage.each_row(codec::k_member_entity, [&](const codec::FeedRow& row) {
    const auto member = row.is_removed ? Result<domain::Member>(Reason::unknown_member) : codec::decode_member(row);
    if (member && member->facts.gifts != given[member->id]) {
      findings.push_back("member " + row.key + ": the gifts published are not those that were handed over");
    }
  });
}

}  // namespace

std::vector<std::string> verify(Storage& storage, const seal::KeyPair& keys) {
  Findings findings;
  // Of one moment: a push between two of these would look like a record without its sale, or a mark without its records.
  storage.look([&] {
    findings = storage.integrity_findings();
    const Applied applied = verify_records(storage, keys, findings);
    verify_sales(storage, applied.sales, findings);
    verify_gifts(storage, applied.gifts, findings);
    verify_accounts(storage, findings);
  });
  return findings;
}

}  // namespace shuke::head_office

#include "core/operations/check_data.h"
#include "core/operations/sync.h"
#include "sync/server/verify.h"
#include "tests/simulation/world.h"

namespace shuke::simulation {

namespace {

using Place = std::pair<std::uint32_t, Sequence>;

// Every record a terminal made is at head office once, byte for byte, and nothing else is.
void check_records(World& world) {
  std::map<Place, Record> held;
  world.storage.each_record([&](const head_office::StoredRecord& stored) {
    const bool is_new = held.emplace(Place{stored.terminal, stored.record.seq}, stored.record).second;
    if (!is_new) world.find("a record is at head office twice");
    if (!stored.code.empty()) world.find("a good record was put aside: " + stored.code);
  });
  for (const auto& terminal : world.terminals) {
    const auto identity = terminal->store.terminal();
    if (!identity) continue;
    const Sequence last = terminal->store.sync_memory().last_seq;
    for (Sequence seq = 1; seq <= last; ++seq) {
      const auto own = terminal->store.find_record(seq);
      const auto found = held.find({identity->identity.terminal, seq});
      if (found == held.end()) {
        world.find("a sale of terminal " + std::to_string(identity->identity.terminal) + " is lost: sequence " + std::to_string(seq));
        continue;
      }
      const Record& there = found->second;
      if (!own || own->body != there.body || own->sealed != there.sealed || own->chain_hash != there.chain_hash) {
        world.find("a record changed on the way: sequence " + std::to_string(seq));
      }
      held.erase(found);
    }
  }
  if (!held.empty()) world.find("head office has records no terminal made");
}

void check_convergence(World& world) {
  for (const auto& terminal : world.terminals) {
    world.storage.each_row(codec::k_member_entity, [&](const codec::FeedRow& row) {
      const auto parts = codec::split_member(row.body);
      const auto here = terminal->store.member(*uuid_from_text(row.key));
      if (!parts || !here || here->core != parts->core || here->facts != parts->facts) world.find("member " + row.key + " differs");
    });
    for (const auto entity : {codec::k_policy_entity, codec::k_promotion_entity, codec::k_store_entity, codec::k_associate_entity}) {
      world.storage.each_row(entity, [&](const codec::FeedRow& row) {
        const auto here = terminal->store.document(entity, row.key);
        if (!here || here->body != row.body) world.find(row.entity + " " + row.key + " differs");
      });
    }
  }
}

}  // namespace

void check_at_rest(World& world) {
  for (const auto& finding : head_office::verify(world.storage, world.keys)) world.find("head office: " + finding);
  for (const auto& terminal : world.terminals) {
    for (const auto& finding : operations::check_data(terminal->store).findings) world.find("terminal: " + finding);
  }
  check_records(world);
  check_convergence(world);
}

}  // namespace shuke::simulation

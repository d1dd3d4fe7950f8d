#include "core/operations/commit_sale.h"
#include "core/operations/enrol_member.h"
#include "core/operations/load_shop.h"
#include "core/operations/sync.h"
#include "tests/simulation/world.h"

namespace shuke::simulation {

namespace {

// What the store answers, as the session asks for it.
sync::SessionMemory session_memory(store::Store& store, const Clock& clock, IdSource& ids) {
  const auto kept = operations::sync_memory(store, clock, ids);
  sync::SessionMemory memory;
  memory.installation = kept.installation;
  if (kept.terminal) memory.terminal = kept.terminal->identity;
  if (memory.terminal.store.empty()) memory.terminal.store = test::k_here;
  if (kept.server) memory.server = protocol::ServerIdentity{kept.server->server_id, kept.server->epoch};
  memory.last_seq = kept.last_seq;
  memory.applied_hwm = kept.applied_hwm;
  memory.cursor = kept.cursor;
  memory.head_office_key = kept.head_office_key;
  memory.oldest_waiting = kept.waiting.oldest;
  return memory;
}

}  // namespace

Terminal::Terminal(World& world, std::uint8_t number, const std::string& data)
    : store(data), world_(world), installation_(test::an_id(number)) {
  store.installation(installation_);
  for (int i = 0; i < 1'000 * number; ++i) ids_.new_id(world.clock.now());  // tills never make the same id
  restart_sync();
}

void Terminal::restart_sync() {
  ++world_.faults.restarts;
  sync::SessionConfig config;
  config.batch_records = 4;
  config.backoff.cap_ms = 120'000;
  session = std::make_unique<sync::SyncSession>(config, session_memory(store, world_.clock, ids_),
                                                [this](std::uint64_t n) { return world_.below(n); });
}

void Terminal::tick() { carry_out(session->step(sync::Tick{}, world_.now())); }

void Terminal::sell() {
  if (!store.terminal()) return;
  const auto shop = operations::load_shop(store);
  if (!shop) return;
  std::optional<domain::Member> member;
  std::vector<Uuid> known;
  for (const auto& terminal : world_.terminals) known.insert(known.end(), terminal->members.begin(), terminal->members.end());
  if (!known.empty() && !world_.one_in(3)) {
    const Uuid id = known[world_.below(known.size())];
    // Only whom this till has heard of: the replica's row, decoded.
    if (const auto stored = store.member(id)) {
      const codec::FeedRow row{"member", to_text(id), 1, false, codec::join_member({stored->core, stored->facts})};
      if (const auto decoded = codec::decode_member(row)) member = *decoded;
    }
  }
  const auto& skus = (*shop)->book.skus();
  domain::Basket basket = test::a_basket({}, member ? &*member : nullptr);
  basket.id = ids_.new_id(world_.clock.now());
  for (std::uint64_t i = 0; i <= world_.below(3); ++i) basket.lines.push_back({skus[world_.below(skus.size())].code, 1});
  const domain::Customer customer = member ? domain::customer_of(*member) : domain::Customer{};
  const Money due = domain::price({(*shop)->book, (*shop)->policy_on(test::k_story_day), customer, test::k_story_day}, basket).total;
  const domain::Payment payment = test::paid_with(due, {test::a_tender(domain::TenderKind::wechat, due)});
  const operations::World world{store, world_.clock, ids_, names_};
  const auto sold = operations::commit_sale(world, {**shop, basket, payment, member});
  if (sold) carry_out(session->step(sync::SaleStored{sold->sale.seq}, world_.now()));
}

void Terminal::enrol() {
  if (!store.terminal()) return;
  const auto shop = operations::load_shop(store);
  if (!shop) return;
  domain::EnrolmentForm form;
  const int number = 10'000'000 + 1'000'000 * installation_.bytes[15] + static_cast<int>(members.size());
  form.phone = "139" + std::to_string(number);
  form.name = "曾薇";
  form.consents_to_file = true;
  world_.personal.insert(world_.personal.end(), {form.phone, form.name});
  const operations::World world{store, world_.clock, ids_, names_};
  const auto member = operations::enrol_member(world, **shop, form, "A01");
  if (!member) return world_.find("an enrolment was refused: " + std::string(name_of(member.reason())));
  members.push_back(member->id);
  carry_out(session->step(sync::SaleStored{store.sync_memory().last_seq}, world_.now()));
}

void Terminal::carry_out(sync::Actions actions) {
  while (!actions.empty()) {
    sync::Actions next;
    for (const auto& action : actions) {
      if (world_.has_faults && world_.one_in(80)) return restart_sync();
      for (auto& follows : outcome_of(action)) next.push_back(std::move(follows));
    }
    actions = std::move(next);
  }
}

sync::Actions Terminal::outcome_of(const sync::Action& action) {
  if (const auto* send = std::get_if<sync::SendRequest>(&action)) {
    return session->step(sync::Answered{world_.exchange(send->request, late_)}, world_.now());
  }
  if (const auto* read = std::get_if<sync::ReadBatch>(&action)) {
    auto batch = operations::next_batch(store, read->after, read->most_records, read->most_bytes);
    return session->step(sync::BatchRead{std::move(batch.records), batch.prev_chain, batch.last_seq, batch.hlc, batch.is_held},
                         world_.now());
  }
  if (const auto* identity = std::get_if<sync::StoreIdentity>(&action)) {
    const auto& answer = identity->answer;
    const auto kept = operations::adopt_terminal(store, answer.terminal, {answer.server.server_id, answer.server.epoch});
    if (!kept) return session->step(sync::StoreFailed{kept.refusal().detail}, world_.now());
    operations::know_head_office(store, answer.key);
    return session->step(sync::Stored{}, world_.now());
  }
  if (const auto* store_mark = std::get_if<sync::StoreMark>(&action)) {
    const auto& mark = store_mark->mark;
    if (mark.applied_hwm < highest_mark) world_.find("a terminal was told a lower mark within one epoch");
    highest_mark = std::max(highest_mark, mark.applied_hwm);
    operations::record_mark(store, {{mark.server.server_id, mark.server.epoch}, mark.applied_hwm, mark.archived_hwm});
    operations::know_head_office(store, mark.key);
    return session->step(sync::Stored{}, world_.now());
  }
  if (const auto* page = std::get_if<sync::ApplyPage>(&action)) {
    apply(*page);
    return session->step(sync::Stored{}, world_.now());
  }
  return {};
}

void Terminal::apply(const sync::ApplyPage& apply) {
  for (const auto& row : apply.page.rows) {
    std::int64_t& seen = versions_seen[row.entity + "/" + row.key];
    if (row.version < seen) world_.find("the version of " + row.entity + " " + row.key + " went backwards");
    seen = row.version;
  }
  const auto applied = operations::apply_page(store, {apply.page.rows, apply.page.next_cursor, apply.starts_over, apply.page.is_last});
  for (const auto& parked : applied.parked) world_.find("a row of " + parked.entity + " could not be applied: " + parked.reason);
}

}  // namespace shuke::simulation

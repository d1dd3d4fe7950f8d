#include "app/runtime/store_worker.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "core/operations/commit_exchange.h"
#include "core/operations/draft.h"
#include "core/operations/enrol_member.h"
#include "core/operations/find_coupon.h"
#include "core/operations/find_member.h"
#include "core/operations/find_sale.h"
#include "core/operations/hand_over_gift.h"
#include "core/operations/load_shop.h"
#include "core/operations/open_shift.h"
#include "core/operations/sync.h"
#include "core/operations/write_once.h"

namespace shuke::runtime {
namespace {

constexpr std::size_t k_most_hits = 30;

// The number that a till gives itself while nobody can issue one: its own, or two tills that started alone would print the same
// receipt numbers, and head office could take in only one of them. Far above those that head office counts up.
TerminalIdentity own_place(const Uuid& installation, const StoreId& store) {
  constexpr std::uint32_t k_first = 100'000;
  constexpr std::uint32_t k_many = 900'000;
  std::uint64_t mixed = 14695981039346656037ULL;
  for (const std::uint8_t byte : installation.bytes) mixed = (mixed ^ byte) * 1099511628211ULL;
  const std::uint32_t number = k_first + static_cast<std::uint32_t>(mixed % k_many);
  return {number, 1, store, std::to_string(number)};
}

operations::CommitRequest commit_request(const terminal::CommitSale& asked) {
  return {
      .shop = *asked.shop, .basket = asked.basket, .payment = asked.payment, .member = asked.member, .is_connected = asked.is_connected};
}

operations::ReturnOrder return_order(const terminal::CommitReturn& asked) {
  return {.shop = *asked.shop,
          .id = asked.back.id,
          .receipt = asked.back.receipt,
          .pieces = asked.back.pieces,
          .shares = asked.shares,
          .rounding = asked.rounding,
          .cause = asked.back.cause,
          .condition = asked.back.condition,
          .associate = asked.back.associate,
          .allowed_by = asked.back.allowed_by};
}

}  // namespace

void StoreWorker::begin() {
  if (serves_ == Serves::counter) begin_counter();
  attempt([this] { replies_.to_sync(session_memory(operations::sync_memory(world_.store, world_.clock, world_.ids))); });
}

// What was open comes before the goods: a counter that has goods keeps its own basket, and nothing may be kept over the one that was
// open. A disk that is full stops the day's shift from opening and nothing else.
void StoreWorker::begin_counter() {
  attempt([this] {
    load_shop();
    restore_draft();
  });
  attempt([this] {
    if (shop_) replies_.to_counter(terminal::ShopPublished{shop_});
    fill_index();
    open_day();
  });
  replies_.to_counter(terminal::KeysTold{world_.store.is_locked() ? terminal::DeviceKey::none : terminal::DeviceKey::in_file});
}

void StoreWorker::attempt(const std::function<void()>& act) {
  try {
    act();
  } catch (const DbError& error) {
    log_.warn("store failed at the start", {{"where", error.where()}, {"code", error.code()}});
    recover(error);
    replies_.to_counter(terminal::DraftRefused{{Reason::not_saved, error.what()}});
  }
}

void StoreWorker::handle(const StoreRequest& request) {
  try {
    std::visit([this](const auto& each) { answer(each); }, request);
  } catch (const DbError& error) {
    log_.warn("store failed", {{"where", error.where()}, {"code", error.code()}});
    // The reserve is for sales: a page for which there is no room is not one.
    if (!error.is_disk_full() || !std::holds_alternative<sync::ApplyPage>(request)) recover(error);
    failed(request, {Reason::not_saved, error.what()});
  }
}

void StoreWorker::rest() {
  if (world_.store.is_open()) care_for_files();
  look_at_disk();
}

// Nothing is in doubt where this fails: what is moved and copied stays where it was until it is.
void StoreWorker::care_for_files() {
  try {
    world_.store.tidy_up();
  } catch (const DbError& error) {
    log_.warn("checkpoint failed", {{"where", error.where()}, {"code", error.code()}});
    if (error.is_disk_full()) recover(error);
  }
  try {
    world_.store.copy_records();
    is_copy_refused_ = false;
  } catch (const DbError& error) {
    // A record that changed on the disk stays as it is: one line, not seven a second.
    if (!std::exchange(is_copy_refused_, true)) log_.warn("records not copied", {{"where", error.where()}, {"code", error.code()}});
    if (error.is_disk_full()) recover(error);
  }
  try {
    world_.store.renew_seals();
  } catch (const DbError& error) {
    log_.warn("not sealed again", {{"where", error.where()}, {"code", error.code()}});
  }
}

// What the disk did not answer for may be there or not: the files are opened anew, so that what is read next is what a restart would find.
// A disk that is full wrote nothing; the tidying up needs room as the sales do.
void StoreWorker::recover(const DbError& error) {
  if (error.is_disk_full()) {
    if (operations::gives_up_reserve(world_.store)) log_.warn("the reserve was given up");
  } else if (!operations::opens_again(world_.store)) {
    log_.warn("the files cannot be opened again");
  } else if (replies_.read_index) {
    fill_index();
  }
}

// Files that failed to open are tried again, too. A reserve that cannot be made is not tried again at once.
void StoreWorker::look_at_disk() {
  constexpr std::int64_t k_reserve_again_ms = 60'000;
  if (!world_.store.is_open() && operations::opens_again(world_.store)) {
    log_.info("the files are open again");
    if (replies_.read_index) fill_index();
  }
  const std::int64_t now_ms = world_.clock.monotonic_ms();
  if (now_ms >= reserve_from_ms_) {
    operations::keep_reserve(world_);
    reserve_from_ms_ = now_ms + k_reserve_again_ms;
  }
  const operations::Room room = operations::look_at_room(world_);
  if (room == std::exchange(room_, room)) return;
  replies_.to_counter(terminal::DiskChanged{disk_of(room)});
  log_.warn("the disk is another one now", {{"room", name_of(room)}});
}

terminal::Disk disk_of(operations::Room room) {
  switch (room) {
    case operations::Room::plenty: return terminal::Disk::well;
    case operations::Room::low: return terminal::Disk::low;
    case operations::Room::last: return terminal::Disk::last;
    case operations::Room::none: return terminal::Disk::full;
    case operations::Room::failed: return terminal::Disk::failed;
  }
  return terminal::Disk::failed;
}

// Whoever waits for an answer gets one, whatever the disk did.
void StoreWorker::failed(const StoreRequest& request, const Refusal& refusal) {
  if (const auto* receipt = std::get_if<terminal::SaveReceipt>(&request)) {
    log_.warn("receipt not saved", {{"receipt", receipt->number}});
  } else if (std::optional<terminal::Event> answer = refused(request, refusal)) {
    replies_.to_counter(std::move(*answer));
  } else {
    replies_.to_sync(sync::Event{sync::StoreFailed{refusal.detail}});
  }
}

// Looking members up works without a policy too; then nobody has a tier.
operations::MemberDay StoreWorker::day() const {
  static const domain::PolicyBook k_none;
  if (!shop_) return {k_none, local_date(world_.clock.now())};
  return operations::today_in(world_, *shop_);
}

void StoreWorker::found(std::uint64_t request, Result<domain::Member> member) {
  if (!member) return replies_.to_counter(terminal::MemberMissing{request, member.refusal()});
  replies_.to_counter(terminal::MemberFound{request, std::move(member).value()});
}

void StoreWorker::answer(const terminal::FindByCode& request) {
  found(request.request, operations::find_member(world_.store, day(), request.code));
}

void StoreWorker::answer(const terminal::FindById& request) {
  found(request.request, operations::find_member(world_.store, day(), request.member));
}

void StoreWorker::answer(const terminal::SearchMembers& request) {
  const StoreId here = shop_ ? shop_->here : StoreId();
  auto found = operations::search_members(world_.store, day(), {.text = request.text, .here = here, .limit = k_most_hits});
  if (!found) return replies_.to_counter(terminal::SearchAnswered{request.request, {}, 0, found.refusal()});
  operations::MemberList list = std::move(found).value();
  replies_.to_counter(terminal::SearchAnswered{request.request, std::move(list.members), list.total, {}, list.is_filling});
}

void StoreWorker::answer(const terminal::CheckPhone& request) {
  Result<domain::Member> member = operations::find_member(world_.store, day(), {domain::CodeKind::phone, request.phone});
  std::optional<domain::Member> taken_by;
  if (member) taken_by = std::move(member).value();
  replies_.to_counter(terminal::PhoneChecked{request.request, std::move(taken_by)});
}

void StoreWorker::answer(const terminal::EnrolMember& request) {
  if (!shop_) return replies_.to_counter(terminal::EnrolRefused{{Reason::prices_missing}});
  Result<domain::Member> member = operations::enrol_member(world_, *shop_, request.form, request.associate);
  if (!member) return replies_.to_counter(terminal::EnrolRefused{member.refusal()});
  log_.info("member enrolled", {{"member", member->id}});
  replies_.to_counter(terminal::Enrolled{std::move(member).value()});
  tell_sync_of_new_records();
}

void StoreWorker::answer(const terminal::SaveDraft& request) {
  const Outcome saved = operations::save_draft(world_.store, to_document(request.draft));
  if (saved) return;
  log_.warn("draft not saved", {{"reason", name_of(saved.reason())}});
  replies_.to_counter(terminal::DraftRefused{saved.refusal()});
}

void StoreWorker::answer(const terminal::CommitSale& request) {
  Result<operations::CommittedSale> sale = operations::commit_sale(world_, commit_request(request));
  if (!sale) {
    log_.warn("sale refused", {{"reason", name_of(sale.reason())}});
    return replies_.to_counter(terminal::CommitRefused{sale.refusal()});
  }
  log_.info("sale committed", {{"seq", sale->sale.seq}, {"receipt", sale->sale.receipt}, {"again", sale->was_committed_before}});
  operations::CommittedSale committed = std::move(sale).value();
  replies_.to_counter(terminal::SaleCommitted{std::move(committed.sale), std::move(committed.member)});
  tell_sync_of_new_records();
}

void StoreWorker::answer(const terminal::FindCoupon& request) {
  Result<domain::HeldCoupon> held = operations::find_coupon(world_.store, *request.shop, request.code);
  if (!held) return replies_.to_counter(terminal::CouponMissing{request.request, held.refusal()});
  replies_.to_counter(terminal::CouponFound{request.request, std::move(held).value()});
}

void StoreWorker::answer(const terminal::FindSale& request) {
  Result<domain::ReturnableSale> sale = operations::find_sale_for_return(world_.store, day(), request.receipt);
  if (!sale) return replies_.to_counter(terminal::SaleMissing{request.request, sale.refusal()});
  replies_.to_counter(terminal::SaleFound{request.request, std::move(sale).value()});
}

void StoreWorker::answer(const terminal::ListSales& request) {
  replies_.to_counter(terminal::SalesListed{request.request, operations::latest_sales(world_.store, request.member)});
}

void StoreWorker::answer(const terminal::CommitReturn& request) {
  Result<operations::CommittedReturn> taken = operations::commit_return(world_, return_order(request));
  if (!taken) {
    log_.warn("return refused", {{"reason", name_of(taken.reason())}});
    return replies_.to_counter(terminal::ReturnRefused{taken.refusal()});
  }
  log_.info("return committed", {{"seq", taken->sale.seq}, {"receipt", taken->sale.receipt}, {"again", taken->was_committed_before}});
  operations::CommittedReturn committed = std::move(taken).value();
  replies_.to_counter(terminal::ReturnCommitted{std::move(committed.sale), std::move(committed.member)});
  tell_sync_of_new_records();
}

void StoreWorker::answer(const terminal::CommitExchange& request) {
  const operations::ReturnOrder back = return_order(request.back);
  const operations::CommitRequest goods = commit_request(request.goods);
  Result<operations::CommittedExchange> both = operations::commit_exchange(world_, {.back = back, .goods = goods});
  if (!both) {
    log_.warn("exchange refused", {{"reason", name_of(both.reason())}});
    return replies_.to_counter(terminal::CommitRefused{both.refusal()});
  }
  log_.info("exchange committed", {{"seq", both->sold.seq}, {"receipt", both->sold.receipt}, {"again", both->was_committed_before}});
  operations::CommittedExchange committed = std::move(both).value();
  replies_.to_counter(terminal::ExchangeCommitted{std::move(committed.returned), std::move(committed.sold), std::move(committed.member)});
  tell_sync_of_new_records();
}

void StoreWorker::answer(const terminal::HandOverGift& request) {
  Result<operations::HandedGift> handed = operations::hand_over_gift(
      world_, {.shop = *request.shop, .id = request.id, .member = request.member, .right = request.right, .associate = request.associate});
  if (!handed) {
    log_.warn("gift refused", {{"reason", name_of(handed.reason())}});
    Result<domain::Member> member = operations::find_member(world_.store, day(), request.member);
    const auto known = member ? std::optional(std::move(member).value()) : std::nullopt;
    return replies_.to_counter(terminal::GiftRefused{handed.refusal(), known});
  }
  log_.info("gift handed over", {{"seq", handed->gift.by.seq}, {"gift", handed->gift.right.gift}, {"again", handed->was_handed_before}});
  replies_.to_counter(terminal::GiftHandedOver{std::move(handed).value().member});
  tell_sync_of_new_records();
}

// After the commit and never a reason to undo it: the sale is on the disk, its paper can be made again.
void StoreWorker::answer(const terminal::SaveReceipt& request) {
  if (replies_.save_receipt) replies_.save_receipt(request);
}

void StoreWorker::answer(const sync::ReadBatch& request) {
  store::OutboxBatch batch = operations::next_batch(world_.store, request.after, request.most_records, request.most_bytes);
  replies_.to_sync(sync::Event{sync::BatchRead{std::move(batch.records), batch.prev_chain, batch.last_seq, batch.hlc, batch.is_held}});
}

void StoreWorker::answer(const sync::StoreIdentity& request) {
  const Outcome adopted =
      operations::adopt_terminal(world_.store, request.answer.terminal, {request.answer.server.server_id, request.answer.server.epoch});
  if (!adopted) {
    log_.warn("identity refused", {{"reason", name_of(adopted.reason())}});
    return replies_.to_sync(sync::Event{sync::StoreFailed{std::string(name_of(adopted.reason()))}});
  }
  operations::know_head_office(world_.store, request.answer.key);
  log_.info("terminal issued", {{"terminal", request.answer.terminal.terminal}, {"incarnation", request.answer.terminal.incarnation}});
  publish_shop();
  replies_.to_sync(sync::Event{sync::Stored{}});
}

void StoreWorker::answer(const sync::StoreMark& request) {
  const protocol::MarkAnswer& mark = request.mark;
  operations::record_mark(world_.store, {{mark.server.server_id, mark.server.epoch}, mark.applied_hwm, mark.archived_hwm});
  operations::know_head_office(world_.store, mark.key);
  replies_.to_sync(sync::Event{sync::Stored{}});
}

void StoreWorker::answer(const sync::ApplyPage& request) {
  // What is left is for sales: head office keeps its pages.
  if (room_ > operations::Room::low) return replies_.to_sync(sync::Event{sync::StoreFailed{"disk full"}});
  const operations::AppliedPage applied = operations::apply_page(
      world_.store,
      {.rows = request.page.rows, .cursor = request.page.next_cursor, .starts_over = request.starts_over, .is_last = request.page.is_last});
  for (const store::ParkedRow& row : applied.parked) {
    log_.warn("row set aside", {{"entity", row.entity}, {"reason", row.reason}});
    if (row.entity == codec::k_policy_entity) replies_.to_counter(terminal::Warned{{Reason::policy_not_valid, row.reason}});
  }
  // A price list becomes visible whole: with the last page of a round, or at once when the counter has none yet.
  is_shop_stale_ = is_shop_stale_ || applied.changes_shop;
  if (request.page.is_last && (is_shop_stale_ || !shop_)) publish_shop();
  if (request.page.is_last && replies_.read_index) fill_index();
  replies_.to_sync(sync::Event{sync::Stored{}});
}

void StoreWorker::answer(const FillDemo& request) {
  if (shop_) return;
  const DemoRows demo = request.make();
  const Uuid installation = operations::sync_memory(world_.store, world_.clock, world_.ids).installation;
  operations::propose_terminal(world_.store, own_place(installation, demo.store));
  operations::apply_page(world_.store, {.rows = demo.rows, .cursor = {}, .starts_over = false, .is_last = true});
  publish_shop();
  // Sync began before the till had named itself: without the name, head office would refuse a till that has sold already.
  replies_.to_sync(session_memory(operations::sync_memory(world_.store, world_.clock, world_.ids)));
}

bool StoreWorker::load_shop() {
  const operations::SoundShop loaded = operations::load_sound_shop(world_.store);
  if (loaded.dropped_rows > 0) log_.warn("goods that the disk had changed were dropped", {{"rows", loaded.dropped_rows}});
  if (!loaded.shop) return false;
  shop_ = *loaded.shop;
  is_shop_stale_ = false;
  return true;
}

void StoreWorker::publish_shop() {
  const bool is_first = !shop_;
  if (!load_shop()) return;
  replies_.to_counter(terminal::ShopPublished{shop_});
  if (is_first) open_day();
}

// The day's shift opens by itself, before the first sale, so that a sale is one write and one sync.
void StoreWorker::open_day() {
  if (serves_ == Serves::sync_alone || !shop_ || !world_.store.terminal()) return;
  const auto works_here = [&](const domain::Associate& each) { return each.store == shop_->here; };
  const auto first = std::find_if(shop_->associates.begin(), shop_->associates.end(), works_here);
  if (associate_.empty() && first != shop_->associates.end()) associate_ = first->id;
  if (operations::open_shift(world_, *shop_, associate_)) tell_sync_of_new_records();
}

void StoreWorker::fill_index() {
  if (!replies_.read_index) return void(world_.store.members());
  if (world_.store.begin_filling()) replies_.read_index();
}

void StoreWorker::answer(const IndexRead& request) {
  const bool was_read = request.index != nullptr;
  world_.store.take_index(was_read ? std::optional(std::move(*request.index)) : std::nullopt);
  replies_.to_counter(terminal::NamesKnown{});
  if (was_read) fill_index();  // again where a bootstrap ended meanwhile
}

void StoreWorker::restore_draft() {
  const Result<std::optional<codec::Draft>> draft = operations::load_draft(world_.store);
  if (!draft) {
    log_.warn("what was open at the counter cannot be read", {{"reason", name_of(draft.reason())}});
    // Damaged, or in the clear as builds of before had it: it is nothing that may stay.
    if (draft.reason() == Reason::document_not_valid) world_.store.save_draft({});
    return replies_.to_counter(terminal::DraftRefused{draft.refusal()});
  }
  if (!draft->has_value()) return;
  terminal::DraftRestored restored{from_document(**draft), std::nullopt};
  associate_ = restored.draft.associate;
  if (restored.draft.basket.member) {
    Result<domain::Member> member = operations::find_member(world_.store, day(), *restored.draft.basket.member);
    if (member) restored.member = std::move(member).value();
  }
  replies_.to_counter(std::move(restored));
}

// The act is on the disk and was answered: what goes wrong here is not its failure, and sync looks again with the next record.
void StoreWorker::tell_sync_of_new_records() {
  try {
    const store::OutboxBatch end = operations::next_batch(world_.store, 0, 1, 1);
    replies_.to_sync(sync::Event{sync::SaleStored{end.last_seq}});
  } catch (const DbError& error) {
    log_.warn("sync was not told", {{"where", error.where()}, {"code", error.code()}});
    recover(error);
  }
}

std::optional<terminal::Event> refused(const StoreRequest& request, const Refusal& refusal) {
  return std::visit(
      [&](const auto& each) -> std::optional<terminal::Event> {
        using Request = std::decay_t<decltype(each)>;
        if constexpr (std::is_same_v<Request, terminal::FindByCode> || std::is_same_v<Request, terminal::FindById>) {
          return terminal::MemberMissing{each.request, refusal};
        } else if constexpr (std::is_same_v<Request, terminal::SearchMembers>) {
          return terminal::SearchAnswered{each.request, {}, 0};
        } else if constexpr (std::is_same_v<Request, terminal::CheckPhone>) {
          return terminal::PhoneChecked{each.request, std::nullopt};
        } else if constexpr (std::is_same_v<Request, terminal::EnrolMember>) {
          return terminal::EnrolRefused{refusal};
        } else if constexpr (std::is_same_v<Request, terminal::CommitSale> || std::is_same_v<Request, terminal::CommitExchange>) {
          return terminal::CommitRefused{refusal};
        } else if constexpr (std::is_same_v<Request, terminal::FindCoupon>) {
          return terminal::CouponMissing{each.request, refusal};
        } else if constexpr (std::is_same_v<Request, terminal::FindSale>) {
          return terminal::SaleMissing{each.request, refusal};
        } else if constexpr (std::is_same_v<Request, terminal::ListSales>) {
          return terminal::SalesListed{each.request, {}};
        } else if constexpr (std::is_same_v<Request, terminal::CommitReturn>) {
          return terminal::ReturnRefused{refusal};
        } else if constexpr (std::is_same_v<Request, terminal::HandOverGift>) {
          return terminal::GiftRefused{refusal, std::nullopt};
        } else if constexpr (std::is_same_v<Request, terminal::SaveDraft> || std::is_same_v<Request, FillDemo>) {
          return terminal::DraftRefused{refusal};
        } else {
          return std::nullopt;
        }
      },
      request);
}

codec::Draft to_document(const terminal::Draft& draft) {
  codec::Draft document;
  document.basket = draft.basket;
  document.payment.rounding = draft.rounding;
  document.payment.tenders = draft.tenders;
  document.screen = draft.is_paying ? "pay" : "sale";
  document.enrolment = draft.form;
  document.parked = draft.parked;
  document.lost_card_baskets = draft.lost_card_baskets;
  document.exchange = draft.exchange;
  document.associate = draft.associate;
  document.language = draft.language == Language::en ? "en" : "zh";
  document.is_dark = draft.is_dark;
  return document;
}

terminal::Draft from_document(const codec::Draft& document) {
  terminal::Draft draft;
  draft.basket = document.basket;
  draft.tenders = document.payment.tenders;
  draft.rounding = document.payment.rounding;
  draft.is_paying = document.screen == "pay";
  draft.form = document.enrolment;
  draft.parked = document.parked;
  draft.lost_card_baskets = document.lost_card_baskets;
  draft.exchange = document.exchange;
  draft.associate = document.associate;
  draft.language = document.language == "en" ? Language::en : Language::zh;
  draft.is_dark = document.is_dark;
  return draft;
}

sync::SessionMemory session_memory(const store::SyncMemory& memory) {
  sync::SessionMemory session;
  session.installation = memory.installation;
  if (memory.terminal) session.terminal = memory.terminal->identity;
  if (memory.server) session.server = protocol::ServerIdentity{memory.server->server_id, memory.server->epoch};
  session.last_seq = memory.last_seq;
  session.applied_hwm = memory.applied_hwm;
  session.cursor = memory.cursor;
  session.head_office_key = memory.head_office_key;
  session.oldest_waiting = memory.waiting.oldest;
  return session;
}

}  // namespace shuke::runtime

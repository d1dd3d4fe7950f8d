#include <algorithm>
#include <charconv>
#include <utility>

#include "sync/client/sync_session.h"
#include "sync/protocol/codec.h"

// What head office answered, and what follows from it. The other half of the machine is sync_session.cpp.
namespace shuke::sync {

namespace {

// How often one round may be sent back to another mark before it is given up for a while.
constexpr int k_most_corrections = 3;

std::int64_t retry_after_ms(const protocol::HttpResponse& response) {
  const std::string* text = protocol::find_header(response.headers, "Retry-After");
  std::int64_t seconds = 0;
  if (text == nullptr) return 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), seconds);
  const bool is_number = error == std::errc{} && end == text->data() + text->size();
  return is_number ? std::clamp<std::int64_t>(seconds, 0, 3'600) * 1'000 : 0;
}

}  // namespace

void SyncSession::on(const Answered& event, const Now& now, Actions& out) {
  const bool is_awaited = phase_ == Phase::greeting || phase_ == Phase::asking_mark || phase_ == Phase::pushing || phase_ == Phase::pulling;
  if (!is_awaited) return;
  if (event.answer.failure != HttpFailure::none) {
    return fail_round(event.answer.failure == HttpFailure::not_trusted ? Attention::wrong_server : Attention::none, 0, now);
  }
  const protocol::HttpResponse& response = event.answer.response;
  if (response.status != 200) return refused(response, now, out);
  if (phase_ == Phase::greeting) return greeted(response, now, out);
  if (phase_ == Phase::asking_mark) return mark_came(response, now, out);
  if (phase_ == Phase::pushing) return push_answered(response, now, out);
  page_came(response, now, out);
}

void SyncSession::greeted(const protocol::HttpResponse& response, const Now& now, Actions& out) {
  auto answer = protocol::decode_hello_answer(response.body);
  if (!answer) return fail_round(Attention::not_understood, 0, now);
  greeting_ = std::move(answer).value();
  // Receipts carry the identity: once there are records it cannot change under them.
  if (memory_.last_seq > 0 && greeting_.terminal != memory_.terminal) return fail_round(Attention::identity_taken, 0, now);
  phase_ = Phase::storing_identity;
  out.push_back(StoreIdentity{greeting_});
}

void SyncSession::mark_came(const protocol::HttpResponse& response, const Now& now, Actions& out) {
  auto answer = protocol::decode_mark_answer(response.body);
  if (!answer) return fail_round(Attention::not_understood, 0, now);
  if (!is_ours(answer->server)) return fail_round(Attention::wrong_server, 0, now);
  mark_ = std::move(answer).value();
  is_verified_ = true;
  is_offline_ = false;
  if (mark_.applied_hwm > memory_.last_seq) return stop_pushing(Attention::rolled_back, out);
  if (mark_.applied_hwm <= memory_.applied_hwm) return adopt_mark(out);
  phase_ = Phase::comparing;
  out.push_back(ReadBatch{mark_.applied_hwm, 1, config_.batch_bytes});
}

// A journal put back or copied may have gone on under numbers that head office knows from the other copy: a mark above our own counts
// only when it stands on our own history. Otherwise sending begins at our own mark, and head office finds the fork and keeps both.
void SyncSession::compare(const BatchRead& own, Actions& out) {
  if (own.prev_chain != mark_.chain) {
    mark_.applied_hwm = memory_.applied_hwm;
    mark_.archived_hwm = std::min(mark_.archived_hwm, mark_.applied_hwm);
  }
  adopt_mark(out);
}

void SyncSession::adopt_mark(Actions& out) {
  const bool is_known = mark_.applied_hwm == memory_.applied_hwm && mark_.server == *memory_.server;
  if (is_known && !is_key_news()) return read_batch(out);
  phase_ = Phase::storing_mark;
  out.push_back(StoreMark{mark_});
}

void SyncSession::push_answered(const protocol::HttpResponse& response, const Now& now, Actions& out) {
  auto answer = protocol::decode_push_answer(response.body);
  if (!answer) return fail_round(Attention::not_understood, 0, now);
  if (!is_ours(answer->server)) return fail_round(Attention::wrong_server, 0, now);
  if (answer->applied_hwm < pushed_to_) return correct_mark(now, out);
  if (!answer->quarantined.empty()) out.push_back(PutAside{answer->quarantined});
  is_offline_ = false;
  batch_limit_ = config_.batch_records;
  if (answer->next_batch > 0) batch_limit_ = std::min(batch_limit_, static_cast<std::size_t>(answer->next_batch));
  pause_ms_ = answer->retry_after_ms;
  // Head office may have more of this terminal; of that, only what was sent here is known to be the same.
  mark_ = {answer->server, pushed_to_, std::min(answer->archived_hwm, pushed_to_), pushed_chain_, answer->server_time, {}};
  phase_ = Phase::storing_push;
  out.push_back(StoreMark{mark_});
}

void SyncSession::page_came(const protocol::HttpResponse& response, const Now& now, Actions& out) {
  auto page = protocol::decode_pull_page(response.body);
  if (!page) return fail_round(Attention::not_understood, 0, now);
  if (!is_ours(page->server)) return fail_round(Attention::wrong_server, 0, now);
  const bool makes_progress = page->is_last || page->next_cursor != memory_.cursor;
  if (!makes_progress || page->next_cursor.empty()) return fail_round(Attention::not_understood, 0, now);
  is_offline_ = false;
  phase_ = Phase::applying;
  page_ = {page->server, {}, page->next_cursor, page->is_last};
  out.push_back(ApplyPage{std::move(page).value(), memory_.cursor.empty()});
}

void SyncSession::refused(const protocol::HttpResponse& response, const Now& now, Actions& out) {
  const auto problem = protocol::decode_problem(response.body);
  const std::string code = problem ? problem->code : std::string{};
  const std::int64_t wait_ms = std::max(retry_after_ms(response), problem ? std::int64_t{problem->retry_after_ms} : 0);
  if (code == protocol::problem::k_gap || code == protocol::problem::k_old_epoch) return correct_mark(now, out);
  if (code == protocol::problem::k_fork) return stop_pushing(Attention::fork, out);
  if (code == protocol::problem::k_wrong_server) return fail_round(Attention::wrong_server, wait_ms, now);
  if (code == protocol::problem::k_identity_taken) return fail_round(Attention::identity_taken, wait_ms, now);
  if (code == protocol::problem::k_unknown_terminal || code == protocol::problem::k_not_paired) {
    return fail_round(Attention::not_admitted, wait_ms, now);
  }
  if (response.status == 413 && phase_ == Phase::pushing) return send_smaller(now, out);
  if (response.status == 410 && phase_ == Phase::pulling && !memory_.cursor.empty()) {
    memory_.cursor.clear();
    return pull(out);
  }
  if (response.status == 426 && phase_ == Phase::pulling) {
    found_ = Attention::upgrade_needed;
    return complete_round(config_.period_ms, now);
  }
  // Busy, failing or restarting: to the counter the same as being cut off. A 4xx without a known code will not heal by itself.
  const bool heals = response.status >= 500 || response.status == 429 || response.status == 408 || code == protocol::problem::k_damaged;
  fail_round(heals ? Attention::none : Attention::not_understood, wait_ms, now);
}

void SyncSession::correct_mark(const Now& now, Actions& out) {
  is_verified_ = false;
  if (++corrections_ > k_most_corrections) return fail_round(Attention::none, 0, now);
  ask_mark(out);
}

void SyncSession::send_smaller(const Now& now, Actions& out) {
  if (batch_size_ <= 1) return fail_round(Attention::not_understood, 0, now);
  batch_limit_ = batch_size_ / 2;
  read_batch(out);
}

}  // namespace shuke::sync

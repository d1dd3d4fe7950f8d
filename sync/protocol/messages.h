#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/record.h"
#include "core/base/time.h"
#include "core/codec/feed.h"

// What terminal and head office say to each other, as plain values; protocol/codec.h turns them into bytes. The contract for
// others is openapi.yaml beside this file. Nothing here is personal data except the sealed bytes inside records and feed rows.
namespace shuke::protocol {

// Head office accepts pushes of every protocol ever shipped; a pull may ask for an upgrade (426).
inline constexpr int k_protocol = 1;
inline constexpr int k_schema = 1;

inline constexpr std::size_t k_batch_records = 500;
inline constexpr std::size_t k_batch_bytes = 256 * 1024;          // of record bytes; one larger record still travels, alone
inline constexpr std::size_t k_largest_record = 5 * 1024 * 1024;  // codec::k_record_bounds and a sealed part
inline constexpr std::size_t k_largest_push = k_largest_record + k_batch_bytes + 64 * 1024;
inline constexpr std::size_t k_page_bytes = 1024 * 1024;  // of feed rows; one larger row still travels, alone

// Who head office is. `server_id` is made with its database, `epoch` changes at every restore. Both random, lower-case hex.
struct ServerIdentity {
  std::string server_id;
  std::string epoch;
  bool operator==(const ServerIdentity&) const = default;
};

// The public half of head office's pair, with which terminals wrap the keys of members' records (core/seal/record_key.h). Head offices of
// before sealing send none; then records with a personal part wait at the terminal.
using PublicKey = std::array<std::uint8_t, 32>;

// First contact, on loopback only until pairing exists. `installation` is made with the terminal's data directory; the same
// installation always gets the same answer. What is proposed is granted when it is free; when it `is_in_use` already (records
// exist under it) head office grants exactly that or refuses with identity_taken.
struct HelloRequest {
  Uuid installation;
  TerminalIdentity proposed;  // zero numbers and empty texts where there is no wish
  bool is_in_use = false;
  int protocol = k_protocol;
  int schema = k_schema;
};

struct HelloAnswer {
  ServerIdentity server;
  TerminalIdentity terminal;
  Timestamp server_time;
  std::optional<PublicKey> key{};
};

// What head office has of this terminal: where every run of pushes begins.
struct MarkAnswer {
  ServerIdentity server;
  Sequence applied_hwm = 0;   // largest contiguous outbox position, applied or quarantined
  Sequence archived_hwm = 0;  // contained in a verified copy elsewhere; rows above it must be kept
  Hash chain{};               // chain hash at applied_hwm, zeros at 0
  Timestamp server_time;
  std::optional<PublicKey> key{};
};

struct PushHead {
  std::uint32_t terminal = 0;
  std::uint32_t incarnation = 0;
  Sequence first_seq = 1;
  Hash prev_chain{};  // the terminal's chain hash at first_seq - 1
  ServerIdentity server;
  int protocol = k_protocol;
  int schema = k_schema;
  Hlc hlc = 0;
  std::string cursor;                         // where the terminal's pull stands
  std::string content_encoding = "identity";  // of the record frames; others may come, unknown ones are refused with 415
};

struct PushBatch {
  PushHead head;
  std::vector<Record> records;  // contiguous from head.first_seq; of their keys only for_head_office travels
};

struct Quarantined {
  Sequence seq = 0;
  std::string code;  // document_not_valid, unknown_kind, hash_mismatch, sealed_unreadable, ...; the decision is sticky
  bool operator==(const Quarantined&) const = default;
};

struct PushAnswer {
  ServerIdentity server;
  Sequence applied_hwm = 0;
  Sequence archived_hwm = 0;
  std::vector<Quarantined> quarantined;  // of this batch
  Timestamp server_time;
  int next_batch = 0;      // most records head office wants at once; 0 leaves it to the terminal
  int retry_after_ms = 0;  // please wait this long before the next push
};

// Changes after a cursor. The terminal applies a page and its cursor in one transaction; the cursor is opaque to it.
struct PullPage {
  ServerIdentity server;
  std::vector<codec::FeedRow> rows;
  std::string next_cursor;
  bool is_last = false;  // end of this round: nothing newer right now
};

// RFC 9457. `code` is what programs read (gap, fork, wrong_server, cursor_gone, ...), the rest is for people.
struct Problem {
  int status = 500;
  std::string code;
  std::string title;
  std::string detail;
  Sequence applied_hwm = -1;  // with gap and fork: what head office has; -1 elsewhere
  int retry_after_ms = 0;     // with busy
};

namespace problem {
inline constexpr char k_gap[] = "gap";                    // 409: records before first_seq are missing here; continue from applied_hwm
inline constexpr char k_fork[] = "fork";                  // 409: the same positions hold other facts; nothing was applied, both are kept
inline constexpr char k_wrong_server[] = "wrong_server";  // 409: the terminal belongs to another head office
inline constexpr char k_old_epoch[] = "old_epoch";        // 409: head office was restored; ask for the mark again
inline constexpr char k_unknown_terminal[] = "unknown_terminal";  // 403: never issued, or not this incarnation
inline constexpr char k_identity_taken[] = "identity_taken";      // 409: another installation holds it
inline constexpr char k_not_paired[] = "not_paired";              // 403: first contact is accepted from loopback only
inline constexpr char k_cursor_gone[] = "cursor_gone";            // 410: begin again with an empty cursor
inline constexpr char k_upgrade[] = "upgrade_required";           // 426, pull only
inline constexpr char k_damaged[] = "damaged";            // 400: bytes changed on the way or nonsense; the same records may be sent again
inline constexpr char k_busy[] = "busy";                  // 503 with Retry-After
inline constexpr char k_not_found[] = "not_found";        // 404
inline constexpr char k_method[] = "method_not_allowed";  // 405
inline constexpr char k_too_large[] = "too_large";        // 413
inline constexpr char k_encoding[] = "unsupported_encoding";  // 415
inline constexpr char k_failed[] = "failed";                  // 500: head office's disk or database; try again later
}  // namespace problem

}  // namespace shuke::protocol

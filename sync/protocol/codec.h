#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "sync/protocol/http.h"
#include "sync/protocol/messages.h"

// Messages to bytes and back. Readers accept unknown fields; what cannot be read is refused with document_not_valid and where.
// JSON everywhere except a push: there the body is frames (u32 little-endian length, then bytes), the head as JSON first, then one
// frame a record, and at the end four bytes of CRC-32 over all before, so that damage on the way is never taken for a bad record.
namespace shuke::protocol {

inline constexpr char k_json_type[] = "application/json";
inline constexpr char k_problem_type[] = "application/problem+json";
inline constexpr char k_push_type[] = "application/vnd.shuke.push";

std::string encode(const HelloRequest& message);
std::string encode(const HelloAnswer& message);
std::string encode(const MarkAnswer& message);
std::string encode(const PushBatch& message);
std::string encode(const PushAnswer& message);
std::string encode(const PullPage& message);
std::string encode(const Problem& message);

Result<HelloRequest> decode_hello_request(std::string_view bytes);
Result<HelloAnswer> decode_hello_answer(std::string_view bytes);
Result<MarkAnswer> decode_mark_answer(std::string_view bytes);
Result<PushBatch> decode_push_batch(std::string_view bytes);
Result<PushAnswer> decode_push_answer(std::string_view bytes);
Result<PullPage> decode_pull_page(std::string_view bytes);
Result<Problem> decode_problem(std::string_view bytes);

// The requests of a terminal, ready for the transport.
HttpRequest hello_request(const HelloRequest& message);
HttpRequest mark_request(const TerminalIdentity& terminal);
HttpRequest push_request(const PushBatch& batch);
HttpRequest pull_request(const TerminalIdentity& terminal, std::string_view cursor);

// What one record adds to a push; the store fills batches by it.
std::size_t framed_size(const Record& record);

std::string to_hex(const Hash& hash);
bool hash_from_hex(std::string_view text, Hash& out);

}  // namespace shuke::protocol

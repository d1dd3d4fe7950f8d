#include "core/store/files.h"
#include "core/store/store.h"

// The rows beside the records that are no sales.
namespace shuke::store {

namespace {

constexpr std::string_view k_select_shift_event = "SELECT shift, act, business_date, associate FROM shift_event WHERE seq = ?1";
constexpr std::string_view k_select_enrolled_row = "SELECT member_id, business_date FROM enrolment WHERE seq = ?1";
constexpr std::string_view k_select_gift_row = "SELECT act_id, member_id FROM gift WHERE seq = ?1";

std::string_view bytes_in(const Uuid& id) { return db::blob_of(id.bytes).bytes; }

}  // namespace

std::string Store::rows_differ(const ShiftRow& shift, Sequence seq) const {
  auto row = files_->journal.query(k_select_shift_event, seq);
  const std::string_view act = shift.act == ShiftAct::opened ? "opened" : "closed";
  const bool is_same = row.next() && row.view(0) == bytes_in(shift.shift) && row.view(1) == act &&
                       row.view(2) == to_text(shift.business_date) && row.view(3) == shift.associate;
  return is_same ? std::string() : "shift_event";
}

std::string Store::rows_differ(const domain::Enrolment& enrolment, Sequence seq) const {
  auto row = files_->journal.query(k_select_enrolled_row, seq);
  const bool is_same = row.next() && row.view(0) == bytes_in(enrolment.member) && row.view(1) == to_text(enrolment.business_date);
  return is_same ? std::string() : "enrolment";
}

std::string Store::rows_differ(const domain::GiftHandover& handover, Sequence seq) const {
  auto row = files_->journal.query(k_select_gift_row, seq);
  const bool is_same = row.next() && row.view(0) == bytes_in(handover.id) && row.view(1) == bytes_in(handover.member);
  return is_same ? std::string() : "gift";
}

RowCounts Store::row_counts() const {
  db::Database& journal = files_->journal;
  return {.shifts = journal.number("SELECT count(*) FROM shift_event"),
          .enrolments = journal.number("SELECT count(*) FROM enrolment"),
          .gifts = journal.number("SELECT count(*) FROM gift"),
          .coupon_uses = journal.number("SELECT count(*) FROM coupon_use")};
}

}  // namespace shuke::store

#include "core/base/check.h"
#include "core/db/transaction.h"
#include "core/store/files.h"
#include "core/store/store.h"

namespace shuke::store {

namespace {

constexpr std::string_view k_insert_event =
    "INSERT INTO shift_event (seq, shift, act, business_date, associate) VALUES (?1, ?2, ?3, ?4, ?5)";

constexpr std::string_view k_select_last_event =
    "SELECT shift, act, business_date, associate "
    "FROM shift_event "
    "ORDER BY seq DESC "
    "LIMIT 1";

std::string_view word_of(ShiftAct act) {
  switch (act) {
    case ShiftAct::opened: return "opened";
    case ShiftAct::closed: return "closed";
  }
  check_failed("a shift act", __FILE__, __LINE__);
}

}  // namespace

void Store::record_shift(const ShiftRow& shift, const NewRecord& record) {
  db::Transaction transaction(files_->journal);
  const Record written = append(files_->journal, files_->ring(), record);
  files_->journal.run(k_insert_event, written.seq, db::blob_of(shift.shift.bytes), word_of(shift.act), to_text(shift.business_date),
                      shift.associate);
  transaction.commit();
}

std::optional<ShiftRow> Store::open_shift() const {
  auto rows = files_->journal.query(k_select_last_event);
  if (!rows.next() || rows.view(1) != word_of(ShiftAct::opened)) return std::nullopt;
  const auto business_date = date_from_text(rows.view(2));
  return ShiftRow{
      .shift = {rows.bytes<16>(0)}, .act = ShiftAct::opened, .business_date = business_date.value_or(Date{}), .associate = rows.text(3)};
}

}  // namespace shuke::store

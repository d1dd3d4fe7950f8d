#include "sync/server/sqlite_storage.h"
#include "sync/server/sqlite_values.h"
#include "core/domain/sales/words.h"

namespace shuke::head_office {

namespace {

constexpr char k_add_gift[] = R"(
INSERT INTO gift (terminal, seq, member_id, gift, occasion, occasion_on, sale_terminal, sale_seq, at_ms, associate)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?))";

constexpr char k_each_gift[] = R"(
SELECT terminal, seq, member_id, gift, occasion, occasion_on, sale_terminal, sale_seq, at_ms, associate
FROM gift
ORDER BY terminal, seq)";

domain::GiftOccasion occasion_of(std::string_view text) {
  using enum domain::GiftOccasion;
  for (const domain::GiftOccasion occasion : {upgrade, birthday, single_sale}) {
    if (text == word_of(occasion)) return occasion;
  }
  return enrolment;
}

domain::RecordId record_at(const db::Rows& rows, int column) {
  return {static_cast<std::uint32_t>(rows.integer(column)), rows.integer(column + 1)};
}

GiftRow gift_of(const db::Rows& rows) {
  GiftRow out;
  out.gift.by = record_at(rows, 0);
  out.member = uuid_of(rows.view(2));
  out.gift.right = {rows.text(3), occasion_of(rows.view(4)), date_of(rows.view(5))};
  if (!rows.is_null(6)) out.gift.right.record = record_at(rows, 6);
  out.gift.at = rows.integer(8);
  out.gift.associate = rows.text(9);
  return out;
}

}  // namespace

void SqliteStorage::add_gift(const GiftRow& row) {
  const domain::HandedOver& gift = row.gift;
  std::optional<std::uint32_t> sale_terminal;
  std::optional<Sequence> sale_seq;
  if (gift.right.record) {
    sale_terminal = gift.right.record->terminal;
    sale_seq = gift.right.record->seq;
  }
  database_.run(k_add_gift, gift.by.terminal, gift.by.seq, db::blob_of(row.member.bytes), gift.right.gift, word_of(gift.right.occasion),
                to_text(gift.right.on), sale_terminal, sale_seq, gift.at, gift.associate);
}

void SqliteStorage::each_gift(const std::function<void(const GiftRow&)>& take) {
  auto rows = database_.query(k_each_gift);
  while (rows.next()) take(gift_of(rows));
}

}  // namespace shuke::head_office

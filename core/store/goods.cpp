#include "core/store/files.h"
#include "core/store/lists.h"
#include "core/store/store.h"

namespace shuke::store {

namespace {

constexpr std::string_view k_put_style =
    "INSERT INTO style (code, name_zh, name_en, material_zh, material_en, category, garment, size_family, has_wool, is_new, tile_order, "
    "goes_with, brand, tags, version, generation, check_value) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, "
    "row_check('style', ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)) "
    "ON CONFLICT (code) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en, material_zh = excluded.material_zh, "
    "material_en = excluded.material_en, category = excluded.category, garment = excluded.garment, size_family = excluded.size_family, "
    "has_wool = excluded.has_wool, is_new = excluded.is_new, tile_order = excluded.tile_order, goes_with = excluded.goes_with, "
    "brand = excluded.brand, tags = excluded.tags, version = excluded.version, generation = excluded.generation, "
    "check_value = excluded.check_value";

constexpr std::string_view k_put_sku =
    "INSERT INTO sku (code, style, barcode, colour_zh, colour_en, rgb, size, list_fen, floor_fen, version, generation, check_value) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, row_check('sku', ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)) "
    "ON CONFLICT (code) DO UPDATE SET style = excluded.style, barcode = excluded.barcode, colour_zh = excluded.colour_zh, "
    "colour_en = excluded.colour_en, rgb = excluded.rgb, size = excluded.size, list_fen = excluded.list_fen, "
    "floor_fen = excluded.floor_fen, version = excluded.version, generation = excluded.generation, check_value = excluded.check_value";

constexpr std::string_view k_select_sku_position = "SELECT position FROM sku WHERE code = ?1";
constexpr std::string_view k_delete_stock = "DELETE FROM stock WHERE sku = ?1";
constexpr std::string_view k_insert_stock =
    "INSERT INTO stock (sku, store, quantity, check_value) VALUES (?1, ?2, ?3, row_check('stock', ?1, ?2, ?3))";

constexpr std::string_view k_select_styles =
    "SELECT code, name_zh, name_en, material_zh, material_en, category, garment, size_family, has_wool, is_new, tile_order, goes_with, "
    "brand, tags, check_value = row_check('style', code, name_zh, name_en, material_zh, material_en, category, garment, size_family, "
    "has_wool, is_new, tile_order, goes_with, brand, tags, version) "
    "FROM style "
    "ORDER BY position";

constexpr std::string_view k_select_skus =
    "SELECT position, code, style, barcode, colour_zh, colour_en, rgb, size, list_fen, floor_fen, "
    "check_value = row_check('sku', code, style, barcode, colour_zh, colour_en, rgb, size, list_fen, floor_fen, version) "
    "FROM sku "
    "ORDER BY position";

constexpr std::string_view k_select_stock =
    "SELECT sku, store, quantity, check_value = row_check('stock', sku, store, quantity) FROM stock ORDER BY sku, store";

void put_style(db::Database& replica, const StyleRow& row, std::int64_t generation) {
  const domain::Style& style = row.style;
  replica.run(k_put_style, style.code, style.name.zh, style.name.en, style.material.zh, style.material.en, static_cast<int>(style.category),
              static_cast<int>(style.garment), static_cast<int>(style.size_family), style.has_wool, style.is_new, style.tile_order,
              join_lines(style.goes_with), style.brand, join_lines(style.tags), row.version, generation);
}

void put_sku(db::Database& replica, const SkuRow& row, std::int64_t generation) {
  const domain::Sku& sku = row.sku;
  replica.run(k_put_sku, sku.code, sku.style, sku.barcode, sku.colour.zh, sku.colour.en, sku.rgb, sku.size, sku.list_price.fen,
              sku.floor_price.fen, row.version, generation);
  const std::int64_t position = replica.number(k_select_sku_position, sku.code);
  replica.run(k_delete_stock, position);
  for (const auto& level : sku.stock) replica.run(k_insert_stock, position, level.store, level.quantity);
}

domain::Style read_style(const db::Rows& rows) {
  expect_unchanged(rows, 14, "style");
  return {.code = rows.text(0),
          .name = {rows.text(1), rows.text(2)},
          .material = {rows.text(3), rows.text(4)},
          .category = static_cast<domain::Category>(rows.number(5)),
          .garment = static_cast<domain::Garment>(rows.number(6)),
          .size_family = static_cast<domain::SizeFamily>(rows.number(7)),
          .has_wool = rows.flag(8),
          .is_new = rows.flag(9),
          .tile_order = rows.number(10),
          .goes_with = split_lines(rows.view(11)),
          .brand = rows.text(12),
          .tags = split_lines(rows.view(13))};
}

domain::Sku read_sku(const db::Rows& rows) {
  expect_unchanged(rows, 10, "sku");
  return {.code = rows.text(1),
          .style = rows.text(2),
          .barcode = rows.text(3),
          .colour = {rows.text(4), rows.text(5)},
          .rgb = static_cast<std::uint32_t>(rows.integer(6)),
          .size = rows.text(7),
          .list_price = {rows.integer(8)},
          .floor_price = {rows.integer(9)}};
}

// Both queries rise by position, so one pass over each puts every level where it belongs.
std::vector<domain::Sku> read_skus(db::Database& replica) {
  std::vector<domain::Sku> skus;
  auto rows = replica.query(k_select_skus);
  auto stock = replica.query(k_select_stock);
  bool has_stock = stock.next();
  while (rows.next()) {
    const std::int64_t position = rows.integer(0);
    domain::Sku& sku = skus.emplace_back(read_sku(rows));
    for (; has_stock && stock.integer(0) <= position; has_stock = stock.next()) {
      expect_unchanged(stock, 3, "stock");
      if (stock.integer(0) == position) sku.stock.push_back({.store = stock.text(1), .quantity = stock.number(2)});
    }
  }
  return skus;
}

}  // namespace

void put_goods(db::Database& replica, const ReplicaPage& page, std::int64_t generation) {
  for (const auto& row : page.styles) put_style(replica, row, generation);
  for (const auto& row : page.skus) put_sku(replica, row, generation);
}

Goods Store::goods() const {
  Goods goods;
  auto rows = files_->replica.query(k_select_styles);
  while (rows.next()) goods.styles.push_back(read_style(rows));
  goods.skus = read_skus(files_->replica);
  return goods;
}

}  // namespace shuke::store

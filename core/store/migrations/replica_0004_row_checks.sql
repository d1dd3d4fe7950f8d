-- Prices, stock and rules carry a check value over each row: SQLite's own check does not see a byte that changed inside a row. Members are
-- not among them, sealing makes theirs.

ALTER TABLE style ADD COLUMN check_value BLOB NOT NULL DEFAULT x'';
UPDATE style SET check_value = row_check('style', code, name_zh, name_en, material_zh, material_en, category, garment, size_family,
                                         has_wool, is_new, tile_order, goes_with, brand, tags, version);

ALTER TABLE sku ADD COLUMN check_value BLOB NOT NULL DEFAULT x'';
UPDATE sku SET check_value = row_check('sku', code, style, barcode, colour_zh, colour_en, rgb, size, list_fen, floor_fen, version);

ALTER TABLE stock ADD COLUMN check_value BLOB NOT NULL DEFAULT x'';
UPDATE stock SET check_value = row_check('stock', sku, store, quantity);

ALTER TABLE document ADD COLUMN check_value BLOB NOT NULL DEFAULT x'';
UPDATE document SET check_value = row_check('document', entity, key, version, body);

ALTER TABLE history ADD COLUMN check_value BLOB NOT NULL DEFAULT x'';
UPDATE history SET check_value = row_check('history', key, member_id, version, body);

ALTER TABLE feed_state ADD COLUMN check_value BLOB NOT NULL DEFAULT x'';
UPDATE feed_state SET check_value = row_check('feed_state', cursor, generation, is_starting_over);

-- Rows that stand in no record carry a check value over themselves: SQLite's own check does not see a byte that changed inside a row.

ALTER TABLE installation ADD COLUMN check_value BLOB NOT NULL DEFAULT x'';
UPDATE installation SET check_value = row_check('installation', id);

ALTER TABLE terminal ADD COLUMN check_value BLOB NOT NULL DEFAULT x'';
UPDATE terminal SET check_value = row_check('terminal', terminal, incarnation, store, till, is_provisional);

ALTER TABLE sync_state ADD COLUMN check_value BLOB NOT NULL DEFAULT x'';
UPDATE sync_state SET check_value = row_check('sync_state', server_id, epoch, applied_hwm, archived_hwm);

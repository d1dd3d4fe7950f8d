-- Head office, version 1. Facts are inserted and never updated; the mark of a terminal moves in the same transaction as the
-- effects of its records. `feed` is the only copy of everything published: one live row a key, in the order of its last change.

CREATE TABLE head_office (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  server_id TEXT NOT NULL,
  epoch TEXT NOT NULL
) STRICT;

-- A row without an installation is a till that was planned and that nobody has claimed yet.
CREATE TABLE terminal (
  terminal INTEGER PRIMARY KEY,
  incarnation INTEGER NOT NULL,
  store TEXT NOT NULL,
  till TEXT NOT NULL,
  installation BLOB UNIQUE,
  applied_hwm INTEGER NOT NULL,
  chain BLOB NOT NULL,
  last_seen_ms INTEGER NOT NULL,
  UNIQUE (store, till)
) STRICT;

-- Every record as it came. `code` is empty when its effects were applied, otherwise why it was put aside; that never changes by
-- sending it again.
CREATE TABLE record (
  terminal INTEGER NOT NULL REFERENCES terminal (terminal),
  seq INTEGER NOT NULL,
  incarnation INTEGER NOT NULL,
  kind TEXT NOT NULL,
  kind_version INTEGER NOT NULL,
  hlc INTEGER NOT NULL,
  body BLOB NOT NULL,
  sealed BLOB NOT NULL,
  body_hash BLOB NOT NULL,
  chain_hash BLOB NOT NULL,
  code TEXT NOT NULL,
  received_ms INTEGER NOT NULL,
  PRIMARY KEY (terminal, seq)
) STRICT;
CREATE INDEX record_put_aside ON record (terminal, seq) WHERE code <> '';

-- The other history of a terminal whose disk was copied or put back: kept, applied by nobody but a person.
CREATE TABLE forked_record (
  terminal INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  chain_hash BLOB NOT NULL,
  incarnation INTEGER NOT NULL,
  kind TEXT NOT NULL,
  kind_version INTEGER NOT NULL,
  hlc INTEGER NOT NULL,
  body BLOB NOT NULL,
  sealed BLOB NOT NULL,
  body_hash BLOB NOT NULL,
  received_ms INTEGER NOT NULL,
  PRIMARY KEY (terminal, seq, chain_hash)
) STRICT;

CREATE TABLE sale (
  terminal INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  incarnation INTEGER NOT NULL,
  receipt_number TEXT NOT NULL UNIQUE,
  store TEXT NOT NULL,
  till TEXT NOT NULL,
  business_date TEXT NOT NULL,
  sold_at TEXT NOT NULL,
  member_id BLOB,
  associate TEXT NOT NULL,
  list_fen INTEGER NOT NULL,
  total_fen INTEGER NOT NULL,
  price_set_version INTEGER NOT NULL,
  policy_version INTEGER NOT NULL,
  flags TEXT NOT NULL,
  PRIMARY KEY (terminal, seq)
) STRICT;
CREATE INDEX sale_of_member ON sale (member_id, business_date) WHERE member_id IS NOT NULL;

CREATE TABLE sale_line (
  terminal INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  line_no INTEGER NOT NULL,
  sku TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  list_fen INTEGER NOT NULL,
  paid_fen INTEGER NOT NULL,
  PRIMARY KEY (terminal, seq, line_no),
  FOREIGN KEY (terminal, seq) REFERENCES sale (terminal, seq)
) STRICT;

CREATE TABLE tender (
  terminal INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  tender_no INTEGER NOT NULL,
  kind TEXT NOT NULL,
  amount_fen INTEGER NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (terminal, seq, tender_no),
  FOREIGN KEY (terminal, seq) REFERENCES sale (terminal, seq)
) STRICT;

-- Terminal 0 holds the opening balances that came with imported members. Points and growth (fen) each in their own column.
CREATE TABLE ledger_entry (
  terminal INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  entry_no INTEGER NOT NULL,
  member_id BLOB NOT NULL,
  account TEXT NOT NULL,
  points INTEGER NOT NULL,
  growth_fen INTEGER NOT NULL,
  available_from TEXT NOT NULL,
  expires TEXT,
  policy_version INTEGER NOT NULL,
  PRIMARY KEY (terminal, seq, entry_no)
) STRICT;
CREATE INDEX ledger_of_member ON ledger_entry (member_id);

-- AUTOINCREMENT, so that a position is never given twice even when the newest row moves.
CREATE TABLE feed (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  entity TEXT NOT NULL,
  key TEXT NOT NULL,
  is_removed INTEGER NOT NULL,
  body BLOB NOT NULL,
  UNIQUE (entity, key)
) STRICT;

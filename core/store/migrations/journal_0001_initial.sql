-- What this till did. Facts are appended, never changed: the triggers at the end hold that for the money.

CREATE TABLE installation (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id BLOB NOT NULL CHECK (length(id) = 16)
) STRICT;

CREATE TABLE terminal (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  terminal INTEGER NOT NULL CHECK (terminal > 0),
  incarnation INTEGER NOT NULL CHECK (incarnation > 0),
  store TEXT NOT NULL CHECK (store <> ''),
  till TEXT NOT NULL CHECK (till <> ''),
  is_provisional INTEGER NOT NULL CHECK (is_provisional IN (0, 1))
) STRICT;

CREATE TABLE sync_state (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  server_id TEXT NOT NULL,
  epoch TEXT NOT NULL,
  applied_hwm INTEGER NOT NULL DEFAULT 0,
  archived_hwm INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The record's bytes as they are hashed and sent. `sealed` is empty where nothing is personal. seq has no gaps.
CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  kind TEXT NOT NULL CHECK (kind <> ''),
  kind_version INTEGER NOT NULL CHECK (kind_version > 0),
  hlc INTEGER NOT NULL,
  body BLOB NOT NULL,
  sealed BLOB NOT NULL,
  body_hash BLOB NOT NULL CHECK (length(body_hash) = 32),
  chain_hash BLOB NOT NULL CHECK (length(chain_hash) = 32)
) STRICT;

-- counter is the number at the end of the receipt number: from 1, without gaps, whatever else takes a seq.
CREATE TABLE sale (
  seq INTEGER PRIMARY KEY REFERENCES outbox (seq),
  receipt_number TEXT NOT NULL UNIQUE,
  counter INTEGER NOT NULL CHECK (counter > 0),
  basket_id BLOB NOT NULL UNIQUE CHECK (length(basket_id) = 16),
  member_id BLOB CHECK (member_id IS NULL OR length(member_id) = 16),
  business_date TEXT NOT NULL CHECK (business_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  at_ms INTEGER NOT NULL,
  offset_minutes INTEGER NOT NULL,
  store TEXT NOT NULL,
  list_total_fen INTEGER NOT NULL,
  total_fen INTEGER NOT NULL
) STRICT;

CREATE INDEX sale_by_member ON sale (member_id, seq) WHERE member_id IS NOT NULL;

CREATE TABLE sale_line (
  sale_seq INTEGER NOT NULL REFERENCES sale (seq),
  line_no INTEGER NOT NULL CHECK (line_no > 0),
  sku TEXT NOT NULL CHECK (sku <> ''),
  quantity INTEGER NOT NULL CHECK (quantity <> 0),
  list_fen INTEGER NOT NULL,
  paid_fen INTEGER NOT NULL,
  vat_rate_bp INTEGER NOT NULL,
  PRIMARY KEY (sale_seq, line_no)
) STRICT, WITHOUT ROWID;

CREATE TABLE tender (
  sale_seq INTEGER NOT NULL REFERENCES sale (seq),
  tender_no INTEGER NOT NULL CHECK (tender_no > 0),
  kind TEXT NOT NULL CHECK (kind IN ('cash', 'bank_card', 'wechat', 'alipay', 'change', 'rounding')),
  amount_fen INTEGER NOT NULL,
  reference TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('paid', 'unknown', 'reversed')),
  PRIMARY KEY (sale_seq, tender_no)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_entry (
  sale_seq INTEGER NOT NULL REFERENCES sale (seq),
  entry_no INTEGER NOT NULL CHECK (entry_no > 0),
  account TEXT NOT NULL CHECK (account IN ('points', 'growth')),
  points INTEGER NOT NULL,
  growth_fen INTEGER NOT NULL,
  available_from TEXT NOT NULL,
  expires TEXT,
  policy_version INTEGER NOT NULL,
  PRIMARY KEY (sale_seq, entry_no)
) STRICT, WITHOUT ROWID;

-- Members enrolled here. `found_by` is an envelope around what they are searched by; the person stands in the outbox row.
CREATE TABLE enrolment (
  seq INTEGER PRIMARY KEY REFERENCES outbox (seq),
  member_id BLOB NOT NULL UNIQUE CHECK (length(member_id) = 16),
  business_date TEXT NOT NULL,
  found_by BLOB NOT NULL
) STRICT;

CREATE TABLE shift_event (
  seq INTEGER PRIMARY KEY REFERENCES outbox (seq),
  shift BLOB NOT NULL CHECK (length(shift) = 16),
  act TEXT NOT NULL CHECK (act IN ('opened', 'closed')),
  business_date TEXT NOT NULL,
  associate TEXT NOT NULL
) STRICT;

-- The open counter as one envelope.
CREATE TABLE draft (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  content BLOB NOT NULL
) STRICT;

CREATE TRIGGER outbox_stays BEFORE UPDATE ON outbox BEGIN SELECT RAISE(ABORT, 'records are never changed'); END;
CREATE TRIGGER outbox_is_kept BEFORE DELETE ON outbox BEGIN SELECT RAISE(ABORT, 'records are never deleted'); END;
CREATE TRIGGER sale_stays BEFORE UPDATE ON sale BEGIN SELECT RAISE(ABORT, 'sales are never changed'); END;
CREATE TRIGGER sale_is_kept BEFORE DELETE ON sale BEGIN SELECT RAISE(ABORT, 'sales are never deleted'); END;
CREATE TRIGGER sale_line_stays BEFORE UPDATE ON sale_line BEGIN SELECT RAISE(ABORT, 'sales are never changed'); END;
CREATE TRIGGER sale_line_is_kept BEFORE DELETE ON sale_line BEGIN SELECT RAISE(ABORT, 'sales are never deleted'); END;
CREATE TRIGGER tender_stays BEFORE UPDATE ON tender BEGIN SELECT RAISE(ABORT, 'sales are never changed'); END;
CREATE TRIGGER tender_is_kept BEFORE DELETE ON tender BEGIN SELECT RAISE(ABORT, 'sales are never deleted'); END;
CREATE TRIGGER ledger_entry_stays BEFORE UPDATE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'the ledger is never changed'); END;
CREATE TRIGGER ledger_entry_is_kept BEFORE DELETE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'the ledger is never deleted'); END;

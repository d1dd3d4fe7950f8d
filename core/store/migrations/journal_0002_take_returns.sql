-- Returns: tenders that are no money (points, stored value, vouchers, exchanges), more than one ledger entry of an account, stored
-- value in the ledger. SQLite changes no CHECK in place, so both tables are written anew.

CREATE TABLE tender_0002 (
  sale_seq INTEGER NOT NULL REFERENCES sale (seq),
  tender_no INTEGER NOT NULL CHECK (tender_no > 0),
  kind TEXT NOT NULL CHECK (kind IN ('cash', 'bank_card', 'wechat', 'alipay', 'change', 'rounding', 'stored_value', 'points', 'voucher',
                                     'exchange', 'spent_points')),
  amount_fen INTEGER NOT NULL,
  reference TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('paid', 'unknown', 'reversed')),
  PRIMARY KEY (sale_seq, tender_no)
) STRICT, WITHOUT ROWID;
INSERT INTO tender_0002 SELECT sale_seq, tender_no, kind, amount_fen, reference, attempt, state FROM tender;
DROP TABLE tender;
ALTER TABLE tender_0002 RENAME TO tender;

CREATE TABLE ledger_entry_0002 (
  sale_seq INTEGER NOT NULL REFERENCES sale (seq),
  entry_no INTEGER NOT NULL CHECK (entry_no > 0),
  account TEXT NOT NULL CHECK (account IN ('points', 'growth', 'stored_value')),
  points INTEGER NOT NULL,
  growth_fen INTEGER NOT NULL,
  available_from TEXT NOT NULL,
  expires TEXT,
  policy_version INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('earned', 'granted', 'spent', 'restored', 'taken_back', 'grown', 'ungrown', 'topped_up', 'paid',
                                     'refunded')),
  stored_fen INTEGER NOT NULL,
  PRIMARY KEY (sale_seq, entry_no)
) STRICT, WITHOUT ROWID;
INSERT INTO ledger_entry_0002
SELECT sale_seq, entry_no, account, points, growth_fen, available_from, expires, policy_version,
       CASE account WHEN 'points' THEN 'earned' ELSE 'grown' END, 0
FROM ledger_entry;
DROP TABLE ledger_entry;
ALTER TABLE ledger_entry_0002 RENAME TO ledger_entry;

CREATE TRIGGER tender_stays BEFORE UPDATE ON tender BEGIN SELECT RAISE(ABORT, 'sales are never changed'); END;
CREATE TRIGGER tender_is_kept BEFORE DELETE ON tender BEGIN SELECT RAISE(ABORT, 'sales are never deleted'); END;
CREATE TRIGGER ledger_entry_stays BEFORE UPDATE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'the ledger is never changed'); END;
CREATE TRIGGER ledger_entry_is_kept BEFORE DELETE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'the ledger is never deleted'); END;

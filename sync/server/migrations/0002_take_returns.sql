-- What an entry is and stored value in the ledger; which pieces of which sale came back by which record. A piece that came back twice, by
-- tills that could not know of each other, stands here twice.

ALTER TABLE ledger_entry ADD COLUMN kind TEXT NOT NULL DEFAULT 'earned';
ALTER TABLE ledger_entry ADD COLUMN stored_fen INTEGER NOT NULL DEFAULT 0;
UPDATE ledger_entry SET kind = 'grown' WHERE account = 'growth';

CREATE TABLE returned_piece (
  of_terminal INTEGER NOT NULL,
  of_seq INTEGER NOT NULL,
  line_no INTEGER NOT NULL,
  piece_no INTEGER NOT NULL,
  terminal INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (of_terminal, of_seq, line_no, piece_no, terminal, seq),
  FOREIGN KEY (terminal, seq) REFERENCES sale (terminal, seq)
) STRICT, WITHOUT ROWID;

-- Gifts handed over. One that two tills handed over, which could not know of each other, stands here twice.

CREATE TABLE gift (
  terminal INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  member_id BLOB NOT NULL,
  gift TEXT NOT NULL,
  occasion TEXT NOT NULL,
  occasion_on TEXT NOT NULL,
  sale_terminal INTEGER,
  sale_seq INTEGER,
  at_ms INTEGER NOT NULL,
  associate TEXT NOT NULL,
  PRIMARY KEY (terminal, seq)
) STRICT, WITHOUT ROWID;

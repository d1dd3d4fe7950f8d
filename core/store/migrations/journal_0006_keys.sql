-- What is personal is sealed. A member has a key of their own for what is personal in their records, wrapped for this till and for head
-- office (empty until it is known). `is_copied`: it stands in `records/` as it stands here.

CREATE TABLE record_key (
  key_id BLOB PRIMARY KEY NOT NULL CHECK (length(key_id) = 16),
  member_id BLOB NOT NULL UNIQUE CHECK (length(member_id) = 16),
  for_terminal BLOB NOT NULL,
  for_head_office BLOB NOT NULL,
  is_copied INTEGER NOT NULL CHECK (is_copied IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE INDEX record_key_to_copy ON record_key (key_id) WHERE is_copied = 0;
CREATE INDEX record_key_to_wrap ON record_key (key_id) WHERE length(for_head_office) = 0;

CREATE TABLE head_office (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  public_key BLOB NOT NULL CHECK (length(public_key) = 32)
) STRICT;

-- Keyed hashes of whole phones and cards of those enrolled here.
CREATE TABLE enrolment_phone (
  hash BLOB NOT NULL CHECK (length(hash) = 16),
  seq INTEGER NOT NULL REFERENCES enrolment (seq),
  PRIMARY KEY (hash, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE enrolment_card (
  hash BLOB NOT NULL CHECK (length(hash) = 16),
  seq INTEGER NOT NULL REFERENCES enrolment (seq),
  PRIMARY KEY (hash, seq)
) STRICT, WITHOUT ROWID;

-- What is personal is sealed: what members are found by in one piece, in front of the two parts, so that filling the index does not read
-- them; their history; rows about them that are parked. What lies here was stored in the clear: fetch all again.

DROP TABLE member;
DROP TABLE history;
DROP TABLE parked;

-- position is the order in which members came first: of those who share a phone the first is found, of those who have one card the last.
CREATE TABLE member (
  position INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  version INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  found_by BLOB NOT NULL,
  core BLOB NOT NULL,
  facts BLOB NOT NULL
) STRICT;

-- Keyed hashes of whole phones and cards, so that a look-up needs no index in memory.
CREATE TABLE member_phone (
  hash BLOB NOT NULL CHECK (length(hash) = 16),
  member INTEGER NOT NULL,
  PRIMARY KEY (hash, member)
) STRICT, WITHOUT ROWID;

CREATE TABLE member_card (
  hash BLOB NOT NULL CHECK (length(hash) = 16),
  member INTEGER NOT NULL,
  PRIMARY KEY (hash, member)
) STRICT, WITHOUT ROWID;

CREATE TABLE history (
  key TEXT PRIMARY KEY NOT NULL,
  member_id BLOB NOT NULL CHECK (length(member_id) = 16),
  version INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  body BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX history_of_member ON history (member_id);

CREATE TABLE parked (
  entity TEXT NOT NULL,
  key TEXT NOT NULL,
  version INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  body BLOB NOT NULL,
  is_sealed INTEGER NOT NULL CHECK (is_sealed IN (0, 1)),
  reason TEXT NOT NULL,
  PRIMARY KEY (entity, key)
) STRICT, WITHOUT ROWID;

-- has_skipped: the keys were locked, and rows about members were passed over. The next start that opens them fetches all again.
ALTER TABLE feed_state ADD COLUMN has_skipped INTEGER NOT NULL DEFAULT 0 CHECK (has_skipped IN (0, 1));
UPDATE feed_state SET cursor = '', check_value = row_check('feed_state', '', generation, is_starting_over, has_skipped);

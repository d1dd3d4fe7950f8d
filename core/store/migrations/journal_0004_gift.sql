-- Gifts that this till handed over, so that one is not given twice before head office has heard of it. Which gift stands in the record.

CREATE TABLE gift (
  seq INTEGER PRIMARY KEY REFERENCES outbox (seq),
  act_id BLOB NOT NULL UNIQUE CHECK (length(act_id) = 16),
  member_id BLOB NOT NULL CHECK (length(member_id) = 16)
) STRICT;

CREATE INDEX gift_by_member ON gift (member_id, seq);

CREATE TRIGGER gift_stays BEFORE UPDATE ON gift BEGIN SELECT RAISE(ABORT, 'hand-overs are never changed'); END;
CREATE TRIGGER gift_is_kept BEFORE DELETE ON gift BEGIN SELECT RAISE(ABORT, 'hand-overs are never deleted'); END;

-- What members' accounts were folded from, some records of one member a row. Members now carry their account: fetch all again.
CREATE TABLE history (
  key TEXT PRIMARY KEY NOT NULL,
  member_id BLOB NOT NULL CHECK (length(member_id) = 16),
  version INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  body BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX history_of_member ON history (member_id);
DELETE FROM member;
UPDATE feed_state SET cursor = '';

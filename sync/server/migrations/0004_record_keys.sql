-- The personal part of a record is sealed under a key of its member's own, which comes wrapped for head office. In neither hash, so it may
-- be emptied: then nobody opens the person any more, and the chain holds. Empty also where nothing is sealed.
ALTER TABLE record ADD COLUMN wrapped_key BLOB NOT NULL DEFAULT x'';
ALTER TABLE forked_record ADD COLUMN wrapped_key BLOB NOT NULL DEFAULT x'';

-- Whose file of head office's key belongs to this database; the key itself never stands here. NULL until the first start.
ALTER TABLE head_office ADD COLUMN public_key BLOB CHECK (public_key IS NULL OR length(public_key) = 32);

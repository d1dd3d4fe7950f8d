-- What head office told us. Disposable: an empty cursor fetches all of it again. Every row carries the generation of the bootstrap
-- that brought it last; when a bootstrap is complete, rows of older generations go.

CREATE TABLE feed_state (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  cursor TEXT NOT NULL,
  generation INTEGER NOT NULL,
  is_starting_over INTEGER NOT NULL CHECK (is_starting_over IN (0, 1))
) STRICT;
INSERT INTO feed_state VALUES (1, '', 0, 0);

-- position is the order in which rows came first: the order of the catalogue.
CREATE TABLE style (
  position INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  material_zh TEXT NOT NULL,
  material_en TEXT NOT NULL,
  category INTEGER NOT NULL,
  garment INTEGER NOT NULL,
  size_family INTEGER NOT NULL,
  has_wool INTEGER NOT NULL,
  is_new INTEGER NOT NULL,
  tile_order INTEGER NOT NULL,
  goes_with TEXT NOT NULL,
  version INTEGER NOT NULL,
  generation INTEGER NOT NULL
) STRICT;

CREATE TABLE sku (
  position INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  style TEXT NOT NULL,
  barcode TEXT NOT NULL,
  colour_zh TEXT NOT NULL,
  colour_en TEXT NOT NULL,
  rgb INTEGER NOT NULL,
  size TEXT NOT NULL,
  list_fen INTEGER NOT NULL,
  floor_fen INTEGER NOT NULL,
  version INTEGER NOT NULL,
  generation INTEGER NOT NULL
) STRICT;

CREATE TABLE stock (
  sku INTEGER NOT NULL REFERENCES sku (position) ON DELETE CASCADE,
  store TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  PRIMARY KEY (sku, store)
) STRICT, WITHOUT ROWID;

-- Chain, stores, associates, policy, promotions: the bytes head office sent.
CREATE TABLE document (
  entity TEXT NOT NULL,
  key TEXT NOT NULL,
  version INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (entity, key)
) STRICT, WITHOUT ROWID;

-- What a member is found by stands in front of the two parts, so that filling the index does not read them.
CREATE TABLE member (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  name TEXT NOT NULL,
  phone TEXT NOT NULL,
  cards TEXT NOT NULL,
  readings TEXT NOT NULL,
  last_visit TEXT,
  last_store TEXT NOT NULL,
  version INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  core BLOB NOT NULL,
  facts BLOB NOT NULL
) STRICT;

CREATE TABLE parked (
  entity TEXT NOT NULL,
  key TEXT NOT NULL,
  version INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  body BLOB NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (entity, key)
) STRICT, WITHOUT ROWID;

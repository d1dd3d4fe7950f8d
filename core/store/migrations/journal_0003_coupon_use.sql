-- Coupons that sales of this till used or returns gave back, so that one is not taken twice before head office has heard of it.

CREATE TABLE coupon_use (
  code TEXT NOT NULL CHECK (code <> ''),
  sale_seq INTEGER NOT NULL REFERENCES sale (seq),
  act TEXT NOT NULL CHECK (act IN ('used', 'revived')),
  PRIMARY KEY (code, sale_seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER coupon_use_stays BEFORE UPDATE ON coupon_use BEGIN SELECT RAISE(ABORT, 'sales are never changed'); END;
CREATE TRIGGER coupon_use_is_kept BEFORE DELETE ON coupon_use BEGIN SELECT RAISE(ABORT, 'sales are never deleted'); END;

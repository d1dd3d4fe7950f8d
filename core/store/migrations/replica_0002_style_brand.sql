-- Promotions and coupons choose goods by brand and by the chain's own tags. What lies here was stored without them: fetch all again.
ALTER TABLE style ADD COLUMN brand TEXT NOT NULL DEFAULT '';
ALTER TABLE style ADD COLUMN tags TEXT NOT NULL DEFAULT '';
UPDATE feed_state SET cursor = '';

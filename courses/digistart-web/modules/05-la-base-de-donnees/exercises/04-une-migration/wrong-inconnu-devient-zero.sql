ALTER TABLE objets ADD COLUMN prix_centimes INTEGER NOT NULL DEFAULT 0;
UPDATE objets SET prix_centimes = CAST(round(coalesce(prix, 0) * 100) AS INTEGER);
ALTER TABLE objets DROP COLUMN prix;

ALTER TABLE objets ADD COLUMN prix_centimes INTEGER;
UPDATE objets SET prix_centimes = CAST(prix * 100 AS INTEGER);
ALTER TABLE objets DROP COLUMN prix;

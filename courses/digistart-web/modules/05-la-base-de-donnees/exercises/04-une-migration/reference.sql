ALTER TABLE objets ADD COLUMN prix_centimes INTEGER;
UPDATE objets SET prix_centimes = CAST(round(prix * 100) AS INTEGER) WHERE prix IS NOT NULL;
ALTER TABLE objets DROP COLUMN prix;

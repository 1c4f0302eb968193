ALTER TABLE objets ADD COLUMN prix_centimes INTEGER;

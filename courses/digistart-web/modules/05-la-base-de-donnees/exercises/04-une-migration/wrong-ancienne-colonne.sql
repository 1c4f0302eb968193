ALTER TABLE objets ADD COLUMN prix_centimes REAL;
UPDATE objets SET prix_centimes = round(prix * 100);

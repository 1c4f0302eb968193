BEGIN;
INSERT INTO inscriptions SELECT id, 'Davit' FROM soirees WHERE id = 1 AND libres > 0;
UPDATE soirees SET libres = libres - changes() WHERE id = 1;
COMMIT;
BEGIN;
INSERT INTO inscriptions SELECT id, 'Rosa' FROM soirees WHERE id = 2 AND libres > 0;
UPDATE soirees SET libres = libres - changes() WHERE id = 2;
COMMIT;

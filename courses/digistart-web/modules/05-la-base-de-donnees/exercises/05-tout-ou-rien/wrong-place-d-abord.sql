BEGIN;
UPDATE soirees SET libres = libres - 1 WHERE id = 1 AND libres > 0;
INSERT INTO inscriptions SELECT id, 'Davit' FROM soirees WHERE id = 1 AND libres > 0;
COMMIT;

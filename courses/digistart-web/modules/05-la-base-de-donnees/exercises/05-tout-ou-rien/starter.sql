BEGIN;
INSERT INTO inscriptions VALUES (1, 'Davit');
UPDATE soirees SET libres = libres - 1 WHERE id = 1;
COMMIT;
BEGIN;
INSERT INTO inscriptions VALUES (2, 'Rosa');
UPDATE soirees SET libres = libres - 1 WHERE id = 2;
COMMIT;

CREATE VIEW accueil AS
SELECT jour, places AS libres, 'libre' AS etat
FROM soirees;

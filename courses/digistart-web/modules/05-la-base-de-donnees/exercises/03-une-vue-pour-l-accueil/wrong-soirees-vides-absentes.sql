CREATE VIEW accueil AS
SELECT s.jour AS jour, s.places - count(*) AS libres,
  CASE WHEN s.places <= count(*) THEN 'complet' ELSE 'libre' END AS etat
FROM soirees s
JOIN inscriptions i ON i.soiree = s.id
GROUP BY s.id;

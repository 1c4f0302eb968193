CREATE VIEW accueil AS
SELECT
  s.jour AS jour,
  s.places - count(i.personne) AS libres,
  CASE WHEN s.places <= count(i.personne) THEN 'complet' ELSE 'libre' END AS etat
FROM soirees s
LEFT JOIN inscriptions i ON i.soiree = s.id
GROUP BY s.id;

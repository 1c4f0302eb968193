SELECT atelier.nom, COUNT(*)
FROM atelier
JOIN inscription
  ON inscription.atelier_id = atelier.id
GROUP BY atelier.id
ORDER BY atelier.nom;

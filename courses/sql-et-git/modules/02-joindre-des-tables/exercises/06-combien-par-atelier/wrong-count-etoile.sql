SELECT atelier.nom, COUNT(*)
FROM atelier
LEFT JOIN inscription
  ON inscription.atelier_id = atelier.id
GROUP BY atelier.id
ORDER BY atelier.nom;

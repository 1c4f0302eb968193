SELECT atelier.nom, COUNT(inscription.personne_id)
FROM atelier
JOIN inscription
  ON inscription.atelier_id = atelier.id
GROUP BY atelier.id
ORDER BY atelier.nom;

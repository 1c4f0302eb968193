SELECT atelier.nom,
       atelier.places - COUNT(inscription.personne_id)
FROM atelier
LEFT JOIN inscription
  ON inscription.atelier_id = atelier.id
GROUP BY atelier.id
ORDER BY atelier.nom;

SELECT atelier.nom,
       atelier.places - COUNT(inscription.personne_id)
FROM atelier
LEFT JOIN inscription
  ON inscription.atelier_id = atelier.id
GROUP BY atelier.id
HAVING atelier.places > COUNT(inscription.personne_id)
ORDER BY atelier.nom;

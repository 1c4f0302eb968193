SELECT atelier.nom, atelier.places - COUNT(*)
FROM atelier
LEFT JOIN inscription
  ON inscription.atelier_id = atelier.id
GROUP BY atelier.id
HAVING atelier.places > COUNT(*)
ORDER BY atelier.nom;

SELECT atelier.nom, atelier.places
FROM atelier
ORDER BY atelier.nom;

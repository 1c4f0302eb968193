SELECT atelier.nom, salle.nom
FROM atelier, salle;

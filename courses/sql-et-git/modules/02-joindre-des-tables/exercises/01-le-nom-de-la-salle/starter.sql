SELECT nom, salle_id
FROM atelier;

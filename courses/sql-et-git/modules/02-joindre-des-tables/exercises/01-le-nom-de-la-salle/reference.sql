SELECT atelier.nom, salle.nom
FROM atelier
JOIN salle ON salle.id = atelier.salle_id;

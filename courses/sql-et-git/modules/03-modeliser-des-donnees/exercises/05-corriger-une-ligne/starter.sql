SELECT id, nom, jour, salle
FROM atelier
WHERE nom = 'Couture';

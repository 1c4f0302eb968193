UPDATE atelier
SET salle = 'Lilas'
WHERE nom = 'Couture';

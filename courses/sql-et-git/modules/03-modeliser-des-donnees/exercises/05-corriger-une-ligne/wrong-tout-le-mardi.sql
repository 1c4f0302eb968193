UPDATE atelier
SET salle = 'Lilas'
WHERE jour = 'mardi';

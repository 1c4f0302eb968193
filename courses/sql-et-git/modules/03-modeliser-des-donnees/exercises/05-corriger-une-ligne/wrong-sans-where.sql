UPDATE atelier
SET salle = 'Lilas';

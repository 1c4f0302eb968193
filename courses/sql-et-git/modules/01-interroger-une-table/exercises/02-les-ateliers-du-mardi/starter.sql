SELECT nom
FROM atelier
WHERE jour = 'jeudi';

SELECT nom
FROM atelier
WHERE jour = 'mardi' OR places >= 10;

SELECT nom
FROM atelier
WHERE jour = 'mardi' AND places >= 10;

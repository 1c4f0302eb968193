SELECT prenom
FROM personne
WHERE telephone IS NULL OR telephone = ''
ORDER BY prenom;

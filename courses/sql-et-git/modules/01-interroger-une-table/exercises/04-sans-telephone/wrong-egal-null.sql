SELECT prenom
FROM personne
WHERE telephone = NULL
ORDER BY prenom;

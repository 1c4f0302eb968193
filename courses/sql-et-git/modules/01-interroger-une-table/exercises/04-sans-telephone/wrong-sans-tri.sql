SELECT prenom
FROM personne
WHERE telephone IS NULL;

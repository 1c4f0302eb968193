SELECT prenom
FROM personne
WHERE telephone = NULL;

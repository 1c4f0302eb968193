SELECT personne.prenom, pret.code
FROM personne
LEFT JOIN pret ON pret.personne_id = personne.id
WHERE pret.code <> ''
ORDER BY personne.prenom;

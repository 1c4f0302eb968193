SELECT personne.prenom, pret.code
FROM pret
LEFT JOIN personne ON pret.personne_id = personne.id
ORDER BY personne.prenom;

SELECT p.prenom, a.nom
FROM personne AS p
JOIN atelier AS a ON a.id = p.id
ORDER BY p.prenom, a.nom;

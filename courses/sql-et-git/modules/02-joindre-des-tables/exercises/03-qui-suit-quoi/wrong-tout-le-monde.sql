SELECT p.prenom, a.nom
FROM personne AS p
LEFT JOIN inscription AS i ON i.personne_id = p.id
LEFT JOIN atelier AS a ON a.id = i.atelier_id
ORDER BY p.prenom, a.nom;

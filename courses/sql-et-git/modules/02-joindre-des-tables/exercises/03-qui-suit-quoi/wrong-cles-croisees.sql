SELECT p.prenom, a.nom
FROM inscription AS i
JOIN personne AS p ON p.id = i.atelier_id
JOIN atelier AS a ON a.id = i.personne_id
ORDER BY p.prenom, a.nom;

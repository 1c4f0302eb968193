SELECT objet.nom
FROM objet
JOIN emprunt ON emprunt.objet_id = objet.id;

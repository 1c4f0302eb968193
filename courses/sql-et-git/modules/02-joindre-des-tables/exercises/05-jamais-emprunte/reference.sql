SELECT objet.nom
FROM objet
LEFT JOIN emprunt ON emprunt.objet_id = objet.id
WHERE emprunt.id IS NULL
ORDER BY objet.nom;

SELECT objet.nom
FROM objet
LEFT JOIN emprunt ON emprunt.objet_id = objet.id
GROUP BY objet.id
HAVING COUNT(*) <= 1
ORDER BY objet.nom;

SELECT livre.titre, livre.annee
FROM livre
JOIN autrice ON autrice.id = livre.autrice_id
ORDER BY livre.titre;

SELECT livre.titre, livre.annee
FROM livre
JOIN autrice ON autrice.id = livre.autrice_id
WHERE autrice.nom = 'Mina Sow'
ORDER BY livre.titre;

SELECT titre, ville
FROM annonce
WHERE titre LIKE 'vélo%';

SELECT titre, ville
FROM annonce
WHERE titre = 'vélo';
